package ondo.scheduler.watch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import ondo.job.Chunk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator what needs a person: always in the log, and wherever else is configured. */
public final class Alerts {

  private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

  private final List<Channel> channels;

  /** A way to the operator beside the log; it must not wait. */
  @FunctionalInterface
  public interface Channel {
    void send(String kind, Map<String, String> facts);
  }

  public Alerts(List<Channel> channels) {
    this.channels = List.copyOf(channels);
  }

  public void deadLetters(Chunk chunk, int count, String cause) {
    raise(
        "dead-letters",
        Map.of(
            "job", chunk.jobId().toString(),
            "step", chunk.step(),
            "chunk", String.valueOf(chunk.id()),
            "count", String.valueOf(count),
            "cause", cause));
  }

  public void breakerOpen(String step, int failures, Duration coolDown) {
    raise(
        "breaker-open",
        Map.of(
            "step", step,
            "failuresInARow", String.valueOf(failures),
            "pauseSeconds", String.valueOf(coolDown.toSeconds())));
  }

  public void jobFailed(UUID jobId, String type, String code, String detail) {
    raise(
        "job-failed",
        Map.of("job", jobId.toString(), "type", type, "code", code, "detail", detail));
  }

  public void nearLimit(UUID jobId, String type, String what, Duration spent, Duration limit) {
    raise(
        "near-limit",
        Map.of(
            "job", jobId.toString(),
            "type", type,
            "what", what,
            "seconds", String.valueOf(spent.toSeconds()),
            "limitSeconds", String.valueOf(limit.toSeconds())));
  }

  public void tooManyAbandoned(int threads) {
    raise("restarting", Map.of("abandonedThreads", String.valueOf(threads)));
  }

  private void raise(String kind, Map<String, String> facts) {
    var sorted = new TreeMap<>(facts);
    LOG.error("alert kind={} {}", kind, words(sorted));
    for (var channel : channels) {
      channel.send(kind, sorted);
    }
  }

  private static String words(Map<String, String> facts) {
    var words = new StringBuilder();
    facts.forEach((name, value) -> words.append(name).append('=').append(value).append(' '));
    return words.toString().strip();
  }
}
