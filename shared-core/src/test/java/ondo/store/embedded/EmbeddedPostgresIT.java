package ondo.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

  @TempDir Path home;

  @AfterEach
  void stop() throws IOException {
    EmbeddedPostgres.stopThrowaway(home, ThrowawayServer.programs());
  }

  @Test
  void data_of_a_killed_server_is_there_after_the_next_start() throws Exception {
    var programs = ThrowawayServer.programs();
    Files.createDirectories(home.resolve("postgres"));
    // The lasting settings are what promises this; the programs are only shared to save time.
    Files.createSymbolicLink(
        home.resolve("postgres").resolve(version(programs)), programs.resolve(version(programs)));
    var first = EmbeddedPostgres.startOrAdopt(home);
    execute(first, "create table kept (n int)", "insert into kept values (42)");
    killPostmaster();

    var second = EmbeddedPostgres.startOrAdopt(home);

    assertThat(second.adopted()).isFalse();
    assertThat(second.port()).isEqualTo(first.port());
    assertThat(query(second, "select n from kept")).isEqualTo("42");
    assertThat(query(second, "show fsync")).isEqualTo("on");
    assertThat(query(second, "show data_checksums")).isEqualTo("on");
    assertThat(query(second, "show client_connection_check_interval")).isEqualTo("1s");
  }

  @Test
  void running_server_is_adopted_and_stopped_once() throws Exception {
    var first = start();

    var second = start();

    assertThat(first.adopted()).isFalse();
    assertThat(second.adopted()).isTrue();
    assertThat(second.port()).isEqualTo(first.port());
    assertThat(EmbeddedPostgres.stopThrowaway(home, ThrowawayServer.programs())).isTrue();
    assertThat(EmbeddedPostgres.stopThrowaway(home, ThrowawayServer.programs())).isFalse();
  }

  @Test
  void two_processes_at_once_start_one_server() throws Exception {
    var one = CompletableFuture.supplyAsync(this::startInOwnProcess);
    var two = CompletableFuture.supplyAsync(this::startInOwnProcess);

    var answers = List.of(one.get(90, TimeUnit.SECONDS), two.get(90, TimeUnit.SECONDS));

    var port = answers.getFirst().replaceFirst(" .*", "");
    assertThat(answers).containsExactlyInAnyOrder(port + " true", port + " false");
  }

  @Test
  void port_taken_by_another_program_is_left_for_a_new_one() throws Exception {
    var first = start();
    EmbeddedPostgres.stopThrowaway(home, ThrowawayServer.programs());

    try (var other = new ServerSocket()) {
      other.setReuseAddress(true);
      other.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), first.port()));
      var second = start();

      assertThat(second.port()).isNotEqualTo(first.port());
      assertThat(query(second, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void pid_file_naming_another_program_does_not_keep_the_server_from_starting() throws Exception {
    start();
    EmbeddedPostgres.stopThrowaway(home, ThrowawayServer.programs());
    var stranger = ProcessHandle.current().pid();
    var pidFile = home.toRealPath().resolve("postgres/data/postmaster.pid");
    Files.writeString(pidFile, stranger + "\n" + pidFile.getParent() + "\n1\n15432\n\n127.0.0.1\n");

    var server = start();

    assertThat(server.adopted()).isFalse();
    assertThat(query(server, "select 1")).isEqualTo("1");
  }

  @Test
  void password_is_random_required_and_readable_by_its_owner_alone() throws Exception {
    var server = start();
    var file = home.resolve("postgres/password");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(server.password()).hasSizeGreaterThan(30);
    assertThat(server.toString()).doesNotContain(server.password());
    assertThatThrownBy(() -> DriverManager.getConnection(server.url(), server.user(), "guess"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void home_that_cannot_be_made_says_what_to_do() throws Exception {
    var file = Files.createFile(home.resolve("a-file"));

    assertThatThrownBy(() -> EmbeddedPostgres.startOrAdopt(file))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("ONDO_HOME");
  }

  @Test
  void lost_password_is_told_and_no_new_one_is_made() throws Exception {
    start();
    Files.delete(home.resolve("postgres/password"));

    assertThatThrownBy(this::start)
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("password is gone");
  }

  @Test
  void server_that_cannot_start_says_why() throws Exception {
    start();
    EmbeddedPostgres.stopThrowaway(home, ThrowawayServer.programs());
    var settings = home.resolve("postgres/data/postgresql.conf");
    Files.writeString(settings, "no_such_setting = 1\n", StandardOpenOption.APPEND);

    assertThatThrownBy(this::start)
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("cannot start PostgreSQL")
        .hasMessageContaining("no_such_setting");
  }

  @Test
  void server_that_does_not_know_the_password_is_told_at_once_and_not_waited_for()
      throws Exception {
    start();
    Files.writeString(home.resolve("postgres/password"), "another");

    assertThatThrownBy(this::start)
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("runs but does not let us in on port")
        .hasMessageContaining("deploy/ondo down")
        .hasMessageNotContaining("another");
  }

  @Test
  void log_that_has_grown_large_makes_room_for_a_new_one() throws Exception {
    start();
    EmbeddedPostgres.stopThrowaway(home, ThrowawayServer.programs());
    var log = home.resolve("postgres/server.log");
    Files.write(log, new byte[10_000_001]);

    start();

    assertThat(Files.size(home.resolve("postgres/server.log.1"))).isEqualTo(10_000_001);
    assertThat(Files.size(log)).isLessThan(100_000);
  }

  private EmbeddedPostgres start() throws IOException {
    return EmbeddedPostgres.startThrowaway(home, ThrowawayServer.programs());
  }

  private static String version(Path programs) throws IOException {
    return Binaries.unpackOnce(programs).version();
  }

  private String startInOwnProcess() {
    try {
      var output = Files.createTempFile(home, "start", ".out");
      var process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  StartOnce.class.getName(),
                  home.toString(),
                  ThrowawayServer.programs().toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectOutput(output.toFile())
              .start();
      assertThat(process.waitFor(Duration.ofSeconds(80))).isTrue();
      var lines = Files.readString(output, StandardCharsets.UTF_8).strip().lines().toList();
      return lines.getLast();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void killPostmaster() throws Exception {
    var pidFile = home.resolve("postgres/data/postmaster.pid");
    var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    var postmaster = ProcessHandle.of(pid).orElseThrow();
    postmaster.destroyForcibly();
    postmaster.onExit().get(10, TimeUnit.SECONDS);
  }

  private static Connection connect(EmbeddedPostgres server) throws SQLException {
    return DriverManager.getConnection(server.url(), server.user(), server.password());
  }

  private static void execute(EmbeddedPostgres server, String... statements) throws SQLException {
    try (var connection = connect(server);
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String query(EmbeddedPostgres server, String sql) throws SQLException {
    try (var connection = connect(server);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
