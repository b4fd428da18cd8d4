package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class WebhookIT {

  /** Every one of them would let a client make the server call its own network. */
  static final List<String> FORBIDDEN =
      List.of(
          "http://example.com/hook",
          "ftp://example.com/",
          "file:///etc/passwd",
          "gopher://example.com/",
          "https://127.0.0.1/",
          "https://127.1/",
          "https://2130706433/",
          "https://0x7f000001/",
          "https://0177.0.0.1/",
          "https://0/",
          "https://localhost/",
          "https://LOCALHOST:8001/internal/wake",
          "https://sub.localhost/",
          "https://10.0.0.1/",
          "https://172.16.0.1/",
          "https://192.168.1.1/",
          "https://169.254.169.254/latest/meta-data/",
          "https://100.64.0.1/",
          "https://198.18.0.1/",
          "https://224.0.0.1/",
          "https://255.255.255.255/",
          "https://[::1]/",
          "https://[::]/",
          "https://[::ffff:127.0.0.1]/",
          "https://[::ffff:7f00:1]/",
          "https://[::127.0.0.1]/",
          "https://[fe80::1]/",
          "https://[fc00::1]/",
          "https://[fd12:3456::1]/",
          "https://[64:ff9b::7f00:1]/",
          "https://[2002:7f00:1::]/",
          "https://[2001:db8::1]/",
          "https://metadata.google.internal/",
          "https://printer.local/",
          "https://intranet/",
          "https://user:password@93.184.216.34/",
          "https://example.com@127.0.0.1/",
          "https://127.0.0.1.:443/",
          "https://１２７.0.0.1/",
          "https://example.com\\@127.0.0.1/",
          "https://exa mple.com/",
          "https://example.com/\r\nHost: x",
          "https:///nohost",
          "//example.com/",
          "javascript:alert(1)",
          "");

  private final Client client;

  @Autowired
  WebhookIT(Client client) {
    this.client = client;
  }

  private static String body(String url) {
    return "{\"url\":"
        + tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(url)
        + "}";
  }

  @Test
  void webhook_shows_its_secret_once_and_is_the_tenants_alone() {
    var reply = client.post("/api/v1/webhooks", body("https://hooks.example.com/ondo?x=1"));

    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    assertThat(reply.json().get("secret").asString()).matches("[0-9a-f]{64}");
    assertThat(reply.json().get("events")).hasSize(3);
    var path = reply.header("Location");
    assertThat(client.send("GET", path, Rows.EDITOR, "").json().has("secret")).isFalse();
    assertThat(client.send("GET", path, Rows.STRANGER, "").status()).isEqualTo(404);
    assertThat(client.send("DELETE", path, Rows.STRANGER, "").status()).isEqualTo(404);
    assertThat(client.send("GET", "/api/v1/webhooks", Rows.EDITOR, "").json().get("items"))
        .isNotEmpty();
    assertThat(client.send("GET", "/api/v1/webhooks", Rows.STRANGER, "").json().get("items"))
        .isEmpty();
    assertThat(client.send("DELETE", path, Rows.EDITOR, "").status()).isEqualTo(204);
    assertThat(client.send("DELETE", path, Rows.EDITOR, "").status()).isEqualTo(404);
  }

  @Test
  void address_inside_a_network_is_refused_however_it_is_written() {
    for (var url : FORBIDDEN) {
      var reply = client.post("/api/v1/webhooks", body(url));

      assertThat(reply.status()).as(url).isEqualTo(422);
      assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("/url");
    }
    for (var url : List.of("https://93.184.216.34/", "https://[2606:4700::1111]/x")) {
      var reply = client.post("/api/v1/webhooks", body(url));
      assertThat(reply.status()).as(url).isEqualTo(201);
      client.send("DELETE", reply.header("Location"), Rows.EDITOR, "");
    }
  }

  @Test
  void tenant_has_a_bounded_number_of_webhooks() {
    var status = 201;
    for (var i = 0; i < 50 && status == 201; i++) {
      var reply =
          client.send(
              "POST", "/api/v1/webhooks", Rows.STRANGER, body("https://hooks.example.com/" + i));
      status = reply.status();
    }

    assertThat(status).isEqualTo(409);
    var hooks =
        client.send("GET", "/api/v1/webhooks?limit=1000", Rows.STRANGER, "").json().get("items");
    assertThat(hooks).hasSize(20);
    hooks.forEach(
        hook ->
            client.send(
                "DELETE", "/api/v1/webhooks/" + hook.get("id").asString(), Rows.STRANGER, ""));
  }
}
