package ondo.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Processor time of the calling thread and of the server process behind a connection: what a query
 * costs whoever else wants the cores. The server's share is known on Linux and on the same machine
 * only; elsewhere every reading is 0.
 */
final class Cpu {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final @Nullable Path backend;
  private final boolean known;

  private Cpu(@Nullable Path backend, boolean known) {
    this.backend = backend;
    this.known = known;
  }

  /** Of the calling thread alone. */
  static Cpu ofThread() {
    return new Cpu(null, true);
  }

  /** Of the calling thread and the connection's server process. */
  static Cpu of(Connection connection) throws SQLException {
    var pid = new int[1];
    try (var question = new Question(connection, "benchmark/backend")) {
      question.ask(row -> pid[0] = row.getInt(1));
    }
    var folder = Path.of("/proc", String.valueOf(pid[0]));
    return new Cpu(folder.resolve("schedstat"), isServer(folder));
  }

  /** Nanoseconds until now; only differences mean something. */
  long nanos() {
    if (!known) {
      return 0;
    }
    return THREADS.getCurrentThreadCpuTime() + (backend == null ? 0 : onCpu(backend));
  }

  private static boolean isServer(Path folder) {
    try {
      return Files.isReadable(folder.resolve("schedstat"))
          && Files.readString(folder.resolve("comm")).startsWith("postgres");
    } catch (IOException e) {
      return false;
    }
  }

  private static long onCpu(Path schedstat) {
    try {
      var text = Files.readString(schedstat);
      return Long.parseLong(text.substring(0, text.indexOf(' ')));
    } catch (IOException e) {
      throw new UncheckedIOException("the server process is gone", e);
    }
  }
}
