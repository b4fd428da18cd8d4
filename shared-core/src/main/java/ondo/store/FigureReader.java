package ondo.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import ondo.assessment.Decade;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts and spreads of a result set over all its grid points and the sites assessed on it. */
public final class FigureReader {

  private static final String LIST_STATUSES = Sql.of("figure/list_statuses");
  private static final String LIST_FLAGS = Sql.of("figure/list_flags");
  private static final String LIST_SPREADS = Sql.of("figure/list_spreads");
  private static final String LIST_SITE_MEANS = Sql.of("figure/list_site_means");

  private static final String LIST_DECADES = Sql.of("figure/list_decades");

  private final JdbcClient jdbc;

  public FigureReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Grid points of one status; {@code measure} is H or AAL. */
  public record StatusCount(String measure, Hazard hazard, String status, long points) {}

  /** Grid points whose H or AAL carries a flag. */
  public record FlagCount(Hazard hazard, String flag, long hPoints, long aalPoints) {}

  /**
   * One measure over the grid points where the peril can act.
   *
   * @param measure {@code H}, {@code AAL} (base, index method) or {@code EVENT_AAL}
   * @param warmingLow median of the low ends; of event losses that of strong buildings
   * @param responseLow median of the low ends of the climate's answer
   */
  public record Spread(
      String measure,
      Hazard hazard,
      long points,
      double least,
      double median,
      double most,
      @Nullable Double warmingLow,
      @Nullable Double warmingHigh,
      @Nullable Double responseLow,
      @Nullable Double responseHigh) {}

  /**
   * Mean net loss of the assessed sites.
   *
   * @param outside sites where the peril cannot act
   * @param indexMean over the {@code indexSites}; null without any, as the others are
   */
  public record SiteMean(
      Hazard hazard,
      long sites,
      long outside,
      long indexSites,
      @Nullable Double indexMean,
      long eventSites,
      @Nullable Double eventMean,
      @Nullable Double lowMean,
      @Nullable Double highMean) {}

  /**
   * Mean of a decade's yearly results over the grid points where the peril can act.
   *
   * @param measure {@code H} or {@code AAL}
   */
  public record DecadeMedian(String measure, Hazard hazard, long points, double median) {}

  public List<StatusCount> statuses(int resultSetId) {
    return jdbc.sql(LIST_STATUSES)
        .param("result_set_id", resultSetId)
        .query(
            (row, number) ->
                new StatusCount(
                    row.getString("measure"),
                    Hazard.of(row.getString("hazard")),
                    row.getString("status"),
                    row.getLong("points")))
        .list();
  }

  public List<FlagCount> flags(int resultSetId) {
    return jdbc.sql(LIST_FLAGS)
        .param("result_set_id", resultSetId)
        .query(
            (row, number) ->
                new FlagCount(
                    Hazard.of(row.getString("hazard")),
                    row.getString("flag"),
                    row.getLong("h_points"),
                    row.getLong("aal_points")))
        .list();
  }

  /** Spreads of a calendar year. */
  public List<Spread> spreads(int resultSetId, Scenario scenario, int year) {
    return ofYear(LIST_SPREADS, resultSetId, scenario, year)
        .query(
            (row, number) ->
                new Spread(
                    row.getString("measure"),
                    Hazard.of(row.getString("hazard")),
                    row.getLong("points"),
                    row.getDouble("least"),
                    row.getDouble("median"),
                    row.getDouble("most"),
                    value(row, "warming_low"),
                    value(row, "warming_high"),
                    value(row, "response_low"),
                    value(row, "response_high")))
        .list();
  }

  /** Means of a calendar year. */
  public List<SiteMean> siteMeans(int resultSetId, Scenario scenario, int year) {
    return ofYear(LIST_SITE_MEANS, resultSetId, scenario, year)
        .query(
            (row, number) ->
                new SiteMean(
                    Hazard.of(row.getString("hazard")),
                    row.getLong("sites"),
                    row.getLong("outside"),
                    row.getLong("index_sites"),
                    value(row, "index_mean"),
                    row.getLong("event_sites"),
                    value(row, "event_mean"),
                    value(row, "low_mean"),
                    value(row, "high_mean")))
        .list();
  }

  /** Medians of a decade, 2020s to 2090s. */
  public List<DecadeMedian> decades(int resultSetId, Scenario scenario, Decade decade) {
    return jdbc.sql(LIST_DECADES)
        .param("result_set_id", resultSetId)
        .param("scenario", scenario.name())
        .param("first_at", decade.firstYear() - HazardSeries.FIRST_YEAR + 1)
        .param("last_at", decade.lastYear() - HazardSeries.FIRST_YEAR + 1)
        .query(
            (row, number) ->
                new DecadeMedian(
                    row.getString("measure"),
                    Hazard.of(row.getString("hazard")),
                    row.getLong("points"),
                    row.getDouble("median")))
        .list();
  }

  private JdbcClient.StatementSpec ofYear(
      String statement, int resultSetId, Scenario scenario, int year) {
    return jdbc.sql(statement)
        .param("result_set_id", resultSetId)
        .param("scenario", scenario.name())
        .param("at", year - HazardSeries.FIRST_YEAR + 1);
  }

  private static @Nullable Double value(ResultSet row, String column) throws SQLException {
    var value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }
}
