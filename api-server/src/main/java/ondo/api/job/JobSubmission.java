package ondo.api.job;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ondo.api.ApiProperties;
import ondo.api.web.ApiProblem;
import ondo.api.web.Caller;
import ondo.api.web.Fault;
import ondo.api.web.Faults;
import ondo.api.web.ProblemCode;
import ondo.api.web.Role;
import ondo.api.web.TraceFilter;
import ondo.job.Job;
import ondo.job.JobRequest;
import ondo.job.JobType;
import ondo.job.Submission;
import ondo.store.JobRepository;
import ondo.store.SiteRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns a body into a row of the ledger, or into the row that it repeats. */
@Component
class JobSubmission {

  private static final JsonMapper JSON = JsonMapper.shared();
  // The worker empties a queue of short jobs at some jobs a second.
  private static final Duration QUEUE_PAUSE = Duration.ofSeconds(10);
  private static final int LONGEST_KEY = 200;

  private final JobRepository jobs;
  private final SiteRepository sites;
  private final SchedulerWake scheduler;
  private final ApiProperties properties;
  private final Clock clock;

  JobSubmission(
      JobRepository jobs,
      SiteRepository sites,
      SchedulerWake scheduler,
      ApiProperties properties,
      Clock clock) {
    this.jobs = jobs;
    this.sites = sites;
    this.scheduler = scheduler;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * A job that stands in the ledger.
   *
   * @param status as it was when the request was taken
   * @param isNew false when it repeats an earlier request
   */
  record Taken(UUID id, JobType type, Job.Status status, boolean isNew) {}

  Taken submit(Caller caller, JobBody body, @Nullable String idempotencyKey) {
    var faults = new Faults();
    checkKey(idempotencyKey, faults);
    var type = body.jobType(faults);
    if (type == null) {
      faults.throwIfAny();
      throw ApiProblem.of(ProblemCode.INVALID_VALUE);
    }
    if (type == JobType.PREDICTIONS && !caller.role().includes(Role.OPERATOR)) {
      throw ApiProblem.of(ProblemCode.FORBIDDEN);
    }
    var params = body.params(type, faults);
    var runAt = body.delayedTo(clock.instant(), faults);
    faults.throwIfAny();
    checkSites(caller, params);
    var text = JSON.writeValueAsString(params);
    // The hash keeps the key short: ten thousand ids would not fit into an index entry.
    // Work of another moment is other work, also when that has passed: who asks for it now does not
    // wait for then, and who repeats the request finds the first.
    var moment = body.runAt() == null ? "" : "|" + body.runAt().asString("");
    var liveKey = type + " " + sha256(text + moment);
    var hash = sha256(type + "|" + body.priorityOrDefault() + "|" + text + moment);
    var request =
        new JobRequest(
            type,
            caller.tenant(),
            text,
            liveKey,
            idempotencyKey,
            hash,
            body.priorityOrDefault(),
            TraceFilter.traceparent(),
            runAt);
    return taken(type, jobs.submit(request, properties.openJobs(), properties.openJobsOfAll()));
  }

  private Taken taken(JobType type, Submission submission) {
    return switch (submission) {
      case Submission.Accepted accepted -> {
        scheduler.ring(type, accepted.id(), TraceFilter.traceparent());
        yield new Taken(accepted.id(), type, Job.Status.PENDING, true);
      }
      case Submission.Known known -> new Taken(known.id(), type, known.status(), false);
      case Submission.KeyReused reused -> throw ApiProblem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED);
      case Submission.TooMany tooMany ->
          throw ApiProblem.later(ProblemCode.QUEUE_FULL, QUEUE_PAUSE);
    };
  }

  private static void checkKey(@Nullable String key, Faults faults) {
    if (key == null) {
      return;
    }
    faults.require(!key.isBlank(), "Idempotency-Key", "blank");
    faults.require(key.length() <= LONGEST_KEY, "Idempotency-Key", "too-long", LONGEST_KEY);
  }

  private void checkSites(Caller caller, Map<String, Object> params) {
    if (params.get("siteId") instanceof String id
        && !sites.unknown(caller.tenant(), List.of(UUID.fromString(id))).isEmpty()) {
      throw ApiProblem.of(Fault.of("/siteId", ProblemCode.NOT_FOUND, "unknown-site"));
    }
    if (!(params.get("siteIds") instanceof List<?> ids)) {
      return;
    }
    var asked = ids.stream().map(id -> UUID.fromString(id.toString())).toList();
    var faults = new Faults();
    for (var unknown : sites.unknown(caller.tenant(), asked)) {
      faults.add(Fault.of("/siteIds", ProblemCode.NOT_FOUND, "unknown-site", unknown));
    }
    faults.throwIfAny();
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
