package ondo.api.job;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import ondo.api.web.ApiProblem;
import ondo.api.web.Caller;
import ondo.api.web.Page;
import ondo.api.web.ProblemCode;
import ondo.api.web.Quota;
import ondo.job.Job;
import ondo.job.JobType;
import ondo.store.JobRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/jobs}: submit (202), look up, list and cancel the tenant's jobs. */
@RestController
class JobController {

  static final String ROOT = "/api/v1/jobs/";
  private static final Set<JobType> OF_CLIENTS =
      EnumSet.of(JobType.ASSESS_SITES, JobType.RELOCATION, JobType.REPORT, JobType.PREDICTIONS);

  record Accepted(UUID id, JobType type, Job.Status status, Map<String, String> links) {}

  private final JobSubmission submission;
  private final JobRepository jobs;
  private final Quota quota;
  private final JobViews views;

  JobController(JobSubmission submission, JobRepository jobs, Quota quota, JobViews views) {
    this.submission = submission;
    this.jobs = jobs;
    this.quota = quota;
    this.views = views;
  }

  @PostMapping("/api/v1/jobs")
  ResponseEntity<Accepted> submit(
      @RequestBody JobBody body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest request) {
    var caller = Caller.of(request);
    var taken = submission.submit(caller, body, key);
    if (!taken.isNew()) {
      quota.forgive(request);
    }
    var path = ROOT + taken.id();
    return ResponseEntity.accepted()
        .location(URI.create(path))
        .body(new Accepted(taken.id(), taken.type(), taken.status(), Map.of("self", path)));
  }

  /** The same as a job of type REPORT. */
  @PostMapping("/api/v1/reports")
  ResponseEntity<Accepted> report(
      @RequestBody JobBody body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest request) {
    return submit(body.as(JobType.REPORT), key, request);
  }

  /** The same as a job of type RELOCATION. */
  @PostMapping("/api/v1/simulations/relocation")
  ResponseEntity<Accepted> relocation(
      @RequestBody JobBody body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest request) {
    return submit(body.as(JobType.RELOCATION), key, request);
  }

  @GetMapping("/api/v1/jobs")
  ResponseEntity<Page<JobView>> list(
      @RequestParam @Nullable String status,
      @RequestParam @Nullable String type,
      @RequestParam @Nullable String after,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
      HttpServletRequest request) {
    var most = Page.limit(limit);
    var filter = JobFilter.of(status, type, after, OF_CLIENTS);
    var rows =
        jobs.list(
            Caller.of(request).tenant(), filter.status(), filter.types(), filter.after(), most + 1);
    return Page.of(rows, most, this::view, job -> job.id().toString());
  }

  @GetMapping("/api/v1/jobs/{id}")
  JobView read(@PathVariable String id, HttpServletRequest request) {
    return view(find(id, request));
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = JobResult.class)))
  @GetMapping("/api/v1/jobs/{id}/result")
  ResponseEntity<byte[]> result(@PathVariable String id, HttpServletRequest request) {
    var result = find(id, request).result();
    if (result == null) {
      throw ApiProblem.of(ProblemCode.NOT_FOUND);
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(result.getBytes(StandardCharsets.UTF_8));
  }

  /** Cancelling twice is as good as once; what has ended otherwise stays as it is. */
  @DeleteMapping("/api/v1/jobs/{id}")
  ResponseEntity<JobView> cancel(@PathVariable String id, HttpServletRequest request) {
    var job = find(id, request);
    var isCancelled = jobs.cancel(job.id(), Caller.of(request).tenant());
    var after = find(id, request);
    if (!isCancelled && after.status() != Job.Status.CANCELLED) {
      throw ApiProblem.of(ProblemCode.NOT_CANCELLABLE);
    }
    return ResponseEntity.accepted().body(view(after));
  }

  private Job find(String id, HttpServletRequest request) {
    return jobs.find(JobFilter.id(id), Caller.of(request).tenant())
        .orElseThrow(() -> ApiProblem.of(ProblemCode.NOT_FOUND));
  }

  private JobView view(Job job) {
    return views.of(job, ROOT);
  }
}
