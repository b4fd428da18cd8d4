package ondo.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import ondo.risk.Flags;
import ondo.risk.Hazard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every number of the method pages is one that the product computes. */
class MethodPagesTest {

  private static final Path PAGES = Path.of("../ecosystem/docs/method");
  private static final Pattern LINK = Pattern.compile("\\]\\(([a-z-]+\\.md)\\)");
  private static final Pattern FLAG = Pattern.compile("`([A-Z][A-Z0-9_]+(?::[a-z_]+)?)`");

  static List<Path> pages() throws IOException {
    try (var files = Files.list(PAGES)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  /** What differs, one sentence a line. */
  private static List<String> failures(String page) {
    var failures = new ArrayList<String>();
    var earlier = new HashMap<String, Result>();
    for (var example : Example.of(page)) {
      var result =
          example.isInput()
              ? Result.of(Result.numbers(example.expected()))
              : call(example, earlier);
      if (earlier.put(example.name(), result) != null) {
        failures.add(example.name() + " is defined twice");
      }
      var same = result.matches(example.expected()) && result.flags().equals(example.flags());
      if (!example.isInput() && !same) {
        failures.add(
            "%s is %s, not %s %s"
                .formatted(example.name(), result.text(), example.expected(), example.flags()));
      }
    }
    return failures;
  }

  private static Result call(Example example, Map<String, Result> earlier) {
    var function = Functions.ALL.get(example.function());
    if (function == null) {
      throw new IllegalArgumentException("no function " + example.function());
    }
    var arguments = new Arguments(example.arguments(), earlier);
    var result = function.apply(arguments);
    if (!arguments.unread().isEmpty()) {
      throw new IllegalArgumentException(
          example.name() + " does not depend on " + arguments.unread());
    }
    return result instanceof Result ready ? ready : Result.of(result);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_number_of_a_page_is_what_the_product_computes(Path page) throws IOException {
    var text = Files.readString(page);
    assertThat(Example.of(text)).as("examples of " + page).anyMatch(one -> !one.isInput());
    assertThat(failures(text)).as(page.toString()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_flag_that_a_page_announces_is_one_of_the_product(Path page) throws IOException {
    for (var line : Files.readAllLines(page)) {
      if (line.startsWith("**Flags:**")) {
        var codes = FLAG.matcher(line).results().map(match -> match.group(1)).toList();
        assertThat(new Flags(codes).codes()).hasSameElementsAs(codes);
      }
    }
  }

  @Test
  void the_index_leads_to_every_page_and_every_hazard_has_one() throws IOException {
    var linked = new TreeSet<String>();
    LINK.matcher(Files.readString(PAGES.resolve("README.md")))
        .results()
        .forEach(match -> linked.add(match.group(1)));
    var there = new TreeSet<String>();
    pages().forEach(page -> there.add(page.getFileName().toString()));
    there.remove("README.md");
    assertThat(linked).isEqualTo(there);
    for (var hazard : Hazard.values()) {
      assertThat(there).contains(hazard.code().replace('_', '-') + ".md");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h = hazardScore(hazard=drought, spei12_min=-1) → 51",
        "h = hazardScore(hazard=drought, spei12_min=-1) → 50 [PARTIAL_INDICATORS]",
        "h = hazardScore(hazard=drought, spei12_min=unknown) → 0",
        "l = level(score=60) → MEDIUM",
        "p = damageRates(hazard=drought) → 0 0.02 0.07",
        "w = window(year=2050, first=2021, last=2100) → 2035 2065"
      })
  void a_wrong_number_word_list_or_flag_is_found(String wrong) {
    assertThat(failures("```example\n" + wrong + "\n```")).hasSize(1);
  }
}
