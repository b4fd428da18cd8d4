package ondo.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.StringJoiner;

/** What the figures were measured on; the load average tells how many neighbours there were. */
final class Machine {

  private static final long KIB_PER_GIB = 1024 * 1024;

  private Machine() {}

  static String describe() throws IOException {
    return "%d cores, %s, %s RAM, %s %s; %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            value(Path.of("/proc/cpuinfo"), "model name"),
            memory(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.vm.name") + " " + Runtime.version());
  }

  /** Mean number of runnable processes over the last minute. */
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  /** Version and settings of the server. */
  static String settings(Connection connection) throws SQLException {
    var text = new StringJoiner(", ");
    try (var question = new Question(connection, "benchmark/settings")) {
      question.ask(row -> text.add(row.getString(1) + " " + row.getString(2)));
    }
    return text.toString();
  }

  private static String memory() throws IOException {
    var kib = value(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "");
    return kib.isEmpty()
        ? "unknown"
        : String.format(Locale.ROOT, "%.0f GiB", Double.parseDouble(kib) / KIB_PER_GIB);
  }

  private static String value(Path file, String key) throws IOException {
    if (!Files.exists(file)) {
      return "unknown";
    }
    for (var line : Files.readAllLines(file)) {
      if (line.startsWith(key)) {
        return line.substring(line.indexOf(':') + 1).strip();
      }
    }
    return "unknown";
  }
}
