package ondo.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A whole Ondo of a test: a database, schedulers and an api-server, all processes of their own. */
final class Installation implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(10);
  private static final Duration NIGHT_LIMIT = Duration.ofMinutes(10);

  private final Path home;
  private final Database database;
  private final List<Server> servers = new ArrayList<>();

  /** A server with its address. */
  record Server(Program program, int port, int debugPort, Http http) {}

  Installation(Path root, Path home) {
    this.home = home;
    try {
      Files.createDirectories(home);
      // The servers run from copies: a build must not pull the jar from under a running process.
      for (var module : List.of("scheduler-server", "api-server")) {
        Files.copy(
            jar(root, module), home.resolve(module + ".jar"), StandardCopyOption.REPLACE_EXISTING);
      }
      if (!Files.exists(home.resolve("internal-token"))) {
        Files.writeString(home.resolve("internal-token"), secret());
        Files.writeString(home.resolve("dev-key"), secret());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.database = new Database(home);
  }

  private static String secret() {
    return (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
  }

  Database database() {
    return database;
  }

  /** The jar of a module, as the build left it. */
  static Path jar(Path root, String module) {
    return root.resolve(module).resolve("target").resolve(module + "-0.1.0-SNAPSHOT.jar");
  }

  /** Starts a scheduler, without waiting for it. */
  Server startScheduler(String... options) {
    return start("scheduler-server", "scheduler", false, options);
  }

  /** The same under a debugger's eye, which can hold a thread or a moment. */
  Server startDebuggedScheduler(String... options) {
    return start("scheduler-server", "scheduler", true, options);
  }

  /** A scheduler that is ready. */
  Server scheduler(String... options) {
    return ready(startScheduler(options));
  }

  Server debuggedScheduler(String... options) {
    return ready(startDebuggedScheduler(options));
  }

  Server api(Server scheduler, boolean debugged, String... options) {
    var all = new ArrayList<>(List.of(options));
    all.add("--ondo.api.scheduler-url=http://127.0.0.1:" + scheduler.port());
    all.add("--ondo.api.calls-per-minute=1000000");
    return ready(start("api-server", "api", debugged, all.toArray(String[]::new)));
  }

  Server ready(Server server) {
    Await.until(
        "the readiness of port " + server.port() + " (log in " + home + ")",
        START_LIMIT,
        () -> {
          if (!server.program().isAlive()) {
            throw new IllegalStateException("the server ended; its log is in " + home);
          }
          return isReady(server);
        });
    return server;
  }

  static boolean isReady(Server server) {
    return server.http().get("/actuator/health/readiness").status() == 200;
  }

  private Server start(String module, String name, boolean debugged, String... options) {
    var port = freePort();
    var debugPort = debugged ? freePort() : 0;
    var command = new ArrayList<>(List.of(java(), "-Xmx512m", "-XX:+UseSerialGC"));
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+ExitOnOutOfMemoryError");
    if (debugged) {
      command.add(
          "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + debugPort);
    }
    command.addAll(List.of("-jar", home.resolve(module + ".jar").toString()));
    command.add("--server.port=" + port);
    command.add("--management.server.port=" + freePort());
    command.addAll(List.of(options));
    var program = Program.start(command, variables(), home.resolve(name + ".log"));
    var server = new Server(program, port, debugPort, http(port, name));
    servers.add(server);
    return server;
  }

  private Map<String, String> variables() {
    var variables = new HashMap<>(database.variables());
    variables.put("ONDO_HOME", home.toString());
    variables.put("ONDO_DEV", "true");
    variables.put("ONDO_DEV_KEY_FILE", home.resolve("dev-key").toString());
    variables.put("ONDO_INTERNAL_TOKEN_FILE", home.resolve("internal-token").toString());
    return variables;
  }

  private Http http(int port, String name) {
    var address = "http://127.0.0.1:" + port;
    return name.equals("api")
        ? new Http(address, Map.of("Authorization", "Bearer " + read("dev-key")))
        : new Http(address, Map.of("X-Ondo-Internal-Token", read("internal-token")));
  }

  private String read(String file) {
    try {
      return Files.readString(home.resolve(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JDK that runs this suite runs the servers. */
  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a night and says which. */
  static UUID openNight(Server scheduler) {
    var answer = scheduler.http().post("/internal/batches/night/run", "");
    if (answer.status() != 202) {
      throw new IllegalStateException("the night was refused: " + answer);
    }
    return UUID.fromString(answer.text("id"));
  }

  String status(UUID job) {
    return database.text("select status from job where id = '" + job + "'");
  }

  /** Waits for the end of a job by the ledger, whoever works on it. */
  String ended(UUID job) {
    Await.until(
        "the end of job " + job,
        NIGHT_LIMIT,
        () -> List.of("COMPLETED", "FAILED", "CANCELLED").contains(status(job)));
    return status(job);
  }

  /** Ends every process that a run may have left, so that the next one begins alone. */
  void killAll() {
    servers.forEach(server -> server.program().kill());
    servers.clear();
  }

  @Override
  public void close() {
    killAll();
    database.stop();
    try (var tree = Files.walk(home)) {
      for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.toString().endsWith(".log")) {
          deleteQuietly(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Logs stay for whoever asks why, and with them their directory. */
  private static void deleteQuietly(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      path.toFile().deleteOnExit();
    }
  }
}
