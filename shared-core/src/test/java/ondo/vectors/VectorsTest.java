package ondo.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every case of every suite in a directory of vectors: the copy in the test resources, or the one
 * that {@code -Dondo.vectors=DIR} names.
 *
 * <p>To add functions, write a class with a constant {@code Map<String, VectorFunction> FUNCTIONS}
 * and name it in {@link #FAMILIES}; a file placed in the directory is found by itself. A function
 * that no family knows fails its suite.
 */
class VectorsTest {

  private static final List<Map<String, VectorFunction>> FAMILIES =
      List.of(
          MathVectors.FUNCTIONS,
          ClassVectors.FUNCTIONS,
          ScoreVectors.FUNCTIONS,
          LossVectors.FUNCTIONS,
          ClimateVectors.FUNCTIONS,
          EventVectors.FUNCTIONS);

  /** Holds one worked example in a shape of its own. */
  private static final String EXAMPLE = "example";

  /** Its tolerances are absolute. */
  private static final String PUBLISHED = "published";

  private static final double DEFAULT_TOLERANCE = 1e-9;
  private static final System.Logger LOG = System.getLogger("ondo.vectors");

  @ParameterizedTest(name = "{0}")
  @MethodSource("suites")
  void every_case_of_the_suite_is_answered_rightly(String suite, Path file) {
    var content = read(file);
    if (suite.equals(EXAMPLE)) {
      var answer = ExampleVectors.answerOf(content.get("input"));
      var comparison = new Comparison(DEFAULT_TOLERANCE, false);
      assertThat(comparison.differences(EXAMPLE, content.get("expected"), answer)).isEmpty();
      LOG.log(System.Logger.Level.INFO, "suite={0} cases=1", suite);
      return;
    }
    var ids = new HashSet<String>();
    var failures = new ArrayList<String>();
    for (var one : content.get("cases")) {
      assertThat(ids.add(one.get("id").stringValue())).as("repeated %s", one.get("id")).isTrue();
      failures.addAll(failures(suite, one));
    }
    LOG.log(System.Logger.Level.INFO, "suite={0} cases={1}", suite, ids.size());
    assertThat(ids).as("cases of %s", suite).isNotEmpty();
    assertThat(failures).as("%s of %s cases", suite, ids.size()).isEmpty();
  }

  @Test
  void the_directory_of_vectors_is_not_empty() throws IOException, URISyntaxException {
    assertThat(suites()).isNotEmpty();
  }

  @Test
  void no_two_families_know_the_same_function() {
    var known = new HashSet<String>();
    for (var family : FAMILIES) {
      family.keySet().forEach(name -> assertThat(known.add(name)).as(name).isTrue());
    }
  }

  private static List<String> failures(String suite, JsonNode one) {
    var id = one.get("id").stringValue();
    var name = one.get("function").stringValue();
    var function = functions().get(name);
    if (function == null) {
      return List.of(id + ": unknown function " + name);
    }
    var tolerance = one.has("tolerance") ? one.get("tolerance").doubleValue() : DEFAULT_TOLERANCE;
    var comparison = new Comparison(tolerance, suite.equals(PUBLISHED));
    try {
      var answer = function.answer(one.get("input"), one.get("expected"));
      return comparison.differences(id, one.get("expected"), answer);
    } catch (IllegalArgumentException e) {
      return List.of(id + ": " + e);
    }
  }

  private static Map<String, VectorFunction> functions() {
    var all = new HashMap<String, VectorFunction>();
    FAMILIES.forEach(all::putAll);
    return all;
  }

  static Stream<Object[]> suites() throws IOException, URISyntaxException {
    try (var files = Files.list(directory())) {
      var suites =
          files
              .filter(file -> file.toString().endsWith(".json"))
              .sorted()
              .map(file -> new Object[] {suite(file), file})
              .toList();
      return suites.stream();
    }
  }

  /** What the file says of itself, whatever it is called. */
  private static String suite(Path file) {
    return read(file).get("suite").stringValue();
  }

  static Path directory() throws URISyntaxException {
    var chosen = System.getProperty("ondo.vectors", "");
    if (!chosen.isEmpty()) {
      return Path.of(chosen);
    }
    var copy = VectorsTest.class.getResource("/vectors/math.json");
    assertThat(copy).isNotNull();
    return Path.of(copy.toURI()).resolveSibling("");
  }

  static JsonNode read(Path file) {
    try {
      return JsonMapper.shared().readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
