package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The launcher runs it as a program of its own and reads its exit status and its last line. */
class DatabaseCheckIT {

  @Test
  void database_that_answers_is_passed_without_a_word() throws Exception {
    var database = TestDatabase.fresh();

    var check = check(database.url(), database.user(), database.password());

    assertThat(check.output()).isEmpty();
    assertThat(check.status()).isZero();
  }

  @Test
  void refused_login_and_unreachable_server_are_told_in_one_line() throws Exception {
    var database = TestDatabase.fresh();

    var refused = check(database.url(), database.user(), "guess");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.output()).containsOnlyOnce("\n").contains("password authentication failed");

    var nobody = check("jdbc:postgresql://127.0.0.1:1/ondo", "ondo", "x");
    assertThat(nobody.status()).isEqualTo(1);
    assertThat(nobody.output()).containsOnlyOnce("\n").contains("refused");
  }

  @Test
  void address_of_another_product_is_told_without_its_secrets() throws Exception {
    var check = check("jdbc:mysql://db/ondo?password=secret", "", "");

    assertThat(check.status()).isEqualTo(1);
    assertThat(check.output())
        .contains("ONDO_DB_URL must begin with jdbc:postgresql://")
        .doesNotContain("secret");
  }

  @Test
  void same_is_said_inside_a_process() {
    var database = TestDatabase.fresh();

    assertThat(wrong(database.url(), database.user(), database.password())).isEmpty();
    assertThat(wrong(database.url(), database.user(), "guess"))
        .hasValueSatisfying(
            line ->
                assertThat(line).contains("password authentication failed").doesNotContain("\n"));
    assertThat(wrong(database.url(), null, null)).isPresent();
    assertThat(wrong("jdbc:mysql://db/ondo?password=secret", null, null))
        .hasValueSatisfying(
            line -> assertThat(line).startsWith("ONDO_DB_URL must begin").doesNotContain("secret"));
  }

  private static Optional<String> wrong(
      String url, @Nullable String user, @Nullable String password) {
    return DatabaseCheck.wrong(
        name ->
            switch (name) {
              case "ONDO_DB_URL" -> url;
              case "ONDO_DB_USER" -> user;
              case "ONDO_DB_PASSWORD" -> password;
              default -> null;
            });
  }

  @Test
  void server_older_than_the_oldest_supported_one_is_refused() {
    assertThat(DatabaseCheck.ofVersion(14))
        .contains("PostgreSQL 14 is too old; Ondo needs 15 or newer");
    assertThat(DatabaseCheck.ofVersion(15)).isEmpty();
  }

  private record Ended(int status, String output) {}

  private static Ended check(String url, String user, String password)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            DatabaseCheck.class.getName());
    builder.environment().put("ONDO_DB_URL", url);
    builder.environment().put("ONDO_DB_USER", user);
    builder.environment().put("ONDO_DB_PASSWORD", password);
    builder.redirectErrorStream(true);
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), output);
  }
}
