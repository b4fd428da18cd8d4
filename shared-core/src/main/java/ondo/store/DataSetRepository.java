package ondo.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import ondo.climate.MovedSeries;
import ondo.climate.PointStorms;
import ondo.climate.YearlySeries;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSourceUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Data sets on their way in: everything is written beside the set that readers see, then swapped in
 * by one pointer. Every call belongs to the transaction of its caller.
 */
public final class DataSetRepository {

  private static final String LOCK = Sql.of("data_set/lock_ingest");
  private static final String FIND_STATE = Sql.of("data_set/find_state");
  private static final String OPEN = Sql.of("data_set/open");
  private static final String OPEN_PARTITION = Sql.of("result/open_partition");
  private static final String ANALYZE_PARTITION = Sql.of("result/analyze_partition");
  private static final String COPY_RESPONSES = Sql.of("data_set/copy_responses");
  private static final String COUNT_ROWS = Sql.of("data_set/count_rows");
  private static final String RETIRE_CURRENT = Sql.of("data_set/retire_current");
  private static final String ACTIVATE = Sql.of("data_set/activate");
  private static final String COPY_SERIES = Sql.of("data_set/copy_series");
  private static final String COPY_STORMS = Sql.of("data_set/copy_storms");
  private static final List<String> PARTITIONED =
      List.of("indicator_response", "point_series", "point_storm");
  private static final int RESPONSE_COLUMNS = 6;
  private static final int SERIES_COLUMNS = 8;
  private static final int STORM_COLUMNS = 7;
  private static final int BATCH_ROWS = 500;

  private final JdbcClient jdbc;
  private final JdbcOperations operations;

  public DataSetRepository(JdbcClient jdbc, JdbcOperations operations) {
    this.jdbc = jdbc;
    this.operations = operations;
  }

  /** The tables that are written row by row, each with its statement. */
  public enum Table {
    SOURCE(Sql.of("data_set/add_source")),
    STATION(Sql.of("data_set/add_station")),
    GRID_POINT(Sql.of("data_set/add_grid_point")),
    REGION(Sql.of("data_set/add_region")),
    REGION_BOUNDARY(Sql.of("data_set/add_region_boundary")),
    WARMING(Sql.of("data_set/add_warming")),
    INDEX_CHANGE(Sql.of("data_set/add_index_change")),
    STORM_RECORD(Sql.of("data_set/add_storm_record")),
    STORM(Sql.of("data_set/add_storm")),
    FACT(Sql.of("data_set/add_fact")),
    HAZARD_CURVE(Sql.of("data_set/add_hazard_curve"));

    private final String statement;

    Table(String statement) {
      this.statement = statement;
    }
  }

  /**
   * A data set that is known already.
   *
   * @param isCurrent whether readers see it
   */
  public record Known(int id, boolean isCurrent) {}

  /**
   * What a data set holds.
   *
   * @param series rows by calendar year
   * @param storms points that a storm record covers
   * @param curves hazard curves of positions and sites
   * @param misshapen responses with a wrong number of values
   */
  public record Rows(
      long sources,
      long stations,
      long gridPoints,
      long regions,
      long warming,
      long series,
      long storms,
      long facts,
      long curves,
      long responses,
      long misshapen) {}

  /** A row of yearly values of one grid point, from one of the data set's sources. */
  public record Yearly(int gridId, int sourceId, YearlySeries series) {}

  /** What storms did at one grid point, from one of the data set's sources. */
  public record Stormy(int gridId, int sourceId, PointStorms storms) {}

  /** A local index by warming level, from one of the data set's sources. */
  public record Moved(int gridId, int sourceId, MovedSeries series) {}

  /** Keeps any other ingest waiting until the transaction ends. */
  public void lock() {
    jdbc.sql(LOCK).query((row, number) -> true).single();
  }

  /** The data set of a version, if it was loaded before. */
  public Optional<Known> find(String dataVersion) {
    return jdbc.sql(FIND_STATE)
        .param("data_version", dataVersion)
        .query(
            (row, number) -> new Known(row.getInt("id"), row.getString("state").equals("CURRENT")))
        .optional();
  }

  /**
   * Opens a data set with tables of its own for what is local; readers do not see it.
   *
   * @param origin where the files lay
   */
  public int open(
      String dataVersion,
      String name,
      String origin,
      double[] warmingLevelsK,
      short[] baseYears,
      int gridPoints) {
    var id =
        jdbc.sql(OPEN)
            .param("data_version", dataVersion)
            .param("name", name)
            .param("origin", origin)
            .param("warming_levels_k", warmingLevelsK)
            .param("base_years", baseYears)
            .param("grid_points", gridPoints)
            .query(Integer.class)
            .single();
    partition(OPEN_PARTITION, id);
    return id;
  }

  /** Appends rows, 500 at a time; the keys are the parameters of the table's statement. */
  public void add(Table table, List<Map<String, @Nullable Object>> rows) {
    var named = new NamedParameterJdbcTemplate(operations);
    for (var from = 0; from < rows.size(); from += BATCH_ROWS) {
      var batch = rows.subList(from, Math.min(rows.size(), from + BATCH_ROWS));
      named.batchUpdate(table.statement, SqlParameterSourceUtils.createBatch(batch));
    }
  }

  /**
   * Appends indices by warming level, by binary COPY as they are produced; returns the rows
   * written.
   *
   * @param producer hands every row to its argument
   */
  public long addMoved(int dataSetId, Consumer<Consumer<Moved>> producer) {
    return copy(
        COPY_RESPONSES,
        producer,
        (copy, row) ->
            copy.row(RESPONSE_COLUMNS)
                .integer(dataSetId)
                .integer(row.gridId())
                .text(row.series().indicator())
                .small(row.sourceId())
                .texts(row.series().flags())
                .doubles(row.series().values()));
  }

  /** Appends indices by calendar year; returns the rows written. */
  public long addYearly(int dataSetId, List<Yearly> rows) {
    return copy(
        COPY_SERIES,
        rows::forEach,
        (copy, row) -> {
          var scenario = row.series().scenario();
          copy.row(SERIES_COLUMNS)
              .integer(dataSetId)
              .integer(row.gridId())
              .text(row.series().indicator())
              .text(scenario == null ? PointClimateRepository.OBSERVED : scenario.name())
              .small(row.sourceId())
              .texts(row.series().flags())
              .small(row.series().firstYear())
              .doubles(row.series().values());
        });
  }

  /** Appends what storms did at grid points; returns the rows written. */
  public long addStorms(int dataSetId, List<Stormy> rows) {
    return copy(
        COPY_STORMS,
        rows::forEach,
        (copy, row) ->
            copy.row(STORM_COLUMNS)
                .integer(dataSetId)
                .integer(row.gridId())
                .small(row.sourceId())
                .texts(row.storms().flags())
                .doubles(row.storms().exposure())
                .integers(row.storms().storms())
                .doubles(row.storms().windMs()));
  }

  @FunctionalInterface
  private interface RowWriter<T> {
    void write(BinaryCopy copy, T row) throws SQLException;
  }

  private <T> long copy(String statement, Consumer<Consumer<T>> producer, RowWriter<T> writer) {
    return BinaryCopy.append(
        operations,
        statement,
        copy ->
            producer.accept(
                row -> {
                  try {
                    writer.write(copy, row);
                  } catch (SQLException e) {
                    throw new UncategorizedSQLException("write a row", statement, e);
                  }
                }));
  }

  /**
   * Counts what a data set holds.
   *
   * @param values how many values a response must have
   */
  public Rows count(int dataSetId, int values) {
    return jdbc.sql(COUNT_ROWS)
        .param("data_set_id", dataSetId)
        .param("values", values)
        .query(
            (row, number) ->
                new Rows(
                    row.getLong("sources"),
                    row.getLong("stations"),
                    row.getLong("grid_points"),
                    row.getLong("regions"),
                    row.getLong("warming"),
                    row.getLong("series"),
                    row.getLong("storms"),
                    row.getLong("facts"),
                    row.getLong("curves"),
                    row.getLong("responses"),
                    row.getLong("misshapen")))
        .single();
  }

  /** Makes a data set the one that readers see, in place of the one before. */
  public void activate(int dataSetId) {
    partition(ANALYZE_PARTITION, dataSetId);
    jdbc.sql(RETIRE_CURRENT).update();
    jdbc.sql(ACTIVATE).param("id", dataSetId).update();
  }

  private void partition(String statement, int id) {
    for (var parent : PARTITIONED) {
      jdbc.sql(statement)
          .param("parent", parent)
          .param("id", id)
          .query((row, number) -> true)
          .single();
    }
  }
}
