package ondo.store.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs with a time limit and their output in a file. */
final class Commands {

  private static final int TAIL_CHARS = 2000;

  private Commands() {}

  /**
   * Exit status of a program, or its forced end after the limit.
   *
   * <p>Output goes to a file and never to a pipe: a server started by the program inherits the
   * descriptor, and a pipe would keep us reading for the whole life of the server.
   */
  static int run(List<String> command, Path output, Duration limit) {
    var builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.to(output.toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(nullDevice()));
    // A developer's PGDATA or PGOPTIONS must not steer our server; C gives messages we can read.
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    try {
      var process = builder.start();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new EmbeddedPostgresException(
            "%s did not finish within %d s; last output:%n%s"
                .formatted(command, limit.toSeconds(), tail(output)));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (IOException e) {
      throw new EmbeddedPostgresException(
          "cannot run %s (%s); on a system without glibc, or with a read-only or noexec directory,"
                  .formatted(command.getFirst(), e.getMessage())
              + " set ONDO_DB_URL to a PostgreSQL of your own",
          e);
    }
  }

  /** The last lines of a log, or an empty text when there is none. */
  static String tail(Path log) {
    return tail(log, 0);
  }

  /** The last lines behind the first bytes, which belong to an earlier life. */
  static String tail(Path log, int skippedBytes) {
    try {
      if (!Files.exists(log)) {
        return "";
      }
      var bytes = Files.readAllBytes(log);
      var skipped = Math.min(skippedBytes, bytes.length);
      var text = new String(bytes, skipped, bytes.length - skipped, StandardCharsets.UTF_8).strip();
      return text.substring(Math.max(0, text.length() - TAIL_CHARS));
    } catch (IOException e) {
      return "(" + log + " cannot be read: " + e.getMessage() + ")";
    }
  }

  /** Between two looks: neither file locks nor a server in recovery can wake a waiter. */
  static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  static EmbeddedPostgresException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new EmbeddedPostgresException("interrupted while waiting for PostgreSQL", e);
  }

  private static java.io.File nullDevice() {
    return new java.io.File(Platform.isWindows() ? "NUL" : "/dev/null");
  }
}
