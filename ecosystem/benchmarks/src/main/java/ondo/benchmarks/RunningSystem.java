package ondo.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A system that {@code deploy/ondo up} started on this machine, asked as its clients ask it. */
final class RunningSystem implements AutoCloseable {

  private static final Duration CALL_LIMIT = Duration.ofMinutes(20);
  private static final Duration JOB_LIMIT = Duration.ofMinutes(30);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final int MANAGEMENT = 1000;
  private static final int SCHEDULER_MANAGEMENT = 1100;
  private static final int FIRST_API_OF_SEVERAL = 10;

  private final Path home;
  private final int port;
  private final int apis;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private RunningSystem(Path home, int port, int apis) {
    this.home = home;
    this.port = port;
    this.apis = apis;
  }

  /**
   * The system of {@code ONDO_HOME}.
   *
   * @throws IllegalStateException when there is none
   */
  static RunningSystem find() {
    var home = Path.of(System.getenv().getOrDefault("ONDO_HOME", "")).toAbsolutePath();
    try {
      var settings = Files.readString(home.resolve("run/settings"));
      return new RunningSystem(home, setting(settings, "port"), setting(settings, "apis"));
    } catch (IOException e) {
      throw new IllegalStateException(
          "no running system in ONDO_HOME=" + home + "; start one with deploy/ondo up", e);
    }
  }

  private static int setting(String settings, String name) {
    return Integer.parseInt(field(settings, name + "=(\\d+)"));
  }

  /** The first group of the first match. */
  static String field(String text, String pattern) {
    var match = Pattern.compile(pattern).matcher(text);
    if (!match.find()) {
      throw new IllegalStateException("no " + pattern + " in " + text);
    }
    return match.group(1);
  }

  /** Port of one API, counted from 1. */
  int apiPort(int number) {
    return apis == 1 ? port : port + FIRST_API_OF_SEVERAL + number - 1;
  }

  int apis() {
    return apis;
  }

  Path home() {
    return home;
  }

  /** The development key. */
  String key() {
    return secret("dev-key");
  }

  private String secret(String name) {
    try {
      return Files.readString(home.resolve(name)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The database behind it. */
  BenchmarkServer database() {
    return BenchmarkServer.find(
        System.getenv("ONDO_DB_URL") == null
            ? Map.of("ONDO_HOME", home.toString())
            : System.getenv());
  }

  /** A call of the first API with the development key. */
  HttpRequest.Builder api(String path) {
    return api(1, path);
  }

  HttpRequest.Builder api(int number, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + apiPort(number) + path))
        .header("Authorization", "Bearer " + key())
        .timeout(CALL_LIMIT);
  }

  /** Sends a call of the scheduler with its token. */
  String scheduler(String method, String path) {
    return text(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (port + 1) + path))
            .header("X-Ondo-Internal-Token", secret("internal-token"))
            .timeout(CALL_LIMIT)
            .method(method, BodyPublishers.noBody())
            .build());
  }

  String get(String path) {
    return text(api(path).build());
  }

  String post(String path, String type, String body) {
    return text(api(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)).build());
  }

  /** The body of an answer below 300. */
  String text(HttpRequest request) {
    try {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(
            request.uri() + ": " + answer.statusCode() + " " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  HttpClient http() {
    return http;
  }

  /** Waits for the end of a job of clients; returns its last state. */
  String await(String jobId) {
    return await(() -> get("/api/v1/jobs/" + jobId));
  }

  /** Orders a night and waits for its end; returns the run's last state. */
  String night() {
    var id = field(scheduler("POST", "/internal/batches/night/run"), "\"id\"\\s*:\\s*\"([^\"]+)\"");
    return await(() -> scheduler("GET", "/internal/batches/runs/" + id));
  }

  private static String await(Supplier<String> state) {
    var until = System.nanoTime() + JOB_LIMIT.toNanos();
    while (System.nanoTime() < until) {
      var answer = state.get();
      var status = field(answer, "\"status\"\\s*:\\s*\"(\\w+)\"");
      if (status.equals("COMPLETED")) {
        return answer;
      }
      if (status.equals("FAILED") || status.equals("CANCELLED")) {
        throw new IllegalStateException("ended as " + answer);
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    throw new IllegalStateException("no end within " + JOB_LIMIT);
  }

  /** The meters of an API, counted from 1, in the form of Prometheus. */
  String apiMeters(int number) {
    return meters(port + MANAGEMENT + number - 1);
  }

  String schedulerMeters() {
    return meters(port + SCHEDULER_MANAGEMENT);
  }

  private String meters(int at) {
    return text(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + "/actuator/prometheus"))
            .timeout(CALL_LIMIT)
            .build());
  }

  /** Lets a server's process collect its garbage and tells what is left of its heap in use. */
  long liveHeapBytes(String name, Supplier<String> meters) {
    try {
      var pid = Files.readString(home.resolve("run/" + name + ".child")).strip();
      var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      var process =
          new ProcessBuilder(jcmd, pid, "GC.run")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("jcmd does not end");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return heapBytes(meters.get());
  }

  /** Bytes of heap in use, summed over the pools. */
  static long heapBytes(String meters) {
    return Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\"[^}]*} (\\S+)")
        .matcher(meters)
        .results()
        .mapToLong(match -> (long) Double.parseDouble(match.group(1)))
        .sum();
  }

  @Override
  public void close() {
    http.close();
  }
}
