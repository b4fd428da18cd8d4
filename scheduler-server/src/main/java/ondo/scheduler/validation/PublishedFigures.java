package ondo.scheduler.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import org.jspecify.annotations.Nullable;

/**
 * Figures of others that a table's line is held against, as quoted in {@code
 * figures/published.csv}: hazard, number, scenario and year (an empty one stands for all), figure,
 * source. The source is the rest of the line and may hold commas.
 */
final class PublishedFigures {

  private static final String RESOURCE = "/figures/published.csv";
  private static final String HEADER = "hazard,number,scenario,year,figure,source";
  private static final Set<String> NUMBERS = Set.of("H", "AAL", "EVENT_AAL");
  private static final int COLUMNS = 6;

  /**
   * One quoted figure.
   *
   * @param scenario null for every scenario
   * @param year null for every year
   */
  private record Row(
      Hazard hazard,
      String number,
      @Nullable Scenario scenario,
      @Nullable Integer year,
      String figure,
      String source) {

    boolean fits(Hazard asked, String askedNumber, Scenario askedScenario, int askedYear) {
      return hazard == asked
          && number.equals(askedNumber)
          && (scenario == null || scenario == askedScenario)
          && (year == null || year == askedYear);
    }
  }

  private final List<Row> rows;

  private PublishedFigures(List<Row> rows) {
    this.rows = rows;
  }

  /** The packaged figures. */
  static PublishedFigures read() {
    try (var in = PublishedFigures.class.getResourceAsStream(RESOURCE)) {
      return of(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The figures of a text.
   *
   * @throws IllegalArgumentException naming the line that is none
   */
  static PublishedFigures of(String text) {
    var lines = text.lines().toList();
    if (!lines.getFirst().equals(HEADER)) {
      throw new IllegalArgumentException("header is not " + HEADER);
    }
    var rows = new ArrayList<Row>();
    for (var line : lines.subList(1, lines.size())) {
      rows.add(row(line));
    }
    return new PublishedFigures(List.copyOf(rows));
  }

  private static Row row(String line) {
    var cells = line.split(",", COLUMNS);
    if (cells.length < COLUMNS || cells[4].isBlank() || cells[5].isBlank()) {
      throw new IllegalArgumentException("no figure with a source: " + line);
    }
    if (!NUMBERS.contains(cells[1])) {
      throw new IllegalArgumentException("none of " + NUMBERS + ": " + line);
    }
    return new Row(
        Hazard.of(cells[0]),
        cells[1],
        cells[2].isEmpty() ? null : Scenario.of(cells[2]),
        cells[3].isEmpty() ? null : Integer.valueOf(cells[3]),
        cells[4],
        cells[5]);
  }

  /** What a line is held against, with the number of its source, or {@code none found}. */
  String text(Hazard hazard, String number, Scenario scenario, int year) {
    var found =
        IntStream.range(0, rows.size())
            .filter(i -> rows.get(i).fits(hazard, number, scenario, year))
            .mapToObj(i -> "%s [%d]".formatted(rows.get(i).figure(), i + 1))
            .toList();
    return found.isEmpty() ? "none found" : String.join("; ", found);
  }

  /** The sources in the order of their numbers, a list in Markdown. */
  List<String> sources() {
    return IntStream.range(0, rows.size())
        .mapToObj(i -> "%d. %s".formatted(i + 1, rows.get(i).source()))
        .toList();
  }
}
