package ondo.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ondo.climate.IndexChange;
import ondo.climate.MovedSeries;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import ondo.projection.ResponseRange;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a night computes from: warming by year, and local indices by warming level. */
public final class ResponseRepository {

  private static final String FIND_CURRENT = Sql.of("response/find_current");
  private static final String FIND_SET = Sql.of("response/find_set");
  private static final String LIST_WARMING = Sql.of("response/list_warming");
  private static final String LIST_INDEX_CHANGES = Sql.of("response/list_index_changes");
  private static final String LIST_POINTS = Sql.of("response/list_points");
  private static final String LIST_RESPONSES = Sql.of("response/list_responses");
  private static final String COUNT_INCOMPLETE_POINTS = Sql.of("response/count_incomplete_points");

  private final JdbcClient jdbc;

  public ResponseRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A grid point's place: degrees north and east. */
  public record Point(int id, double latitude, double longitude) {}

  /** The data set that readers see, if there is one. */
  public Optional<DataSetHead> findCurrent() {
    return jdbc.sql(FIND_CURRENT).query(ResponseRepository::head).optional();
  }

  /** The data set of a version. */
  public Optional<DataSetHead> find(String dataVersion) {
    return jdbc.sql(FIND_SET)
        .param("data_version", dataVersion)
        .query(ResponseRepository::head)
        .optional();
  }

  /**
   * Warming above 1850–1900 in K of 2021…2100 by curve and scenario.
   *
   * @throws IllegalStateException if a scenario is missing or does not cover the years
   */
  public Map<Warming.Curve, Map<Scenario, double[]>> warming(int dataSetId) {
    var warming = new EnumMap<Warming.Curve, Map<Scenario, double[]>>(Warming.Curve.class);
    jdbc.sql(LIST_WARMING)
        .param("data_set_id", dataSetId)
        .query(
            row -> {
              var scenario = Scenario.of(row.getString("scenario"));
              warming
                  .computeIfAbsent(
                      Warming.Curve.valueOf(row.getString("curve")),
                      curve -> new EnumMap<>(Scenario.class))
                  .put(scenario, years(scenario, row));
            });
    var central = warming.getOrDefault(Warming.Curve.CENTRAL, Map.of());
    if (central.size() != Scenario.values().length) {
      throw new IllegalStateException("warming is known only for " + central.keySet());
    }
    return warming;
  }

  /** How models differ in the answer of East Asia, by index such as TXx. */
  public Map<String, ResponseRange.Spread> spreads(int dataSetId) {
    var rows = new TreeMap<String, List<double[]>>();
    var units = new HashMap<String, String>();
    jdbc.sql(LIST_INDEX_CHANGES)
        .param("data_set_id", dataSetId)
        .query(
            row -> {
              units.put(row.getString("index"), row.getString("unit"));
              rows.computeIfAbsent(row.getString("index"), index -> new ArrayList<>())
                  .add(
                      new double[] {
                        row.getDouble("warming_k"),
                        row.getDouble("p10"),
                        row.getDouble("median"),
                        row.getDouble("p90")
                      });
            });
    var spreads = new HashMap<String, ResponseRange.Spread>();
    rows.forEach(
        (index, levels) ->
            spreads.put(
                index,
                new ResponseRange.Spread(
                    change(levels, 1),
                    change(levels, 2),
                    change(levels, 3),
                    units.getOrDefault(index, "").contains("%"))));
    return spreads;
  }

  private static IndexChange change(List<double[]> levels, int column) {
    return IndexChange.of(
        levels.stream().mapToDouble(level -> level[0]).toArray(),
        levels.stream().mapToDouble(level -> level[column]).toArray());
  }

  private static double[] years(Scenario scenario, ResultSet row) throws SQLException {
    var values = (Double[]) row.getArray("warming_k").getArray();
    var from = HazardSeries.FIRST_YEAR - row.getInt("first_year");
    if (from < 0 || values.length < from + HazardSeries.YEARS) {
      throw new IllegalStateException("warming of " + scenario + " does not cover 2021…2100");
    }
    return Arrays.stream(values, from, from + HazardSeries.YEARS)
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  /** Every grid point of a data set, ascending. */
  public List<Point> points(int dataSetId) {
    return jdbc.sql(LIST_POINTS)
        .param("data_set_id", dataSetId)
        .query(
            (row, number) ->
                new Point(row.getInt("id"), row.getDouble("latitude"), row.getDouble("longitude")))
        .list();
  }

  /** The indices by warming level of each point that has any, in one query. */
  public Map<Integer, List<MovedSeries>> responses(int dataSetId, Collection<Integer> gridIds) {
    var byPoint = new HashMap<Integer, List<MovedSeries>>();
    jdbc.sql(LIST_RESPONSES)
        .param("data_set_id", dataSetId)
        .param("grid_ids", gridIds.toArray(Integer[]::new))
        .query(
            row -> {
              byPoint
                  .computeIfAbsent(row.getInt("grid_id"), id -> new ArrayList<>())
                  .add(
                      new MovedSeries(
                          row.getString("indicator"),
                          texts(row, "flags"),
                          ArrayBytes.doubles(row.getBytes("value"))));
            });
    return byPoint;
  }

  /** Grid points that lack a response of one of the indicators. */
  public int countIncompletePoints(int dataSetId, Collection<String> indicators) {
    return jdbc.sql(COUNT_INCOMPLETE_POINTS)
        .param("data_set_id", dataSetId)
        .param("indicators", indicators.toArray(String[]::new))
        .param("indicator_count", indicators.size())
        .query(Integer.class)
        .single();
  }

  private static DataSetHead head(ResultSet row, int number) throws SQLException {
    return new DataSetHead(
        row.getInt("id"),
        row.getString("data_version"),
        Arrays.stream((Double[]) row.getArray("warming_levels_k").getArray())
            .mapToDouble(Double::doubleValue)
            .toArray(),
        Arrays.stream((Number[]) row.getArray("base_years").getArray())
            .mapToInt(Number::intValue)
            .toArray(),
        row.getInt("grid_points"));
  }

  static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
