package ondo.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.risk.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stored results of some grid points, as the assessment of sites needs them. */
public final class PointRepository {

  private static final String LIST_HAZARDS = Sql.of("result/list_point_hazards");
  private static final String LIST_LOSSES = Sql.of("result/list_point_losses");
  private static final String LIST_CLASSES = Sql.of("result/list_point_classes");

  private static final List<Scenario> ALL_SCENARIOS = List.of(Scenario.values());

  private final JdbcClient jdbc;

  public PointRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Names one series of a result set. */
  public record Key(int gridId, Hazard hazard, Scenario scenario) {}

  /** Hazard scores of some points, all nine hazards and four scenarios. */
  public Map<Key, HazardSeries> hazards(int resultSetId, List<Integer> gridIds) {
    return hazards(resultSetId, gridIds, EnumSet.allOf(Hazard.class), ALL_SCENARIOS);
  }

  /** Hazard scores of some points, hazards and scenarios. */
  public Map<Key, HazardSeries> hazards(
      int resultSetId,
      List<Integer> gridIds,
      Collection<Hazard> hazards,
      Collection<Scenario> scenarios) {
    var series = new HashMap<Key, HazardSeries>();
    spec(LIST_HAZARDS, resultSetId, gridIds, hazards, scenarios)
        .query(
            row -> {
              var key = key(row);
              series.put(
                  key,
                  new HazardSeries(
                      key.gridId(),
                      key.hazard(),
                      key.scenario(),
                      Status.valueOf(row.getString("status")),
                      ResponseRepository.texts(row, "flags"),
                      row.getString("year_flags"),
                      ArrayBytes.nullableDoubles(row.getBytes("h"))));
            });
    return series;
  }

  /** Class probabilities and base AAL of some points, all nine hazards and four scenarios. */
  public Map<Key, LossSeries> losses(int resultSetId, List<Integer> gridIds) {
    return losses(resultSetId, gridIds, EnumSet.allOf(Hazard.class), ALL_SCENARIOS);
  }

  /** Class probabilities and base AAL of some points, hazards and scenarios. */
  public Map<Key, LossSeries> losses(
      int resultSetId,
      List<Integer> gridIds,
      Collection<Hazard> hazards,
      Collection<Scenario> scenarios) {
    var classes = classes(resultSetId, gridIds, hazards, scenarios);
    var series = new HashMap<Key, LossSeries>();
    spec(LIST_LOSSES, resultSetId, gridIds, hazards, scenarios)
        .query(
            row -> {
              var key = key(row);
              series.put(key, loss(row, key, classes.get(key)));
            });
    return series;
  }

  private static LossSeries loss(ResultSet row, Key key, @Nullable List<double[]> classes)
      throws SQLException {
    return new LossSeries(
        key.gridId(),
        key.hazard(),
        key.scenario(),
        Status.valueOf(row.getString("status")),
        ResponseRepository.texts(row, "flags"),
        row.getString("year_flags"),
        ArrayBytes.nullableDoubles(row.getBytes("aal")),
        ArrayBytes.nullableDoubles(row.getBytes("severe")),
        classes == null ? null : classes.toArray(double[][]::new));
  }

  private Map<Key, List<double[]>> classes(
      int resultSetId,
      List<Integer> gridIds,
      Collection<Hazard> hazards,
      Collection<Scenario> scenarios) {
    var classes = new HashMap<Key, List<double[]>>();
    spec(LIST_CLASSES, resultSetId, gridIds, hazards, scenarios)
        .query(
            row -> {
              classes
                  .computeIfAbsent(key(row), key -> new ArrayList<>())
                  .add(ArrayBytes.doubles(row.getBytes("probability")));
            });
    return classes;
  }

  private JdbcClient.StatementSpec spec(
      String statement,
      int resultSetId,
      List<Integer> gridIds,
      Collection<Hazard> hazards,
      Collection<Scenario> scenarios) {
    return jdbc.sql(statement)
        .param("result_set_id", resultSetId)
        .param("hazards", hazards.stream().map(Hazard::code).toArray(String[]::new))
        .param("scenarios", scenarios.stream().map(Scenario::name).toArray(String[]::new))
        .param("grid_ids", gridIds.toArray(Integer[]::new));
  }

  private static Key key(ResultSet row) throws SQLException {
    return new Key(
        row.getInt("grid_id"),
        Hazard.of(row.getString("hazard")),
        Scenario.of(row.getString("scenario")));
  }
}
