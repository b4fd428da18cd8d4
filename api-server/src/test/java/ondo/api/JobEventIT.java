package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class JobEventIT {

  private final Client client;
  private final TestDatabase database;

  @Autowired
  JobEventIT(Client client, TestDatabase database) {
    this.client = client;
    this.database = database;
  }

  private String job(String name) {
    var site =
        client
            .post(
                "/api/v1/sites",
                "{\"externalId\":\"%s\",\"name\":\"n\",\"latitude\":37.5,\"longitude\":127}"
                    .formatted(name))
            .json()
            .get("id")
            .asString();
    return client
        .post("/api/v1/jobs", "{\"type\":\"ASSESS_SITES\",\"siteIds\":[\"" + site + "\"]}")
        .json()
        .get("id")
        .asString();
  }

  private Client.Reply events(String job, String... headers) {
    return client.send("GET", "/api/v1/jobs/" + job + "/events", Rows.EDITOR, "", headers);
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.connect()) {
      Rows.execute(connection, sql);
    }
  }

  @Test
  void listener_hears_progress_and_the_end_and_may_come_back()
      throws SQLException, ExecutionException, InterruptedException, TimeoutException {
    var job = job("sse-1");
    var heard = CompletableFuture.supplyAsync(() -> events(job));
    execute("update job set status = 'RUNNING' where id = '" + job + "'");
    execute("select pg_notify('ondo_job', '" + job + "')");
    execute("update job set status = 'COMPLETED' where id = '" + job + "'");
    execute("select pg_notify('ondo_job', '" + job + "')");
    var reply = heard.get(30, TimeUnit.SECONDS);

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).startsWith("text/event-stream");
    assertThat(reply.text()).contains("event: completed\ndata: {\"id\":\"" + job);
    var last =
        reply
            .text()
            .lines()
            .filter(line -> line.startsWith("id: "))
            .toList()
            .getLast()
            .substring(4);
    // Who was away hears the end again; who heard it is told not to come back.
    assertThat(events(job, "Last-Event-ID", "RUNNING-1-0-0-0").text()).contains("event: completed");
    assertThat(events(job, "Last-Event-ID", last).status()).isEqualTo(204);
    assertThat(client.send("GET", "/api/v1/jobs/" + job + "/events", Rows.STRANGER, "").status())
        .isEqualTo(404);
  }

  @Test
  void end_that_was_signalled_to_nobody_is_heard_all_the_same()
      throws SQLException, ExecutionException, InterruptedException, TimeoutException {
    var job = job("sse-2");
    var heard = CompletableFuture.supplyAsync(() -> events(job));
    execute("update job set status = 'CANCELLED' where id = '" + job + "'");

    assertThat(heard.get(30, TimeUnit.SECONDS).text()).contains("event: cancelled");
  }

  @Test
  void listeners_by_the_hundred_all_hear_the_end()
      throws SQLException, ExecutionException, InterruptedException, TimeoutException {
    var job = job("sse-3");
    try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          java.util.stream.IntStream.range(0, 200)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> events(job), threads))
              .toList();
      execute("update job set status = 'FAILED', error_code = 'x' where id = '" + job + "'");
      execute("select pg_notify('ondo_job', '" + job + "')");
      for (var one : all) {
        assertThat(one.get(60, TimeUnit.SECONDS).text()).contains("event: failed");
      }
    }
  }
}
