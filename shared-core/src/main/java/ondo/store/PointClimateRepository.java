package ondo.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ondo.climate.GroundFact;
import ondo.climate.PointStorms;
import ondo.climate.Scenario;
import ondo.climate.StormList;
import ondo.climate.YearlySeries;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is known of grid points beside their indices by warming level. */
public final class PointClimateRepository {

  /** Stands in the place of a scenario where years were observed. */
  static final String OBSERVED = "OBSERVED";

  private static final String LIST_SERIES = Sql.of("climate/list_series");
  private static final String LIST_STORMS = Sql.of("climate/list_storms");
  private static final String LIST_FACTS = Sql.of("climate/list_facts");
  private static final String LIST_POINTS = Sql.of("climate/list_points");
  private static final String FIND_STORM_RECORD = Sql.of("climate/find_storm_record");
  private static final String LIST_STORM_NAMES = Sql.of("climate/list_storm_names");

  private final JdbcClient jdbc;

  public PointClimateRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Indices by calendar year of each point that has any. */
  public Map<Integer, List<YearlySeries>> series(int dataSetId, Collection<Integer> gridIds) {
    var byPoint = new HashMap<Integer, List<YearlySeries>>();
    ask(LIST_SERIES, dataSetId, gridIds)
        .query(
            row -> {
              byPoint
                  .computeIfAbsent(row.getInt("grid_id"), id -> new ArrayList<>())
                  .add(yearly(row));
            });
    return byPoint;
  }

  private static YearlySeries yearly(ResultSet row) throws SQLException {
    var scenario = row.getString("scenario");
    return new YearlySeries(
        row.getString("indicator"),
        scenario.equals(OBSERVED) ? null : Scenario.of(scenario),
        row.getInt("first_year"),
        ResponseRepository.texts(row, "flags"),
        ArrayBytes.doubles(row.getBytes("value")));
  }

  /** What storms did at each point that the record covers. */
  public Map<Integer, PointStorms> storms(int dataSetId, Collection<Integer> gridIds) {
    var byPoint = new HashMap<Integer, PointStorms>();
    ask(LIST_STORMS, dataSetId, gridIds)
        .query(
            row -> {
              byPoint.put(
                  row.getInt("grid_id"),
                  new PointStorms(
                      ArrayBytes.doubles(row.getBytes("exposure")),
                      Arrays.stream((Integer[]) row.getArray("storm").getArray())
                          .mapToInt(Integer::intValue)
                          .toArray(),
                      ArrayBytes.doubles(row.getBytes("wind_ms")),
                      ResponseRepository.texts(row, "flags")));
            });
    return byPoint;
  }

  /** Facts about the ground of each point that has any. */
  public Map<Integer, List<GroundFact>> facts(int dataSetId, Collection<Integer> gridIds) {
    var byPoint = new HashMap<Integer, List<GroundFact>>();
    ask(LIST_FACTS, dataSetId, gridIds)
        .query(
            row -> {
              byPoint
                  .computeIfAbsent(row.getInt("grid_id"), id -> new ArrayList<>())
                  .add(
                      new GroundFact(
                          row.getString("name"),
                          row.getObject("number", Double.class),
                          row.getString("word"),
                          ResponseRepository.texts(row, "flags")));
            });
    return byPoint;
  }

  /** The points themselves, with their height and the coast. */
  public Map<Integer, GridPoint> points(int dataSetId, Collection<Integer> gridIds) {
    var byId = new HashMap<Integer, GridPoint>();
    ask(LIST_POINTS, dataSetId, gridIds)
        .query(
            row -> {
              byId.put(
                  row.getInt("id"),
                  new GridPoint(
                      row.getInt("id"),
                      new LatLon(row.getDouble("latitude"), row.getDouble("longitude")),
                      known(row, "elevation_m"),
                      known(row, "elevation_distance_m"),
                      known(row, "distance_to_coast_m")));
            });
    return byId;
  }

  private static double known(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, Double.class);
    return value == null ? Double.NaN : value;
  }

  /** The storm record of a data set, if it has one. */
  public Optional<StormList> storms(int dataSetId) {
    var storms =
        jdbc.sql(LIST_STORM_NAMES)
            .param("data_set_id", dataSetId)
            .query(
                (row, number) ->
                    new StormList.Entry(
                        row.getInt("number"), row.getString("code"), row.getInt("year")))
            .list();
    return jdbc.sql(FIND_STORM_RECORD)
        .param("data_set_id", dataSetId)
        .query((row, n) -> new StormList(row.getInt("first_year"), row.getInt("years"), storms))
        .optional();
  }

  private JdbcClient.StatementSpec ask(
      String statement, int dataSetId, Collection<Integer> gridIds) {
    return jdbc.sql(statement)
        .param("data_set_id", dataSetId)
        .param("grid_ids", gridIds.toArray(Integer[]::new));
  }
}
