package ondo.api.job;

import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import ondo.api.web.ApiProblem;
import ondo.api.web.Fault;
import ondo.api.web.Page;
import ondo.api.web.ProblemCode;
import ondo.api.web.TraceFilter;
import ondo.job.Job;
import ondo.job.JobRequest;
import ondo.job.JobType;
import ondo.job.Submission;
import ondo.store.DataSetReader;
import ondo.store.JobRepository;
import ondo.store.RunReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/v1/runs}: ingests, nights and predictions of the whole system, for its operator. */
@RestController
@RequestMapping("/api/v1/runs")
class RunController {

  static final String ROOT = "/api/v1/runs/";
  private static final String NIGHT = "night";
  private static final Set<JobType> RUNS =
      EnumSet.of(JobType.INGEST, JobType.NIGHT, JobType.PREDICTIONS, JobType.VERIFY);

  /**
   * What to run.
   *
   * @param batch {@code night}
   */
  record RunBody(@Nullable String batch) {}

  record Started(UUID id, JobType type, Job.Status status, Map<String, String> links) {}

  /**
   * Everything needed to tell whether a run's results are what they were, and to make them again.
   *
   * @param checksum SHA-256 of all result rows in the order of their keys
   */
  record Manifest(
      UUID runId,
      JobType type,
      Job.Status status,
      int resultSetId,
      String state,
      String modelVersion,
      String dataVersion,
      String dataSet,
      JsonNode switches,
      @Nullable Long rows,
      @Nullable String checksum,
      List<Double> warmingLevelsK,
      List<Integer> baseYears,
      Instant createdAt,
      @Nullable Instant publishedAt,
      List<RunReader.StepTime> steps,
      List<DataSetReader.Source> sources) {}

  private final JobRepository jobs;
  private final RunReader runs;
  private final DataSetReader dataSets;
  private final SchedulerWake scheduler;
  private final JsonMapper json;
  private final JobViews views;

  RunController(
      JobRepository jobs,
      RunReader runs,
      DataSetReader dataSets,
      SchedulerWake scheduler,
      JsonMapper json,
      JobViews views) {
    this.jobs = jobs;
    this.runs = runs;
    this.dataSets = dataSets;
    this.scheduler = scheduler;
    this.json = json;
    this.views = views;
  }

  @GetMapping
  ResponseEntity<Page<JobView>> list(
      @RequestParam @Nullable String status,
      @RequestParam @Nullable String type,
      @RequestParam @Nullable String after,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit) {
    var most = Page.limit(limit);
    var filter = JobFilter.of(status, type, after, RUNS);
    var rows = jobs.list(null, filter.status(), filter.types(), filter.after(), most + 1);
    return Page.of(rows, most, this::view, job -> job.id().toString());
  }

  /** Begins a batch, or answers with the one that lives. */
  @PostMapping
  ResponseEntity<Started> start(@RequestBody RunBody body) {
    if (!NIGHT.equals(body.batch())) {
      throw ApiProblem.of(
          Fault.invalid("/batch", body.batch() == null ? "required" : "not-one-of", NIGHT));
    }
    var id =
        switch (jobs.submit(JobRequest.night(TraceFilter.traceparent()), Integer.MAX_VALUE)) {
          case Submission.Accepted accepted -> accepted.id();
          case Submission.Known known -> known.id();
          case Submission.KeyReused reused -> reused.id();
          case Submission.TooMany tooMany ->
              throw new IllegalStateException("runs are not counted, yet: " + tooMany);
        };
    scheduler.ring(JobType.NIGHT, id, TraceFilter.traceparent());
    var status = jobs.find(id, null).map(Job::status).orElse(Job.Status.PENDING);
    return ResponseEntity.accepted()
        .location(URI.create(ROOT + id))
        .body(new Started(id, JobType.NIGHT, status, Map.of("self", ROOT + id)));
  }

  @GetMapping("/{id}")
  JobView read(@PathVariable String id) {
    return view(find(id));
  }

  /** Cancelling twice is as good as once; what has ended otherwise stays as it is. */
  @DeleteMapping("/{id}")
  ResponseEntity<JobView> cancel(@PathVariable String id) {
    var run = find(id);
    var isCancelled = jobs.cancel(run.id(), null);
    var after = find(id);
    if (!isCancelled && after.status() != Job.Status.CANCELLED) {
      throw ApiProblem.of(ProblemCode.NOT_CANCELLABLE);
    }
    scheduler.ring(JobType.NIGHT, run.id(), TraceFilter.traceparent());
    return ResponseEntity.accepted().body(view(after));
  }

  @GetMapping("/{id}/manifest")
  Manifest manifest(@PathVariable String id) {
    var run = find(id);
    var manifest = runs.manifest(run.id()).orElseThrow(() -> ApiProblem.of(ProblemCode.NOT_FOUND));
    return new Manifest(
        run.id(),
        run.type(),
        run.status(),
        manifest.resultSetId(),
        manifest.state(),
        manifest.modelVersion(),
        manifest.dataVersion(),
        manifest.dataSet(),
        json.readTree(manifest.switches()),
        manifest.rows(),
        manifest.checksum(),
        manifest.warmingLevelsK(),
        manifest.baseYears(),
        manifest.createdAt(),
        manifest.publishedAt(),
        runs.steps(run.id()),
        dataSets.sources(manifest.dataSetId()));
  }

  private Job find(String id) {
    return jobs.find(JobFilter.id(id), null)
        .filter(job -> job.type().isRun())
        .orElseThrow(() -> ApiProblem.of(ProblemCode.NOT_FOUND));
  }

  private JobView view(Job job) {
    return views.of(job, ROOT);
  }
}
