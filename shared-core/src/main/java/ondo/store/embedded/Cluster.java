package ondo.store.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The files of one server under one directory: data, password, port and logs. */
final class Cluster {

  static final String USER = "ondo";

  private static final Duration INIT_LIMIT = Duration.ofMinutes(2);
  // Longer than the -t given to pg_ctl, so that its own message arrives first.
  private static final Duration START_LIMIT = Duration.ofSeconds(130);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
  private static final int PASSWORD_BYTES = 24;
  private static final long LARGEST_LOG_BYTES = 10_000_000;

  private final Path directory;

  private Cluster(Path directory) {
    this.directory = directory;
  }

  /** The server under an existing directory; its real path, because processes compare it. */
  static Cluster at(Path directory) throws IOException {
    return new Cluster(directory.toRealPath());
  }

  static Cluster create(Path directory) throws IOException {
    Files.createDirectories(directory);
    if (!Platform.isWindows()) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
    return at(directory);
  }

  Path directory() {
    return directory;
  }

  Path lockFile() {
    return directory.resolve("lock");
  }

  private Path data() {
    return directory.resolve("data");
  }

  private Path log() {
    return directory.resolve("server.log");
  }

  private Path commandLog() {
    return directory.resolve("commands.log");
  }

  boolean isInitialised() {
    return Files.exists(data());
  }

  String password() throws IOException {
    var file = directory.resolve("password");
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    if (isInitialised()) {
      throw new EmbeddedPostgresException(
          file + " is gone, and nobody can log in without it; restore it from a backup");
    }
    var bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    // Under another name first: a process killed here must not leave an empty password behind.
    var fresh = directory.resolve("password.new");
    Files.deleteIfExists(fresh);
    writeSecret(fresh, password);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    return password;
  }

  private static void writeSecret(Path file, String secret) throws IOException {
    if (Platform.isWindows()) {
      Files.createFile(file);
    } else {
      var mode = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(mode));
    }
    Files.writeString(file, secret, StandardOpenOption.WRITE);
  }

  /** Makes the data directory; renamed into place last, so that it is whole or absent. */
  void initialise(Binaries binaries, OrdinaryUser user, ServerSettings settings)
      throws IOException {
    Binaries.deleteLeftovers(directory, "creating-*");
    // A name of its own: the initdb of a killed process may still be writing beside us.
    var fresh = directory.resolve("creating-" + ProcessHandle.current().pid());
    var command =
        new ArrayList<>(
            user.command(
                binaries.program("initdb"),
                "--pgdata=" + fresh,
                "--username=" + USER,
                "--pwfile=" + directory.resolve("password"),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // The server's own collation: the same order of names on every system.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums"));
    settings.atCreation().forEach((key, value) -> command.add("--set=" + key + "=" + value));
    if (!settings.durable()) {
      command.add("--no-sync");
    }
    if (Commands.run(command, commandLog(), INIT_LIMIT) != 0) {
      throw failed("cannot create a database", Commands.tail(commandLog()));
    }
    Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
  }

  void checkVersion(Binaries binaries) throws IOException {
    var found = Files.readString(data().resolve("PG_VERSION")).strip();
    if (!found.equals(binaries.major())) {
      throw new EmbeddedPostgresException(
          "the database in %s is of PostgreSQL %s, and this Ondo brings %s; start the release that made it, export, and import into a new ONDO_HOME"
              .formatted(data(), found, binaries.version()));
    }
  }

  /** Starts the server on the port; false when somebody else took the port meanwhile. */
  boolean start(Binaries binaries, OrdinaryUser user, ServerSettings settings, int port)
      throws IOException {
    rotateLog();
    var logged = Files.exists(log()) ? (int) Files.size(log()) : 0;
    var options = new StringBuilder("-c port=" + port + " -c listen_addresses=127.0.0.1");
    options.append(" -c unix_socket_directories=");
    settings
        .atEveryStart()
        .forEach((k, v) -> options.append(" -c ").append(k).append('=').append(v));
    var command =
        user.command(
            binaries.program("pg_ctl"),
            "start",
            "-w",
            "-t",
            "120",
            "-D",
            data().toString(),
            "-l",
            log().toString(),
            "-o",
            options.toString());
    if (Commands.run(command, commandLog(), START_LIMIT) == 0) {
      Files.writeString(directory.resolve("port"), Integer.toString(port));
      return true;
    }
    if (!Ports.isFree(port) || running().isPresent()) {
      return false;
    }
    throw failed("cannot start PostgreSQL", Commands.tail(log(), logged));
  }

  void stop(Binaries binaries, OrdinaryUser user) throws IOException {
    for (var mode : List.of("fast", "immediate")) {
      var command =
          user.command(
              binaries.program("pg_ctl"),
              "stop",
              "-w",
              "-t",
              "30",
              "-m",
              mode,
              "-D",
              data().toString());
      if (Commands.run(command, commandLog(), STOP_LIMIT) == 0 || running().isEmpty()) {
        return;
      }
    }
    throw failed("cannot stop PostgreSQL", Commands.tail(log()));
  }

  /** The port of the last start. */
  Optional<Integer> rememberedPort() throws IOException {
    var file = directory.resolve("port");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var text = Files.readString(file).strip();
    return text.matches("\\d{1,5}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  /** The server that runs on the data directory, if one does. */
  Optional<Postmaster> running() throws IOException {
    return recorded().filter(postmaster -> postmaster.serves(data()));
  }

  /**
   * Removes the pid file of an earlier life whose number another program has now.
   *
   * <p>This happens when a container restarts, because its process numbers begin anew; PostgreSQL
   * would refuse to start. Any other left-over file is left to PostgreSQL's own judgement.
   */
  void forgetStranger() throws IOException {
    var stranger = recorded().filter(postmaster -> postmaster.isStranger(data()));
    if (stranger.isPresent()) {
      Files.deleteIfExists(pidFile());
    }
  }

  private Optional<Postmaster> recorded() throws IOException {
    return Files.exists(pidFile())
        ? Postmaster.parse(Files.readAllLines(pidFile(), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private Path pidFile() {
    return data().resolve("postmaster.pid");
  }

  private void rotateLog() throws IOException {
    if (Files.exists(log()) && Files.size(log()) > LARGEST_LOG_BYTES) {
      Files.move(log(), directory.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private EmbeddedPostgresException failed(String what, String output) {
    var words = output.isEmpty() ? Commands.tail(commandLog()) : output;
    return new EmbeddedPostgresException(
        what + " in " + directory + ": " + Advice.on(words) + System.lineSeparator() + words);
  }
}
