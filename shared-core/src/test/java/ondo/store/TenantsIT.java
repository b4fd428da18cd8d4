package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.job.JobRequest;
import ondo.job.JobType;
import ondo.job.Submission;
import ondo.risk.Hazard;
import ondo.store.AuditRepository.Act;
import ondo.store.AuditRepository.Choice;
import ondo.store.WebhookRepository.Webhook;
import org.junit.jupiter.api.Test;

/** What is kept of tenants beside their sites: webhooks and the log of their acts; and its end. */
class TenantsIT {

  private static final List<String> EVENTS = List.of("completed", "failed");
  private static final String SECRET = "s".repeat(32);

  private final Store store = new Store();
  private final WebhookRepository webhooks = new WebhookRepository(store.jdbc);
  private final AuditRepository audit = new AuditRepository(store.jdbc);
  private final TenantRepository tenants = new TenantRepository(store.jdbc, store.transaction);

  private UUID webhook(String tenant, String url) {
    var id = UUID.randomUUID();
    assertThat(webhooks.insert(tenant, id, url, EVENTS, SECRET, 10)).isTrue();
    return id;
  }

  @Test
  void webhook_is_found_by_its_tenant_alone() {
    var id = webhook("acme", "https://acme.kr/hook");

    var found = webhooks.find("acme", id).orElseThrow();

    assertThat(found.id()).isEqualTo(id);
    assertThat(found.url()).isEqualTo("https://acme.kr/hook");
    assertThat(found.events()).isEqualTo(EVENTS);
    assertThat(found.createdAt()).isNotNull();
    assertThat(webhooks.find("other", id)).isEmpty();
    assertThat(webhooks.list("other", null, 10)).isEmpty();
    assertThat(webhooks.delete("other", id)).isFalse();
    assertThat(webhooks.delete("acme", id)).isTrue();
    assertThat(webhooks.delete("acme", id)).isFalse();
  }

  @Test
  void tenant_has_no_more_webhooks_than_it_may() {
    assertThat(isRoom("acme", "https://a.kr")).isTrue();
    assertThat(isRoom("acme", "https://b.kr")).isTrue();
    assertThat(isRoom("acme", "https://c.kr")).isFalse();
    assertThat(isRoom("other", "https://c.kr")).isTrue();
    assertThat(webhooks.list("acme", null, 10)).hasSize(2);
  }

  private boolean isRoom(String tenant, String url) {
    return webhooks.insert(tenant, UUID.randomUUID(), url, EVENTS, SECRET, 2);
  }

  @Test
  void webhooks_are_listed_page_by_page() {
    var ids = List.of(webhook("acme", "https://a.kr"), webhook("acme", "https://b.kr"));

    var first = webhooks.list("acme", null, 1);
    var second = webhooks.list("acme", first.getFirst().id(), 1);

    assertThat(List.of(first.getFirst().id(), second.getFirst().id()))
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(webhooks.list("acme", second.getFirst().id(), 1)).isEmpty();
    assertThat(webhooks.list("acme", null, 10)).extracting(Webhook::id).hasSize(2);
  }

  @Test
  void end_of_a_job_goes_once_to_each_webhook_of_its_tenant_that_hears_of_it() {
    var outbox = new OutboxRepository(store.jdbc);
    webhook("acme", "https://acme.kr/hook");
    webhook("other", "https://other.kr/hook");
    var deaf = UUID.randomUUID();
    webhooks.insert("acme", deaf, "https://deaf.kr", List.of("failed"), SECRET, 10);
    new LedgerRepository(store.jdbc, store.transaction).finish(job("acme", "ended"), null);
    var ended = outbox.claim(List.of("job.ended"), 9, Duration.ofMinutes(1)).getFirst();

    assertThat(webhooks.appendDeliveries(ended)).isOne();
    assertThat(webhooks.appendDeliveries(ended)).as("a repeat").isZero();

    var delivery = outbox.claim(List.of("webhook.delivery"), 9, Duration.ofMinutes(1)).getFirst();
    var target = webhooks.target(delivery).orElseThrow();
    assertThat(target.url()).isEqualTo("https://acme.kr/hook");
    assertThat(target.secret()).isEqualTo(SECRET);
    assertThat(target.body())
        .contains("\"event\": \"completed\"", "\"jobType\": \"REPORT\"")
        .doesNotContain("webhookId", SECRET);
    store.jdbc.sql("delete from webhook").update();
    assertThat(webhooks.target(delivery)).isEmpty();
  }

  private static Act act(String tenant, int status) {
    return new Act(
        tenant,
        UUID.fromString("00000000-0000-0000-0000-000000000007"),
        null,
        "ADMIN",
        "DELETE /api/v1/sites/{id}",
        "/api/v1/sites/7",
        status,
        "trace");
  }

  @Test
  void acts_are_listed_newest_first_as_they_were_told() {
    var unnamed = new Act("acme", null, "kim@acme.kr", "READER", "GET", "/", 401, "trace");
    audit.append(act("acme", 204));
    audit.append(act("other", 404));
    audit.append(unnamed);

    var ours = audit.list(Choice.of("acme"), null, 10);

    assertThat(ours)
        .extracting(AuditRepository.Entry::act)
        .containsExactly(unnamed, act("acme", 204));
    assertThat(ours.getFirst().id()).isGreaterThan(ours.getLast().id());
    assertThat(ours.getFirst().at()).isAfterOrEqualTo(ours.getLast().at());
    assertThat(audit.list(Choice.of(null), null, 10)).hasSize(3);
    assertThat(audit.list(Choice.of(null), null, 1)).hasSize(1);
    assertThat(audit.list(Choice.of("acme"), ours.getFirst().id(), 10))
        .extracting(AuditRepository.Entry::act)
        .containsExactly(act("acme", 204));
  }

  @Test
  void acts_are_chosen_by_key_beginning_of_the_action_and_time() {
    audit.append(act("acme", 204));
    audit.append(new Act("acme", null, "internal token", "OPERATOR", "POST /a", "job 1", 202, "t"));
    var first = audit.list(Choice.of("acme"), null, 10).getLast();

    assertThat(audit.list(new Choice(null, first.act().keyId(), null, null, null), null, 10))
        .containsExactly(first);
    assertThat(audit.list(new Choice(null, null, "DELETE", null, null), null, 10))
        .containsExactly(first);
    assertThat(audit.list(new Choice(null, null, "delete%", null, null), null, 10)).isEmpty();
    assertThat(audit.list(new Choice(null, null, null, first.at(), null), null, 10)).hasSize(2);
    assertThat(audit.list(new Choice(null, null, null, null, first.at()), null, 10)).isEmpty();
  }

  private UUID job(String tenant, String key) {
    var jobs = new JobRepository(store.jdbc, store.transaction);
    var request = new JobRequest(JobType.REPORT, tenant, "{}", key, null, "hash", 5, null);
    return ((Submission.Accepted) jobs.submit(request, 100)).id();
  }

  @Test
  void everything_of_a_tenant_goes_but_its_living_jobs_and_the_log() {
    var ledger = new LedgerRepository(store.jdbc, store.transaction);
    var reports = new ReportRepository(store.jdbc);
    var site = store.site("acme", "p1");
    var theirs = store.site("other", "p1");
    store
        .assessments()
        .save(Store.head(1, "v1"), List.of(Store.risk(site, 1, Hazard.DROUGHT, 0.1)));
    var ended = job("acme", "ended");
    ledger.finish(ended, null);
    reports.save(UUID.randomUUID(), ended, "acme", "en", "{}", List.of());
    var living = job("acme", "living");
    job("other", "living");
    webhook("acme", "https://acme.kr/hook");
    webhook("other", "https://other.kr/hook");
    audit.append(act("acme", 204));

    assertThat(tenants.livingJobs("acme")).containsExactly(living);
    assertThat(tenants.delete("acme")).isEqualTo(new TenantRepository.Deleted(1, 1, 1, 1));

    var risks = new SiteRiskReader(store.jdbc);
    assertThat(risks.list(site, Set.of(Hazard.DROUGHT), Set.of(Scenario.SSP245))).isEmpty();
    assertThat(store.sites().find("other", theirs)).isPresent();
    assertThat(tenants.livingJobs("acme")).containsExactly(living);
    assertThat(webhooks.list("other", null, 10)).hasSize(1);
    assertThat(audit.list(Choice.of("acme"), null, 10)).hasSize(1);
    assertThat(tenants.delete("acme")).isEqualTo(new TenantRepository.Deleted(0, 0, 0, 0));
  }
}
