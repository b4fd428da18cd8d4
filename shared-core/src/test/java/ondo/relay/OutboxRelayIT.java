package ondo.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import ondo.job.Backoff;
import ondo.job.Event;
import ondo.job.Job;
import ondo.job.JobRequest;
import ondo.job.JobType;
import ondo.job.Submission;
import ondo.store.JobRepository;
import ondo.store.LedgerRepository;
import ondo.store.OutboxRepository;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxRelayIT {

  private static final Backoff PAUSE = new Backoff(Duration.ofHours(1), 2, Duration.ofDays(1), 0);

  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final JobRepository jobs;
  private final LedgerRepository ledger;
  private final OutboxRepository outbox;
  private final List<Event> received = new ArrayList<>();

  OutboxRelayIT() {
    var source = TestDatabase.migrated().dataSource();
    sql = JdbcClient.create(source);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    jobs = new JobRepository(sql, transaction);
    ledger = new LedgerRepository(sql, transaction);
    outbox = new OutboxRepository(sql);
  }

  private UUID submit(String work) {
    var request =
        new JobRequest(JobType.REPORT, "acme", "{}", work, null, "hash", 5, "00-trace-of-client");
    return ((Submission.Accepted) jobs.submit(request, 99)).id();
  }

  private OutboxRelay relay(String topic, boolean mayBeLost, OutboxRelay.Receiver receiver) {
    var route = new OutboxRelay.Route(topic, 1, PAUSE, 2, mayBeLost, receiver);
    return new OutboxRelay(outbox, List.of(route), System::nanoTime, () -> 0);
  }

  private List<String> statuses(String topic) {
    return sql.sql("select status from outbox where topic = :topic order by id")
        .param("topic", topic)
        .query(String.class)
        .list();
  }

  private void makeDue() {
    sql.sql("update outbox set run_at = clock_timestamp()").update();
  }

  @Test
  void job_and_its_event_stand_or_fall_together() {
    transaction.executeWithoutResult(
        status -> {
          submit("a");
          status.setRollbackOnly();
        });
    assertThat(statuses(Event.JOB_REQUESTED)).isEmpty();
    submit("a");
    assertThat(statuses(Event.JOB_REQUESTED)).containsExactly("PENDING");
  }

  @Test
  void event_is_delivered_once_with_its_trace_and_without_anything_a_person_typed() {
    var id = submit("a");
    var relay = relay(Event.JOB_REQUESTED, true, received::add);
    assertThat(relay.turn()).isOne();
    assertThat(relay.turn()).isZero();
    assertThat(received)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.payload())
                  .isEqualTo("{\"type\": \"REPORT\", \"jobId\": \"" + id + "\"}");
              assertThat(event.traceparent()).isEqualTo("00-trace-of-client");
              assertThat(event.schemaVersion()).isOne();
            });
    assertThat(statuses(Event.JOB_REQUESTED)).containsExactly("DONE");
  }

  @Test
  void every_end_of_a_job_is_told() {
    var completed = submit("a");
    var cancelled = submit("b");
    ledger.finish(completed, null);
    ledger.finish(completed, new Job.Failure("late", "too late"));
    jobs.cancel(cancelled, null);
    relay(Event.JOB_ENDED, false, received::add).turn();
    assertThat(received)
        .hasSize(2)
        .anySatisfy(e -> assertThat(e.payload()).contains("COMPLETED", completed.toString()))
        .anySatisfy(e -> assertThat(e.payload()).contains("CANCELLED", cancelled.toString()));
  }

  @Test
  void failed_delivery_waits_and_is_dead_after_its_last_try() {
    ledger.finish(submit("a"), null);
    var relay =
        relay(
            Event.JOB_ENDED,
            false,
            event -> {
              throw new IllegalStateException("nobody at home");
            });
    assertThat(relay.turn()).isOne();
    assertThat(relay.turn()).as("the pause holds it back").isZero();
    makeDue();
    assertThat(relay.turn()).isOne();
    assertThat(statuses(Event.JOB_ENDED)).containsExactly("DEAD");
    assertThat(outbox.count().dead()).isOne();
  }

  @Test
  void refused_event_is_not_tried_again() {
    ledger.finish(submit("a"), null);
    relay(
            Event.JOB_ENDED,
            false,
            event -> {
              throw new OutboxRelay.RefusedException("gone");
            })
        .turn();
    assertThat(statuses(Event.JOB_ENDED)).containsExactly("DEAD");
  }

  @Test
  void wake_up_that_fails_is_dropped_and_never_dead() {
    submit("a");
    var relay =
        relay(
            Event.JOB_REQUESTED,
            true,
            event -> {
              throw new IllegalStateException("nobody at home");
            });
    relay.turn();
    makeDue();
    relay.turn();
    assertThat(statuses(Event.JOB_REQUESTED)).containsExactly("DROPPED");
    assertThat(outbox.count().dead()).isZero();
  }

  @Test
  void event_of_a_relay_that_was_killed_is_delivered_again_and_known_to_its_receiver() {
    submit("a");
    var killed = outbox.claim(List.of(Event.JOB_REQUESTED), 9, Duration.ofSeconds(30)).getFirst();
    assertThat(outbox.isFirstSeen(killed)).isTrue();
    var wasKnown = new AtomicBoolean();
    var relay = relay(Event.JOB_REQUESTED, true, event -> wasKnown.set(!outbox.isFirstSeen(event)));
    assertThat(relay.turn()).as("its lease holds").isZero();
    makeDue();
    assertThat(relay.turn()).isOne();
    assertThat(wasKnown).isTrue();
  }

  @Test
  void payload_of_a_later_form_waits_for_a_later_program() {
    submit("a");
    sql.sql("update outbox set schema_version = 2").update();
    var relay = relay(Event.JOB_REQUESTED, false, received::add);
    for (var turn = 0; turn < 20; turn++) {
      assertThat(relay.turn()).isOne();
      makeDue();
    }
    assertThat(received).isEmpty();
    assertThat(statuses(Event.JOB_REQUESTED)).containsExactly("PENDING");
  }

  @Test
  void old_events_and_receipts_go() {
    submit("a");
    outbox.isFirstSeen(outbox.claim(List.of(Event.JOB_REQUESTED), 1, Duration.ZERO).getFirst());
    assertThat(outbox.sweep(Duration.ofDays(7))).isZero();
    sql.sql("update outbox set created_at = created_at - interval '8 days'").update();
    assertThat(outbox.sweep(Duration.ofDays(7))).isOne();
  }
}
