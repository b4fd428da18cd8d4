package ondo.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the server under test as clients do. */
@TestComponent
public class Client {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Environment environment;

  Client(Environment environment) {
    this.environment = environment;
  }

  /** What came back. */
  public record Reply(int status, HttpResponse<byte[]> raw) {

    public JsonNode json() {
      return JSON.readTree(raw.body());
    }

    public String text() {
      return new String(raw.body(), StandardCharsets.UTF_8);
    }

    public String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }

    /** The body after unpacking gzip. */
    public String unpacked() {
      try (var stream = new GZIPInputStream(new ByteArrayInputStream(raw.body()))) {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public Reply get(String path, String... headers) {
    return send("GET", path, Rows.READER, "", headers);
  }

  public Reply post(String path, String body, String... headers) {
    return send("POST", path, Rows.EDITOR, body, headers);
  }

  /** Any call; a key of "" sends none; JSON unless the headers name another content type. */
  public Reply send(String method, String path, String key, String body, String... headers) {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
    request.method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    if (!body.isEmpty()) {
      request.setHeader("Content-Type", "application/json");
    }
    for (var i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return send(request.build());
  }

  /** Posts bytes of some content type. */
  public Reply sendBytes(String path, String key, byte[] body, String type) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return send(request);
  }

  /**
   * Takes back what a call made: a tenant that grows would make every later call slower, and open
   * jobs have a limit.
   */
  void undo(String method, Reply reply, String key) {
    var isJob = reply.status() == 202 && method.equals("POST") && reply.json().has("id");
    if (reply.status() == 201 || isJob) {
      send("DELETE", reply.header("Location"), key, "");
    }
  }

  private Reply send(HttpRequest request) {
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new Reply(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends bytes as they are, ends the sending half and returns all that comes back. */
  public String raw(String request) {
    try (var socket = new Socket("localhost", Integer.parseInt(port()))) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String port() {
    return environment.getRequiredProperty("local.server.port");
  }
}
