package ondo.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.risk.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored rows that a report is made of; read inside one snapshot of the database. */
public final class ReportRowReader {

  private static final String LIST_SITES = Sql.of("report/list_sites");
  private static final String LIST_RISKS = Sql.of("report/list_risks");
  private static final String LIST_SOURCES = Sql.of("report/list_sources");
  private static final String LIST_WARMING = Sql.of("report/list_warming");
  private static final String LIST_POINTS = Sql.of("report/list_points");
  private static final String LIST_EVENTS = Sql.of("report/list_events");

  private final JdbcClient jdbc;

  public ReportRowReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A site as its tenant registered it; what is unknown is null.
   *
   * @param assetValue replacement value in units of {@code currency}
   * @param annualValueAdded of one year, in the same currency
   * @param insuredShare of the loss, 0…1
   * @param inFloodZone as its tenant said
   * @param region nearest region of the data set
   */
  public record SiteRow(
      UUID id,
      String externalId,
      String name,
      double latitude,
      double longitude,
      @Nullable BigDecimal assetValue,
      @Nullable String currency,
      @Nullable BigDecimal annualValueAdded,
      @Nullable Double insuredShare,
      @Nullable Boolean inFloodZone,
      int version,
      @Nullable RegionName region) {}

  /** A region in both languages. */
  public record RegionName(
      String regionKo, String regionEn, String provinceKo, String provinceEn) {}

  /**
   * One hazard and scenario at one site. Arrays hold one value for each chosen year, {@code
   * grossByYear} 80 from 2021 on; NaN is a gap.
   *
   * @param yearFlags JSON {@code {"FLAG":[years]}}
   * @param lossStatus of the average annual loss
   * @param integratedStatus of the integrated score
   * @param expectedLoss money a year in the site's currency
   * @param bandContents what lies between {@code aalLow} and {@code aalHigh}, the ends of the net
   *     loss; null without a band
   * @param events null where the loss is an index
   */
  @SuppressWarnings("ArrayRecordComponent") // a row on its way, never compared
  public record RiskRow(
      UUID siteId,
      Hazard hazard,
      Scenario scenario,
      String dataVersion,
      String modelVersion,
      Instant computedAt,
      int siteVersion,
      Status status,
      List<String> flags,
      @Nullable String yearFlags,
      @Nullable Double e,
      @Nullable Double v,
      Status lossStatus,
      Status integratedStatus,
      double[] h,
      double[] integrated,
      double[] aalGross,
      double[] aalNet,
      double[] expectedLoss,
      @Nullable String bandContents,
      double[] aalLow,
      double[] aalHigh,
      @Nullable EventValues events,
      double @Nullable [] grossByYear) {

    public RiskRow {
      flags = List.copyOf(flags);
    }
  }

  /**
   * What stands beside a loss from single events; one value for each chosen year.
   *
   * @param screening net loss of the index method, a ratio a year
   * @param deviation standard deviation of the yearly gross loss, a ratio
   * @param atReturnPeriods gross losses, all years of the first chosen return period first
   */
  @SuppressWarnings("ArrayRecordComponent") // a row on its way, never compared
  public record EventValues(double[] screening, double[] deviation, double[] atReturnPeriods) {}

  /**
   * Losses of all sites of a tenant together from single events, in money, gross; one value for
   * each chosen year.
   *
   * @param sites inside the sums
   * @param aal expected loss a year
   * @param deviation standard deviation of the yearly loss
   * @param atReturnPeriods all years of the first stored return period first
   */
  @SuppressWarnings("ArrayRecordComponent") // a row on its way, never compared
  public record EventRow(
      Hazard hazard,
      Scenario scenario,
      String currency,
      int sites,
      double[] aal,
      double[] deviation,
      double[] atReturnPeriods) {}

  /** A source that must be named, with its terms. */
  public record SourceRow(
      String dataVersion,
      String dataSet,
      String name,
      String licence,
      String attribution,
      String method,
      String period) {}

  /**
   * Global warming above 1850–1900 in K, one value for each chosen year.
   *
   * @param curve LOW, CENTRAL or HIGH
   */
  @SuppressWarnings("ArrayRecordComponent") // a row on its way, never compared
  public record WarmingRow(
      String dataVersion, Scenario scenario, String curve, double[] warmingK) {}

  /** A grid point's place in degrees. */
  public record PointRow(double latitude, double longitude) {}

  /**
   * Sites of a tenant in the order of their ids.
   *
   * @param ids null means all of them
   */
  public List<SiteRow> sites(String tenant, @Nullable Collection<UUID> ids) {
    return jdbc.sql(LIST_SITES)
        .param("tenant", tenant)
        .param("ids", ids == null ? null : ids.toArray(UUID[]::new))
        .query(ReportRowReader::site)
        .list();
  }

  /**
   * Results of some sites, in any order.
   *
   * @param periods positions of the wanted return periods among the stored ones, from 0 on
   */
  public List<RiskRow> risks(
      Collection<UUID> siteIds,
      Collection<Scenario> scenarios,
      Collection<Integer> years,
      Collection<Integer> periods) {
    return jdbc.sql(LIST_RISKS)
        .param("site_ids", siteIds.toArray(UUID[]::new))
        .param("scenarios", names(scenarios))
        .param("years", years.toArray(Integer[]::new))
        .param("periods", periods.toArray(Integer[]::new))
        .query(ReportRowReader::risk)
        .list();
  }

  /** What single events do to all sites of a tenant together, by hazard, currency and scenario. */
  public List<EventRow> events(
      String tenant, Collection<Scenario> scenarios, Collection<Integer> years) {
    return jdbc.sql(LIST_EVENTS)
        .param("tenant", tenant)
        .param("scenarios", names(scenarios))
        .param("years", years.toArray(Integer[]::new))
        .query(ReportRowReader::event)
        .list();
  }

  /** Every source of the data versions. */
  public List<SourceRow> sources(Collection<String> dataVersions) {
    return jdbc.sql(LIST_SOURCES)
        .param("data_versions", dataVersions.toArray(String[]::new))
        .query(
            (row, number) ->
                new SourceRow(
                    row.getString("data_version"),
                    row.getString("data_set"),
                    row.getString("name"),
                    row.getString("licence"),
                    row.getString("attribution"),
                    row.getString("method"),
                    row.getString("period")))
        .list();
  }

  /** Warming curves of the data versions. */
  public List<WarmingRow> warming(
      Collection<String> dataVersions, Collection<Scenario> scenarios, Collection<Integer> years) {
    return jdbc.sql(LIST_WARMING)
        .param("data_versions", dataVersions.toArray(String[]::new))
        .param("scenarios", names(scenarios))
        .param("years", years.toArray(Integer[]::new))
        .query(
            (row, number) ->
                new WarmingRow(
                    row.getString("data_version"),
                    Scenario.of(row.getString("scenario")),
                    row.getString("curve"),
                    ArrayBytes.doubles(row.getBytes("warming_k"))))
        .list();
  }

  /** The grid points of a data version. */
  public List<PointRow> points(String dataVersion) {
    return jdbc.sql(LIST_POINTS)
        .param("data_version", dataVersion)
        .query((row, number) -> new PointRow(row.getDouble("latitude"), row.getDouble("longitude")))
        .list();
  }

  private static String[] names(Collection<Scenario> scenarios) {
    return scenarios.stream().map(Scenario::name).toArray(String[]::new);
  }

  private static SiteRow site(ResultSet row, int number) throws SQLException {
    var regionKo = row.getString("region_ko");
    return new SiteRow(
        row.getObject("id", UUID.class),
        row.getString("external_id"),
        row.getString("name"),
        row.getDouble("latitude"),
        row.getDouble("longitude"),
        row.getBigDecimal("asset_value"),
        row.getString("currency"),
        row.getBigDecimal("annual_value_added"),
        row.getObject("insured_share", Double.class),
        row.getObject("in_flood_zone", Boolean.class),
        row.getInt("version"),
        regionKo == null
            ? null
            : new RegionName(
                regionKo,
                row.getString("region_en"),
                row.getString("province_ko"),
                row.getString("province_en")));
  }

  private static RiskRow risk(ResultSet row, int number) throws SQLException {
    var status = Status.valueOf(row.getString("status"));
    return new RiskRow(
        row.getObject("site_id", UUID.class),
        Hazard.of(row.getString("hazard")),
        Scenario.of(row.getString("scenario")),
        row.getString("data_version"),
        row.getString("model_version"),
        row.getObject("computed_at", OffsetDateTime.class).toInstant(),
        row.getInt("site_version"),
        status,
        ResponseRepository.texts(row, "flags"),
        row.getString("year_flags"),
        row.getObject("e", Double.class),
        row.getObject("v", Double.class),
        status(row.getString("loss_status"), status),
        status(row.getString("integrated_status"), status),
        ArrayBytes.doubles(row.getBytes("h")),
        ArrayBytes.doubles(row.getBytes("integrated")),
        ArrayBytes.doubles(row.getBytes("aal_gross")),
        ArrayBytes.doubles(row.getBytes("aal_net")),
        ArrayBytes.doubles(row.getBytes("expected_loss")),
        row.getString("band_contents"),
        ArrayBytes.doubles(row.getBytes("aal_low")),
        ArrayBytes.doubles(row.getBytes("aal_high")),
        row.getString("method").equals("EVENT") ? eventValues(row) : null,
        ArrayBytes.nullableDoubles(row.getBytes("gross_by_year")));
  }

  private static EventValues eventValues(ResultSet row) throws SQLException {
    return new EventValues(
        ArrayBytes.doubles(row.getBytes("screening")),
        ArrayBytes.doubles(row.getBytes("deviation")),
        ArrayBytes.doubles(row.getBytes("at_return_periods")));
  }

  private static EventRow event(ResultSet row, int number) throws SQLException {
    return new EventRow(
        Hazard.of(row.getString("hazard")),
        Scenario.of(row.getString("scenario")),
        row.getString("currency"),
        row.getInt("sites"),
        ArrayBytes.doubles(row.getBytes("aal")),
        ArrayBytes.doubles(row.getBytes("deviation")),
        ArrayBytes.doubles(row.getBytes("at_return_periods")));
  }

  private static Status status(@Nullable String name, Status other) {
    return name == null ? other : Status.valueOf(name);
  }
}
