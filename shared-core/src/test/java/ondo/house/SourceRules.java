package ondo.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What only the text of the sources can tell. */
public final class SourceRules {

  private static final Pattern SQL_LITERAL =
      Pattern.compile(
          "\"\\s*(select|insert into|update|delete from|with) [a-z]", Pattern.CASE_INSENSITIVE);
  private static final int MOST_LINES = 400;

  private SourceRules() {}

  /**
   * Broken rules of the sources below a folder, one sentence each.
   *
   * @throws IOException if a source cannot be read
   */
  public static List<String> violations(Path sources) throws IOException {
    var violations = new ArrayList<String>();
    try (var walk = Files.walk(sources, 20)) {
      for (var file : walk.filter(p -> p.toString().endsWith(".java")).sorted().toList()) {
        check(file, Files.readAllLines(file), violations);
      }
    }
    return violations;
  }

  private static void check(Path file, List<String> lines, List<String> violations) {
    if (lines.size() > MOST_LINES) {
      violations.add(file + " has " + lines.size() + " lines");
    }
    var isTool = lines.stream().anyMatch(line -> line.contains("static void main("));
    for (var line : lines) {
      if (SQL_LITERAL.matcher(line).find()) {
        violations.add(file + " holds SQL text: " + line.strip());
      }
      if ((!isTool && line.contains("System.out")) || line.contains("printStackTrace")) {
        violations.add(file + " prints: " + line.strip());
      }
      if (line.contains("import static org.mockito") || line.contains("Thread.sleep(")) {
        violations.add(file + " sleeps or mocks: " + line.strip());
      }
    }
  }
}
