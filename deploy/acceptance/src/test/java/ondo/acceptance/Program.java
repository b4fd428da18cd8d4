package ondo.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server as a process of its own. */
final class Program {

  private final Process process;

  private Program(Process process) {
    this.process = process;
  }

  static Program start(List<String> command, Map<String, String> variables, Path log) {
    var builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(variables);
    try {
      var program = new Program(builder.start());
      // A suite that is interrupted leaves nothing behind.
      Runtime.getRuntime().addShutdownHook(new Thread(program.process::destroyForcibly));
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  /** Processor time that it has used so far, in seconds. */
  double cpuSeconds() {
    return cpuSeconds(process.toHandle());
  }

  static double cpuSeconds(ProcessHandle process) {
    return process.info().totalCpuDuration().map(time -> time.toMillis() / 1000.0).orElse(-1.0);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL: nothing of the program's own runs any more. */
  void kill() {
    process.destroyForcibly();
    ended(Duration.ofSeconds(20));
  }

  /** Any other signal, such as STOP, CONT or TERM. */
  void signal(String name) {
    signal(pid(), name);
  }

  static void signal(long pid, String name) {
    try {
      var status = new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
      if (status != 0) {
        throw new IllegalStateException("kill -" + name + " " + pid + " gave " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Waits for the end.
   *
   * @return the exit status
   */
  int ended(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("process " + pid() + " still runs after " + limit);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
