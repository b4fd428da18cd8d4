package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import ondo.api.FuzzRequests.Request;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Requests made from the OpenAPI document: some six in ten keep to it, the others break one thing.
 * {@code -Dondo.fuzz=50000} sends as many; {@code -Dondo.fuzz.seed=} repeats a run. A small server
 * stands where the scheduler does, so that no call may answer 5xx.
 */
@ApiTest
class FuzzIT extends WithScheduler {

  private static final int REQUESTS = Integer.getInteger("ondo.fuzz", 3000);
  private static final long SEED = Long.getLong("ondo.fuzz.seed", 20261125L);
  private static final int LEAST_VALID_PERCENT = 30;
  private static final int MOST_FAULTS = 20;
  private static final int CALLS_PER_KEY = 300;
  private static final String TENANT = "fuzz";
  // The tenant that is deleted again and again, and its key.
  private static final String LEAVING = "fuzz-leaving";

  private final Client client;
  private final TestDatabase database;
  private final TreeMap<String, TreeMap<Integer, Integer>> tally = new TreeMap<>();
  private final List<String> sites = new ArrayList<>();
  private final Map<String, String> ids = new HashMap<>();
  private final List<String> keys = new ArrayList<>();
  private final FuzzRequests.Things things = new FuzzRequests.Things(sites, ids, TENANT, LEAVING);
  private int sent;

  @Autowired
  FuzzIT(Client client, TestDatabase database) {
    this.client = client;
    this.database = database;
  }

  @Test
  void no_request_is_answered_by_5xx_and_every_answer_is_as_documented() throws SQLException {
    var contract = new Contract(client.send("GET", "/v3/api-docs", "", "").json());
    var random = new Random(SEED);
    var requests = new FuzzRequests(contract, random, things);
    prepare();
    var calls = contract.calls().stream().filter(call -> call.path().startsWith("/api/")).toList();
    var faults = new ArrayList<String>();
    for (var i = 0; i < REQUESTS && faults.size() < MOST_FAULTS; i++) {
      var call = calls.get(i % calls.size());
      refill(requests);
      var request = requests.request(call, random.nextInt(10) < 6);
      judge(contract, call, request, send(call, request), faults);
    }
    report();

    assertThat(faults).isEmpty();
    tally.forEach(
        (name, statuses) ->
            assertThat(percentValid(statuses))
                .as("share of successes of " + name)
                .isGreaterThanOrEqualTo(LEAST_VALID_PERCENT));
  }

  private void judge(
      Contract contract,
      Contract.Call call,
      Request request,
      Client.Reply reply,
      List<String> faults) {
    tally
        .computeIfAbsent(call.name(), name -> new TreeMap<>())
        .merge(reply.status(), 1, Integer::sum);
    var what = call.method() + " " + shortened(request.path()) + " " + shortened(request.body());
    if (reply.status() >= 500) {
      faults.add(reply.status() + " to " + what);
    }
    // A broken path may mean another call, which refuses by its own codes.
    if (reply.status() >= 400 && !Set.of(404, 405, 406).contains(reply.status())) {
      var code = reply.json().path("code").asString("");
      if (!contract.refusals(call, reply.status()).contains(code)) {
        faults.add(reply.status() + " by " + code + ", which is not documented, to " + what);
      }
    }
    for (var fault : contract.faults(call, reply)) {
      faults.add(fault + " to " + what + ": " + shortened(reply.text()));
    }
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(200, text.length()));
  }

  private static int total(Map<Integer, Integer> statuses) {
    return statuses.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static double percentValid(TreeMap<Integer, Integer> statuses) {
    return 100.0 * total(statuses.headMap(400)) / total(statuses);
  }

  /** In the form of the record page. */
  private void report() {
    var lines = new StringBuilder();
    tally.forEach(
        (name, statuses) -> {
          var each = new ArrayList<String>();
          statuses.forEach((status, count) -> each.add(status + " × " + count));
          lines.append(
              "| `%s` | %d | %.0f %% | %s |%n"
                  .formatted(
                      name, total(statuses), percentValid(statuses), String.join(", ", each)));
        });
    LoggerFactory.getLogger(FuzzIT.class).info("fuzz requests={} seed={}\n{}", sent, SEED, lines);
  }

  private void prepare() throws SQLException {
    try (var connection = database.connect()) {
      for (var i = 0; i <= 2 * REQUESTS / CALLS_PER_KEY; i++) {
        var key = "fuzz-key-" + i;
        Rows.insertKey(connection, key, TENANT, "OPERATOR");
        keys.add(key);
      }
      Rows.insertKey(connection, LEAVING, LEAVING, "OPERATOR");
    }
    ids.putAll(OneOfEach.of(client, database, TENANT, "OPERATOR").ids());
    sites.addAll(List.of(ids.get("site"), ids.get("other")));
  }

  private Client.Reply post(String path, String body) {
    return client.send("POST", path, key(), body);
  }

  private static String id(Client.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isLessThan(300);
    return reply.json().get("id").asString();
  }

  private String key() {
    return keys.get(sent++ / CALLS_PER_KEY % keys.size());
  }

  private void refill(FuzzRequests requests) throws SQLException {
    while (sites.size() < 3) {
      var site = id(post("/api/v1/sites", requests.site()));
      // Numbers and gaps alike are to be held against the document.
      try (var connection = database.connect()) {
        OneOfEach.assess(connection, site);
      }
      sites.add(site);
    }
    if (!ids.containsKey("hook")) {
      ids.put("hook", id(post("/api/v1/webhooks", "{\"url\":\"https://hooks.example.com/z\"}")));
    }
  }

  private Client.Reply send(Contract.Call call, Request request) {
    var headers = request.headers().toArray(String[]::new);
    // What is exported grows with the log of what was done, so that it is the small tenant's.
    var isLeaving = call.path().startsWith("/api/v1/tenant/");
    var key = isLeaving ? LEAVING : key();
    var reply = client.send(call.method(), request.path(), key, request.body(), headers);
    if (reply.status() == 204 && call.method().equals("DELETE")) {
      sites.removeIf(id -> request.path().contains(id));
      ids.computeIfPresent("hook", (name, id) -> request.path().contains(id) ? null : id);
    }
    client.undo(call.method(), reply, key());
    return reply;
  }
}
