package ondo.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.explain.Explanation.StoredBand;
import ondo.explain.Explanation.StoredPoint;
import ondo.explain.Explanation.StoredSiteRisk;
import ondo.explain.Explanation.UsedSource;
import ondo.risk.Hazard;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Single stored numbers as they are, unrounded, and where their data come from. */
public final class ExplainReader {

  private static final String FIND_POINT = Sql.of("explain/find_point");
  private static final String FIND_SITE = Sql.of("explain/find_site");
  private static final String FIND_REGION = Sql.of("explain/find_region");
  private static final String LIST_BANDS = Sql.of("explain/list_bands");
  private static final String LIST_SOURCES = Sql.of("explain/list_sources");

  private final JdbcClient jdbc;

  public ExplainReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One number of a result: which hazard, scenario and calendar year. */
  public record Asked(Hazard hazard, Scenario scenario, int year) {

    /** Place of the year in an array of PostgreSQL. */
    int at() {
      return year - HazardSeries.FIRST_YEAR + 1;
    }
  }

  /** The grid point of a region, so many metres away. */
  public record RegionPlace(int gridId, double gridDistanceM) {}

  /** The stored numbers of a grid point. */
  public Optional<StoredPoint> point(int resultSetId, int gridId, Asked asked) {
    var bands =
        ofPoint(LIST_BANDS, resultSetId, gridId, asked)
            .query(
                (row, number) ->
                    new StoredBand(
                        row.getString("contents"),
                        number(row, "h_low"),
                        number(row, "h_high"),
                        number(row, "aal_low"),
                        number(row, "aal_high")))
            .list();
    return ofPoint(FIND_POINT, resultSetId, gridId, asked)
        .query((row, number) -> point(row, asked, bands))
        .optional();
  }

  private StatementSpec ofPoint(String statement, int resultSetId, int gridId, Asked asked) {
    return jdbc.sql(statement)
        .param("result_set_id", resultSetId)
        .param("grid_id", gridId)
        .param("hazard", asked.hazard().code())
        .param("scenario", asked.scenario().name())
        .param("at", asked.at());
  }

  /** The stored numbers of a site. */
  public Optional<StoredSiteRisk> site(UUID siteId, Asked asked) {
    return jdbc.sql(FIND_SITE)
        .param("site_id", siteId)
        .param("hazard", asked.hazard().code())
        .param("scenario", asked.scenario().name())
        .param("at", asked.at())
        .query((row, number) -> site(row, asked))
        .optional();
  }

  /** Where a region of a data set stands. */
  public Optional<RegionPlace> region(int dataSetId, String code) {
    return jdbc.sql(FIND_REGION)
        .param("data_set_id", dataSetId)
        .param("code", code)
        .query(
            (row, number) ->
                new RegionPlace(row.getInt("grid_id"), row.getDouble("grid_distance_m")))
        .optional();
  }

  /** The sources behind everything that is known of a grid point. */
  public List<UsedSource> sources(int dataSetId, int gridId) {
    return jdbc.sql(LIST_SOURCES)
        .param("data_set_id", dataSetId)
        .param("grid_id", gridId)
        .query(
            (row, number) ->
                new UsedSource(
                    row.getString("used"),
                    row.getString("name"),
                    row.getString("licence"),
                    row.getString("attribution"),
                    row.getString("method"),
                    row.getString("period")))
        .list();
  }

  private static StoredPoint point(ResultSet row, Asked asked, List<StoredBand> bands)
      throws SQLException {
    return new StoredPoint(
        row.getString("h_status"),
        ResponseRepository.texts(row, "h_flags"),
        row.getString("h_year_flags"),
        number(row, "h"),
        row.getString("aal_status"),
        ResponseRepository.texts(row, "aal_flags"),
        row.getString("aal_year_flags"),
        number(row, "aal"),
        number(row, "severe"),
        numbers(row, "probabilities"),
        number(row, "event_aal"),
        number(row, "deviation"),
        everyYear(numbers(row, "at_return_periods"), asked),
        bands);
  }

  private static StoredSiteRisk site(ResultSet row, Asked asked) throws SQLException {
    return new StoredSiteRisk(
        row.getInt("result_set_id"),
        row.getString("data_version"),
        row.getString("model_version"),
        row.getObject("computed_at", OffsetDateTime.class).toInstant(),
        row.getInt("site_version"),
        row.getString("status"),
        ResponseRepository.texts(row, "flags"),
        row.getString("year_flags"),
        row.getString("method"),
        number(row, "e"),
        number(row, "v"),
        number(row, "h"),
        number(row, "integrated"),
        number(row, "aal_gross"),
        number(row, "aal_net"),
        number(row, "expected_loss"),
        everyYear(numbers(row, "probabilities"), asked),
        number(row, "screening"),
        siteBands(row),
        number(row, "deviation"),
        everyYear(numbers(row, "at_return_periods"), asked));
  }

  private static List<StoredBand> siteBands(ResultSet row) throws SQLException {
    var bands = new ArrayList<StoredBand>();
    var contents = row.getString("band_contents");
    if (contents != null) {
      bands.add(
          new StoredBand(contents, null, null, number(row, "aal_low"), number(row, "aal_high")));
    }
    var low = number(row, "response_low");
    if (low != null) {
      bands.add(new StoredBand("RESPONSE", null, null, low, number(row, "response_high")));
    }
    return bands;
  }

  /** The asked year of series that lie one behind the other. */
  private static List<Double> everyYear(List<Double> series, Asked asked) {
    var values = new ArrayList<Double>();
    for (var i = asked.at() - 1; i < series.size(); i += HazardSeries.YEARS) {
      values.add(series.get(i));
    }
    return values;
  }

  private static @Nullable Double number(ResultSet row, String column) throws SQLException {
    var value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }

  private static List<Double> numbers(ResultSet row, String column) throws SQLException {
    var array = row.getArray(column);
    return array == null ? List.of() : List.of((Double[]) array.getArray());
  }
}
