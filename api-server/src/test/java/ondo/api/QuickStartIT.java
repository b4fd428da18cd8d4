package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The programs of {@code ecosystem/docs/quickstart} run as they stand. */
@ApiTest
class QuickStartIT {

  private static final Path FOLDER = Path.of("../ecosystem/docs/quickstart");

  private final Environment environment;
  private final TestDatabase database;

  @Autowired
  QuickStartIT(Environment environment, TestDatabase database) {
    this.environment = environment;
    this.database = database;
  }

  @Test
  void python_program_registers_follows_and_reads()
      throws IOException, InterruptedException, SQLException {
    check(List.of("python3", "quickstart.py"), "quickstart-python");
  }

  @Test
  void typescript_program_registers_follows_and_reads()
      throws IOException, InterruptedException, SQLException {
    // An older Node runs what the compiler made of it: -Dondo.quickstart.js=FILE
    var compiled = System.getProperty("ondo.quickstart.js");
    check(
        compiled == null
            ? List.of("node", "--experimental-strip-types", "quickstart.ts")
            : List.of("node", compiled),
        "quickstart-typescript");
  }

  /** Nobody assesses here: the job is ended by hand once it is there. */
  private void check(List<String> command, String externalId)
      throws IOException, InterruptedException, SQLException {
    assumeThat(isThere(command)).as("not run: " + command.getFirst() + " is not here").isTrue();
    var builder = new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true);
    builder
        .environment()
        .put("ONDO_URL", "http://127.0.0.1:" + environment.getProperty("local.server.port"));
    builder.environment().put("ONDO_KEY", Rows.EDITOR);
    var process = builder.start();
    var until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (process.isAlive() && System.nanoTime() < until && !end(externalId)) {
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(process.exitValue()).as(text).isZero();
    assertThat(text).contains("site ", "job ", "completed", "typhoon unknown: NOT_ASSESSED");
  }

  /** Whether such a program can run: that of the last argument must be understood. */
  private static boolean isThere(List<String> command) throws InterruptedException {
    try {
      var asked = new java.util.ArrayList<>(command);
      asked.set(asked.size() - 1, "--version");
      return new ProcessBuilder(asked).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean end(String externalId) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      return statement.executeUpdate(
              "update job set status = 'COMPLETED' where status = 'PENDING' and params #>>"
                  + " '{siteIds,0}' = (select id::text from site where external_id = '"
                  + externalId
                  + "')")
          > 0;
    }
  }
}
