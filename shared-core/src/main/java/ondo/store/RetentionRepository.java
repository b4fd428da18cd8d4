package ondo.store;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What outlived its use: data sets that nothing refers to any more, and the ledger of old jobs. */
public final class RetentionRepository {

  private static final String LOCK_INGEST = Sql.of("data_set/lock_ingest");
  private static final String LIST_DATA_SETS = Sql.of("retention/list_data_sets");
  private static final String DROP_PARTITIONS = Sql.of("retention/drop_partitions");
  private static final String DELETE_DATA_SET = Sql.of("retention/delete_data_set");
  private static final String DELETE_JOBS = Sql.of("retention/delete_jobs");

  private final JdbcClient jdbc;

  public RetentionRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Retired data sets without results or living jobs; the newest retired one stays. */
  public List<Integer> listDataSets() {
    return jdbc.sql(LIST_DATA_SETS).query((row, number) -> row.getInt("id")).list();
  }

  /**
   * Removes a data set and its tables, unless an ingest made it current again; call it in a
   * transaction of its own.
   *
   * @return whether it was there and retired
   */
  public boolean dropDataSet(int id) {
    jdbc.sql(LOCK_INGEST).query((row, number) -> true).single();
    if (jdbc.sql(DELETE_DATA_SET).param("id", id).update() == 0) {
      return false;
    }
    jdbc.sql(DROP_PARTITIONS).param("id", id).query((row, number) -> true).list();
    return true;
  }

  /**
   * Deletes finished jobs; a job with a report and the newest of each type stay.
   *
   * @return how many
   */
  public int deleteJobs(Duration age) {
    return jdbc.sql(DELETE_JOBS).param("seconds", age.toMillis() / 1000.0).update();
  }
}
