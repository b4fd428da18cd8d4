package ondo.api.snapshot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for a new schema and a new result set: once before the start is done, then every 2 s. */
@Component
class SnapshotPoll implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(SnapshotPoll.class);

  private final Readiness readiness;
  private final Snapshots snapshots;
  private boolean isAway;

  SnapshotPoll(Readiness readiness, Snapshots snapshots) {
    this.readiness = readiness;
    this.snapshots = snapshots;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    poll();
  }

  @Scheduled(
      initialDelayString = "${ondo.api.snapshot-poll:2s}",
      fixedDelayString = "${ondo.api.snapshot-poll:2s}")
  synchronized void poll() {
    try {
      if (readiness.checkSchema()) {
        snapshots.refresh();
      }
      if (isAway) {
        log.info("database reachable again");
      }
      isAway = false;
    } catch (DataAccessException e) {
      // One line per outage, not one every two seconds.
      if (!isAway) {
        log.warn(
            "database unreachable, retrying; check ONDO_DB_URL or the embedded server: {}",
            String.valueOf(e.getMostSpecificCause().getMessage()).replaceAll("\\s+", " "));
      }
      isAway = true;
    }
  }
}
