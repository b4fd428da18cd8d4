package ondo.benchmarks;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import ondo.store.PointRepository;
import ondo.store.ResultRepository;
import ondo.store.Sql;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the results that readers of a running system see. */
final class StoredNight {

  private static final String HAS_RESULTS = Sql.of("benchmark/has_results");
  private static final String LIST_POINTS = Sql.of("benchmark/list_stored_points");
  private static final String LIST_REGIONS = Sql.of("benchmark/list_stored_regions");

  private StoredNight() {}

  /** The current result set, or nothing before the first night. */
  static Optional<Night> read(DataSource source) {
    var jdbc = JdbcClient.create(source);
    if (!jdbc.sql(HAS_RESULTS).query(Boolean.class).single()) {
      return Optional.empty();
    }
    var current = new ResultRepository(jdbc, new JdbcTemplate(source)).findCurrent();
    return current.map(
        head -> {
          var points = points(jdbc, head.dataSetId());
          var ids = points.stream().map(GridPoint::id).toList();
          var repository = new PointRepository(jdbc);
          return new Night(
              "the night of data version %s, model %s, checksum %s"
                  .formatted(head.dataVersion(), head.modelVersion(), head.checksum()),
              points,
              regions(jdbc, head.dataSetId()),
              repository.hazards(head.id(), ids),
              repository.losses(head.id(), ids));
        });
  }

  private static List<GridPoint> points(JdbcClient jdbc, int dataSetId) {
    return jdbc.sql(LIST_POINTS)
        .param("data_set_id", dataSetId)
        .query(
            (row, number) ->
                new GridPoint(
                    row.getInt("id"),
                    row.getBigDecimal("latitude"),
                    row.getBigDecimal("longitude")))
        .list();
  }

  private static List<Place> regions(JdbcClient jdbc, int dataSetId) {
    return jdbc.sql(LIST_REGIONS)
        .param("data_set_id", dataSetId)
        .query(
            (row, number) ->
                new Place(
                    row.getString("code"),
                    row.getBigDecimal("latitude"),
                    row.getBigDecimal("longitude"),
                    row.getInt("grid_id")))
        .list();
  }
}
