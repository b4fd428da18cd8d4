package ondo.scheduler.work;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ondo.catalog.HazardCatalog;
import ondo.climate.Scenario;
import ondo.job.Chunk;
import ondo.job.Job;
import ondo.risk.Hazard;
import ondo.store.LedgerRepository;
import ondo.store.ResultChecksum;
import ondo.store.ResultRepository;
import ondo.store.ResultRepository.Count;
import ondo.store.ResultSetHead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts a result set, refuses it when a row is missing or no number, and swaps it in. All in one
 * transaction: readers see the old results or the new ones.
 */
final class PublishRunner implements ChunkRunner {

  private static final Logger LOG = LoggerFactory.getLogger(PublishRunner.class);

  private static final String CLASSES = "class_probability";

  private final PointWork work;
  private final ResultRepository results;
  private final ResultChecksum checksum;
  private final LedgerRepository ledger;
  private final HazardCatalog catalog;
  private final int threads;

  /**
   * @param threads that computed, for the manifest
   */
  PublishRunner(
      PointWork work,
      ResultRepository results,
      ResultChecksum checksum,
      LedgerRepository ledger,
      HazardCatalog catalog,
      int threads) {
    this.work = work;
    this.results = results;
    this.checksum = checksum;
    this.ledger = ledger;
    this.catalog = catalog;
    this.threads = threads;
  }

  @Override
  public WorkStep step() {
    return WorkStep.PUBLISH;
  }

  @Override
  public List<String> plan(Job job) {
    return List.of("{}");
  }

  @Override
  public Write run(Chunk chunk) {
    return () -> publish(chunk);
  }

  private long publish(Chunk chunk) {
    var set =
        results
            .ofJob(chunk.jobId())
            .orElseThrow(() -> new WorkFailedException("the job's result set is gone"));
    if (!work.isCurrent(set.dataVersion())) {
      throw WorkFailedException.forGood(
          "data version " + set.dataVersion() + " was replaced while its results were computed");
    }
    var series =
        (long) work.data(chunk.dataVersion()).gridPoints()
            * Hazard.values().length
            * Scenario.values().length;
    results.analyze(set.id());
    var sum = checksum.of(set.id());
    var expected = Map.of("hazard_series", series, "loss_series", series, CLASSES, classRows(set));
    var rows = 0L;
    for (var table : sum.counts().entrySet()) {
      var count = table.getValue();
      rows += check(table.getKey(), count, expected.getOrDefault(table.getKey(), count.total()));
    }
    if (!results.publish(set.id(), rows, sum.checksum())) {
      throw new WorkFailedException("result set " + set.id() + " is not being built any more");
    }
    ledger.mergeResult(chunk.jobId(), Json.of(manifest(set, sum)));
    LOG.info(
        "published resultSet={} dataVersion={} rows={} checksum={}",
        set.id(),
        set.dataVersion(),
        rows,
        sum.checksum());
    return 0;
  }

  private long classRows(ResultSetHead set) {
    var rows = 0L;
    for (var valued : results.countValuedLosses(set.id()).entrySet()) {
      rows += valued.getValue() * catalog.spec(valued.getKey()).scheme().size();
    }
    return rows;
  }

  private static long check(String table, Count count, long expected) {
    if (count.total() != expected) {
      throw new WorkFailedException(
          "%s has %d rows in place of %d".formatted(table, count.total(), expected));
    }
    if (count.bad() > 0) {
      throw new WorkFailedException(
          "%s has %d rows with a value that is no number".formatted(table, count.bad()));
    }
    return count.total();
  }

  private Map<String, Object> manifest(ResultSetHead set, ResultChecksum.Sum sum) {
    var rows = new TreeMap<String, Long>();
    sum.counts().forEach((table, count) -> rows.put(table, count.total()));
    var manifest = new TreeMap<String, Object>();
    manifest.put("resultSetId", set.id());
    manifest.put("dataVersion", set.dataVersion());
    manifest.put("modelVersion", set.modelVersion());
    manifest.put("switches", Json.tree(CheckDataRunner.SWITCHES));
    manifest.put("resultRows", sum.rows());
    manifest.put("rowsByTable", rows);
    manifest.put("threads", threads);
    manifest.put("checksum", sum.checksum());
    manifest.put("peakHeapBytes", peakHeapBytes());
    return manifest;
  }

  /** Sum of the peaks of the heap's pools since the process began: never below the true peak. */
  private static long peakHeapBytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }
}
