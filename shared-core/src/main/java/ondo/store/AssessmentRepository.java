package ondo.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sites as the assessment reads them, and the risks it writes. */
public final class AssessmentRepository {

  private static final String LIST_SITE_IDS = Sql.of("assessment/list_site_ids");
  private static final String LIST_UNASSESSED = Sql.of("assessment/list_unassessed");
  private static final String LIST_TENANTS = Sql.of("assessment/list_tenants");
  private static final String LIST_SITES = Sql.of("assessment/list_sites");
  private static final String LIST_REGIONS = Sql.of("assessment/list_regions");
  private static final String RESOLVE_SITE = Sql.of("assessment/resolve_site");
  private static final String SAVE_RISKS = Sql.of("assessment/save_risks");

  /** Four sites with all their risks: about a megabyte on its way to the server. */
  private static final int ROWS_AT_ONCE = 144;

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations batches;

  public AssessmentRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /**
   * A site; what the client did not give is null.
   *
   * @param attributes JSON object of the attributes given
   * @param dataSetId the data set that {@code gridId} belongs to
   * @param gridDistanceM metres to the grid point
   */
  public record StoredSite(
      UUID id,
      String tenant,
      String externalId,
      double latitude,
      double longitude,
      @Nullable BigDecimal assetValue,
      @Nullable String currency,
      @Nullable BigDecimal annualValueAdded,
      @Nullable Double insuredShare,
      @Nullable Double standardOfProtectionYears,
      String attributes,
      @Nullable Integer dataSetId,
      @Nullable Integer gridId,
      @Nullable Double gridDistanceM,
      int version) {}

  /** A region's representative point: degrees north and east. */
  public record RegionPoint(String code, double latitude, double longitude) {}

  /**
   * Where a site stands in a data set.
   *
   * @param siteVersion version of the site whose position was read
   * @param gridDistanceM metres to the grid point
   * @param regionDistanceM metres to the region's point
   */
  public record Place(
      UUID siteId,
      int siteVersion,
      int dataSetId,
      int gridId,
      double gridDistanceM,
      @Nullable String regionCode,
      @Nullable Double regionDistanceM) {}

  /**
   * The risk of a site by one hazard under one scenario; arrays hold 80 years from 2021 on, and an
   * empty one is a gap, stored as null.
   *
   * @param yearFlags JSON {@code {"FLAG":[years]}} of the flags of some years only
   * @param components JSON with the status and flags of h, e, v and aal
   * @param probabilities class by class, mildest first, 80 years each
   * @param detail bands, and what single events say
   */
  @SuppressWarnings("ArrayRecordComponent") // a row on its way, never compared
  public record SiteRisk(
      UUID siteId,
      int siteVersion,
      String hazard,
      String scenario,
      String status,
      List<String> flags,
      @Nullable String yearFlags,
      String components,
      @Nullable Double e,
      @Nullable Double v,
      double[] h,
      double[] integrated,
      double[] aalGross,
      double[] aalNet,
      double[] expectedLoss,
      double[] probabilities,
      LossDetail detail) {

    public SiteRisk {
      flags = List.copyOf(flags);
    }
  }

  /**
   * What stands beside the loss of a site, 80 years each; an empty array is unknown.
   *
   * @param isEventBased whether the loss itself comes from single events
   * @param screening net loss of the index method where the loss is event-based
   * @param bandContents what {@code low} and {@code high} enclose, null without a band
   * @param low low end of the net loss
   * @param high high end of the net loss
   * @param responseLow net loss at the 10 % answer of the climate to the same warming
   * @param responseHigh net loss at the 90 % answer
   * @param deviation standard deviation of the yearly gross loss
   * @param atReturnPeriods gross loss of the event exceeded once in 10, 20, 50, 100, 250, 500, 1000
   *     years
   */
  @SuppressWarnings("ArrayRecordComponent") // a row on its way, never compared
  public record LossDetail(
      boolean isEventBased,
      double[] screening,
      @Nullable String bandContents,
      double[] low,
      double[] high,
      double[] responseLow,
      double[] responseHigh,
      double[] deviation,
      double[] atReturnPeriods) {

    private static final double[] GAP = {};

    /** Nothing is known beside the loss. */
    public static final LossDetail NONE =
        new LossDetail(false, GAP, null, GAP, GAP, GAP, GAP, GAP, GAP);
  }

  /** Ids of a tenant's sites, or of every tenant's when it is null. */
  public List<UUID> siteIds(@Nullable String tenant) {
    return ids(LIST_SITE_IDS, tenant);
  }

  /** Ids of the sites that were never assessed. */
  public List<UUID> unassessed(@Nullable String tenant) {
    return ids(LIST_UNASSESSED, tenant);
  }

  private List<UUID> ids(String statement, @Nullable String tenant) {
    return jdbc.sql(statement)
        .param("tenant", tenant)
        .query((row, number) -> row.getObject("id", UUID.class))
        .list();
  }

  /** Tenants that have sites. */
  public List<String> tenants() {
    return jdbc.sql(LIST_TENANTS).query((row, number) -> row.getString("tenant")).list();
  }

  /** The sites of some ids that still exist and belong to the tenant, or to any when null. */
  public List<StoredSite> sites(Collection<UUID> ids, @Nullable String tenant) {
    return jdbc.sql(LIST_SITES)
        .param("ids", ids.toArray(UUID[]::new))
        .param("tenant", tenant)
        .query(AssessmentRepository::site)
        .list();
  }

  /** The regions of a data set. */
  public List<RegionPoint> regions(int dataSetId) {
    return jdbc.sql(LIST_REGIONS)
        .param("data_set_id", dataSetId)
        .query(
            (row, number) ->
                new RegionPoint(
                    row.getString("code"), row.getDouble("latitude"), row.getDouble("longitude")))
        .list();
  }

  /** Stores where sites stand, except those that were changed meanwhile; their versions stay. */
  public void resolve(List<Place> places) {
    batches.batchUpdate(
        RESOLVE_SITE,
        places.stream()
            .map(
                place ->
                    new MapSqlParameterSource()
                        .addValue("id", place.siteId())
                        .addValue("version", place.siteVersion())
                        .addValue("data_set_id", place.dataSetId())
                        .addValue("grid_id", place.gridId())
                        .addValue("grid_distance_m", place.gridDistanceM())
                        .addValue("region_code", place.regionCode())
                        .addValue("region_distance_m", place.regionDistanceM()))
            .toArray(SqlParameterSource[]::new));
  }

  /**
   * Writes risks over older ones, never over those of a newer version or result set.
   *
   * @return rows written; a site that was deleted meanwhile has none
   */
  public long save(ResultSetHead results, List<SiteRisk> risks) {
    var written = 0L;
    for (var from = 0; from < risks.size(); from += ROWS_AT_ONCE) {
      var some = risks.subList(from, Math.min(risks.size(), from + ROWS_AT_ONCE));
      written += batches.update(SAVE_RISKS, RiskColumns.of(results, some));
    }
    return written;
  }

  private static StoredSite site(ResultSet row, int number) throws SQLException {
    return new StoredSite(
        row.getObject("id", UUID.class),
        row.getString("tenant"),
        row.getString("external_id"),
        row.getDouble("latitude"),
        row.getDouble("longitude"),
        row.getBigDecimal("asset_value"),
        row.getString("currency"),
        row.getBigDecimal("annual_value_added"),
        row.getObject("insured_share", Double.class),
        row.getObject("standard_of_protection_years", Double.class),
        row.getString("attributes"),
        row.getObject("data_set_id", Integer.class),
        row.getObject("grid_id", Integer.class),
        row.getObject("grid_distance_m", Double.class),
        row.getInt("version"));
  }
}
