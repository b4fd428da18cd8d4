package ondo.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import ondo.acceptance.Installation.Server;

/** Storms of requests, repeats, cancellations, and an api-server that dies or is alone. */
final class RequestCases {

  private static final String ALL = "{\"type\":\"ASSESS_SITES\",\"siteIds\":\"all\"}";
  private static final int STORM = 1000;
  private static final int PRACTICE = 3;

  /** Every call waits for a connection, and for as long as it takes. */
  private static final String[] ADMIT_ALL = {
    "--ondo.api.admission=1000",
    "--ondo.api.working=1000",
    "--spring.datasource.hikari.connection-timeout=20000"
  };

  private static final int WARMING = 4000;
  private static final int CROWD = 20;
  private static final int OPEN_LIMIT = 200;

  private RequestCases() {}

  static List<FaultCase> all() {
    return List.of(
        new FaultCase("F5", "kill -9 of the API between commit and answer", 5, 0, RequestCases::f5),
        new FaultCase("F14", "scheduler away when jobs are asked for", 5, 5, RequestCases::f14),
        new FaultCase(
            "F25", "1,000 identical requests at once, all admitted", 20, 0, RequestCases::f25),
        new FaultCase("F26", "1,000 different requests, limit 200", 5, 0, RequestCases::f26),
        new FaultCase("F27", "idempotency key with another body", 5, 0, RequestCases::f27),
        new FaultCase("F28", "night asked for while one runs", 5, 0, RequestCases::f28),
        new FaultCase("F56", "cancel in every phase", 20, 2, RequestCases::f56));
  }

  /** A body that differs from all others in its years. */
  static String years(int from, int to) {
    return "{\"type\":\"ASSESS_SITES\",\"siteIds\":\"all\",\"years\":{\"from\":%d,\"to\":%d}}"
        .formatted(from, to);
  }

  private record Timed(Answer answer, double seconds) {}

  private static List<Timed> storm(Server api, List<String> bodies, Map<String, String> headers)
      throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Callable<Timed>>();
      for (var body : bodies) {
        calls.add(
            () -> {
              var began = System.nanoTime();
              var answer = api.http().send("POST", "/api/v1/jobs", body, headers);
              return new Timed(answer, (System.nanoTime() - began) / 1e9);
            });
      }
      var answers = new ArrayList<Timed>();
      for (var done : threads.invokeAll(calls)) {
        answers.add(done.get());
      }
      return answers;
    }
  }

  private static double p99(List<Timed> answers) {
    var sorted = answers.stream().mapToDouble(Timed::seconds).sorted().toArray();
    return sorted[(int) Math.ceil(sorted.length * 0.99) - 1];
  }

  /**
   * Repeats are one job for as long as it lives, so the workers doze meanwhile; or for ever, by a
   * key, while they work.
   */
  private static Outcome f25(Site site, RandomGenerator random) throws Exception {
    var keyed = random.nextBoolean();
    var scheduler = site.installation().scheduler();
    // By default the API admits a few and answers 429 to the others before they reach the ledger.
    var api = site.installation().api(scheduler, false, ADMIT_ALL);
    warmUp(api);
    // The callers share the cores: their first storms would measure their own start.
    for (var i = 0; i < PRACTICE; i++) {
      var _ = stormWithKey(api);
    }
    endAll(site);
    var before = site.database().number("select count(*) from job");
    var cpu = api.program().cpuSeconds();
    var own = Program.cpuSeconds(ProcessHandle.current());
    var answers = keyed ? stormWithKey(api) : stormWhileAsleep(api, scheduler);
    cpu = api.program().cpuSeconds() - cpu;
    own = Program.cpuSeconds(ProcessHandle.current()) - own;
    var accepted = answers.stream().filter(a -> a.answer().status() == 202).toList();
    var ids = accepted.stream().map(a -> a.answer().text("id")).distinct().count();
    var jobs = site.database().number("select count(*) from job") - before;
    var p99 = p99(answers);
    endAll(site);
    return new Outcome(
        accepted.size() == STORM && ids == 1 && jobs == 1 && p99 <= 1,
        -1,
        -1,
        jobs == 0 ? 1 : 0,
        Math.max(0, jobs - 1),
        "%s; processor %.2f s of the API, %.2f s of the callers; 202: %d, ids %d, jobs %d, p99 %.2f s, others %s"
            .formatted(
                keyed ? "one key" : "workers asleep",
                cpu,
                own,
                accepted.size(),
                ids,
                jobs,
                p99,
                others(answers)));
  }

  private static List<Timed> stormWithKey(Server api) throws Exception {
    var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    return storm(api, Collections.nCopies(STORM, ALL), key);
  }

  private static List<Timed> stormWhileAsleep(Server api, Server scheduler) throws Exception {
    scheduler.program().signal("STOP");
    try {
      return storm(api, Collections.nCopies(STORM, ALL), Map.of());
    } finally {
      scheduler.program().signal("CONT");
    }
  }

  /** What else was answered; without an answer, why. */
  private static String others(List<Timed> answers) {
    return answers.stream()
        .map(Timed::answer)
        .filter(answer -> answer.status() != 202)
        .map(answer -> answer.status() > 0 ? "" + answer.status() : answer.body())
        .distinct()
        .sorted()
        .toList()
        .toString();
  }

  /** A process that has answered such calls before is what a storm meets. */
  private static void warmUp(Server api) throws Exception {
    var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    for (var i = 0; i < WARMING; i += CROWD) {
      storm(api, Collections.nCopies(CROWD, years(2021, 2100)), key);
    }
  }

  private static Outcome f26(Site site, RandomGenerator random) throws Exception {
    var scheduler = site.installation().scheduler();
    var api = site.installation().api(scheduler, false, ADMIT_ALL);
    scheduler.program().kill();
    var before = site.now();
    var bodies = new ArrayList<String>();
    for (var i = 0; i < STORM; i++) {
      bodies.add(years(2021 + i / 40, 2060 + i % 40));
    }
    var answers = storm(api, bodies, Map.of());
    var accepted = answers.stream().filter(a -> a.answer().status() == 202).count();
    var refused = answers.stream().filter(a -> a.answer().status() == 429).count();
    site.installation().scheduler();
    endAll(site);
    var done =
        site.database()
            .number(
                "select count(*) from job where status = 'COMPLETED' and created_at > to_timestamp(%f)"
                    .formatted(before));
    return new Outcome(
        accepted == OPEN_LIMIT && refused == STORM - OPEN_LIMIT && done == OPEN_LIMIT,
        -1,
        -1,
        Math.max(0, accepted - done),
        Math.max(0, accepted - OPEN_LIMIT),
        "202: %d, 429: %d, completed %d, p99 %.2f s"
            .formatted(accepted, refused, done, p99(answers)));
  }

  private static long open(Site site) {
    return site.database()
        .number("select count(*) from job where status in ('PENDING', 'RUNNING')");
  }

  static void endAll(Site site) {
    Await.until("the end of all jobs", Duration.ofMinutes(5), () -> open(site) == 0);
  }

  private static Outcome f27(Site site, RandomGenerator random) throws Exception {
    var scheduler = site.installation().scheduler();
    var api = site.installation().api(scheduler, false);
    var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    var first = api.http().send("POST", "/api/v1/jobs", ALL, key);
    var other = ALL.replace("\"all\"}", "\"all\",\"scenarios\":[\"SSP126\"]}");
    var reused = api.http().send("POST", "/api/v1/jobs", other, key);
    var again = api.http().send("POST", "/api/v1/jobs", ALL, key);
    endAll(site);
    var passed =
        first.status() == 202
            && reused.status() == 422
            && reused.text("code").equals("idempotency-key-reused")
            && again.text("id").equals(first.text("id"));
    return new Outcome(passed, -1, -1, 0, 0, "422 " + reused.text("code"));
  }

  private static Outcome f28(Site site, RandomGenerator random) throws Exception {
    var scheduler = site.installation().scheduler();
    var night = Installation.openNight(scheduler);
    site.awaitMidNight(night, random);
    var same = Installation.openNight(scheduler).equals(night);
    var outcome = site.nightOutcome(0, night, -1, -1, "joined");
    return same ? outcome : KillCases.failed(outcome, " a second night began");
  }

  private static Outcome f5(Site site, RandomGenerator random) throws Exception {
    var scheduler = site.installation().scheduler();
    var api = site.installation().api(scheduler, true);
    var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    var before = site.database().number("select count(*) from job");
    try (var debugger = new Debugger(api.debugPort());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      debugger.watch("ondo.api.job.SchedulerWake", "ring", 0, Duration.ofSeconds(60));
      var call = threads.submit(() -> api.http().send("POST", "/api/v1/jobs", ALL, key));
      debugger.held(Duration.ofSeconds(60));
      api.program().kill();
      var cut = call.get();
      var next = site.installation().api(scheduler, false);
      var again = next.http().send("POST", "/api/v1/jobs", ALL, key);
      endAll(site);
      var jobs = site.database().number("select count(*) from job") - before;
      return new Outcome(
          cut.status() == 0 && again.status() == 202 && jobs == 1,
          -1,
          -1,
          jobs == 0 ? 1 : 0,
          Math.max(0, jobs - 1),
          "the repeat found the job");
    }
  }

  private static Outcome f14(Site site, RandomGenerator random) throws Exception {
    var scheduler = site.installation().scheduler();
    var api = site.installation().api(scheduler, false);
    scheduler.program().kill();
    var answer = api.http().post("/api/v1/jobs", ALL);
    var job = UUID.fromString(answer.text("id"));
    var fault = site.now();
    site.installation().scheduler();
    var ready = site.now();
    var claimed = site.firstClaimAfter(job, fault);
    var status = site.installation().ended(job);
    var recovery = Math.max(0, claimed - ready);
    return new Outcome(
        answer.status() == 202 && status.equals("COMPLETED") && recovery <= 5,
        recovery,
        claimed - fault,
        status.equals("COMPLETED") ? 0 : 1,
        0,
        "202 without a scheduler");
  }

  /**
   * Cancels jobs at random moments; a cancelled one stays so, and nothing works for it after 2 s.
   */
  private static Outcome f56(Site site, RandomGenerator random) throws Exception {
    var scheduler = site.installation().scheduler();
    var api = site.installation().api(scheduler, false);
    var slowest = 0.0;
    var wrong = 0L;
    for (var i = 0; i < 20; i++) {
      var job = api.http().post("/api/v1/jobs", ALL).text("id");
      Await.pause(Duration.ofMillis(random.nextInt(80)));
      api.http().send("DELETE", "/api/v1/jobs/" + job, "", Map.of());
      wrong += settled(site, UUID.fromString(job)) ? 0 : 1;
    }
    var night = Installation.openNight(scheduler);
    site.awaitMidNight(night, random);
    Await.until("work", Duration.ofSeconds(20), () -> workers(scheduler.program().pid()) > 0);
    var asked = System.nanoTime();
    scheduler.http().post("/internal/batches/runs/" + night + "/cancel", "");
    slowest = Math.max(slowest, stopped(scheduler, asked));
    wrong += site.installation().status(night).equals("CANCELLED") ? 0 : 1;
    return new Outcome(
        wrong == 0 && slowest <= 2,
        slowest,
        slowest,
        wrong,
        0,
        "20 races, one night; work stopped after %.2f s".formatted(slowest));
  }

  /** One end, and the same one a while later. */
  private static boolean settled(Site site, UUID job) {
    var status = site.installation().ended(job);
    Await.pause(Duration.ofMillis(300));
    var running =
        site.database()
            .number(
                "select count(*) from chunk where status = 'RUNNING' and job_id = '" + job + "'");
    return running == 0
        && site.installation().status(job).equals(status)
        && !status.equals("FAILED");
  }

  /** Seconds until the scheduler's own threads have nothing in work. */
  private static double stopped(Server scheduler, long asked) {
    Await.until(
        "the end of the cancelled work",
        Duration.ofSeconds(20),
        () -> workers(scheduler.program().pid()) == 0);
    return (System.nanoTime() - asked) / 1e9;
  }

  /** Threads of the process whose name is that of a worker. */
  private static long workers(long pid) {
    try (var tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
      return tasks.filter(RequestCases::isWorker).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isWorker(Path task) {
    try {
      return Files.readString(task.resolve("comm")).startsWith("ondo-work");
    } catch (IOException e) {
      // It ended between the two looks.
      return false;
    }
  }
}
