package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Nobody listens at the scheduler's address: every wake-up fails, every answer stays 202. */
@ApiTest
class JobIT {

  private static final String JOBS = "/api/v1/jobs";

  private final Client client;

  @Autowired
  JobIT(Client client) {
    this.client = client;
  }

  private String site(String externalId) {
    var body =
        "{\"externalId\":\"%s\",\"name\":\"n\",\"latitude\":37.5,\"longitude\":127}"
            .formatted(externalId);
    return client.post("/api/v1/sites", body).json().get("id").asString();
  }

  private JsonNode submit(String body, String... headers) {
    var reply = client.post(JOBS, body, headers);
    assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    return reply.json();
  }

  private static String assess(String ids) {
    return "{\"type\":\"ASSESS_SITES\",\"siteIds\":[" + ids + "]}";
  }

  @Test
  void job_is_accepted_though_the_scheduler_is_away() {
    var id = site("job-1");
    var reply = client.post(JOBS, assess('"' + id + '"'));

    assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    var job = reply.json();
    assertThat(job.get("status").asString()).isEqualTo("PENDING");
    assertThat(reply.header("Location")).isEqualTo(JOBS + "/" + job.get("id").asString());
    var read = client.send("GET", reply.header("Location"), Rows.EDITOR, "").json();
    assertThat(read.get("type").asString()).isEqualTo("ASSESS_SITES");
    assertThat(read.at("/parameters/siteIds/0").asString()).isEqualTo(id);
    assertThat(read.at("/chunks/total").asInt()).isZero();
    assertThat(read.get("percent").asInt()).isZero();
  }

  @Test
  void same_living_work_in_any_order_is_one_job() {
    var one = '"' + site("job-2") + '"';
    var two = '"' + site("job-3") + '"';

    assertThat(submit(assess(one + "," + two)).get("id"))
        .isEqualTo(submit(assess(two + "," + one + "," + two)).get("id"));
  }

  @Test
  void idempotency_key_repeats_the_answer_and_refuses_another_body() {
    var one = '"' + site("job-4") + '"';
    var first = submit(assess(one), "Idempotency-Key", "k1");

    assertThat(submit(assess(one), "Idempotency-Key", "k1").get("id")).isEqualTo(first.get("id"));
    var reused = client.post(JOBS, assess('"' + site("job-5") + '"'), "Idempotency-Key", "k1");
    assertThat(reused.status()).isEqualTo(422);
    assertThat(reused.json().get("code").asString()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void job_of_a_later_moment_waits_for_it_and_is_not_the_same_as_one_of_now() {
    var ids = '"' + site("job-later") + '"';
    var later = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MILLIS);
    var body = at(ids, "\"" + later + "\"");

    var delayed = submit(body).get("id").asString();

    var read = client.send("GET", JOBS + "/" + delayed, Rows.EDITOR, "").json();
    assertThat(read.get("runAt").asString()).isEqualTo(later.toString());
    assertThat(submit(body).get("id").asString()).isEqualTo(delayed);
    assertThat(submit(assess(ids)).get("id").asString()).isNotEqualTo(delayed);
  }

  @Test
  void moment_that_has_passed_means_at_once_and_one_that_is_none_is_refused() {
    var ids = '"' + site("job-when") + '"';

    var past = submit(at(ids, "\"2020-01-01T00:00:00Z\"")).get("id");
    assertThat(submit(at(ids, "\"2020-01-01T00:00:00Z\"")).get("id")).isEqualTo(past);
    var read = client.send("GET", JOBS + "/" + past.asString(), Rows.EDITOR, "").json();
    assertThat(read.get("runAt").isNull()).isTrue();
    for (var odd : List.of("\"2100-01-01T00:00:00Z\"", "\"tomorrow\"", "3600", "[]")) {
      var refused = client.post(JOBS, at(ids, odd));
      assertThat(refused.status()).as(refused.text()).isIn(400, 422);
      assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("/runAt");
    }
  }

  private static String at(String ids, String moment) {
    return assess(ids).replace("}", ",\"runAt\":" + moment + "}");
  }

  @Test
  void cancelled_job_stays_cancelled_and_is_nobody_elses_business() {
    var path = JOBS + "/" + submit(assess('"' + site("job-6") + '"')).get("id").asString();

    assertThat(client.send("GET", path, Rows.STRANGER, "").status()).isEqualTo(404);
    assertThat(client.send("DELETE", path, Rows.STRANGER, "").status()).isEqualTo(404);
    for (var i = 0; i < 2; i++) {
      var reply = client.send("DELETE", path, Rows.EDITOR, "");
      assertThat(reply.status()).as(reply.text()).isEqualTo(202);
      assertThat(reply.json().get("status").asString()).isEqualTo("CANCELLED");
    }
    var listed = client.send("GET", JOBS + "?status=CANCELLED", Rows.EDITOR, "").json();
    assertThat(listed.get("items")).isNotEmpty();
    assertThat(client.send("GET", path + "/result", Rows.EDITOR, "").status()).isEqualTo(404);
  }

  @Test
  void deleting_a_site_cancels_the_work_that_runs_for_it_alone() {
    var id = site("job-7");
    var path = JOBS + "/" + submit(assess('"' + id + '"')).get("id").asString();

    client.send("DELETE", "/api/v1/sites/" + id, Rows.EDITOR, "");

    assertThat(client.send("GET", path, Rows.EDITOR, "").json().get("status").asString())
        .isEqualTo("CANCELLED");
  }

  @Test
  void wrong_jobs_are_refused_with_their_reason() {
    assertThat(client.post(JOBS, "{\"type\":\"DANCE\"}").status()).isEqualTo(422);
    assertThat(client.post(JOBS, "{\"type\":\"ASSESS_SITES\"}").status()).isEqualTo(422);
    assertThat(client.post(JOBS, assess("\"x\"")).status()).isEqualTo(422);
    var unknown = client.post(JOBS, assess("\"00000000-0000-0000-0000-000000000000\""));
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().at("/errors/0/pointer").asString()).isEqualTo("/siteIds");
    var none =
        client.post(JOBS, "{\"type\":\"ASSESS_SITES\",\"siteIds\":\"all\",\"scenarios\":[]}");
    assertThat(none.status()).isEqualTo(422);
    assertThat(none.json().at("/errors/0/code").asString()).isEqualTo("too-few");
    var foreign = client.post(JOBS, "{\"type\":\"REPORT\",\"hazards\":[]}");
    assertThat(foreign.status()).isEqualTo(400);
    var extra = client.post(JOBS, "{\"type\":\"REPORT\",\"tenantId\":\"other\"}");
    assertThat(extra.status()).isEqualTo(400);
    assertThat(extra.json().at("/errors/0/pointer").asString()).isEqualTo("/tenantId");
    assertThat(client.post(JOBS, "{\"type\":\"PREDICTIONS\"}").status()).isEqualTo(403);
    assertThat(
            client
                .post(
                    JOBS,
                    "{\"type\":\"ASSESS_SITES\",\"siteIds\":\"all\",\"years\":{\"from\":1990}}")
                .json()
                .at("/errors/0/pointer")
                .asString())
        .isEqualTo("/years/from");
    assertThat(client.post(JOBS, "{\"type\":\"REPORT\",\"priority\":\"high\"}").status())
        .isEqualTo(400);
  }

  @Test
  void report_is_a_job_and_predictions_are_a_run_of_the_operator() {
    assertThat(
            client.post("/api/v1/reports", "{\"language\":\"ko\"}").json().get("type").asString())
        .isEqualTo("REPORT");
    var run = client.send("POST", JOBS, Rows.OPERATOR, "{\"type\":\"PREDICTIONS\"}").json();
    var runs = client.send("GET", "/api/v1/runs", Rows.OPERATOR, "").json();
    assertThat(runs.get("items"))
        .anySatisfy(item -> assertThat(item.get("id")).isEqualTo(run.get("id")));
    var path = "/api/v1/runs/" + run.get("id").asString();
    assertThat(client.send("GET", path, Rows.OPERATOR, "").json().get("type").asString())
        .isEqualTo("PREDICTIONS");
    var ofNobody = client.send("GET", "/api/v1/reports", Rows.STRANGER, "").json();
    assertThat(ofNobody.get("items")).isEmpty();
    assertThat(client.get("/api/v1/reports/nothing.json").status()).isEqualTo(404);
  }

  @Test
  void more_open_jobs_than_allowed_have_to_wait() {
    var last = 202;
    for (var i = 0; i < 41 && last == 202; i++) {
      var body =
          "{\"type\":\"ASSESS_SITES\",\"siteIds\":\"all\",\"years\":{\"to\":" + (2030 + i) + "}}";
      var reply = client.send("POST", JOBS, Rows.STRANGER, body);
      last = reply.status();
      if (last == 429) {
        assertThat(reply.json().get("code").asString()).isEqualTo("queue-full");
        assertThat(Integer.parseInt(reply.header("Retry-After"))).isPositive();
      }
    }
    assertThat(last).isEqualTo(429);
    var open = client.send("GET", JOBS + "?limit=1000", Rows.STRANGER, "").json().get("items");
    open.forEach(
        job -> client.send("DELETE", JOBS + "/" + job.get("id").asString(), Rows.STRANGER, ""));
  }
}
