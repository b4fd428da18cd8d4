package ondo.scheduler.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ondo.job.Job;
import ondo.job.JobType;
import ondo.scheduler.SchedulerProperties;
import ondo.scheduler.quartz.QuartzSchedule;
import ondo.scheduler.quartz.QuartzSchedule.Hours;
import ondo.scheduler.start.StartUp;
import ondo.scheduler.work.Freshness;
import ondo.scheduler.work.Progress;
import ondo.scheduler.work.Wake;
import ondo.store.JobRepository;
import ondo.store.LedgerRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What the batches do, did and will do. */
@RestController
@RequestMapping("/internal/batches")
class BatchController {

  private final JobRepository jobs;
  private final LedgerRepository ledger;
  private final Freshness freshness;
  private final StartUp startUp;
  private final Hours hours;
  private final SchedulerProperties properties;
  private final Wake wake;
  private final OperatorActs acts;
  private final JsonMapper json;

  BatchController(
      JobRepository jobs,
      LedgerRepository ledger,
      Freshness freshness,
      StartUp startUp,
      Hours hours,
      SchedulerProperties properties,
      Wake wake,
      OperatorActs acts,
      JsonMapper json) {
    this.jobs = jobs;
    this.ledger = ledger;
    this.freshness = freshness;
    this.startUp = startUp;
    this.hours = hours;
    this.properties = properties;
    this.wake = wake;
    this.acts = acts;
    this.json = json;
  }

  @GetMapping
  Map<String, Object> batches() {
    var all = new LinkedHashMap<String, Object>();
    all.put("ingest", ingest());
    all.put("night", night());
    all.put("schedule", List.of(schedule()));
    return all;
  }

  private Map<String, Object> ingest() {
    var job = jobs.latest(JobType.INGEST).orElse(null);
    var row = new LinkedHashMap<String, Object>();
    row.put("id", job == null ? null : job.id());
    row.put("status", startUp.isDone() ? ingestStatus(job) : "PENDING");
    row.put("detail", detail(job));
    row.put("rows", job == null ? 0 : job.chunks().rows());
    return row;
  }

  /** Data may stand in the database without a job that brought them: by a restored backup. */
  private String ingestStatus(@Nullable Job job) {
    if (job == null) {
      return startUp.hasData() ? "COMPLETED" : "PENDING";
    }
    return job.status().name();
  }

  private Map<String, Object> night() {
    var job = jobs.latest(JobType.NIGHT).orElse(null);
    var row = new LinkedHashMap<String, Object>();
    row.put("id", job == null ? null : job.id());
    row.put("status", nightStatus(job));
    row.put("step", job == null ? null : job.step());
    row.put("percent", job == null ? 0 : Progress.percent(job));
    row.put("detail", detail(job));
    row.put("startedAt", text(job == null ? null : job.startedAt()));
    row.put("finishedAt", text(job == null ? null : job.finishedAt()));
    return row;
  }

  /** An old night's end says nothing while newer data wait for theirs. */
  private String nightStatus(@Nullable Job job) {
    var fresh = startUp.isDone() && startUp.hasData() && freshness.holds();
    if (job == null) {
      return fresh ? "COMPLETED" : "PENDING";
    }
    return job.status() == Job.Status.COMPLETED && !fresh ? "PENDING" : job.status().name();
  }

  private Map<String, Object> schedule() {
    var row = new LinkedHashMap<String, Object>();
    row.put("name", QuartzSchedule.NIGHT);
    row.put("cron", properties.nightCron());
    row.put("zone", properties.nightZone().getId());
    row.put("next", hours.next(QuartzSchedule.NIGHT));
    row.put("last", hours.last(QuartzSchedule.NIGHT));
    return row;
  }

  @GetMapping("/runs/{id}")
  Map<String, Object> run(@PathVariable UUID id) {
    var job = find(id);
    var row = new LinkedHashMap<String, Object>();
    row.put("id", job.id());
    row.put("type", job.type());
    row.put("status", job.status());
    row.put("step", job.step());
    row.put("percent", Progress.percent(job));
    row.put("chunks", job.chunks());
    row.put("attempts", job.attempts());
    row.put("dataVersion", job.dataVersion());
    row.put("seconds", ledger.secondsByStep(id));
    row.put("result", job.result() == null ? null : json.readTree(job.result()));
    row.put("error", job.error());
    row.put("createdAt", text(job.createdAt()));
    row.put("startedAt", text(job.startedAt()));
    row.put("finishedAt", text(job.finishedAt()));
    return row;
  }

  /** What a run wrote and on what; a run that failed has what it came to. */
  @GetMapping("/runs/{id}/manifest")
  Map<String, Object> manifest(@PathVariable UUID id) {
    var job = find(id);
    var result = job.result();
    var row = new LinkedHashMap<String, Object>();
    row.put("run", job.id());
    row.put("type", job.type());
    row.put("status", job.status());
    row.put("startedAt", text(job.startedAt()));
    row.put("finishedAt", text(job.finishedAt()));
    row.put("seconds", ledger.secondsByStep(id));
    row.put("error", job.error());
    if (result != null) {
      json.readTree(result).properties().forEach(e -> row.putIfAbsent(e.getKey(), e.getValue()));
    }
    return row;
  }

  /** Ends a run; what works for it is interrupted at the next beat and can write nothing. */
  @PostMapping("/runs/{id}/cancel")
  ResponseEntity<Map<String, Object>> cancel(@PathVariable UUID id) {
    find(id);
    jobs.cancel(id, null);
    wake.ring();
    acts.add("POST /internal/batches/runs/{id}/cancel", "job " + id, 202);
    return ResponseEntity.accepted().body(Map.of("id", id, "status", find(id).status()));
  }

  private Job find(UUID id) {
    return jobs.find(id, null).orElseThrow(() -> Refusal.of(Refusal.Code.NOT_FOUND, "run " + id));
  }

  private static String detail(@Nullable Job job) {
    var error = job == null ? null : job.error();
    return error == null ? "" : error.detail();
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
