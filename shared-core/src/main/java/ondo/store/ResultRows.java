package ondo.store;

import ondo.store.ResultRepository.Selection;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of the tables of result sets: appended and removed. */
record ResultRows(JdbcClient jdbc, JdbcOperations operations) {

  /** Appends rows by binary COPY; returns how many. */
  long copy(String statement, BinaryCopy.Rows rows) {
    return BinaryCopy.append(operations, statement, rows);
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
