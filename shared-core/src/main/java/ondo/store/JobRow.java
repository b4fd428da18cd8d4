package ondo.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import ondo.job.Job;
import ondo.job.JobType;
import org.jspecify.annotations.Nullable;

/** How a row of the ledger becomes a job. */
final class JobRow {

  private JobRow() {}

  static Job job(ResultSet row, int number) throws SQLException {
    return new Job(
        row.getObject("id", UUID.class),
        JobType.valueOf(row.getString("type")),
        row.getString("tenant"),
        row.getString("params"),
        row.getInt("priority"),
        Job.Status.valueOf(row.getString("status")),
        row.getString("step_name"),
        new Job.Chunks(
            row.getInt("total"),
            row.getInt("done"),
            row.getInt("failed"),
            row.getInt("timed_out"),
            row.getLong("result_rows")),
        row.getDouble("share"),
        row.getInt("attempts"),
        row.getString("data_version"),
        row.getString("traceparent"),
        row.getString("result"),
        failure(row),
        instantOf(row, "created_at"),
        nullableInstantOf(row, "run_at"),
        nullableInstantOf(row, "started_at"),
        nullableInstantOf(row, "finished_at"));
  }

  private static Job.@Nullable Failure failure(ResultSet row) throws SQLException {
    var code = row.getString("error_code");
    var detail = row.getString("error_detail");
    return code == null ? null : new Job.Failure(code, detail == null ? "" : detail);
  }

  private static Instant instantOf(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant nullableInstantOf(ResultSet row, String column)
      throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
