package ondo.api.job;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import ondo.api.web.ApiProblem;
import ondo.api.web.Page;
import ondo.api.web.ProblemCode;
import ondo.job.Job;
import ondo.job.JobType;
import ondo.store.JobRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/runs}: ingests, nights and predictions of the whole system, for its operator. */
@RestController
@RequestMapping("/api/v1/runs")
class RunController {

  private static final String ROOT = "/api/v1/runs/";
  private static final Set<JobType> RUNS =
      EnumSet.of(JobType.INGEST, JobType.NIGHT, JobType.PREDICTIONS, JobType.VERIFY);

  private final JobRepository jobs;
  private final Clock clock;

  RunController(JobRepository jobs, Clock clock) {
    this.jobs = jobs;
    this.clock = clock;
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

  @GetMapping("/{id}")
  JobView read(@PathVariable String id) {
    return jobs.find(JobFilter.id(id), null)
        .filter(job -> job.type().isRun())
        .map(this::view)
        .orElseThrow(() -> ApiProblem.of(ProblemCode.NOT_FOUND));
  }

  private JobView view(Job job) {
    return JobView.of(job, ROOT, clock.instant());
  }
}
