package ondo.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import ondo.store.TestDatabase;
import org.awaitility.Awaitility;

/**
 * Both servers as processes over a database of their own, in development mode, with the starter
 * pack loaded and its first night computed.
 */
final class RunningSystem implements AutoCloseable {

  private static final Path API = jar("api-server");
  private static final Path SCHEDULER = jar("scheduler-server");
  private static final Duration START_LIMIT = Duration.ofMinutes(12);
  private static final Duration END_LIMIT = Duration.ofSeconds(30);

  private final TestDatabase database = TestDatabase.fresh();
  private final Path home;
  private final int port = freePort();
  private final int schedulerPort = freePort();
  private final List<Integer> managementPorts = new ArrayList<>();
  private final List<Process> processes = new ArrayList<>();

  private RunningSystem(Path home) {
    this.home = home;
  }

  /** Why the system cannot be started, if so. */
  static Optional<String> obstacle() {
    return Files.isRegularFile(API) && Files.isRegularFile(SCHEDULER)
        ? Optional.empty()
        : Optional.of("the jars of the servers are not built; mvn verify builds them first");
  }

  /** Starts both and waits until the API has results. */
  static RunningSystem start(Path home) {
    var system = new RunningSystem(home);
    try {
      system.writeSecret("internal-token");
      system.writeSecret("dev-key");
      system.run("scheduler", SCHEDULER, "512m");
      // The scheduler migrates the empty database; the API waits for the first night by itself.
      system.run("api", API, "256m");
      Awaitility.await("results")
          .atMost(START_LIMIT)
          .pollInterval(Duration.ofMillis(500))
          .failFast("a server ended; its log is in " + home, system::hasLost)
          .until(system::isReady);
      return system;
    } catch (RuntimeException e) {
      system.close();
      throw e;
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** What both servers tell Prometheus. */
  String metrics() throws IOException {
    var text = new StringBuilder();
    for (var managementPort : managementPorts) {
      var address = URI.create("http://127.0.0.1:" + managementPort + "/actuator/prometheus");
      try (var stream = address.toURL().openStream()) {
        text.append(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }

  private void run(String name, Path jar, String heap) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            java,
            "-Xmx" + heap,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            jar.toAbsolutePath().toString());
    builder.environment().keySet().removeIf(variable -> variable.startsWith("ONDO_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "ONDO_HOME", home.toString(),
                "ONDO_DEV", "true",
                "ONDO_DEV_KEY_FILE", home.resolve("dev-key").toString(),
                "ONDO_INTERNAL_TOKEN_FILE", home.resolve("internal-token").toString(),
                "ONDO_DB_URL", database.url(),
                "ONDO_DB_USER", database.user(),
                "ONDO_DB_PASSWORD", database.password(),
                "ONDO_PORT", String.valueOf(port),
                "ONDO_SCHEDULER_PORT", String.valueOf(schedulerPort),
                "ONDO_SCHEDULER_URL", "http://127.0.0.1:" + schedulerPort));
    managementPorts.add(freePort());
    builder.environment().put("ONDO_MANAGEMENT_PORT", String.valueOf(managementPorts.getLast()));
    builder.redirectErrorStream(true).redirectOutput(log(name));
    try {
      processes.add(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private File log(String name) {
    return home.resolve(name + ".log").toFile();
  }

  private boolean hasLost() {
    return !processes.stream().allMatch(Process::isAlive);
  }

  private boolean isReady() {
    var request =
        HttpRequest.newBuilder(address().resolve("/actuator/health/readiness"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void writeSecret(String name) {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    try {
      Files.writeString(home.resolve(name), HexFormat.of().formatHex(bytes) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    processes.forEach(Process::destroy);
    for (var process : processes) {
      try {
        if (!process.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        process.destroyForcibly();
      }
    }
  }

  private static Path jar(String module) {
    return Path.of("../..", module, "target", module + "-0.1.0-SNAPSHOT.jar");
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
