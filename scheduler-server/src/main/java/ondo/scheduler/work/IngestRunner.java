package ondo.scheduler.work;

import java.nio.file.Path;
import java.util.List;
import ondo.job.Chunk;
import ondo.job.Job;
import ondo.scheduler.ingest.ClimateData;
import ondo.scheduler.ingest.ClimateLoad;
import ondo.scheduler.ingest.DataDirectory;
import ondo.scheduler.ingest.InvalidInputException;
import ondo.scheduler.ingest.StagingFiles;
import ondo.scheduler.ingest.StarterPack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads a data directory, or the starter pack. The load belongs to the transaction that completes
 * the chunk, so a directory is loaded as a whole or not at all.
 */
final class IngestRunner implements ChunkRunner {

  private static final Logger LOG = LoggerFactory.getLogger(IngestRunner.class);
  private static final String STARTER_PACK = "starter pack";

  private final ClimateLoad load;
  private final StagingFiles staging;

  IngestRunner(ClimateLoad load, StagingFiles staging) {
    this.load = load;
    this.staging = staging;
  }

  @Override
  public WorkStep step() {
    return WorkStep.INGEST;
  }

  @Override
  public List<String> plan(Job job) {
    return List.of("{}");
  }

  @Override
  public Write run(Chunk chunk) {
    var directory = Json.tree(chunk.params()).path("directory").asString("");
    var origin = directory.isEmpty() ? STARTER_PACK : directory;
    if (!directory.isEmpty()) {
      var version = version(Path.of(directory));
      if (load.isKnown(version)) {
        return () -> report(origin, again(version));
      }
    }
    var data = read(directory);
    if (load.isKnown(data.version())) {
      return () -> report(origin, again(data.version()));
    }
    var grid = staging.derive(data);
    return () -> {
      try (grid) {
        return report(origin, load.load(data, grid, origin));
      }
    };
  }

  private static long report(String origin, ClimateLoad.Result result) {
    LOG.info(
        "ingest done origin={} dataVersion={} responses={} changed={}",
        origin,
        result.dataVersion(),
        result.rows(),
        result.isChanged());
    return result.rows();
  }

  private ClimateLoad.Result again(String version) {
    return load.again(version)
        .orElseThrow(() -> new WorkFailedException("data version " + version + " was just swept"));
  }

  private static String version(Path directory) {
    try {
      return DataDirectory.version(directory);
    } catch (InvalidInputException e) {
      throw WorkFailedException.forGood(e);
    }
  }

  /** Wrong files stay wrong however often they are read. */
  private ClimateData read(String directory) {
    try {
      return directory.isEmpty() ? StarterPack.packaged() : staging.read(Path.of(directory));
    } catch (InvalidInputException e) {
      throw WorkFailedException.forGood(e);
    }
  }
}
