package ondo.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every defect on the page of the original's defects names a test that is there. */
class DefectsPageTest {

  private static final Path PAGE = Path.of("../ecosystem/docs/method/defects.md");
  private static final List<String> MODULES =
      List.of("shared-core", "scheduler-server", "api-server");
  private static final Pattern ROW =
      Pattern.compile("\\| (?!what the original)([^|`]+) \\| (.+) \\|");
  private static final Pattern NAME = Pattern.compile("`(\\w+)\\.(\\w+)`");

  /** What is wrong with the rows of a page, one sentence each. */
  private static List<String> failures(List<String> lines) throws IOException {
    var failures = new ArrayList<String>();
    for (var line : lines) {
      var row = ROW.matcher(line);
      if (row.matches()) {
        var named = NAME.matcher(row.group(2)).results().toList();
        if (named.isEmpty()) {
          failures.add(row.group(1) + ": no test");
        }
        for (var name : named) {
          if (!isThere(name.group(1), name.group(2))) {
            failures.add(row.group(1) + ": there is no " + name.group());
          }
        }
      }
    }
    return failures;
  }

  /** A method of a test class, or a rule that a test class holds as a constant. */
  private static boolean isThere(String type, String name) throws IOException {
    var declared = Pattern.compile("(?:void " + name + "\\(|ArchRule " + name + " =)");
    for (var file : files(type + ".java")) {
      if (declared.matcher(Files.readString(file)).find()) {
        return true;
      }
    }
    return false;
  }

  private static List<Path> files(String name) throws IOException {
    var found = new ArrayList<Path>();
    for (var module : MODULES) {
      try (var walk = Files.walk(Path.of("..", module, "src", "test", "java"), 8)) {
        walk.filter(file -> file.endsWith(name)).forEach(found::add);
      }
    }
    return found;
  }

  @Test
  void every_defect_names_tests_that_exist() throws IOException {
    var lines = Files.readAllLines(PAGE);
    assertThat(lines.stream().filter(line -> ROW.matcher(line).matches()))
        .as("rows of the page")
        .hasSizeGreaterThan(40);
    assertThat(failures(lines)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "| a defect | `KnownTrapsTest.a_test_that_nobody_wrote` |",
        "| a defect | `NoSuchTest.drought_scores_are_capped` |",
        "| a defect | none |"
      })
  void a_test_that_does_not_exist_is_found(String row) throws IOException {
    assertThat(failures(List.of(row))).hasSize(1);
    assertThat(failures(List.of("| a defect | `KnownTrapsTest.drought_scores_are_capped` |")))
        .isEmpty();
  }
}
