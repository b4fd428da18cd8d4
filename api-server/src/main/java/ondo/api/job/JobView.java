package ondo.api.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import ondo.job.Job;
import ondo.job.JobType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A job as clients see it.
 *
 * @param parameters null in lists and events where they are longer than 4,000 bytes
 * @param percent how far the job is; it does not fall while the job runs
 * @param etaSeconds from the pace so far; null while nothing can be said
 * @param runAt when it may begin at the earliest; null means at once
 * @param logUrl where the operator's logs of it are; null unless {@code ondo.api.log-url} says so
 */
record JobView(
    UUID id,
    JobType type,
    Job.Status status,
    int priority,
    @Nullable JsonNode parameters,
    @Nullable String step,
    Chunks chunks,
    int attempts,
    int percent,
    @Nullable Long etaSeconds,
    @Nullable String dataVersion,
    Job.@Nullable Failure error,
    Instant createdAt,
    @Nullable Instant runAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String logUrl,
    Map<String, String> links) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Counts over the steps opened so far. */
  record Chunks(int total, int done, int failed, int timedOut, long rows) {}

  /**
   * @param params the parameters to show, as JSON
   * @param root path of its kind of jobs, with a slash at its end
   */
  static JobView of(Job job, String params, String root, @Nullable String logUrl, Instant now) {
    var chunks = job.chunks();
    return new JobView(
        job.id(),
        job.type(),
        job.status(),
        job.priority(),
        JSON.readTree(params),
        job.step(),
        new Chunks(
            chunks.total(), chunks.done(), chunks.failed(), chunks.timedOut(), chunks.rows()),
        job.attempts(),
        job.percent(),
        eta(job, now),
        job.dataVersion(),
        job.error(),
        job.createdAt(),
        job.runAt(),
        job.startedAt(),
        job.finishedAt(),
        logUrl,
        links(root + job.id(), job));
  }

  private static Map<String, String> links(String self, Job job) {
    var links = new TreeMap<String, String>();
    links.put("self", self);
    links.put("events", self + "/events");
    if (job.type().isRun()) {
      links.put("manifest", self + "/manifest");
    } else if (job.result() != null) {
      links.put("result", self + "/result");
    }
    return links;
  }

  private static @Nullable Long eta(Job job, Instant now) {
    var started = job.startedAt();
    if (job.status() != Job.Status.RUNNING || started == null || job.share() <= 0) {
      return null;
    }
    var spent = Math.max(0, Duration.between(started, now).toMillis());
    return (long) Math.ceil(spent * (1 - job.share()) / job.share() / 1000);
  }
}
