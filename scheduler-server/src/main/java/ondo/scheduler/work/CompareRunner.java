package ondo.scheduler.work;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ondo.job.Chunk;
import ondo.job.Job;
import ondo.store.LedgerRepository;
import ondo.store.ResultChecksum;
import ondo.store.ResultComparison;
import ondo.store.ResultRepository;
import ondo.store.ResultSetHead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the results that a job has computed again against those that are stored, to the last bit,
 * and gives its own up: nobody ever reads them.
 */
final class CompareRunner implements ChunkRunner {

  private static final Logger LOG = LoggerFactory.getLogger(CompareRunner.class);

  private final ResultRepository results;
  private final ResultChecksum checksum;
  private final ResultComparison comparison;
  private final LedgerRepository ledger;

  CompareRunner(
      ResultRepository results,
      ResultChecksum checksum,
      ResultComparison comparison,
      LedgerRepository ledger) {
    this.results = results;
    this.checksum = checksum;
    this.comparison = comparison;
    this.ledger = ledger;
  }

  @Override
  public WorkStep step() {
    return WorkStep.COMPARE;
  }

  @Override
  public List<String> plan(Job job) {
    return List.of("{}");
  }

  @Override
  public Write run(Chunk chunk) {
    return () -> compare(chunk);
  }

  private long compare(Chunk chunk) {
    var stored = stored(results, chunk.params());
    var own =
        results
            .ofJob(chunk.jobId())
            .orElseThrow(() -> new WorkFailedException("the job's result set is gone"));
    var outcome = outcome(stored, own);
    ledger.mergeResult(chunk.jobId(), Json.of(outcome));
    results.discard(own.id());
    LOG.info(
        "verified resultSet={} verification={} stored={} recomputed={}",
        stored.id(),
        outcome.get("verification"),
        outcome.get("storedChecksum"),
        outcome.get("recomputedChecksum"));
    return 0;
  }

  private Map<String, Object> outcome(ResultSetHead stored, ResultSetHead own) {
    var outcome = new TreeMap<String, Object>();
    var published = String.valueOf(stored.checksum());
    var storedSum = checksum.of(stored.id());
    var ownSum = checksum.of(own.id());
    var isEqual =
        storedSum.checksum().equals(ownSum.checksum()) && storedSum.checksum().equals(published);
    outcome.put("verification", isEqual ? "EQUAL" : "DIFFERENT");
    outcome.put("resultSetId", stored.id());
    outcome.put("dataVersion", stored.dataVersion());
    outcome.put("modelVersion", stored.modelVersion());
    outcome.put("publishedChecksum", published);
    outcome.put("storedChecksum", storedSum.checksum());
    outcome.put("recomputedChecksum", ownSum.checksum());
    outcome.put("storedRows", storedSum.rows());
    outcome.put("recomputedRows", ownSum.rows());
    if (!isEqual) {
      outcome.put(
          "firstDifference",
          comparison
              .first(stored.id(), own.id())
              .map(ResultComparison.Difference::text)
              .orElse("none: the stored rows are not those that were published"));
    }
    return outcome;
  }

  /** The result set that a job of this type names in its parameters. */
  static ResultSetHead stored(ResultRepository results, String params) {
    var id = Json.tree(params).path("resultSetId").asInt();
    return results
        .find(id)
        .orElseThrow(() -> WorkFailedException.forGood("result set " + id + " was swept"));
  }
}
