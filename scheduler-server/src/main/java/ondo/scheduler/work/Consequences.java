package ondo.scheduler.work;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import ondo.job.Job;
import ondo.store.JobRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows the end of a job: that it is told, and what else it leads to. An end whose commit
 * was not confirmed, or whose consequences could not be drawn, is looked at again; after the end of
 * the process the next start opens the night that is missing, and what was not told is lost. For
 * one thread.
 */
final class Consequences {

  private static final Logger LOG = LoggerFactory.getLogger(Consequences.class);
  private static final int MOST_WAITING = 1_000;
  private static final int MOST_TRIES = 100;

  private final JobRepository jobs;
  private final Consumer<Job> told;
  private final Consumer<Job> drawn;
  private final Map<UUID, Waiting> waiting = new LinkedHashMap<>();

  /**
   * An end that may have come.
   *
   * @param isInDoubt whether an earlier try to end the job may have been the one
   * @param tries looks that failed or saw no end yet
   */
  private record Waiting(boolean isUntold, boolean isInDoubt, int tries) {}

  /**
   * @param told tells of the end, once for each job
   * @param drawn does what follows; a repeat must do no harm
   */
  Consequences(JobRepository jobs, Consumer<Job> told, Consumer<Job> drawn) {
    this.jobs = jobs;
    this.told = told;
    this.drawn = drawn;
  }

  /** Before an end is written: whatever is heard of its commit, it will be looked at. */
  void expect(UUID jobId) {
    if (waiting.size() >= MOST_WAITING) {
      var eldest = waiting.keySet().iterator().next();
      waiting.remove(eldest);
      LOG.error("consequences of the end of job={} are not drawn: too many wait", eldest);
    }
    var before = waiting.get(jobId);
    waiting.put(jobId, new Waiting(true, before != null && before.isUntold(), 0));
  }

  /** The job had ended before; unless it was by an end whose commit was not confirmed. */
  void hadEnded(UUID jobId) {
    waiting.computeIfPresent(jobId, (id, before) -> before.isInDoubt() ? before : told(before));
  }

  private static Waiting told(Waiting before) {
    return new Waiting(false, false, before.tries());
  }

  /** One that does not lead any more leaves it to who does. */
  void leave() {
    waiting.clear();
  }

  /**
   * Draws what follows an end that was expected; what fails is tried again by the next look.
   *
   * @return false if the job has not ended, or not yet
   */
  boolean draw(UUID jobId) {
    var expected = waiting.get(jobId);
    var job = jobs.find(jobId, null).filter(found -> found.status().isFinal()).orElse(null);
    if (expected == null || job == null) {
      return false;
    }
    if (expected.isUntold()) {
      waiting.put(jobId, told(expected));
      told.accept(job);
    }
    drawn.accept(job);
    waiting.remove(jobId);
    return true;
  }

  /** Looks again at one end that waits, and puts it behind the others if that fails. */
  void catchUp() {
    var first = waiting.entrySet().iterator();
    if (!first.hasNext()) {
      return;
    }
    var next = first.next();
    var jobId = next.getKey();
    var tries = next.getValue().tries() + 1;
    try {
      if (!draw(jobId)) {
        putBehind(jobId, tries);
      }
    } catch (RuntimeException e) {
      LOG.warn("consequences of the end of job={} wait, try={}", jobId, tries, e);
      putBehind(jobId, tries);
    }
  }

  private void putBehind(UUID jobId, int tries) {
    var now = waiting.remove(jobId);
    if (now != null && tries < MOST_TRIES) {
      waiting.put(jobId, new Waiting(now.isUntold(), now.isInDoubt(), tries));
    } else if (now != null) {
      LOG.warn("no more looks at the end of job={}", jobId);
    }
  }
}
