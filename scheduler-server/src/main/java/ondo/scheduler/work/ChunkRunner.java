package ondo.scheduler.work;

import java.util.List;
import ondo.job.Chunk;
import ondo.job.Job;

/** Does one step: cuts it into chunks, then does a chunk. */
sealed interface ChunkRunner
    permits CheckDataRunner,
        HazardRunner,
        ProbabilityRunner,
        PublishRunner,
        CompareRunner,
        AssessRunner,
        ReportRunner,
        SweepRunner,
        IngestRunner {

  /** The step that this runner does. */
  WorkStep step();

  /** One JSON object a chunk; none means that there is nothing to do. */
  List<String> plan(Job job);

  /**
   * Reads and computes; holds no connection while it computes and writes nothing that counts.
   *
   * @return what writes the results, called once inside the transaction that completes the chunk
   */
  Write run(Chunk chunk);

  /** Writes results and says how many rows they were. */
  @FunctionalInterface
  interface Write {
    long rows();
  }
}
