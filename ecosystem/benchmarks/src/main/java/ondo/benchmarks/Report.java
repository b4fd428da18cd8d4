package ondo.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Markdown of one run, kept between two marks of {@code performance.md}. */
final class Report {

  private final String begin;
  private final String end;
  private final StringBuilder text = new StringBuilder();

  /** The part of the document between the marks of this name. */
  Report(String name) {
    begin = "<!-- %s: written by ondo.benchmarks -->".formatted(name);
    end = "<!-- %s: end -->".formatted(name);
  }

  /** A line or paragraph; {@code %} as in {@link String#format}. */
  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a library more
  void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  void heading(String title) {
    text.append("\n").append(title).append("\n\n");
  }

  /** One table of a size: times, and ratios to the original's final query and to the floor. */
  void contest(Map<String, Timings> timings, Map<String, Contest.Agreement> agreements) {
    line(
        "| variant | median ms | p95 ms | CPU ms | rounds | faster than lateral | by CPU | × floor |");
    line("|---|---:|---:|---:|---:|---:|---:|---:|");
    var lateral = timing(timings, Contest.LATERAL);
    var floor = timing(timings, Contest.FLOOR);
    timings.forEach(
        (name, taken) -> {
          var isFloor = name.startsWith("floor");
          line(
              "| %s | %s | %s | %s | %d | %s | %s | %s |",
              name,
              number(taken.medianMs()),
              number(taken.p95Ms()),
              number(taken.cpuMs()),
              taken.rounds(),
              isFloor ? "" : ratio(lateral.medianMs(), taken.medianMs()),
              isFloor ? "" : ratio(lateral.cpuMs(), taken.cpuMs()),
              ratio(taken.medianMs(), floor.medianMs()));
        });
    line("");
    agreements.forEach(this::agreement);
  }

  private void agreement(String name, Contest.Agreement agreement) {
    if (agreement.values() == 0) {
      return;
    }
    line(
        "- %s: %,d values, checksum %s%s%s",
        name,
        agreement.values(),
        agreement.checksum(),
        agreement.otherPoints() == 0
            ? ""
            : ", %d regions from another point".formatted(agreement.otherPoints()),
        agreement.missing() == 0
            ? ""
            : ", %d regions without an answer".formatted(agreement.missing()));
  }

  private static String ratio(double of, double over) {
    return over > 0 ? number(of / over) : "";
  }

  /** Of a variant that was measured. */
  static Timings timing(Map<String, Timings> timings, String name) {
    var taken = timings.get(name);
    if (taken == null) {
      throw new IllegalStateException("not measured: " + name);
    }
    return taken;
  }

  /** Three significant digits, and none after the point from 100 on. */
  static String number(double value) {
    if (value >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    if (value >= 10) {
      return String.format(Locale.ROOT, "%.1f", value);
    }
    return value >= 0.01
        ? String.format(Locale.ROOT, "%.3g", value)
        : String.format(Locale.ROOT, "%.2g", value);
  }

  /** Replaces the part of an earlier run, or appends to the document. */
  void write(Path document) throws IOException {
    var old = Files.exists(document) ? Files.readString(document) : "# Performance\n";
    var part = begin + "\n" + text + end + "\n";
    var from = old.indexOf(begin);
    var to = old.indexOf(end);
    var whole =
        from < 0 || to < from
            ? old + "\n" + part
            : old.substring(0, from) + part + old.substring(to + end.length() + 1);
    Files.createDirectories(document.toAbsolutePath().getParent());
    Files.writeString(document, whole);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
