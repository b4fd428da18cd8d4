package ondo.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A small server stands where the scheduler does for all tests that extend this: it takes every
 * order and has one explanation for everything. It lives as long as they do.
 */
class WithScheduler {

  private static final byte[] TAKEN = "{}".getBytes(StandardCharsets.UTF_8);
  private static final byte[] EXPLANATION = AnExplanation.json().getBytes(StandardCharsets.UTF_8);
  private static final HttpServer SERVER = server();

  private static HttpServer server() {
    try {
      var server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
      server.createContext("/internal/", WithScheduler::answer);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      var isQuestion = exchange.getRequestURI().getPath().endsWith("/explain");
      var body = isQuestion ? EXPLANATION : TAKEN;
      exchange.sendResponseHeaders(isQuestion ? 200 : 202, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @DynamicPropertySource
  static void scheduler(DynamicPropertyRegistry registry) {
    registry.add(
        "ondo.api.scheduler-url", () -> "http://127.0.0.1:" + SERVER.getAddress().getPort());
  }
}
