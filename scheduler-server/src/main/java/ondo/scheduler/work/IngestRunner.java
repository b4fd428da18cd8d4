package ondo.scheduler.work;

import java.util.List;
import ondo.job.Chunk;
import ondo.job.Job;

/** Loads a data directory, or the starter pack. */
final class IngestRunner implements ChunkRunner {

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
    throw new WorkFailedException("the ingest is not connected yet");
  }
}
