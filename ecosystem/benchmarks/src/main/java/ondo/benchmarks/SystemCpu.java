package ondo.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Processor time of a running system's scheduler and of its embedded PostgreSQL with all sessions:
 * what work costs whoever else wants the cores. Known on Linux only.
 *
 * @param scheduler seconds
 * @param database seconds
 */
record SystemCpu(double scheduler, double database) {

  private static final double TICKS_A_SECOND = 100;
  private static final int PARENT = 1;
  private static final int USER = 11;
  private static final int CHILDREN_SYSTEM = 14;

  /** Until now; only differences mean something. */
  static SystemCpu of(Path home) {
    try {
      var scheduler = Files.readString(home.resolve("run/scheduler.child")).strip();
      var postmaster =
          Files.readAllLines(home.resolve("postgres/data/postmaster.pid")).getFirst().strip();
      return new SystemCpu(
          ticks(scheduler, USER + 1) / TICKS_A_SECOND, database(postmaster) / TICKS_A_SECOND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SystemCpu since(SystemCpu earlier) {
    return new SystemCpu(scheduler - earlier.scheduler, database - earlier.database);
  }

  /** Sessions that ended are counted by their parent. */
  private static double database(String postmaster) throws IOException {
    var ticks = ticks(postmaster, CHILDREN_SYSTEM);
    try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (var process : processes) {
        var stat = stat(process);
        if (stat.length > PARENT && stat[PARENT].equals(postmaster)) {
          ticks += sum(stat, USER + 1);
        }
      }
    }
    return ticks;
  }

  private static double ticks(String pid, int last) throws IOException {
    return sum(stat(Path.of("/proc", pid)), last);
  }

  private static double sum(String[] stat, int last) {
    var ticks = 0.0;
    for (var i = USER; i <= last; i++) {
      ticks += Double.parseDouble(stat[i]);
    }
    return ticks;
  }

  /** The fields behind the name, which may hold anything; none of a process that just ended. */
  private static String[] stat(Path process) throws IOException {
    try {
      var text = Files.readString(process.resolve("stat"));
      return text.substring(text.lastIndexOf(')') + 2).split(" ");
    } catch (NoSuchFileException e) {
      return new String[0];
    }
  }
}
