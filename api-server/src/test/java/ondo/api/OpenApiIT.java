package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class OpenApiIT {

  private final Client client;

  @Autowired
  OpenApiIT(Client client) {
    this.client = client;
  }

  @Test
  void document_is_what_is_committed() throws IOException {
    var reply = client.send("GET", "/v3/api-docs", "", "");
    Files.writeString(Path.of("target/openapi-raw.json"), reply.text());
    assertThat(reply.status()).isEqualTo(200);
    var page = client.send("GET", "/swagger-ui/index.html", "", "");
    assertThat(page.status()).isEqualTo(200);
  }
}
