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
import ondo.store.OutlookRepository;
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

  private final PointWork work;
  private final ResultRepository results;
  private final OutlookRepository outlooks;
  private final ResultChecksum checksum;
  private final LedgerRepository ledger;
  private final HazardCatalog catalog;

  PublishRunner(
      PointWork work,
      ResultRepository results,
      OutlookRepository outlooks,
      ResultChecksum checksum,
      LedgerRepository ledger,
      HazardCatalog catalog) {
    this.work = work;
    this.results = results;
    this.outlooks = outlooks;
    this.checksum = checksum;
    this.ledger = ledger;
    this.catalog = catalog;
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
    var rows = check("hazard_series", results.countHazards(set.id()), series);
    rows += check("loss_series", results.countLosses(set.id()), series);
    rows += check("class_probability", results.countClasses(set.id()), classRows(set));
    var bands = outlooks.countBands(set.id());
    var events = outlooks.countEvents(set.id());
    rows += check("band_series", bands, bands.total());
    rows += check("event_series", events, events.total());
    var sum = checksum.of(set.id());
    if (!results.publish(set.id(), rows, sum)) {
      throw new WorkFailedException("result set " + set.id() + " is not being built any more");
    }
    ledger.mergeResult(chunk.jobId(), Json.of(manifest(set, rows, sum)));
    LOG.info(
        "published resultSet={} dataVersion={} rows={} checksum={}",
        set.id(),
        set.dataVersion(),
        rows,
        sum);
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

  private static Map<String, Object> manifest(ResultSetHead set, long rows, String checksum) {
    var manifest = new TreeMap<String, Object>();
    manifest.put("resultSetId", set.id());
    manifest.put("dataVersion", set.dataVersion());
    manifest.put("modelVersion", set.modelVersion());
    manifest.put("resultRows", rows);
    manifest.put("checksum", checksum);
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
