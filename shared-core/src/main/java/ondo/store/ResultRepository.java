package ondo.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Result sets: built row by row beside the one that readers see, then swapped in as a whole. Every
 * write belongs to the transaction of its caller.
 */
public final class ResultRepository {

  private static final List<String> TABLES =
      List.of("hazard_series", "loss_series", "class_probability", "band_series", "event_series");
  private static final String OPEN = Sql.of("result/open");
  private static final String OPEN_PARTITION = Sql.of("result/open_partition");
  private static final String DROP_PARTITION = Sql.of("result/drop_partition");
  private static final String ANALYZE_PARTITION = Sql.of("result/analyze_partition");
  private static final String FIND_OF_JOB = Sql.of("result/find_of_job");
  private static final String FIND = Sql.of("result/find");
  private static final String FIND_CURRENT = Sql.of("result/find_current");
  private static final String COPY_HAZARDS = Sql.of("result/copy_hazard_series");
  private static final String COPY_LOSSES = Sql.of("result/copy_loss_series");
  private static final String COPY_CLASSES = Sql.of("result/copy_class_probability");
  private static final String DELETE_HAZARDS = Sql.of("result/delete_hazard_series");
  private static final String DELETE_LOSSES = Sql.of("result/delete_loss_series");
  private static final String DELETE_CLASSES = Sql.of("result/delete_class_probability");
  private static final String COUNT_VALUED_LOSSES = Sql.of("result/count_valued_losses");
  private static final String RETIRE_CURRENT = Sql.of("result/retire_current");
  private static final String PUBLISH = Sql.of("result/publish");
  private static final String NOTIFY = Sql.of("result/notify");
  private static final String LIST_OUTDATED = Sql.of("result/list_outdated");
  private static final String DISCARD = Sql.of("result/discard");
  private static final String DELETE = Sql.of("result/delete");
  private static final int HAZARD_COLUMNS = 9;
  private static final int LOSS_COLUMNS = 10;
  private static final int CLASS_COLUMNS = 6;

  private final JdbcClient jdbc;
  private final ResultRows tables;

  public ResultRepository(JdbcClient jdbc, JdbcOperations operations) {
    this.jdbc = jdbc;
    tables = new ResultRows(jdbc, operations);
  }

  /**
   * Rows of one table.
   *
   * @param bad rows that hold NaN, an infinity or a null element
   */
  public record Count(long total, long bad) {}

  /** Rows of some hazards, scenarios and grid points. */
  public record Selection(
      Collection<Hazard> hazards, Collection<Scenario> scenarios, Collection<Integer> gridIds) {

    String[] hazardCodes() {
      return hazards.stream().map(Hazard::code).toArray(String[]::new);
    }

    String[] scenarioCodes() {
      return scenarios.stream().map(Scenario::name).toArray(String[]::new);
    }

    Integer[] grids() {
      return gridIds.toArray(Integer[]::new);
    }
  }

  /**
   * The result set that a job builds, with tables of its own; a repeat finds the first one.
   *
   * @param switches the model's named alternatives as JSON (risk model §1.5)
   */
  public int open(UUID jobId, DataSetHead data, String modelVersion, String switches) {
    var id =
        jdbc.sql(OPEN)
            .param("data_set_id", data.id())
            .param("data_version", data.dataVersion())
            .param("model_version", modelVersion)
            .param("switches", switches)
            .param("job_id", jobId)
            .query(Integer.class)
            .single();
    TABLES.forEach(parent -> partition(OPEN_PARTITION, parent, id));
    return id;
  }

  private void partition(String statement, String parent, int id) {
    jdbc.sql(statement)
        .param("parent", parent)
        .param("id", id)
        .query((row, number) -> true)
        .single();
  }

  /** The result set of a job. */
  public Optional<ResultSetHead> ofJob(UUID jobId) {
    return jdbc.sql(FIND_OF_JOB).param("job_id", jobId).query(ResultRepository::head).optional();
  }

  /** The result set of an id, whether readers see it or not. */
  public Optional<ResultSetHead> find(int id) {
    return jdbc.sql(FIND).param("id", id).query(ResultRepository::head).optional();
  }

  /** The result set that readers see, if there is one. */
  public Optional<ResultSetHead> findCurrent() {
    return jdbc.sql(FIND_CURRENT).query(ResultRepository::head).optional();
  }

  /** Appends hazard scores by binary COPY; returns the rows written. */
  public long writeHazards(int resultSetId, List<HazardSeries> series) {
    return tables.copy(
        COPY_HAZARDS,
        copy -> {
          for (var row : ResultRows.grouped(series, HazardSeries::hazard, HazardSeries::scenario)) {
            copy.row(HAZARD_COLUMNS)
                .integer(resultSetId)
                .text(row.hazard().code())
                .text(row.scenario().name())
                .integer(row.gridId())
                .text(row.status().name())
                .texts(row.flags())
                .json(row.yearFlags())
                .small(HazardSeries.FIRST_YEAR)
                .doubles(row.h());
          }
        });
  }

  /** Appends losses and their class probabilities by binary COPY; returns the rows written. */
  public long writeLosses(int resultSetId, List<LossSeries> series) {
    var rows = ResultRows.grouped(series, LossSeries::hazard, LossSeries::scenario);
    var losses =
        tables.copy(
            COPY_LOSSES,
            copy -> {
              for (var row : rows) {
                copy.row(LOSS_COLUMNS)
                    .integer(resultSetId)
                    .text(row.hazard().code())
                    .text(row.scenario().name())
                    .integer(row.gridId())
                    .text(row.status().name())
                    .texts(row.flags())
                    .json(row.yearFlags())
                    .small(HazardSeries.FIRST_YEAR)
                    .doubles(row.aal())
                    .doubles(row.severe());
              }
            });
    return losses + tables.copy(COPY_CLASSES, copy -> writeClasses(copy, resultSetId, rows));
  }

  private static void writeClasses(BinaryCopy copy, int resultSetId, List<LossSeries> series)
      throws SQLException {
    for (var row : series) {
      var probabilities = row.probabilities();
      if (probabilities == null) {
        continue;
      }
      for (var i = 0; i < probabilities.length; i++) {
        copy.row(CLASS_COLUMNS)
            .integer(resultSetId)
            .text(row.hazard().code())
            .text(row.scenario().name())
            .integer(row.gridId())
            .small(i + 1)
            .doubles(probabilities[i]);
      }
    }
  }

  /** Removes hazard scores, so that they can be written anew in the same transaction. */
  public void deleteHazards(int resultSetId, Selection selection) {
    tables.delete(DELETE_HAZARDS, resultSetId, selection);
  }

  /** Removes losses and class probabilities, so that they can be written anew. */
  public void deleteLosses(int resultSetId, Selection selection) {
    tables.delete(DELETE_LOSSES, resultSetId, selection);
    tables.delete(DELETE_CLASSES, resultSetId, selection);
  }

  /** How many series of base AAL have values, by hazard; a hazard without one is absent. */
  public Map<Hazard, Long> countValuedLosses(int resultSetId) {
    var counts = new EnumMap<Hazard, Long>(Hazard.class);
    jdbc.sql(COUNT_VALUED_LOSSES)
        .param("result_set_id", resultSetId)
        .query(
            row -> {
              counts.put(Hazard.of(row.getString("hazard")), row.getLong("series"));
            });
    return counts;
  }

  /** Tells the planner of the rows of a set that was just filled. */
  public void analyze(int resultSetId) {
    TABLES.forEach(parent -> partition(ANALYZE_PARTITION, parent, resultSetId));
  }

  /**
   * Makes a set the one that readers see; call it in a transaction, so that they see the old one or
   * the new one and never none.
   *
   * @return whether the set was still being built
   */
  public boolean publish(int resultSetId, long rows, String checksum) {
    jdbc.sql(RETIRE_CURRENT).update();
    var published =
        jdbc.sql(PUBLISH)
            .param("id", resultSetId)
            .param("result_rows", rows)
            .param("checksum", checksum)
            .update();
    jdbc.sql(NOTIFY).param("id", resultSetId).query((row, number) -> true).single();
    return published == 1;
  }

  /** Gives up a set that is still being built; the next sweep drops it. */
  public void discard(int resultSetId) {
    jdbc.sql(DISCARD).param("id", resultSetId).update();
  }

  /** Sets that nobody reads any more; the newest retired one stays for readers in flight. */
  public List<Integer> listOutdated() {
    return jdbc.sql(LIST_OUTDATED).query((row, number) -> row.getInt("id")).list();
  }

  /** Removes a set and its tables; call it in a transaction of its own. */
  public void drop(int resultSetId) {
    TABLES.forEach(parent -> partition(DROP_PARTITION, parent, resultSetId));
    jdbc.sql(DELETE).param("id", resultSetId).update();
  }

  private static ResultSetHead head(ResultSet row, int number) throws SQLException {
    return new ResultSetHead(
        row.getInt("id"),
        row.getInt("data_set_id"),
        row.getString("data_version"),
        row.getString("model_version"),
        row.getString("checksum"),
        instant(row.getObject("published_at", OffsetDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
