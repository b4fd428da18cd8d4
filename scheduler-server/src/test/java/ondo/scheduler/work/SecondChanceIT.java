package ondo.scheduler.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import ondo.job.Chunk;
import ondo.job.Job;
import ondo.job.JobType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/** Faults that nobody's work is to blame for. */
class SecondChanceIT {

  private static final int FORGIVEN = 5;

  private final Ledger ledger = new Ledger(1);

  private UUID order(TestRunner.Deed deed) {
    ledger.replace(List.of(new TestRunner(WorkStep.ASSESS, List.of("{\"n\":0}"), deed)));
    return ledger.orders.order(JobType.ASSESS_SITES, "{}").id();
  }

  @Test
  void lock_that_others_hold_counts_as_nobody_s_try() {
    var tries = new AtomicInteger();
    var id = order(chunk -> tries.incrementAndGet() > FORGIVEN ? 1 : waitInVain(chunk));

    ledger.drive();

    assertThat(ledger.job(id).status()).isEqualTo(Job.Status.COMPLETED);
    assertThat(ledger.count("select attempts from chunk")).isOne();
    assertThat(ledger.letters.countOpen()).isZero();
  }

  @Test
  void lock_that_others_never_free_is_told_in_the_dead_letter() {
    var id = order(this::waitInVain);

    ledger.drive();

    assertThat(ledger.job(id).status()).isEqualTo(Job.Status.FAILED);
    var letter = ledger.letters.list(null, 9).getFirst();
    assertThat(letter.cause()).contains("lock timeout");
    assertThat(letter.attempts()).isEqualTo(Chunk.MOST_ATTEMPTS);
  }

  /** Waits for a row that another transaction holds. */
  private long waitInVain(Chunk chunk) {
    return ledger.transaction.execute(
        held -> {
          hold(chunk);
          var other = new TransactionTemplate(ledger.manager);
          other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
          return other.execute(
              status -> {
                ledger.sql.sql("set local lock_timeout = '20ms'").update();
                hold(chunk);
                return 1L;
              });
        });
  }

  private void hold(Chunk chunk) {
    ledger
        .sql
        .sql("select id from job where id = :id for update")
        .param("id", chunk.jobId())
        .query((row, number) -> true)
        .single();
  }

  @Test
  void consequence_of_an_end_that_fails_is_drawn_a_while_later() {
    var heard = new ArrayList<UUID>();
    ledger.heard =
        job -> {
          heard.add(job.id());
          if (heard.size() < 3) {
            throw new PessimisticLockingFailureException("away for a moment");
          }
        };
    var id = order(chunk -> 1);

    ledger.drive();
    assertThat(ledger.job(id).status()).isEqualTo(Job.Status.COMPLETED);
    for (var i = 0; i < 4; i++) {
      ledger.conductor.catchUp();
    }

    assertThat(heard).containsExactly(id, id, id);
  }

  @Test
  void end_whose_commit_was_not_confirmed_is_told_once_a_while_later() {
    var drawn = new ArrayList<UUID>();
    ledger.heard = job -> drawn.add(job.id());
    var id =
        order(
            chunk -> {
              throw new WorkFailedException("broken");
            });
    var cut = new AtomicInteger();
    ledger.conductor =
        ledger.conductor(Ledger.BUDGET, new TransactionTemplate(new Unconfirmed(id, cut)));

    ledger.drive();
    assertThat(cut).hasValue(1);
    assertThat(ledger.job(id).status()).isEqualTo(Job.Status.FAILED);
    assertThat(ledger.raised).doesNotContain("job-failed");
    ledger.conductor.catchUp();
    ledger.conductor.catchUp();

    assertThat(ledger.raised).containsOnlyOnce("job-failed");
    assertThat(drawn).containsExactly(id);
  }

  /** Makes the commit that ends a job, and then says that the connection was lost. */
  private final class Unconfirmed implements PlatformTransactionManager {

    private final UUID id;
    private final AtomicInteger cut;

    Unconfirmed(UUID id, AtomicInteger cut) {
      this.id = id;
      this.cut = cut;
    }

    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
      return ledger.manager.getTransaction(definition);
    }

    @Override
    public void commit(TransactionStatus status) {
      ledger.manager.commit(status);
      if (ledger.job(id).status().isFinal() && cut.compareAndSet(0, 1)) {
        throw new TransactionSystemException("the answer to the commit was lost");
      }
    }

    @Override
    public void rollback(TransactionStatus status) {
      ledger.manager.rollback(status);
    }
  }

  @Test
  void fault_of_a_chunk_that_is_nobody_s_any_more_counts_as_no_failure() {
    var id =
        order(
            chunk -> {
              ledger.jobs.cancel(chunk.jobId(), null);
              throw new IllegalStateException("too late");
            });
    ledger.worker = ledger.worker(Duration.ofSeconds(15), 1, System::nanoTime);

    ledger.drive();

    assertThat(ledger.job(id).status()).isEqualTo(Job.Status.CANCELLED);
    assertThat(ledger.raised).as("the breaker stays closed").isEmpty();
  }

  @Test
  void consequence_that_always_fails_is_given_up() {
    var tries = new AtomicInteger();
    var ends =
        new Consequences(
            ledger.jobs,
            job -> {},
            job -> {
              tries.incrementAndGet();
              throw new IllegalStateException("never");
            });
    var id = order(chunk -> 1);
    ledger.drive();

    ends.expect(id);
    for (var i = 0; i < 200; i++) {
      ends.catchUp();
    }

    assertThat(tries).hasValue(100);
  }
}
