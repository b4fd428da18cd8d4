package ondo.scheduler.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ondo.job.Job;
import ondo.job.JobType;
import ondo.scheduler.Secrets;
import ondo.scheduler.quartz.QuartzSchedule;
import ondo.store.JobRepository;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.TriggerKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole server on a real port; its jobs fail or wait, since there are no data. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "ONDO_DEV=true",
      "ondo.scheduler.compute-threads=1",
      "ondo.scheduler.retry-first=1ms",
      "ondo.scheduler.breaker-failures=1000"
    })
class InternalHttpIT {

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir static Path home;

  @LocalServerPort int port;
  @Autowired JobRepository jobs;
  @Autowired Scheduler scheduler;
  @Autowired JdbcClient sql;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    DATABASE.register(registry);
    registry.add("ONDO_HOME", () -> home.toString());
  }

  private HttpResponse<String> call(String method, String path, String body, boolean withToken)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (withToken) {
      request.header(TokenFilter.HEADER, Files.readString(home.resolve("internal-token")).strip());
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void without_the_token_every_internal_path_is_closed() throws Exception {
    for (var path : new String[] {"/internal/batches", "/internal/wake", "/internal/nothing"}) {
      var answer = call("GET", path, "", false);
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
    }
  }

  @Test
  void every_other_path_is_unknown() throws Exception {
    assertThat(call("GET", "/", "", true).statusCode()).isEqualTo(404);
    assertThat(call("GET", "/internal/nothing", "", true).statusCode()).isEqualTo(404);
    assertThat(call("GET", "/actuator/prometheus", "", true).statusCode()).isEqualTo(404);
    assertThat(call("GET", "/api/v1/hazards", "", true).statusCode()).isEqualTo(404);
  }

  @Test
  void probes_answer_on_the_own_port() throws Exception {
    assertThat(call("GET", "/actuator/health/liveness", "", false).statusCode()).isEqualTo(200);
    assertThat(call("GET", "/actuator/health/readiness", "", false).statusCode()).isEqualTo(200);
  }

  @Test
  void batches_are_told_with_their_hours() throws Exception {
    var answer = call("GET", "/internal/batches", "", true);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"ingest\":{", "\"night\":{", "\"cron\":\"0 0 2 * * ?\"", "Asia/Seoul");
  }

  @Test
  void nothing_is_explained_verified_or_told_before_there_are_results() throws Exception {
    var question =
        "{\"region\":\"11010\",\"hazard\":\"typhoon\",\"scenario\":\"SSP245\",\"year\":%d}";
    assertThat(call("POST", "/internal/explain", question.formatted(2050), false).statusCode())
        .isEqualTo(401);
    var answer = call("POST", "/internal/explain", question.formatted(2050), true);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(call("POST", "/internal/explain", question.formatted(2101), true).statusCode())
        .isEqualTo(422);
    assertThat(call("POST", "/internal/explain", "{}", true).statusCode()).isEqualTo(422);
    assertThat(call("POST", "/internal/verify", "", true).statusCode()).isEqualTo(404);
    assertThat(call("GET", "/internal/figures", "", true).statusCode()).isEqualTo(404);
  }

  /** The night and predictions of everything are one work; others of these tests order it too. */
  private void cancelNights() {
    sql.sql("select id from job where live_key = 'NIGHT' and status in ('PENDING', 'RUNNING')")
        .query(UUID.class)
        .list()
        .forEach(id -> jobs.cancel(id, null));
    sql.sql("delete from job where idempotency_key like 'night of %'").update();
  }

  @Test
  void orders_become_jobs_and_can_be_cancelled() throws Exception {
    cancelNights();
    var answer = call("POST", "/internal/batches/night/run", "", true);
    assertThat(answer.statusCode()).isEqualTo(202);
    var path = answer.headers().firstValue("Location").orElseThrow();
    assertThat(call("GET", path, "", true).body()).contains("\"type\":\"NIGHT\"");
    assertThat(call("GET", path + "/manifest", "", true).body())
        .contains("\"type\":\"NIGHT\"", "\"startedAt\":");
    assertThat(call("POST", path + "/cancel", "", true).statusCode()).isEqualTo(202);
    assertThat(call("GET", "/internal/batches/runs/" + UUID.randomUUID(), "", true).statusCode())
        .isEqualTo(404);
    assertThat(call("POST", "/internal/batches/nothing/run", "", true).statusCode()).isEqualTo(404);
  }

  @Test
  void bad_orders_are_refused_in_words() throws Exception {
    assertThat(call("POST", "/internal/generate-predictions", "{\"x\":1}", true).statusCode())
        .isEqualTo(400);
    assertThat(call("POST", "/internal/generate-predictions", "{", true).statusCode())
        .isEqualTo(400);
    var unknown =
        call("POST", "/internal/generate-predictions", "{\"hazards\":[\"plague\"]}", true);
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("plague");
    assertThat(
            call("POST", "/internal/ingest", "{\"directory\":\"/no/such/place\"}", true)
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void problems_name_every_fault_by_its_pointer() throws Exception {
    var body = "{\"hazards\":[\"extreme_heat\",\"plague\"],\"scenarios\":[\"SSP999\"]}";
    var answer = call("POST", "/internal/generate-predictions", body, true);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body())
        .contains("\"code\":\"invalid-value\"", "\"type\":\"/problems/invalid-value\"")
        .contains("\"pointer\":\"/hazards/1\"", "\"pointer\":\"/scenarios/0\"")
        .containsPattern("\"traceId\":\"[0-9a-f]{32}\"");
    assertThat(call("POST", "/internal/generate-report", "{\"x\":1}", true).body())
        .contains("\"code\":\"unknown-field\"", "\"pointer\":\"/x\"");
    assertThat(call("POST", "/internal/initial-analysis", "{\"scenarios\":7}", true).body())
        .contains("\"code\":\"wrong-type\"", "\"pointer\":\"/scenarios\"");
    assertThat(call("GET", "/internal/dead-letters?limit=0", "", true).body())
        .contains("\"pointer\":\"?limit\"");
    assertThat(call("GET", "/internal/dead-letters?limit=x", "", true).statusCode()).isEqualTo(400);
    assertThat(call("DELETE", "/internal/wake", "", true).body())
        .contains("\"code\":\"method-not-allowed\"");
  }

  @Test
  void dead_letters_are_listed_and_taken_up_again() throws Exception {
    var night = call("POST", "/internal/batches/night/run", "", true).headers();
    var path = night.firstValue("Location").orElseThrow();
    var deadline = Instant.now().plusSeconds(60);
    while (!call("GET", path, "", true).body().contains("\"status\":\"FAILED\"")
        && Instant.now().isBefore(deadline)) {
      Thread.onSpinWait();
    }
    var listed = call("GET", "/internal/dead-letters?limit=1", "", true);
    assertThat(listed.statusCode()).isEqualTo(200);
    assertThat(listed.body()).contains("no data set is loaded", "\"attempts\":3");
    assertThat(call("POST", "/internal/dead-letters/999999/reprocess", "", true).statusCode())
        .isEqualTo(404);
    var all = call("POST", "/internal/dead-letters/reprocess", "", true);
    assertThat(all.statusCode()).isEqualTo(202);
    assertThat(all.body()).contains("\"taken\":");
  }

  @Test
  void the_three_posts_are_taken_with_an_empty_body() throws Exception {
    for (var path : new String[] {"generate-report", "generate-predictions", "initial-analysis"}) {
      assertThat(call("POST", "/internal/" + path, "", true).statusCode()).as(path).isEqualTo(202);
    }
  }

  @Test
  void key_is_shown_once_and_kept_as_a_hash() throws Exception {
    var answer = call("POST", "/internal/keys", "{\"tenant\":\"acme\",\"role\":\"editor\"}", true);
    assertThat(answer.statusCode()).isEqualTo(201);
    var key = answer.body().replaceFirst(".*\"key\":\"([^\"]+)\".*", "$1");
    assertThat(keys(Secrets.hash(key), "acme", "EDITOR")).isOne();
    for (var wrong :
        new String[] {
          "{\"tenant\":\"acme\",\"role\":\"king\"}",
          "{\"tenant\":\"acme\",\"role\":\"reader\",\"days\":0}",
          "{\"tenant\":\"acme\",\"role\":\"reader\",\"name\":\"a\\u0000\"}"
        }) {
      assertThat(call("POST", "/internal/keys", wrong, true).statusCode()).isEqualTo(422);
    }
    // Who did it, without the key: the token is nobody's own.
    assertThat(acts("POST /internal/keys"))
        .contains("ondo internal token tenant=acme role=EDITOR 201");
  }

  private List<String> acts(String action) {
    return sql.sql(
            "select concat_ws(' ', tenant, subject, regexp_replace(target, '^key \\S+ ', ''), status) from audit where action = :action")
        .param("action", action)
        .query(String.class)
        .list();
  }

  @Test
  void issued_keys_are_listed_without_their_texts_and_end_when_revoked() throws Exception {
    var answer = call("POST", "/internal/keys", "{\"tenant\":\"gone\",\"role\":\"reader\"}", true);
    var key = answer.body().replaceFirst(".*\"key\":\"([^\"]+)\".*", "$1");
    var listed = call("GET", "/internal/keys", "", true).body();
    assertThat(listed).contains("\"tenant\":\"gone\"").doesNotContain(key);
    var id = listed.replaceFirst(".*\"id\":\"([^\"]+)\",\"tenant\":\"gone\".*", "$1");

    assertThat(call("DELETE", "/internal/keys/" + id, "", true).statusCode()).isEqualTo(204);
    assertThat(call("DELETE", "/internal/keys/" + id, "", true).statusCode()).isEqualTo(404);
    assertThat(call("DELETE", "/internal/keys/" + id, "", false).statusCode()).isEqualTo(401);
    assertThat(call("GET", "/internal/keys", "", true).body())
        .containsPattern(id + "[^}]*\"revokedAt\":\"");
    assertThat(acts("DELETE /internal/keys/{id}")).hasSize(1);
  }

  @Test
  void development_key_opens_the_default_tenant() throws Exception {
    var key = Files.readString(home.resolve("dev-key")).strip();
    assertThat(keys(Secrets.hash(key), "default", "OPERATOR")).isOne();
  }

  private int keys(byte[] hash, String tenant, String role) {
    return sql.sql(
            "select count(*) from api_key where key_hash = :hash and tenant = :tenant"
                + " and role = :role")
        .param("hash", hash)
        .param("tenant", tenant)
        .param("role", role)
        .query(Integer.class)
        .single();
  }

  @Test
  void quartz_fire_opens_a_night() throws Exception {
    cancelNights();
    var before = latestNight();
    var deadline = Instant.now().plusSeconds(60);
    scheduler.triggerJob(JobKey.jobKey(QuartzSchedule.NIGHT));
    scheduler.triggerJob(JobKey.jobKey(QuartzSchedule.NIGHT));
    while (latestNight().equals(before) && Instant.now().isBefore(deadline)) {
      Thread.onSpinWait();
    }
    assertThat(latestNight()).isNotEqualTo(before);
    var open =
        sql.sql("select count(*) from job where type = 'NIGHT' and status in ('PENDING','RUNNING')")
            .query(Integer.class)
            .single();
    assertThat(open).isLessThanOrEqualTo(1);
  }

  @Test
  void hour_missed_by_three_days_fires_once_and_goes_on() throws Exception {
    cancelNights();
    var key = TriggerKey.triggerKey(QuartzSchedule.NIGHT);
    var missed = Instant.now().minusSeconds(3 * 86_400);
    sql.sql(
            "update qrtz_triggers set next_fire_time = :time, prev_fire_time = -1"
                + " where trigger_name = 'night'")
        .param("time", missed.toEpochMilli())
        .update();
    var deadline = Instant.now().plusSeconds(90);
    while (nightsByHour() == 0 && Instant.now().isBefore(deadline)) {
      Thread.onSpinWait();
    }
    assertThat(nightsByHour()).isOne();
    assertThat(scheduler.getTrigger(key).getNextFireTime()).isInTheFuture();
  }

  private int nightsByHour() {
    return sql.sql("select count(*) from job where idempotency_key like 'night of %'")
        .query(Integer.class)
        .single();
  }

  private Optional<UUID> latestNight() {
    return jobs.latest(JobType.NIGHT).map(Job::id);
  }

  @Test
  void night_trigger_lies_in_the_database_and_fires_once_after_a_miss() throws Exception {
    var trigger = scheduler.getTrigger(TriggerKey.triggerKey(QuartzSchedule.NIGHT));
    assertThat(trigger.getMisfireInstruction())
        .isEqualTo(org.quartz.CronTrigger.MISFIRE_INSTRUCTION_FIRE_ONCE_NOW);
    assertThat(scheduler.getMetaData().isJobStoreClustered()).isTrue();
    assertThat(scheduler.getJobDetail(JobKey.jobKey(QuartzSchedule.NIGHT)).requestsRecovery())
        .isTrue();
  }
}
