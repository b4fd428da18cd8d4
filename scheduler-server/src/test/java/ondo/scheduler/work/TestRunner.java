package ondo.scheduler.work;

import java.util.List;
import ondo.job.Chunk;
import ondo.job.Job;

/** A step that does what a test says, in place of the product's own. */
final class TestRunner implements ChunkRunner {

  private final WorkStep step;
  private final List<String> inputs;
  private final Deed deed;

  /** What a chunk does; returns the rows it wrote. */
  @FunctionalInterface
  interface Deed {
    long rows(Chunk chunk) throws Exception;
  }

  TestRunner(WorkStep step, List<String> inputs, Deed deed) {
    this.step = step;
    this.inputs = inputs;
    this.deed = deed;
  }

  @Override
  public WorkStep step() {
    return step;
  }

  @Override
  public List<String> plan(Job job) {
    return inputs;
  }

  @Override
  public Write run(Chunk chunk) {
    try {
      var rows = deed.rows(chunk);
      return () -> rows;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
