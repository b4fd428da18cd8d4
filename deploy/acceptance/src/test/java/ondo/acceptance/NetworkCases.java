package ondo.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import ondo.acceptance.WireProxy.Fault;

/** Networks that fall silent, statements that fail, pools that are empty, servers that are slow. */
final class NetworkCases {

  private static final double NOTICED = 10;
  private static final int CALLS = 30;

  /** More statements than the longest transaction has: fewer, and it could never be made. */
  private static final int LONGEST_WRITE = 500;

  /** By default fewer calls work than there are connections, and the others wait before these. */
  private static final String WORK_ON_ALL = "--ondo.api.working=32";

  private NetworkCases() {}

  static List<FaultCase> all() {
    return List.of(
        new FaultCase("F11", "all connections of the API held", 5, 1, NetworkCases::f11),
        new FaultCase(
            "F13", "connections to PostgreSQL fall silent", 5, NOTICED, NetworkCases::f13),
        new FaultCase("F15", "scheduler answers after 30 s", 5, 5, NetworkCases::f15),
        new FaultCase(
            "F50",
            "each n-th statement fails, breaks, or commits and reports failure",
            20,
            0,
            NetworkCases::f50));
  }

  /** One statement holds the table that all calls want, until none has a connection left. */
  private static Outcome f11(Site site, RandomGenerator random) throws Exception {
    var api = site.installation().api(site.installation().scheduler(), false, WORK_ON_ALL);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var holder = site.database().connect();
        var lock = holder.createStatement()) {
      holder.setAutoCommit(false);
      lock.execute("lock table site in access exclusive mode");
      var calls = new ArrayList<Callable<Double>>();
      var statuses = new ArrayList<Integer>();
      for (var i = 0; i < CALLS; i++) {
        calls.add(() -> seconds(() -> add(statuses, api.http().get("/api/v1/sites?limit=5"))));
      }
      var running = calls.stream().map(threads::submit).toList();
      Await.until("the refusals", Duration.ofSeconds(20), () -> count(statuses, 503) >= CALLS / 2);
      var health = seconds(() -> api.http().get("/actuator/health/liveness"));
      holder.rollback();
      var released = System.nanoTime();
      Await.until(
          "the recovery",
          Duration.ofSeconds(20),
          () -> api.http().get("/api/v1/sites?limit=5").status() == 200);
      var recovery = (System.nanoTime() - released) / 1e9;
      var slowest = 0.0;
      for (var call : running) {
        slowest = Math.max(slowest, call.get());
      }
      var odd = statuses.stream().filter(s -> s != 200 && s != 503 && s != 429).distinct().toList();
      var refused = count(statuses, 503);
      return new Outcome(
          refused > 0 && odd.isEmpty() && health <= 0.1 && recovery <= 1,
          recovery,
          recovery,
          0,
          0,
          "503: %d of %d, health after %.3f s, slowest %.1f s, odd %s"
              .formatted(refused, CALLS, health, slowest, odd));
    }
  }

  private static long count(List<Integer> statuses, int status) {
    synchronized (statuses) {
      return statuses.stream().filter(s -> s == status).count();
    }
  }

  private static void add(List<Integer> statuses, Answer answer) {
    synchronized (statuses) {
      statuses.add(answer.status());
    }
  }

  private static double seconds(Runnable call) {
    var began = System.nanoTime();
    call.run();
    return (System.nanoTime() - began) / 1e9;
  }

  private static Outcome f13(Site site, RandomGenerator random) throws Exception {
    var proxy = site.installation().proxy();
    var server = site.installation().schedulerBehindProxy();
    var night = Installation.openNight(server);
    site.awaitMidNight(night, random);
    try (var sampler = new Sampler(site.database(), night)) {
      var cut = proxy.fallSilent();
      if (cut == 0) {
        throw new IllegalStateException("no connection fell silent");
      }
      var fault = site.now();
      var progress = site.firstProgressAfter(night, fault + 0.1);
      var since = progress - fault;
      return sampler.judged(
          site.nightOutcome(NOTICED, night, since, since, "silent connections " + cut));
    }
  }

  private static Outcome f50(Site site, RandomGenerator random) throws Exception {
    var proxy = site.installation().proxy();
    var server = site.installation().schedulerBehindProxy("--ondo.scheduler.retry-first=200ms");
    var kinds = List.of(Fault.REFUSED, Fault.CUT, Fault.UNKNOWN);
    var kind = kinds.get(random.nextInt(kinds.size()));
    var n =
        kind == Fault.UNKNOWN
            ? 3 + random.nextInt(20)
            : LONGEST_WRITE + random.nextInt(LONGEST_WRITE);
    var night = Installation.openNight(server);
    proxy.fail(kind, n);
    try {
      site.installation().ended(night);
      var seen = proxy.faults();
      proxy.fail(Fault.NONE, 1);
      var outcome =
          site.nightOutcome(
              0,
              night,
              -1,
              -1,
              "%s every %d, faults %d, redone chunks %d"
                  .formatted(kind, n, seen, site.redone(night)));
      return seen > 0 ? outcome : KillCases.failed(outcome, " nothing failed");
    } finally {
      proxy.fail(Fault.NONE, 1);
    }
  }

  /** A scheduler that takes calls and does not answer them; the ledger is read all the same. */
  private static Outcome f15(Site site, RandomGenerator random) throws Exception {
    var scheduler = site.installation().scheduler();
    var api = site.installation().apiAt("http://127.0.0.1:" + DEAF.port(), false);
    var slowest = 0.0;
    var latest = 0.0;
    var lost = 0L;
    for (var i = 0; i < 10; i++) {
      var began = System.nanoTime();
      var answer =
          api.http().post("/api/v1/jobs", RequestCases.years(2021, 2030 + random.nextInt(60)));
      slowest = Math.max(slowest, (System.nanoTime() - began) / 1e9);
      var job = UUID.fromString(answer.text("id"));
      var status = site.installation().ended(job);
      lost += answer.status() == 202 && status.equals("COMPLETED") ? 0 : 1;
      latest = Math.max(latest, begun(site, job));
    }
    return new Outcome(
        lost == 0 && slowest <= 1 && latest <= 5 && scheduler.program().isAlive(),
        latest,
        latest,
        lost,
        0,
        "slowest POST %.3f s, latest begin %.2f s".formatted(slowest, latest));
  }

  private static final Deaf DEAF = new Deaf();

  /** Takes connections and never answers, the same for all runs. */
  private static final class Deaf {

    private final ServerSocket door;

    private Deaf() {
      try {
        door = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private int port() {
      return door.getLocalPort();
    }
  }

  /** Seconds from the row of a job to the first claim of its work. */
  static double begun(Site site, UUID job) {
    return site.database()
        .decimal(
            """
            select extract(epoch from min(c.started_at) - j.created_at)
            from chunk c join job j on j.id = c.job_id where j.id = '%s' group by j.created_at
            """
                .formatted(job));
  }
}
