package ondo.scheduler.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import ondo.job.Chunk;
import ondo.job.Job;

/** Every number about work under one naming. */
public final class WorkMeters {

  private final MeterRegistry registry;
  private final Counter connectionErrors;

  public WorkMeters(MeterRegistry registry) {
    this.registry = registry;
    this.connectionErrors =
        Counter.builder("ondo.connection.errors")
            .description("tries that lost their connection to the database")
            .register(registry);
  }

  /**
   * A try of a chunk ended.
   *
   * @param outcome done, failed, dead, fenced (timed out, cancelled or overtaken), released or
   *     contended
   */
  public void chunk(Chunk chunk, String outcome, Duration took) {
    Timer.builder("ondo.chunk")
        .description("tries of chunks: how many, how long, how they ended")
        .tags("type", chunk.type().name(), "step", chunk.step(), "outcome", outcome)
        .publishPercentiles(0.5, 0.95)
        .register(registry)
        .record(took);
  }

  public void rows(String step, long rows) {
    registry.counter("ondo.rows.written", "step", step).increment((double) rows);
  }

  /** A job ended. */
  public void job(Job job, Duration took) {
    Timer.builder("ondo.job")
        .description("jobs: how many, how long, how they ended")
        .tags("type", job.type().name(), "status", job.status().name())
        .publishPercentiles(0.5, 0.95)
        .register(registry)
        .record(took);
  }

  public void connectionError() {
    connectionErrors.increment();
  }

  public void moveFailed() {
    registry.counter("ondo.job.moves.failed").increment();
  }
}
