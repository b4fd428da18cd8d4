package ondo.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.ConnectionCallback;
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
  private static final String RESPONSES = "indicator_response";
  private static final int RESPONSE_COLUMNS = 6;
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
    WARMING(Sql.of("data_set/add_warming"));

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
   * @param misshapen responses with a wrong number of values
   */
  public record Rows(
      long sources,
      long stations,
      long gridPoints,
      long regions,
      long warming,
      long responses,
      long misshapen) {}

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
   * Opens a data set with a table of its own for the responses; readers do not see it.
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
   * Appends responses by binary COPY as they are produced; returns the rows written.
   *
   * @param sourceId the source that the responses name
   * @param producer hands every response to its argument
   */
  public long addResponses(
      int dataSetId, int sourceId, Consumer<Consumer<ResponseRepository.Response>> producer) {
    ConnectionCallback<Long> callback =
        connection -> copy(connection, dataSetId, sourceId, producer);
    var written = operations.execute(callback);
    return written == null ? 0 : written;
  }

  private static long copy(
      Connection connection,
      int dataSetId,
      int sourceId,
      Consumer<Consumer<ResponseRepository.Response>> producer)
      throws SQLException {
    try (var copy = BinaryCopy.begin(connection, COPY_RESPONSES)) {
      producer.accept(
          response -> {
            try {
              copy.row(RESPONSE_COLUMNS)
                  .integer(dataSetId)
                  .integer(response.gridId())
                  .text(response.indicator())
                  .small(sourceId)
                  .texts(response.flags())
                  .doubles(response.values());
            } catch (SQLException e) {
              throw new UncategorizedSQLException("write a response", COPY_RESPONSES, e);
            }
          });
      return copy.finish();
    }
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
    jdbc.sql(statement)
        .param("parent", RESPONSES)
        .param("id", id)
        .query((row, number) -> true)
        .single();
  }
}
