package ondo.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thousand clients that listen to one job over all instances of the running system, from its
 * first chunks to its end. The job has to outlast their arrival: {@link SiteSpeed} imports a
 * thousand sites, and {@code ONDO_SCHEDULER_SITESPERCHUNK=1} makes a chunk of each.
 */
public final class Listeners {

  private static final int LISTENERS = 1_000;
  private static final int LIMIT_SECONDS = 300;
  private static final int MOST_TRIES = 60;
  private static final long PAUSE_NANOS = 1_000_000_000L;
  private static final double MIB = 1 << 20;
  private static final double NANOS_PER_MS = 1e6;

  private final RunningSystem system;
  private final String key;
  private final AtomicInteger refused = new AtomicInteger();
  private final Set<String> failures = ConcurrentHashMap.newKeySet();
  private final CountDownLatch connected = new CountDownLatch(LISTENERS);

  private Listeners(RunningSystem system) {
    this.system = system;
    key = system.key();
  }

  /** What one listener heard. */
  private record Heard(int progress, String last, long atNanos) {}

  /**
   * Measures and writes its part of {@code performance.md}.
   *
   * @param arguments the folder of the documents
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (var system = RunningSystem.find()) {
      var report = new Listeners(system).measure();
      report.write(Path.of(arguments[0]).resolve("performance.md"));
      System.out.println(report);
    }
  }

  private Report measure() throws IOException, InterruptedException {
    var before = Machine.load();
    var heaps = heaps();
    var answer =
        system.post(
            "/api/v1/jobs", "application/json", "{\"type\":\"ASSESS_SITES\",\"siteIds\":\"all\"}");
    var job = RunningSystem.field(answer, "\"id\"\\s*:\\s*\"([^\"]+)\"");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var begun = System.nanoTime();
      var all = new ArrayList<CompletableFuture<Heard>>();
      for (var i = 0; i < LISTENERS; i++) {
        var port = system.apiPort(1 + i % system.apis());
        all.add(CompletableFuture.supplyAsync(() -> listen(port, job), threads));
      }
      if (!connected.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            connected.getCount() + " listeners did not get through: " + failures);
      }
      var arrival = System.nanoTime() - begun;
      var early = all.stream().filter(CompletableFuture::isDone).count();
      var during = heaps();
      var heard = all.stream().map(CompletableFuture::join).toList();
      var completed = heard.stream().filter(one -> one.last().equals("completed")).toList();
      var first = completed.stream().mapToLong(Heard::atNanos).min().orElse(0);
      var last = completed.stream().mapToLong(Heard::atNanos).max().orElse(0);
      var report = new Report("listeners");
      report.heading("## A thousand listeners");
      report.line(
          "%,d clients listen to one job by server-sent events, in turn over %d instances, from its",
          LISTENERS, system.apis());
      report.line("first chunks to its end; the scheduler works at it meanwhile.");
      report.line("");
      report.line("- Machine: %s.", Machine.describe());
      report.line(
          "- Date: %s; load average %.1f when it began.", LocalDate.now(ZoneOffset.UTC), before);
      report.line("- Goal: no lost terminal event.");
      report.line(
          "- Again: `ONDO_SCHEDULER_SITESPERCHUNK=1 deploy/ondo up --api 2`, `SiteSpeed`, then `Listeners`");
      report.line(
          "  by `mvn -q -Pbench-system -DskipTests -pl ecosystem/benchmarks -am verify -Dbench.main=ondo.benchmarks.Listeners`.");
      report.line("");
      report.line("| what | value |");
      report.line("|---|---:|");
      report.line("| all connected after, s | %.1f |", arrival / NANOS_PER_MS / 1000);
      if (!failures.isEmpty()) {
        System.out.println(failures);
      }
      report.line("| refused at first and came again after a second | %,d |", refused.get());
      report.line("| heard only the end, because the job was over when they came | %,d |", early);
      report.line("| heard the end | %,d of %,d |", completed.size(), LISTENERS);
      report.line(
          "| events of progress heard, all together | %,d |",
          heard.stream().mapToLong(Heard::progress).sum());
      report.line("| first to last that heard the end, ms | %.0f |", (last - first) / NANOS_PER_MS);
      for (var i = 0; i < heaps.length; i++) {
        report.line(
            "| live heap of instance %d before, with listeners, after, MiB | %.1f, %.1f, %.1f |",
            i + 1, heaps[i], during[i], heaps()[i]);
      }
      return report;
    }
  }

  private double[] heaps() {
    var heaps = new double[system.apis()];
    for (var i = 0; i < heaps.length; i++) {
      var number = i + 1;
      heaps[i] = system.liveHeapBytes("api-" + number, () -> system.apiMeters(number)) / MIB;
    }
    return heaps;
  }

  /** Comes again when it is refused, as the answer asks for, and as browsers do. */
  private Heard listen(int port, String job) {
    for (var tries = 0; tries < MOST_TRIES; tries++) {
      try {
        var heard = hear(port, job);
        if (heard != null) {
          return heard;
        }
      } catch (IOException e) {
        failures.add(e.toString());
      }
      refused.incrementAndGet();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return new Heard(0, "nothing", System.nanoTime());
  }

  /** Null when the server refuses. */
  private @Nullable Heard hear(int port, String job) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(LIMIT_SECONDS * 1000);
      var request =
          "GET /api/v1/jobs/%s/events HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
              .formatted(job, key);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      var lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      var status = lines.readLine();
      if (status == null || !status.contains(" 200")) {
        failures.add(String.valueOf(status));
        return null;
      }
      return hear(lines);
    }
  }

  private Heard hear(BufferedReader lines) throws IOException {
    var progress = 0;
    var last = "nothing";
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("event: ")) {
        if (last.equals("nothing")) {
          connected.countDown();
        }
        last = line.substring("event: ".length());
        if (!last.equals("progress")) {
          return new Heard(progress, last, System.nanoTime());
        }
        progress++;
      }
    }
    return new Heard(progress, last, System.nanoTime());
  }
}
