package ondo.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A whole Ondo of a test: a database, schedulers and an api-server, all processes of their own. */
final class Installation implements AutoCloseable {

  /** Few points a chunk, so that a small night has as many chunks as a large one. */
  private static final String POINTS_PER_CHUNK = "ondo.scheduler.points-per-chunk";

  /** Not an option of the server but another value of the variable that names the database. */
  private static final String BEHIND = "ONDO_DB_URL=";

  private static final Duration START_LIMIT = Duration.ofMinutes(10);
  private static final Duration NIGHT_LIMIT = Duration.ofMinutes(10);

  private final Path home;
  private final Programs programs;
  private final Database database;
  private final List<Server> servers = new ArrayList<>();
  private final Set<Server> taken = new HashSet<>();
  private @Nullable WireProxy proxy;

  /**
   * A server with its addresses.
   *
   * @param kind what it was started as: only a server of the same kind can stand in for it
   */
  record Server(Program program, String kind, int port, int debugPort, Http http, Http management) {

    /** Whether this scheduler is the one that works. */
    boolean leads() {
      return management.get("/actuator/prometheus").body().contains("ondo_leader 1.0");
    }
  }

  Installation(Path root, Path home) {
    this.home = home;
    try {
      Files.createDirectories(home);
      programs = Programs.of(root, home);
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

  Path home() {
    return home;
  }

  Database database() {
    return database;
  }

  /** A run begins: it may take whatever server an earlier one left alive and in order. */
  void begin() {
    taken.clear();
  }

  /** Starts a scheduler, without waiting for it. */
  Server startScheduler(String... options) {
    return start(Programs.SCHEDULER, "pack", false, options);
  }

  /** The same under a debugger's eye, which can hold a thread or a moment. */
  Server startDebuggedScheduler(String... options) {
    return start(Programs.SCHEDULER, "pack", true, options);
  }

  /** Starts a scheduler that carries other data. */
  Server startSchedulerWith(String pack, String... options) {
    return start(Programs.SCHEDULER, pack, false, options);
  }

  /**
   * A scheduler that is ready: one that an earlier run left, the working one first, or a new one.
   */
  Server scheduler(String... options) {
    return left(Programs.SCHEDULER, false, options).orElseGet(() -> ready(startScheduler(options)));
  }

  /** A scheduler that is the one at work; the lease of a lost one may have to run out first. */
  Server leader() {
    var server = scheduler();
    Await.until("the lead of " + server.port(), Duration.ofSeconds(60), server::leads);
    return server;
  }

  Server debuggedScheduler(String... options) {
    return left(Programs.SCHEDULER, true, options)
        .orElseGet(() -> ready(startDebuggedScheduler(options)));
  }

  /** What stands between schedulers and the database where they are asked to go through it. */
  WireProxy proxy() {
    var standing = proxy;
    if (standing == null) {
      standing = new WireProxy(database.port());
      proxy = standing;
    }
    return standing;
  }

  /** A scheduler whose every connection to the database goes through the proxy. */
  Server schedulerBehindProxy(String... options) {
    var all = new ArrayList<>(List.of(options));
    all.add(BEHIND + database.url(proxy().port()));
    return scheduler(all.toArray(String[]::new));
  }

  Server api(Server scheduler, boolean debugged, String... options) {
    return apiAt("http://127.0.0.1:" + scheduler.port(), debugged, options);
  }

  /** An api-server that knows the scheduler by an address, right or wrong. */
  Server apiAt(String schedulerUrl, boolean debugged, String... options) {
    var all = new ArrayList<>(List.of(options));
    all.add("--ondo.api.scheduler-url=" + schedulerUrl);
    all.add("--ondo.api.calls-per-minute=1000000");
    var words = all.toArray(String[]::new);
    return left(Programs.API, debugged, words)
        .orElseGet(() -> ready(start(Programs.API, "pack", debugged, words)));
  }

  /**
   * A living server of that kind that this run does not have yet; ends idle ones of other kinds.
   */
  private Optional<Server> left(String module, boolean debugged, String... options) {
    var kind = kind(module, "pack", debugged, options);
    servers.removeIf(server -> !server.program().isAlive());
    var idle = servers.stream().filter(s -> !taken.contains(s)).toList();
    for (var server : idle) {
      if (server.kind().startsWith(module) && !server.kind().equals(kind)) {
        server.program().kill();
        servers.remove(server);
      }
    }
    var same = idle.stream().filter(s -> s.kind().equals(kind)).toList();
    var found =
        same.size() < 2 || module.equals(Programs.API)
            ? same.stream().findFirst()
            : same.stream().filter(Server::leads).findFirst().or(() -> same.stream().findFirst());
    found.ifPresent(server -> taken.add(ready(server)));
    return found;
  }

  private static String kind(String module, String pack, boolean debugged, String... options) {
    return module + " " + pack + " " + debugged + " " + String.join(" ", options);
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

  private Server start(String module, String pack, boolean debugged, String... options) {
    var debugPort = debugged ? freePort() : 0;
    var command = programs.command(module, pack, debugPort);
    return start(command, module, kind(module, pack, debugged, options), debugPort, options);
  }

  private Server start(
      List<String> program, String module, String kind, int debugPort, String... options) {
    var port = freePort();
    var management = freePort();
    var command = new ArrayList<>(program);
    command.add("--server.port=" + port);
    command.add("--management.server.port=" + management);
    var variables = variables();
    for (var option : options) {
      if (option.startsWith(BEHIND)) {
        variables.put("ONDO_DB_URL", option.substring(BEHIND.length()));
      } else if (option.startsWith("-D")) {
        command.add(1, option);
      } else {
        command.add(option);
      }
    }
    if (module.equals(Programs.SCHEDULER)
        && List.of(options).stream().noneMatch(o -> o.contains(POINTS_PER_CHUNK))) {
      command.add("--" + POINTS_PER_CHUNK + "=4");
    }
    var log = home.resolve(module.equals(Programs.API) ? "api.log" : "scheduler.log");
    var started = Program.start(command, variables, log);
    var server =
        new Server(
            started, kind, port, debugPort, http(port, module), http(management, "management"));
    servers.add(server);
    taken.add(server);
    return server;
  }

  /** Starts a server once and stops it in order, so that it leaves an archive of its classes. */
  void train(String module) {
    if (programs.isArchived(module)) {
      return;
    }
    var server = ready(start(programs.training(module), module, module + " training", 0));
    server.program().signal("TERM");
    server.program().ended(Duration.ofMinutes(3));
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
    return switch (name) {
      case Programs.API -> new Http(address, Map.of("Authorization", "Bearer " + read("dev-key")));
      case Programs.SCHEDULER ->
          new Http(address, Map.of("X-Ondo-Internal-Token", read("internal-token")));
      default -> new Http(address, Map.of());
    };
  }

  private String read(String file) {
    try {
      return Files.readString(home.resolve(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
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
    Await.until("the end of job " + job, NIGHT_LIMIT, () -> isEnded(job));
    return status(job);
  }

  boolean isEnded(UUID job) {
    return List.of("COMPLETED", "FAILED", "CANCELLED").contains(status(job));
  }

  /** Bytes of the schedulers' log so far. */
  long logged() {
    try {
      return Files.size(schedulerLog());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the schedulers' log holds some words after its first bytes. */
  boolean isLogged(String words, long after) {
    try (var log = Files.newInputStream(schedulerLog())) {
      log.skipNBytes(after);
      return new String(log.readAllBytes(), StandardCharsets.UTF_8).contains(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path schedulerLog() {
    return home.resolve("scheduler.log");
  }

  /** A class of the scheduler as its jar has it. */
  byte[] code(String type) {
    return programs.code(Programs.SCHEDULER, type);
  }

  /** Ends one server that no later run may take. */
  void end(Server server) {
    server.program().kill();
    servers.remove(server);
  }

  /** Ends every process that a run may have left, so that the next one begins alone. */
  void killAll() {
    servers.forEach(server -> server.program().kill());
    servers.clear();
    taken.clear();
  }

  @Override
  public void close() {
    killAll();
    if (proxy != null) {
      proxy.close();
    }
    database.stop();
  }
}
