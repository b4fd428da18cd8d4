package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postgresql.PGConnection;

class EverySqlFileTest {

  private static final Path FILES = Path.of("src/main/resources/sql");
  private static final Path ROOT = Path.of("..");
  private static final Pattern PLACE = Pattern.compile("\\?");
  private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):([a-z_][a-z_0-9]*)");

  @TestFactory
  Stream<DynamicTest> every_statement_is_accepted_by_a_migrated_database() throws IOException {
    var database = TestDatabase.migrated();
    return files().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    FILES.relativize(file).toString(), () -> check(database, numbered(file))));
  }

  /**
   * COPY cannot be prepared: into a table it is begun and called off, out of one it is done, with
   * what format() fills in; LISTEN is simply done.
   */
  private static void check(TestDatabase database, String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      if (sql.startsWith("copy ") && sql.contains(" to stdout")) {
        var filled = sql.replace("%d", "0").replace("%s", "none");
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(filled);
        assertThat(copy.readFromCopy()).isNotNull();
        while (copy.readFromCopy() != null) {
          assertThat(copy.isActive()).isTrue();
        }
        return;
      }
      if (sql.startsWith("copy ")) {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql).cancelCopy();
        return;
      }
      // LISTEN cannot be prepared either, and is over with its connection.
      statement.execute(sql.startsWith("listen ") ? sql : "prepare checked as " + sql);
    }
  }

  @Test
  void statement_that_no_file_holds_is_refused_by_name() {
    assertThatThrownBy(() -> Sql.of("job/none"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no SQL file /sql/job/none.sql");
  }

  @Test
  void every_file_is_used_and_begins_with_what_it_returns() throws IOException {
    var sources = new StringBuilder();
    for (var module : List.of("shared-core", "api-server", "scheduler-server")) {
      try (var walk = Files.walk(ROOT.resolve(module).resolve("src/main/java"), 20)) {
        for (var source : walk.filter(p -> p.toString().endsWith(".java")).toList()) {
          sources.append(Files.readString(source));
        }
      }
    }
    for (var file : files()) {
      var name = FILES.relativize(file).toString().replaceFirst("\\.sql$", "");
      assertThat(sources).as(name).contains("\"" + name + "\"");
      assertThat(Files.readString(file)).as(name).startsWith("-- ");
    }
  }

  private static List<Path> files() throws IOException {
    try (var walk = Files.walk(FILES, 3)) {
      return walk.filter(p -> p.toString().endsWith(".sql")).sorted().toList();
    }
  }

  private static String numbered(Path file) throws IOException {
    var names = new LinkedHashSet<String>();
    var text =
        String.join(
            "\n", Files.readAllLines(file).stream().filter(l -> !l.startsWith("--")).toList());
    var matcher = PARAMETER.matcher(text);
    matcher.results().map((MatchResult m) -> m.group(1)).forEach(names::add);
    var order = List.copyOf(names);
    var named = PARAMETER.matcher(text).replaceAll(m -> "\\$" + (order.indexOf(m.group(1)) + 1));
    return order.isEmpty() ? placed(named) : named.replace("??", "?");
  }

  /** Statements of a bare connection have places instead of names. */
  private static String placed(String text) {
    var place = new AtomicInteger();
    return PLACE.matcher(text).replaceAll(m -> "\\$" + place.incrementAndGet());
  }
}
