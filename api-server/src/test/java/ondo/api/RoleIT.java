package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import ondo.api.document.Operation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class RoleIT {

  private static final List<String> ROLES = List.of("NONE", "READER", "EDITOR", "OPERATOR");
  private static final List<String> KEYS = List.of("", Rows.READER, Rows.EDITOR, Rows.OPERATOR);

  private final Client client;

  @Autowired
  RoleIT(Client client) {
    this.client = client;
  }

  @Test
  void each_role_may_call_what_the_inventory_says_and_nothing_else() {
    var lines = new ArrayList<String>();
    for (var call : Operation.inventory()) {
      var needed = ROLES.indexOf(call.role());
      var path =
          call.path()
              .replace("{format}", "csv")
              .replace("{code}", "11010")
              .replaceAll("\\{\\w+}", "00000000-0000-0000-0000-000000000000");
      var line = new StringBuilder("%-7s%-45s".formatted(call.method(), call.path()));
      for (var role = 0; role < ROLES.size(); role++) {
        var body = call.method().equals("GET") || call.method().equals("DELETE") ? "" : "{}";
        var status = client.send(call.method(), path, KEYS.get(role), body).status();
        var what = call.method() + " " + call.path() + " as " + ROLES.get(role);
        if (needed > 0 && role == 0) {
          assertThat(status).as(what).isEqualTo(401);
        } else if (role < needed) {
          assertThat(status).as(what).isEqualTo(403);
        } else {
          assertThat(status).as(what).isNotIn(401, 403);
        }
        line.append(" %4d".formatted(status));
      }
      lines.add(line.toString());
    }
    org.slf4j.LoggerFactory.getLogger(RoleIT.class)
        .info("none reader editor operator\n{}", String.join("\n", lines));
    assertThat(lines).hasSizeGreaterThan(45);
  }
}
