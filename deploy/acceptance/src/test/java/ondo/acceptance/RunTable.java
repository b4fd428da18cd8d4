package ondo.acceptance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** Every run as a CSV line that outlives the suite, and the table made of them. */
final class RunTable {

  private static final String HEAD = "case,passed,recovery_s,since_fault_s,lost,doubled,note";
  private static final String BEGIN = "<!-- table of runs, written by deploy/acceptance -->";
  private static final String END = "<!-- end of the table -->";

  private final Path runs;
  private final Path page;
  private final Path lock;

  /**
   * @param lock a file that is locked while the table changes
   */
  RunTable(Path docs, Path lock) {
    this.lock = lock;
    this.runs = docs.resolve("reliability").resolve("runs.csv");
    this.page = docs.resolve("reliability.md");
  }

  /** Adds a run and writes the table anew; several suites may do so at a time. */
  void add(String id, Outcome outcome, List<FaultCase> cases) throws IOException {
    Files.createDirectories(runs.getParent());
    try (var file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var held = file.lock()) {
      if (held.isValid()) {
        append(id, outcome);
        write(cases);
      }
    }
  }

  private void append(String id, Outcome outcome) throws IOException {
    if (!Files.exists(runs)) {
      Files.writeString(runs, HEAD + "\n");
    }
    var line =
        "%s,%s,%.2f,%.2f,%d,%d,\"%s\"\n"
            .formatted(
                id,
                outcome.passed(),
                outcome.recoverySeconds(),
                outcome.sinceFaultSeconds(),
                outcome.lost(),
                outcome.doubled(),
                outcome.note().replace('"', '\'').replace('\n', ' ').strip());
    Files.writeString(runs, line, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
  }

  /** The runs so far of a case. */
  List<String[]> of(String id) throws IOException {
    var found = new ArrayList<String[]>();
    if (!Files.exists(runs)) {
      return found;
    }
    for (var line : Files.readAllLines(runs)) {
      var cells = line.split(",", 7);
      if (cells[0].equals(id)) {
        found.add(cells);
      }
    }
    return found;
  }

  /** Replaces the table in the page, between its two marks. */
  private void write(List<FaultCase> cases) throws IOException {
    var text = Files.readString(page);
    var table = new StringBuilder(BEGIN).append("\n\n");
    table.append(
        "| case | fault | runs | passes | worst recovery | limit | worst since the fault | lost | doubled |\n");
    table.append("|---|---|---|---|---|---|---|---|---|\n");
    for (var faultCase : cases) {
      var rows = of(faultCase.id());
      if (!rows.isEmpty()) {
        table.append(row(faultCase, rows));
      }
    }
    table.append('\n').append(END);
    var from = text.indexOf(BEGIN);
    var to = text.indexOf(END) + END.length();
    Files.writeString(page, text.substring(0, from) + table + text.substring(to));
  }

  private static String row(FaultCase faultCase, List<String[]> rows) {
    return "| %s | %s | %d | %d | %s | %s | %s | %s | %s |\n"
        .formatted(
            faultCase.id(),
            faultCase.title(),
            rows.size(),
            rows.stream().filter(r -> r[1].equals("true")).count(),
            seconds(worst(rows, 2)),
            faultCase.limitSeconds() > 0 ? seconds(faultCase.limitSeconds()) : "–",
            seconds(worst(rows, 3)),
            sum(rows, 4),
            sum(rows, 5));
  }

  /** What the runs counted, and how many of them ended before they could. */
  private static String sum(List<String[]> rows, int column) {
    var counts = rows.stream().mapToLong(r -> Long.parseLong(r[column])).toArray();
    var unknown = LongStream.of(counts).filter(count -> count < 0).count();
    var sum = LongStream.of(counts).filter(count -> count >= 0).sum();
    return unknown == 0 ? "" + sum : "%d, not known of %d".formatted(sum, unknown);
  }

  private static double worst(List<String[]> rows, int column) {
    return rows.stream().mapToDouble(r -> Double.parseDouble(r[column])).max().orElse(-1);
  }

  private static String seconds(double value) {
    return value < 0 ? "–" : String.format(Locale.ROOT, "%.1f s", value);
  }
}
