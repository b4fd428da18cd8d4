package ondo.scheduler.work;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import ondo.job.FailureCode;
import ondo.job.Job;
import ondo.job.JobType;
import ondo.job.Step;
import ondo.job.TimeBudget;
import ondo.scheduler.watch.Alerts;
import ondo.scheduler.watch.WorkMeters;
import ondo.store.ChunkRepository;
import ondo.store.JobRepository;
import ondo.store.LedgerRepository;
import ondo.store.LedgerRepository.LongRun;
import ondo.store.LedgerRepository.Unplanned;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves jobs from step to step. Every move is one transaction, so a kill leaves a job before it or
 * after it, and two conductors make it once.
 */
public final class Conductor {

  private static final Logger LOG = LoggerFactory.getLogger(Conductor.class);
  private static final int JOBS_PER_TURN = 20;

  /** With none done and so many dead the others would only die as well. */
  private static final int MOST_FAILED_FIRST = 3;

  private final JobRepository jobs;
  private final LedgerRepository ledger;
  private final ChunkRepository chunks;
  private final TransactionTemplate transaction;
  private final Map<WorkStep, ChunkRunner> runners = new EnumMap<>(WorkStep.class);
  private final TimeBudget budget;
  private final WorkMeters meters;
  private final Alerts alerts;
  private final Consequences consequences;
  private final Set<String> warned = new HashSet<>();

  Conductor(
      Books books,
      TransactionTemplate transaction,
      List<? extends ChunkRunner> runners,
      TimeBudget budget,
      WorkMeters meters,
      Alerts alerts,
      Consumer<Job> ended) {
    this.jobs = books.jobs();
    this.ledger = books.ledger();
    this.chunks = books.chunks();
    this.transaction = transaction;
    this.budget = budget;
    this.meters = meters;
    this.alerts = alerts;
    this.consequences = new Consequences(jobs, this::told, ended);
    runners.forEach(runner -> this.runners.put(runner.step(), runner));
  }

  /** The three sides of the ledger. */
  record Books(JobRepository jobs, LedgerRepository ledger, ChunkRepository chunks) {}

  /**
   * Opens new jobs, opens the step after each finished one, ends jobs; returns whether it moved.
   */
  public boolean turn() {
    var moved = chunks.buryExhausted() > 0;
    for (var step : ledger.findHopelessSteps(MOST_FAILED_FIRST)) {
      moved |= isolated(step.jobId(), () -> giveUp(step));
    }
    for (var run : ledger.findLongRuns(warning(budget.batch()), warning(budget.job()))) {
      moved |= isChecked(run);
    }
    for (var job : ledger.findUnplanned(JOBS_PER_TURN)) {
      moved |= isolated(job.id(), () -> begin(job));
    }
    for (var step : ledger.findDrainedSteps()) {
      moved |= isolated(step.jobId(), () -> moveOn(step));
    }
    return moved;
  }

  /** Another process leads now. */
  public void leave() {
    consequences.leave();
  }

  /** What is due now and then: ends that nobody has told of, marks of steps. */
  public void catchUp() {
    consequences.catchUp();
    ledger.passOverDone();
  }

  /** What one job's move throws must not stop the others; it is tried again at the next turn. */
  private boolean isolated(UUID jobId, Runnable move) {
    try {
      move.run();
      return true;
    } catch (RuntimeException e) {
      LOG.warn("cannot move job={}, trying again", jobId, e);
      meters.moveFailed();
      return false;
    }
  }

  private static Duration warning(Duration limit) {
    return Duration.ofMillis((long) (limit.toMillis() * TimeBudget.WARNING_SHARE));
  }

  /** Ends a run that passed a limit, warns of one that nears it; returns whether it ended one. */
  private boolean isChecked(LongRun run) {
    if (run.inJob().compareTo(budget.job()) >= 0) {
      return isolated(run.jobId(), () -> timeOut(run, "job", run.inJob(), budget.job()));
    }
    if (run.inStep().compareTo(budget.batch()) >= 0) {
      return isolated(run.jobId(), () -> timeOut(run, run.step(), run.inStep(), budget.batch()));
    }
    var isOfJob = run.inJob().compareTo(warning(budget.job())) >= 0;
    var what = isOfJob ? "job" : run.step();
    if (warned.add(run.jobId() + what)) {
      alerts.nearLimit(
          run.jobId(),
          run.type().name(),
          what,
          isOfJob ? run.inJob() : run.inStep(),
          isOfJob ? budget.job() : budget.batch());
    }
    return false;
  }

  private void timeOut(LongRun run, String what, Duration spent, Duration limit) {
    var detail =
        "%s timed out after %d s (limit %d s)"
            .formatted(what, spent.toSeconds(), limit.toSeconds());
    abort(run.jobId(), new Job.Failure(FailureCode.TIMED_OUT.code(), detail));
  }

  private void giveUp(Step step) {
    var error = ledger.firstError(step.jobId()).orElse("no cause was recorded");
    var detail =
        "%s was given up after %d chunk(s): %s".formatted(step.name(), step.failed(), error);
    abort(step.jobId(), new Job.Failure(FailureCode.ABORTED.code(), detail));
  }

  private void abort(UUID jobId, Job.Failure failure) {
    consequences.expect(jobId);
    if (!ledger.abort(jobId, failure)) {
      consequences.hadEnded(jobId);
    }
    consequences.draw(jobId);
  }

  private void begin(Unplanned unplanned) {
    var isPart = unplanned.type() == JobType.PREDICTIONS && PointWork.isPart(unplanned.params());
    var steps = WorkStep.of(unplanned.type(), isPart);
    guarded(
        unplanned.id(),
        () -> {
          var inputs = plan(unplanned.id(), steps.getFirst());
          transaction.executeWithoutResult(
              status -> {
                ledger.openSteps(unplanned.id(), steps.stream().map(Enum::name).toList());
                ledger.startStep(
                    unplanned.id(), 0, inputs, liveKeys(unplanned.id(), steps.getFirst(), inputs));
              });
          LOG.info("job started job={} type={}", unplanned.id(), unplanned.type());
        });
  }

  private void moveOn(Step step) {
    if (step.failed() > 0 && !WorkStep.valueOf(step.name()).isTolerant()) {
      fail(step);
      return;
    }
    if (step.isLast()) {
      finish(step);
      return;
    }
    guarded(step.jobId(), () -> next(step));
  }

  private void next(Step step) {
    var names = stepNames(step.jobId());
    var following = WorkStep.valueOf(names.get(step.ordinal() + 1));
    var inputs = plan(step.jobId(), following);
    transaction.executeWithoutResult(
        status -> {
          ledger.finishStep(step.jobId(), step.ordinal(), step.failed() == 0);
          ledger.startStep(
              step.jobId(), step.ordinal() + 1, inputs, liveKeys(step.jobId(), following, inputs));
        });
    LOG.info("step started job={} step={} chunks={}", step.jobId(), following, inputs.size());
  }

  /**
   * Sites are the work of whoever asks for them: the same sites, scenarios and results are assessed
   * once for two jobs that wait for them. Other work is its job's own.
   */
  private @Nullable String[] liveKeys(UUID jobId, WorkStep step, List<String> inputs) {
    if (step != WorkStep.ASSESS) {
      return new String[inputs.size()];
    }
    var job = find(jobId);
    var scenarios = Json.texts(Json.tree(job.params()), "scenarios");
    return inputs.stream()
        .map(input -> Orders.hash(step + "|" + job.tenant() + "|" + scenarios + "|" + input))
        .toArray(String[]::new);
  }

  private List<String> stepNames(UUID jobId) {
    var job = find(jobId);
    return WorkStep.of(job.type(), PointWork.isPart(job)).stream().map(Enum::name).toList();
  }

  private List<String> plan(UUID jobId, WorkStep step) {
    var runner = runners.get(step);
    if (runner == null) {
      throw new WorkFailedException("nobody does the step " + step);
    }
    return runner.plan(find(jobId));
  }

  private Job find(UUID jobId) {
    return jobs.find(jobId, null)
        .orElseThrow(() -> new WorkFailedException("job " + jobId + " is gone"));
  }

  /** A job whose next step cannot be planned ends; a database that does not answer ends nothing. */
  private void guarded(UUID jobId, Runnable move) {
    try {
      move.run();
    } catch (WorkFailedException | IllegalArgumentException | IllegalStateException e) {
      abort(
          jobId, new Job.Failure(FailureCode.NOT_PLANNABLE.code(), String.valueOf(e.getMessage())));
    }
  }

  private void fail(Step step) {
    var failure = failure(find(step.jobId()), " of " + step.name());
    end(step.jobId(), failure, () -> ledger.finishStep(step.jobId(), step.ordinal(), false));
  }

  private Job.Failure failure(Job job, String place) {
    var error = ledger.firstError(job.id()).orElse("no cause was recorded");
    var dead = job.chunks().failed() + job.chunks().timedOut();
    return new Job.Failure(
        FailureCode.CHUNKS_FAILED.code(), "%d chunk(s)%s failed: %s".formatted(dead, place, error));
  }

  /** A job that went on over dead chunks has failed all the same, once everything else is done. */
  private void finish(Step step) {
    var job = find(step.jobId());
    var isWhole = job.chunks().failed() + job.chunks().timedOut() == 0;
    var failure = isWhole ? null : failure(job, "");
    end(
        step.jobId(),
        failure,
        () -> {
          ledger.finishStep(step.jobId(), step.ordinal(), step.failed() == 0);
          ledger.mergeResult(
              step.jobId(), Json.of(Map.of("seconds", ledger.secondsByStep(step.jobId()))));
        });
  }

  /** Ends a job in one transaction; it is told afterwards, when nothing can undo it. */
  private void end(UUID jobId, Job.@Nullable Failure failure, Runnable first) {
    consequences.expect(jobId);
    var isEnded =
        transaction.execute(
            status -> {
              first.run();
              return ledger.finish(jobId, failure);
            });
    if (!isEnded) {
      consequences.hadEnded(jobId);
    }
    consequences.draw(jobId);
  }

  private void told(Job job) {
    var failure = job.error();
    var started = job.startedAt();
    var finished = job.finishedAt();
    var took =
        started == null || finished == null ? Duration.ZERO : Duration.between(started, finished);
    warned.removeIf(name -> name.startsWith(job.id().toString()));
    meters.job(job, took);
    if (job.status() == Job.Status.CANCELLED) {
      return;
    }
    if (failure == null) {
      LOG.info(
          "job done job={} type={} seconds={}", job.id(), job.type(), took.toMillis() / 1000.0);
      return;
    }
    alerts.jobFailed(job.id(), job.type().name(), failure.code(), failure.detail());
  }
}
