package ondo.scheduler.work;

import java.time.Duration;
import java.util.List;
import ondo.job.Chunk;
import ondo.job.Job;
import ondo.scheduler.ingest.StagingFiles;
import ondo.store.DatabaseFaults;
import ondo.store.ResultRepository;
import ondo.store.RetentionRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes result sets that nobody reads any more, the one before the current stays, then data sets
 * that nothing refers to, the ledger of old jobs, and scratch files that outlived their time.
 */
final class SweepRunner implements ChunkRunner {

  private static final Logger LOG = LoggerFactory.getLogger(SweepRunner.class);

  /** A quarter of a year is as far back as a run is asked about. */
  private static final Duration KEEP_JOBS = Duration.ofDays(90);

  private final ResultRepository results;
  private final RetentionRepository retention;
  private final TransactionTemplate transaction;
  private final StagingFiles staging;

  SweepRunner(
      ResultRepository results,
      RetentionRepository retention,
      TransactionTemplate transaction,
      StagingFiles staging) {
    this.results = results;
    this.retention = retention;
    this.transaction = transaction;
    this.staging = staging;
  }

  @Override
  public WorkStep step() {
    return WorkStep.SWEEP;
  }

  @Override
  public List<String> plan(Job job) {
    return List.of("{}");
  }

  @Override
  public Write run(Chunk chunk) {
    for (var id : results.listOutdated()) {
      drop("resultSet", id, () -> results.drop(id));
    }
    for (var id : retention.listDataSets()) {
      drop("dataSet", id, () -> retention.dropDataSet(id));
    }
    var jobs = retention.deleteJobs(KEEP_JOBS);
    if (jobs > 0) {
      LOG.info("deleted oldJobs={}", jobs);
    }
    var swept = staging.sweep();
    if (swept > 0) {
      LOG.info("swept scratchCopies={}", swept);
    }
    return () -> 0;
  }

  /** Data whose tables are being read now wait for the next night; that fails nobody's job. */
  private void drop(String what, int id, Runnable removal) {
    try {
      transaction.executeWithoutResult(status -> removal.run());
      LOG.info("dropped {}={}", what, id);
    } catch (DataAccessException e) {
      if (DatabaseFaults.kindOf(e) != DatabaseFaults.Kind.CONTENTION) {
        throw e;
      }
      LOG.info("{}={} is in use and stays for now: {}", what, id, e.toString());
    }
  }
}
