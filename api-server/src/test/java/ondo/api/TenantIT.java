package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Ids of one tenant in every call of the document that takes one, made by another tenant. */
@ApiTest
class TenantIT extends WithScheduler {

  // What an operator shares with all tenants is no tenant's own.
  private static final List<String> SHARED = List.of("runs", "dead-letters", "regions");

  private final Client client;
  private final TestDatabase database;

  @Autowired
  TenantIT(Client client, TestDatabase database) {
    this.client = client;
    this.database = database;
  }

  /** The addresses of a call with each of the owner's ids in each place for one. */
  private static List<String> addresses(Contract.Call call, OneOfEach owner) {
    if (!call.path().startsWith("/api/")) {
      return List.of();
    }
    var kind = call.path().split("/", -1)[3].replaceFirst("\\..*", "");
    if (SHARED.contains(kind)) {
      return List.of();
    }
    var ids =
        switch (kind) {
          case "sites" -> List.of(owner.id("site"), owner.id("other"));
          case "jobs" -> List.of(owner.id("job"), owner.id("living"), owner.id("cancelled"));
          case "webhooks" -> List.of(owner.id("hook"));
          case "reports" -> List.of(owner.id("report"));
          default -> List.<String>of();
        };
    var addresses = new ArrayList<String>();
    if (call.path().contains("{id}")) {
      for (var id : ids) {
        var path = call.path().replace("{id}", id).replace("{hazard}", "typhoon");
        addresses.add(path.contains("explain") ? path + "?scenario=SSP245&year=2050" : path);
      }
    }
    if (call.path().equals("/api/v1/compare/sites")) {
      addresses.add(call.path() + "?a=" + owner.id("site") + "&b=" + owner.id("other"));
      addresses.add(call.path() + "?a=<own>&b=" + owner.id("site"));
      addresses.add(call.path() + "?a=" + owner.id("site") + "&b=<own>");
    }
    return addresses;
  }

  private static List<String> bodies(Contract.Call call, OneOfEach owner) {
    var site = owner.id("site");
    return switch (call.name()) {
      case "POST /api/v1/jobs" ->
          List.of(
              "{\"type\":\"ASSESS_SITES\",\"siteIds\":[\"%s\"]}".formatted(site),
              "{\"type\":\"REPORT\",\"siteIds\":[\"%s\"]}".formatted(site));
      case "POST /api/v1/reports" -> List.of("{\"siteIds\":[\"%s\"]}".formatted(site));
      case "POST /api/v1/simulations/relocation" ->
          List.of(
              "{\"siteId\":\"%s\",\"scenario\":\"SSP245\",\"year\":2050,\"candidates\":[{\"latitude\":37,\"longitude\":127}]}"
                  .formatted(site));
      case "POST /api/v1/simulations/climate" ->
          List.of(
              "{\"scenario\":\"SSP245\",\"hazardType\":\"extreme_heat\",\"startYear\":2030,\"endYear\":2030,\"siteIds\":[\"%s\"]}"
                  .formatted(site));
      default -> List.of();
    };
  }

  @Test
  void another_tenant_gets_404_for_every_id_in_every_call() throws SQLException {
    var owner = OneOfEach.of(client, database, "tenant-a", "EDITOR");
    var stranger = OneOfEach.of(client, database, "tenant-b", "EDITOR");
    var operator = OneOfEach.of(client, database, "tenant-c", "OPERATOR");
    var site = "{\"externalId\":\"x\",\"name\":\"n\",\"latitude\":37.5,\"longitude\":127}";
    var calls = new TreeSet<String>();
    var asked = 0;
    var document = new Contract(client.send("GET", "/v3/api-docs", "", "").json());
    for (var call : document.calls()) {
      for (var who : List.of(stranger, operator)) {
        for (var address : addresses(call, owner)) {
          var path = address.replace("<own>", who.id("site"));
          var body = call.method().equals("PUT") ? site : "";
          var reply = client.send(call.method(), path, who.key(), body);
          assertThat(reply.status()).as(call.name() + " " + address).isEqualTo(404);
          calls.add(call.name());
          asked++;
        }
        for (var body : bodies(call, owner)) {
          var reply = client.send(call.method(), call.path(), who.key(), body);
          assertThat(reply.status()).as(call.name() + " " + body).isEqualTo(404);
          calls.add(call.name());
          asked++;
        }
      }
    }
    LoggerFactory.getLogger(TenantIT.class)
        .info("tenants calls={} requests={} answered404={}", calls.size(), asked, asked);
    // Every call of the document that takes an id of what belongs to a tenant was among them.
    var expected = new TreeSet<String>();
    for (var call : document.calls()) {
      var isShared = SHARED.stream().anyMatch(kind -> call.path().contains("/" + kind));
      if (call.path().contains("{id}") && !isShared) {
        expected.add(call.name());
      }
    }
    assertThat(calls).containsAll(expected);
    // Nothing of it happened: the owner still has everything.
    assertThat(client.send("GET", "/api/v1/sites", owner.key(), "").json().get("items")).hasSize(2);
    assertThat(
            client
                .send("GET", "/api/v1/jobs/" + owner.id("living"), owner.key(), "")
                .json()
                .get("status")
                .asString())
        .isEqualTo("PENDING");
    assertThat(client.send("GET", "/api/v1/webhooks/" + owner.id("hook"), owner.key(), "").status())
        .isEqualTo(200);
  }
}
