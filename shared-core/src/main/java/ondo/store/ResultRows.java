package ondo.store;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.store.ResultRepository.Selection;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of the tables of result sets: appended and removed. */
record ResultRows(JdbcClient jdbc, JdbcOperations operations) {

  /** Appends rows by binary COPY; returns how many. */
  long copy(String statement, BinaryCopy.Rows rows) {
    return BinaryCopy.append(operations, statement, rows);
  }

  /**
   * Rows of one hazard and scenario side by side, as the primary key has them: a chunk fills whole
   * pages of each, so that whoever reads a hazard and scenario reads few.
   */
  static <T> List<T> grouped(
      List<T> rows, Function<T, Hazard> hazard, Function<T, Scenario> scenario) {
    return rows.stream()
        .sorted(
            Comparator.comparing((T row) -> hazard.apply(row).code())
                .thenComparing(row -> scenario.apply(row).name()))
        .toList();
  }

  /** Removes the rows of some hazards, scenarios and grid points. */
  void delete(String statement, int resultSetId, Selection selection) {
    jdbc.sql(statement)
        .param("result_set_id", resultSetId)
        .param("hazards", selection.hazardCodes())
        .param("scenarios", selection.scenarioCodes())
        .param("grid_ids", selection.grids())
        .update();
  }
}
