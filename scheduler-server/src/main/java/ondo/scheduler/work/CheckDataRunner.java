package ondo.scheduler.work;

import java.util.Arrays;
import java.util.List;
import ondo.catalog.HazardCatalog;
import ondo.climate.TemperatureIndex;
import ondo.job.Chunk;
import ondo.job.Job;
import ondo.job.JobType;
import ondo.store.DataSetHead;
import ondo.store.LedgerRepository;
import ondo.store.ResponseRepository;
import ondo.store.ResultRepository;

/**
 * Fixes the data version of a run, refuses data that a run could not be finished with, and opens
 * the result set that the run fills.
 */
final class CheckDataRunner implements ChunkRunner {

  /** The model's named alternatives; only the defaults are computed so far (risk model §1.5). */
  static final String SWITCHES =
      "{\"scaling\":\"WIDE\",\"integrated\":\"GEOMETRIC_MEAN\",\"exposure_in_aal\":true}";

  private static final List<String> TEMPERATURE_INDICES =
      Arrays.stream(TemperatureIndex.values()).map(TemperatureIndex::code).toList();

  private final Places places;
  private final ResponseRepository responses;
  private final ResultRepository results;
  private final LedgerRepository ledger;
  private final HazardCatalog catalog;

  CheckDataRunner(
      Places places,
      ResponseRepository responses,
      ResultRepository results,
      LedgerRepository ledger,
      HazardCatalog catalog) {
    this.places = places;
    this.responses = responses;
    this.results = results;
    this.ledger = ledger;
    this.catalog = catalog;
  }

  @Override
  public WorkStep step() {
    return WorkStep.CHECK_DATA;
  }

  @Override
  public List<String> plan(Job job) {
    return List.of("{}");
  }

  @Override
  public Write run(Chunk chunk) {
    if (chunk.type() == JobType.VERIFY) {
      return again(chunk);
    }
    var isPart = chunk.type() == JobType.PREDICTIONS && PointWork.isPart(chunk.params());
    var data =
        responses
            .findCurrent()
            .orElseThrow(
                () -> new WorkFailedException("no data set is loaded; run deploy/ondo ingest DIR"));
    places.basis(data);
    var incomplete = responses.countIncompletePoints(data.id(), TEMPERATURE_INDICES);
    if (incomplete > 0) {
      throw new WorkFailedException(incomplete + " grid points lack a temperature index");
    }
    return () -> isPart ? part(chunk, data) : whole(chunk, data);
  }

  /** The same data again, current or not. */
  private Write again(Chunk chunk) {
    var stored = CompareRunner.stored(results, chunk.params());
    if (!stored.modelVersion().equals(catalog.modelVersion())) {
      throw WorkFailedException.forGood(
          "the results come from model %s and this is %s"
              .formatted(stored.modelVersion(), catalog.modelVersion()));
    }
    var data =
        responses
            .find(stored.dataVersion())
            .orElseThrow(
                () ->
                    WorkFailedException.forGood(
                        "data version " + stored.dataVersion() + " was removed"));
    return () -> whole(chunk, data);
  }

  private long whole(Chunk chunk, DataSetHead data) {
    ledger.setDataVersion(chunk.jobId(), data.dataVersion());
    results.open(chunk.jobId(), data, catalog.modelVersion(), SWITCHES);
    return 0;
  }

  private long part(Chunk chunk, DataSetHead data) {
    var current =
        results
            .findCurrent()
            .orElseThrow(() -> new WorkFailedException("no results to replace; run a night first"));
    if (!current.dataVersion().equals(data.dataVersion())
        || !current.modelVersion().equals(catalog.modelVersion())) {
      throw new WorkFailedException(
          "the current results come from data %s and model %s; run a night first"
              .formatted(current.dataVersion(), current.modelVersion()));
    }
    ledger.setDataVersion(chunk.jobId(), data.dataVersion());
    return 0;
  }
}
