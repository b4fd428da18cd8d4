package ondo.scheduler.work;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import ondo.job.Job;
import ondo.job.JobType;
import ondo.job.Step;
import ondo.store.JobRepository;
import ondo.store.LedgerRepository;
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

  private final JobRepository jobs;
  private final LedgerRepository ledger;
  private final TransactionTemplate transaction;
  private final Map<WorkStep, ChunkRunner> runners = new EnumMap<>(WorkStep.class);
  private final MeterRegistry meters;
  private final Consumer<Job> ended;

  Conductor(
      JobRepository jobs,
      LedgerRepository ledger,
      TransactionTemplate transaction,
      List<ChunkRunner> runners,
      MeterRegistry meters,
      Consumer<Job> ended) {
    this.jobs = jobs;
    this.ledger = ledger;
    this.transaction = transaction;
    this.meters = meters;
    this.ended = ended;
    runners.forEach(runner -> this.runners.put(runner.step(), runner));
  }

  /**
   * Opens new jobs, opens the step after each finished one, ends jobs; returns whether it moved.
   */
  public boolean turn() {
    var moved = ledger.buryExhausted() > 0;
    for (var job : ledger.findUnplanned(JOBS_PER_TURN)) {
      moved |= isolated(job.id(), () -> begin(job));
    }
    for (var step : ledger.findDrainedSteps()) {
      moved |= isolated(step.jobId(), () -> moveOn(step));
    }
    return moved;
  }

  /** What one job's move throws must not stop the others; it is tried again at the next turn. */
  private boolean isolated(UUID jobId, Runnable move) {
    try {
      move.run();
      return true;
    } catch (RuntimeException e) {
      LOG.warn("cannot move job={}, trying again", jobId, e);
      meters.counter("ondo.job.moves.failed").increment();
      return false;
    }
  }

  private void begin(Unplanned unplanned) {
    var isPart = unplanned.type() == JobType.PREDICTIONS && PointWork.isPart(unplanned.params());
    var steps = WorkStep.of(unplanned.type(), isPart);
    if (steps.isEmpty()) {
      end(unplanned.id(), new Job.Failure("not-supported", unplanned.type() + " is not built yet"));
      return;
    }
    guarded(
        unplanned.id(),
        () -> {
          var inputs = plan(unplanned.id(), steps.getFirst());
          transaction.executeWithoutResult(
              status -> {
                ledger.openSteps(unplanned.id(), steps.stream().map(Enum::name).toList());
                ledger.startStep(unplanned.id(), 0, inputs);
              });
          LOG.info("job started job={} type={}", unplanned.id(), unplanned.type());
        });
  }

  private void moveOn(Step step) {
    if (step.failed() > 0) {
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
          ledger.finishStep(step.jobId(), step.ordinal(), true);
          ledger.startStep(step.jobId(), step.ordinal() + 1, inputs);
        });
    LOG.info("step started job={} step={} chunks={}", step.jobId(), following, inputs.size());
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
      end(jobId, new Job.Failure("not-plannable", String.valueOf(e.getMessage())));
    }
  }

  private void fail(Step step) {
    var error = ledger.firstError(step.jobId()).orElse("no cause was recorded");
    var detail = "%d chunk(s) of %s failed: %s".formatted(step.failed(), step.name(), error);
    transaction.executeWithoutResult(
        status -> {
          ledger.finishStep(step.jobId(), step.ordinal(), false);
          end(step.jobId(), new Job.Failure("chunks-failed", detail));
        });
    ended.accept(find(step.jobId()));
  }

  private void finish(Step step) {
    transaction.executeWithoutResult(
        status -> {
          ledger.finishStep(step.jobId(), step.ordinal(), true);
          ledger.mergeResult(
              step.jobId(), Json.of(Map.of("seconds", ledger.secondsByStep(step.jobId()))));
          end(step.jobId(), null);
        });
    ended.accept(find(step.jobId()));
  }

  private void end(UUID jobId, Job.@Nullable Failure failure) {
    if (!ledger.finish(jobId, failure)) {
      return;
    }
    var job = find(jobId);
    var started = job.startedAt();
    var finished = job.finishedAt();
    var took =
        started == null || finished == null ? Duration.ZERO : Duration.between(started, finished);
    meters.timer("ondo.job", "type", job.type().name(), "status", job.status().name()).record(took);
    if (failure == null) {
      LOG.info("job done job={} type={} seconds={}", jobId, job.type(), took.toMillis() / 1000.0);
      return;
    }
    LOG.warn(
        "job failed job={} type={} code={} detail={}",
        jobId,
        job.type(),
        failure.code(),
        failure.detail());
  }
}
