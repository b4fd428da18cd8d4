package ondo.scheduler.work;

import java.util.List;
import ondo.job.Chunk;
import ondo.job.Job;
import ondo.scheduler.ingest.StagingFiles;
import ondo.store.ResultRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes result sets that nobody reads any more, the one before the current stays, and scratch
 * files that outlived their time.
 */
final class SweepRunner implements ChunkRunner {

  private static final Logger LOG = LoggerFactory.getLogger(SweepRunner.class);

  private final ResultRepository results;
  private final TransactionTemplate transaction;
  private final StagingFiles staging;

  SweepRunner(ResultRepository results, TransactionTemplate transaction, StagingFiles staging) {
    this.results = results;
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
      drop(id);
    }
    var swept = staging.sweep();
    if (swept > 0) {
      LOG.info("swept scratchCopies={}", swept);
    }
    return () -> 0;
  }

  /** A set whose tables are being read now waits for the next night; that fails nobody's job. */
  private void drop(int id) {
    try {
      transaction.executeWithoutResult(status -> results.drop(id));
      LOG.info("dropped resultSet={}", id);
    } catch (PessimisticLockingFailureException e) {
      LOG.info("resultSet={} is in use and stays for now: {}", id, e.toString());
    }
  }
}
