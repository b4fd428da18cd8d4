package ondo.scheduler;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Refuses a start whose threads could wait for each other's connections. */
@Component
final class ConnectionCheck {

  /** The dispatcher, the beat, the watchdog and the relay hold one now and then. */
  private static final int CONTROL = 4;

  /** Quartz's one worker and one of its two keepers. */
  private static final int QUARTZ = 2;

  /** Calls of operators and api-servers at a time that do not wait for each other. */
  private static final int HTTP = 2;

  ConnectionCheck(
      SchedulerProperties properties,
      @Value("${spring.datasource.hikari.maximum-pool-size}") int pool) {
    var workers = properties.computeThreads() + properties.shortThreads();
    var needed = workers + CONTROL + QUARTZ + HTTP;
    if (pool < needed) {
      throw new StartRefusedException(
          "%d connections are too few for %d workers, which need %d"
                  .formatted(pool, workers, needed)
              + "; raise spring.datasource.hikari.maximum-pool-size or lower"
              + " ondo.scheduler.compute-threads");
    }
  }
}
