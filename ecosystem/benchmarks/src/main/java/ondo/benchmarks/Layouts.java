package ondo.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import ondo.store.DataSetHead;
import ondo.store.HazardSeries;
import ondo.store.LossSeries;
import ondo.store.ResultRepository;
import ondo.store.Sql;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A schema with the same values twice: in the product's own tables, made by its own migrations and
 * filled by its own COPY, and in the layout to compare with. Nothing is published in it, because
 * that would wake the servers of a running system.
 */
record Layouts(Connection connection, String schema, Night night, int dataSetId, int resultSetId) {

  private static final List<String> MIGRATIONS =
      List.of(
          "001-data-sets",
          "002-results",
          "003-sites",
          "005-partitions",
          "007-point-climate",
          "008-bands-and-events");

  /** Makes the schema anew and leaves the connection in it. */
  static Layouts build(Connection connection, String schema, Night night) throws SQLException {
    drop(connection, schema);
    execute(connection, "create schema " + schema);
    execute(connection, "set search_path = " + schema);
    for (var migration : MIGRATIONS) {
      execute(connection, migration(migration));
    }
    var dataSetId = insertDataSet(connection, night);
    insertPoints(connection, night, dataSetId);
    insertRegions(connection, night, dataSetId);
    var repository = repository(connection);
    var resultSetId = open(repository, dataSetId, night);
    repository.writeHazards(resultSetId, sorted(night));
    repository.writeLosses(resultSetId, sortedLosses(night));
    execute(connection, Sql.of("benchmark/create_point_scores"));
    try (var fill = connection.prepareStatement(Sql.of("benchmark/fill_point_scores"))) {
      fill.setInt(1, dataSetId);
      fill.setInt(2, resultSetId);
      fill.executeUpdate();
    }
    execute(connection, Sql.of("benchmark/fill_region_point"));
    execute(connection, Sql.of("benchmark/index_point_scores"));
    execute(connection, Sql.of("benchmark/vacuum"));
    return new Layouts(connection, schema, night, dataSetId, resultSetId);
  }

  void drop() throws SQLException {
    drop(connection, schema);
  }

  ResultRepository repository() {
    return repository(connection);
  }

  /** A further, empty result set on the same points. */
  int openAnother() {
    return open(repository(), dataSetId, night);
  }

  private static void drop(Connection connection, String schema) throws SQLException {
    execute(connection, "drop schema if exists " + schema + " cascade");
  }

  private static int open(ResultRepository repository, int dataSetId, Night night) {
    var head =
        new DataSetHead(dataSetId, "benchmark", new double[0], new int[0], night.points().size());
    return repository.open(UUID.randomUUID(), head, "benchmark", "{}");
  }

  private static ResultRepository repository(Connection connection) {
    var source = new SingleConnectionDataSource(connection, true);
    return new ResultRepository(JdbcClient.create(source), new JdbcTemplate(source));
  }

  private static List<HazardSeries> sorted(Night night) {
    return night.hazards().values().stream()
        .sorted(
            Comparator.comparing(HazardSeries::hazard)
                .thenComparing(HazardSeries::scenario)
                .thenComparingInt(HazardSeries::gridId))
        .toList();
  }

  private static List<LossSeries> sortedLosses(Night night) {
    return night.losses().values().stream()
        .sorted(
            Comparator.comparing(LossSeries::hazard)
                .thenComparing(LossSeries::scenario)
                .thenComparingInt(LossSeries::gridId))
        .toList();
  }

  private static int insertDataSet(Connection connection, Night night) throws SQLException {
    try (var insert = connection.prepareStatement(Sql.of("benchmark/insert_data_set"))) {
      insert.setInt(1, night.points().size());
      try (var rows = insert.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private static void insertPoints(Connection connection, Night night, int dataSetId)
      throws SQLException {
    try (var insert = connection.prepareStatement(Sql.of("benchmark/insert_grid_point"))) {
      for (var point : night.points()) {
        insert.setInt(1, dataSetId);
        insert.setInt(2, point.id());
        insert.setDouble(3, point.latitude().doubleValue());
        insert.setDouble(4, point.longitude().doubleValue());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void insertRegions(Connection connection, Night night, int dataSetId)
      throws SQLException {
    try (var insert = connection.prepareStatement(Sql.of("benchmark/insert_region"))) {
      for (var region : night.regions()) {
        insert.setInt(1, dataSetId);
        insert.setString(2, region.code());
        insert.setDouble(3, region.latitude().doubleValue());
        insert.setDouble(4, region.longitude().doubleValue());
        insert.setInt(5, region.gridId());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String migration(String name) {
    var path = "/db/changelog/" + name + ".sql";
    try (var stream = Sql.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("no migration " + path);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
