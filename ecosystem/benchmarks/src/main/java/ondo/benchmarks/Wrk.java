package ondo.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One run of {@code wrk}, a closed loop over a number of connections. */
record Wrk(double perSecond, double medianMs, double p99Ms) {

  private static final int SECONDS = 2;

  /**
   * Runs it.
   *
   * @param headers such as {@code Accept-Encoding: gzip}
   * @throws IllegalStateException when it fails, or an answer is neither 2xx nor 3xx
   */
  static Wrk run(String address, int connections, List<String> headers) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                "wrk",
                "--latency",
                "-t" + Math.min(2, connections),
                "-c" + connections,
                "-d" + SECONDS + "s"));
    for (var header : headers) {
      command.add("-H");
      command.add(header);
    }
    command.add(address);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!text.contains("Requests/sec:")) {
      throw new IllegalStateException("wrk said " + text);
    }
    if (text.contains("Non-2xx") || text.contains("Socket errors")) {
      throw new IllegalStateException("answers other than wanted: " + text);
    }
    return new Wrk(
        Double.parseDouble(RunningSystem.field(text, "Requests/sec:\\s+(\\S+)")),
        millis(RunningSystem.field(text, "\\s50%\\s+(\\S+)")),
        millis(RunningSystem.field(text, "\\s99%\\s+(\\S+)")));
  }

  private static double millis(String time) {
    var number = Double.parseDouble(time.replaceAll("[a-z]", ""));
    if (time.endsWith("us")) {
      return number / 1000;
    }
    return time.endsWith("ms") ? number : number * 1000;
  }
}
