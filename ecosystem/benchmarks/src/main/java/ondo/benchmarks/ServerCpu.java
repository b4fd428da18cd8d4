package ondo.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Processor time of this whole process and of every process of the server: what a queue costs,
 * whoever does its work. Known on Linux and on the same machine only; elsewhere every reading is 0.
 */
final class ServerCpu {

  private static final Path PROCESSES = Path.of("/proc");
  private static final long NANOS_PER_TICK = 10_000_000;
  private static final int PARENT = 1;
  private static final int TICKS_OF_THE_DEAD = 13;

  private final OperatingSystemMXBean client =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** The process that every session's process is a child of; 0 where it is not known. */
  private final long postmaster;

  private ServerCpu(long postmaster) {
    this.postmaster = postmaster;
  }

  /** Of this process and of the server behind a connection. */
  static ServerCpu of(Connection connection) throws SQLException {
    var pid = new long[1];
    try (var question = new Question(connection, "benchmark/backend")) {
      question.ask(row -> pid[0] = row.getLong(1));
    }
    var folder = PROCESSES.resolve(String.valueOf(pid[0]));
    try {
      var known =
          Files.isReadable(folder.resolve("schedstat"))
              && Files.readString(folder.resolve("comm")).startsWith("postgres");
      return new ServerCpu(known ? field(folder, PARENT) : 0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  boolean isKnown() {
    return postmaster > 0;
  }

  /** Nanoseconds until now; only differences mean something. */
  long nanos() {
    return isKnown() ? client.getProcessCpuTime() + server() : 0;
  }

  private long server() {
    var leader = PROCESSES.resolve(String.valueOf(postmaster));
    var sum = 0L;
    try (var folders = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (var folder : folders) {
        sum += isOurs(folder) ? onCpu(folder) : 0;
      }
      // Sessions that ended live on in their parent's account, in ticks.
      for (var i = 0; i < 2; i++) {
        sum += field(leader, TICKS_OF_THE_DEAD + i) * NANOS_PER_TICK;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + PROCESSES, e);
    }
    return sum;
  }

  private boolean isOurs(Path folder) throws IOException {
    return folder.endsWith(String.valueOf(postmaster)) || field(folder, PARENT) == postmaster;
  }

  private static long onCpu(Path folder) throws IOException {
    try {
      var text = Files.readString(folder.resolve("schedstat"));
      return Long.parseLong(text.substring(0, text.indexOf(' ')));
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  /** A number behind the name of a process, which may hold blanks; 0 for one that is gone. */
  private static long field(Path folder, int index) throws IOException {
    try {
      var text = Files.readString(folder.resolve("stat"));
      return Long.parseLong(text.substring(text.lastIndexOf(')') + 2).split(" ", -1)[index]);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }
}
