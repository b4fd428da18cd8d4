package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ondo.api.document.Operation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page that shows the matrix is written anew by {@code -Dopenapi.write=true}. */
@ApiTest
class RoleIT {

  private static final Path PAGE = Path.of("../ecosystem/docs/api-roles.md");
  private static final List<String> ROLES = List.of("NONE", "READER", "EDITOR", "OPERATOR");
  private static final List<String> KEYS = List.of("", Rows.READER, Rows.EDITOR, Rows.OPERATOR);

  private final Client client;

  @Autowired
  RoleIT(Client client) {
    this.client = client;
  }

  @Test
  void each_role_may_call_what_the_inventory_says_and_nothing_else() throws IOException {
    var page =
        new StringBuilder(
            """
            # Who may call what

            Every call of the API with no key and with a key of each role, as a test of the running
            server saw it: 401 and 403 are refusals, ● is let in. `POST /api/v1/jobs` of the type
            `PREDICTIONS` asks for an operator as well.

            | call | no key | reader | editor | operator |
            |---|---|---|---|---|
            """);
    for (var call : Operation.inventory()) {
      page.append("| `").append(call.method()).append(' ').append(call.path()).append("` |");
      for (var role = 0; role < ROLES.size(); role++) {
        page.append(' ').append(seen(call, role)).append(" |");
      }
      page.append('\n');
    }
    if (Boolean.getBoolean("openapi.write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Operation.inventory()).hasSizeGreaterThan(55);
    assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
  }

  private String seen(Operation call, int role) {
    var needed = ROLES.indexOf(call.role());
    var path =
        call.path()
            .replace("{format}", "csv")
            .replace("{code}", "11010")
            .replaceAll("\\{\\w+}", FuzzRequests.NOBODY);
    var body = call.method().equals("GET") || call.method().equals("DELETE") ? "" : "{}";
    var status = client.send(call.method(), path, KEYS.get(role), body).status();
    var what = call.method() + " " + call.path() + " as " + ROLES.get(role);
    if (needed > 0 && role == 0) {
      assertThat(status).as(what).isEqualTo(401);
      return "401";
    }
    if (role < needed) {
      assertThat(status).as(what).isEqualTo(403);
      return "403";
    }
    assertThat(status).as(what).isNotIn(401, 403);
    return "●";
  }
}
