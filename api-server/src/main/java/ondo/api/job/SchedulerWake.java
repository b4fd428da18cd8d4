package ondo.api.job;

import feign.FeignException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import ondo.job.JobType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;

/** Tells the scheduler of a new job, behind the client's back; a failure is logged and dropped. */
@Component
@EnableFeignClients(clients = SchedulerClient.class)
class SchedulerWake {

  private static final Logger log = LoggerFactory.getLogger(SchedulerWake.class);
  // One call a second fails at worst; more at once would only wait for the same dead server.
  private static final int PERMITS = 16;

  private final SchedulerClient scheduler;
  private final TaskExecutor executor;
  private final Semaphore permits = new Semaphore(PERMITS);

  SchedulerWake(
      SchedulerClient scheduler, @Qualifier("applicationTaskExecutor") TaskExecutor executor) {
    this.scheduler = scheduler;
    this.executor = executor;
  }

  void ring(JobType type, UUID job, String traceparent) {
    if (!permits.tryAcquire()) {
      log.info("wake-up dropped job={} reason=too-many-at-once", job);
      return;
    }
    executor.execute(
        () -> {
          try {
            scheduler.wake(order(type), traceparent, Map.of("jobId", job));
          } catch (FeignException | UncheckedIOException e) {
            log.info("wake-up dropped job={} reason={}", job, String.valueOf(e.getMessage()));
          } finally {
            permits.release();
          }
        });
  }

  private static String order(JobType type) {
    return switch (type) {
      case ASSESS_SITES -> "initial-analysis";
      case REPORT -> "generate-report";
      case PREDICTIONS -> "generate-predictions";
      case INGEST, NIGHT, RELOCATION, VERIFY -> "wake";
    };
  }
}
