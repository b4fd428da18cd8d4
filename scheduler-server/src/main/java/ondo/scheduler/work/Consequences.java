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
 * the process the next start looks for what is missing. For one thread.
 */
final class Consequences {

  private static final Logger LOG = LoggerFactory.getLogger(Consequences.class);
  private static final int MOST_WAITING = 1_000;
  private static final int MOST_TRIES = 100;

  private final JobRepository jobs;
  private final Consumer<Job> told;
  private final Consumer<Job> drawn;
  private final Map<UUID, Waiting> waiting = new LinkedHashMap<>();

  /** An end that may have come, whether it is to be told, and how often that was tried. */
  private record Waiting(boolean isUntold, int tries) {}

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
    waiting.put(jobId, new Waiting(true, 0));
  }

  /** Another one ended the job before. */
  void tellNoMore(UUID jobId) {
    waiting.computeIfPresent(jobId, (id, before) -> new Waiting(false, before.tries()));
  }

  /** Draws what follows an end that was expected; what fails is tried again by the next look. */
  void draw(UUID jobId) {
    var expected = waiting.get(jobId);
    var job = jobs.find(jobId, null).filter(found -> found.status().isFinal()).orElse(null);
    if (expected == null || job == null) {
      waiting.remove(jobId);
      return;
    }
    if (expected.isUntold()) {
      told.accept(job);
      tellNoMore(jobId);
    }
    drawn.accept(job);
    waiting.remove(jobId);
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
      draw(jobId);
    } catch (RuntimeException e) {
      LOG.warn("consequences of the end of job={} wait, try={}", jobId, tries, e);
      var now = waiting.remove(jobId);
      if (tries >= MOST_TRIES) {
        LOG.error("consequences of the end of job={} are not drawn", jobId);
      } else if (now != null) {
        waiting.put(jobId, new Waiting(now.isUntold(), tries));
      }
    }
  }
}
