package ondo.scheduler.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import ondo.job.Backoff;
import ondo.job.Event;
import ondo.job.JobRequest;
import ondo.job.JobType;
import ondo.job.Submission;
import ondo.relay.OutboxRelay;
import ondo.store.JobRepository;
import ondo.store.OutboxRepository;
import ondo.store.TestDatabase;
import ondo.store.WebhookRepository;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Up to the moment of the call; the acceptance suite makes calls over TLS. */
class WebhookCourierIT {

  private final JdbcClient sql;
  private final JobRepository jobs;
  private final OutboxRepository outbox;
  private final WebhookRepository webhooks;
  private final OutboxRelay relay;

  WebhookCourierIT() {
    var source = TestDatabase.migrated().dataSource();
    sql = JdbcClient.create(source);
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    jobs = new JobRepository(sql, transaction);
    outbox = new OutboxRepository(sql);
    webhooks = new WebhookRepository(sql);
    var ends =
        new OutboxRelay.Route(
            Event.JOB_ENDED, 1, Backoff.NONE, 2, false, e -> webhooks.appendDeliveries(e));
    relay = new OutboxRelay(outbox, List.of(ends), System::nanoTime, () -> 0);
  }

  private WebhookCourier courier(int tries) {
    var properties =
        new WebhookProperties(
            Duration.ofSeconds(2), Duration.ofHours(1), Duration.ofHours(1), tries, 4, List.of());
    return new WebhookCourier(
        outbox, webhooks, properties, InstantSource.system(), System::nanoTime);
  }

  private UUID hook(String tenant, String url, List<String> events) {
    var id = UUID.randomUUID();
    webhooks.insert(tenant, id, url, events, "s".repeat(64), 20);
    return id;
  }

  private UUID cancelledJob(String tenant) {
    var request = new JobRequest(JobType.REPORT, tenant, "{}", "work", null, "hash", 5, "00-trace");
    var id = ((Submission.Accepted) jobs.submit(request, 99)).id();
    jobs.cancel(id, tenant);
    return id;
  }

  private List<String> statuses() {
    return sql.sql("select status from outbox where topic = 'webhook.delivery' order by id")
        .query(String.class)
        .list();
  }

  /** Turns until nothing is under way. */
  private void settle(WebhookCourier courier) {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (courier.isBusy() && System.nanoTime() < deadline) {
      courier.turn();
    }
  }

  @Test
  void end_of_a_job_is_a_delivery_for_each_webhook_that_hears_of_it_and_a_repeat_is_none() {
    hook("acme", "https://10.0.0.1/a", List.of("cancelled"));
    hook("acme", "https://10.0.0.1/b", List.of("completed"));
    hook("other", "https://10.0.0.1/c", List.of("cancelled"));
    var job = cancelledJob("acme");
    relay.turn();
    sql.sql("update outbox set status = 'PENDING' where topic = 'job.ended'").update();
    sql.sql("update outbox set run_at = clock_timestamp()").update();
    relay.turn();
    var payloads =
        sql.sql("select payload::text from outbox where topic = 'webhook.delivery'")
            .query(String.class)
            .list();
    assertThat(payloads).hasSize(1);
    assertThat(payloads.getFirst()).contains(job.toString()).contains("\"event\": \"cancelled\"");
  }

  @Test
  void address_inside_a_network_is_not_called_and_the_delivery_is_dead_after_its_tries() {
    hook("acme", "https://10.0.0.1/a", List.of("cancelled"));
    cancelledJob("acme");
    relay.turn();
    var courier = courier(2);
    courier.turn();
    settle(courier);
    assertThat(statuses()).containsExactly("PENDING");
    sql.sql("update outbox set run_at = clock_timestamp()").update();
    courier.turn();
    settle(courier);
    assertThat(statuses()).containsExactly("DEAD");
    assertThat(
            sql.sql("select error from outbox where topic = 'webhook.delivery'")
                .query(String.class)
                .single())
        .contains("not a public address");
  }

  @Test
  void delivery_of_a_deleted_webhook_is_dropped() {
    var hook = hook("acme", "https://10.0.0.1/a", List.of("cancelled"));
    cancelledJob("acme");
    relay.turn();
    webhooks.delete("acme", hook);
    courier(2).turn();
    assertThat(statuses()).containsExactly("DROPPED");
  }
}
