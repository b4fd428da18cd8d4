package ondo.acceptance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import ondo.acceptance.Installation.Server;

/** Many clients, many jobs: an API that dies among them, floods, and sites that go. */
final class CrowdCases {

  private static final int PER_SECOND = 100;
  private static final int SECONDS = 6;
  private static final int MOST_TRIES = 30;
  private static final int FLOOD = 10_000;

  private CrowdCases() {}

  static List<FaultCase> all() {
    return List.of(
        new FaultCase(
            "F4", "kill -9 of one of two APIs under 100 requests/s", 20, 0, CrowdCases::f4),
        new FaultCase(
            "F51", "webhook that fails, hangs, redirects, resets", 5, 0, WebhookCase::run),
        new FaultCase("F55", "sites deleted while their jobs run", 5, 0, CrowdCases::f55),
        new FaultCase("F57", "10,000 jobs of low priority, one of high", 5, 5, CrowdCases::f57),
        new FaultCase("F58", "tenant with 10,000 jobs, another with one", 5, 5, CrowdCases::f58));
  }

  /** A call of the load: when it began and ended, which API, what came. */
  private record Call(
      Server api, boolean isPost, String key, String body, long began, Answer answer) {}

  private static Outcome f4(Site site, RandomGenerator random) throws Exception {
    var scheduler = site.installation().scheduler();
    var one = site.installation().api(scheduler, false);
    var two = site.installation().api(scheduler, false);
    var before = site.now();
    var calls = new ConcurrentLinkedQueue<Call>();
    var killAfter = Duration.ofMillis(1000 + random.nextInt(3000));
    var killed = 0L;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var began = System.nanoTime();
      for (var i = 0; i < PER_SECOND * SECONDS; i++) {
        var due = began + i * 1_000_000_000L / PER_SECOND;
        Await.pause(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
        if (killed == 0 && due - began > killAfter.toNanos()) {
          killed = System.nanoTime();
          one.program().kill();
        }
        // Behind a proxy: the dead one gets no new calls.
        var api = killed == 0 && i % 2 == 0 ? one : two;
        var isPost = i % 10 < 2;
        var number = i;
        var asked = System.nanoTime();
        threads.submit(() -> calls.add(call(api, isPost, number, asked)));
      }
    }
    endAll(site);
    return judged(site, two, killed, before, List.copyOf(calls));
  }

  private static Call call(Server api, boolean isPost, int number, long began) {
    if (!isPost) {
      var answer = patient(() -> api.http().get("/api/v1/sites?limit=5"));
      return new Call(api, false, "", "", began, answer);
    }
    var key = UUID.randomUUID().toString();
    var body = RequestCases.years(2021 + number / 40, 2060 + number % 40);
    return new Call(api, true, key, body, began, patient(() -> post(api, key, body)));
  }

  /** A client that is told to come later, as a busy machine does, comes a second later. */
  private static Answer patient(Supplier<Answer> call) {
    var answer = call.get();
    for (var i = 1; i < MOST_TRIES && answer.status() == 429; i++) {
      Await.pause(Duration.ofSeconds(1));
      answer = call.get();
    }
    return answer;
  }

  /** The same by its key, again where the connection ended that it was sent on. */
  private static Answer repeat(Server api, Call call) {
    var again = patient(() -> post(api, call.key(), call.body()));
    return again.status() > 0 ? again : patient(() -> post(api, call.key(), call.body()));
  }

  private static Answer post(Server api, String key, String body) {
    return api.http().send("POST", "/api/v1/jobs", body, Map.of("Idempotency-Key", key));
  }

  private static Outcome judged(
      Site site, Server living, long killed, double before, List<Call> calls) {
    var errors = calls.stream().filter(CrowdCases::isError).toList();
    var ofLiving = errors.stream().filter(c -> c.api().equals(living)).count();
    var late = errors.stream().filter(c -> c.began() > killed).count();
    var repeated = 0L;
    var odd = "";
    for (var call : calls) {
      if (call.isPost()) {
        var again = repeat(living, call);
        var same = isError(call) || again.text("id").equals(call.answer().text("id"));
        if (again.status() != 202 || !same) {
          repeated++;
          odd = " " + call.answer() + " then " + again;
        }
      }
    }
    endAll(site);
    var jobs =
        site.database()
            .number(
                "select count(*) from job where created_at > to_timestamp(%f)".formatted(before));
    var posts = calls.stream().filter(Call::isPost).count();
    var ended =
        site.database()
            .number(
                "select count(*) from job where status = 'COMPLETED' and created_at > to_timestamp(%f)"
                    .formatted(before));
    return new Outcome(
        ofLiving == 0 && late == 0 && repeated == 0 && jobs == posts && ended == jobs,
        -1,
        -1,
        Math.max(0, posts - ended),
        Math.max(0, jobs - posts),
        "calls %d, cut with the API %d, errors of the other %d, repeats that differ %d%s"
            .formatted(calls.size(), errors.size() - ofLiving, ofLiving, repeated, odd));
  }

  private static boolean isError(Call call) {
    return call.answer().status() != (call.isPost() ? 202 : 200);
  }

  private static void endAll(Site site) {
    RequestCases.endAll(site);
  }

  private static Outcome f55(Site site, RandomGenerator random) throws Exception {
    var scheduler = site.installation().scheduler();
    var api = site.installation().api(scheduler, false);
    var odd = 0L;
    for (var i = 0; i < 10; i++) {
      var id = Site.register(api, 1).getFirst();
      var job =
          api.http()
              .post(
                  "/api/v1/jobs", "{\"type\":\"ASSESS_SITES\",\"siteIds\":[\"%s\"]}".formatted(id))
              .text("id");
      Await.pause(Duration.ofMillis(random.nextInt(120)));
      var deleted = api.http().send("DELETE", "/api/v1/sites/" + id, "", Map.of()).status();
      var status = site.installation().ended(UUID.fromString(job));
      odd += deleted == 204 && !status.equals("FAILED") ? 0 : 1;
    }
    var orphans =
        site.database()
            .number(
                "select count(*) from site_risk r where not exists (select from site s where s.id = r.site_id)");
    var night = Installation.openNight(scheduler);
    var outcome = site.nightOutcome(0, night, -1, -1, "10 sites, orphans " + orphans);
    return orphans == 0 && odd == 0 ? outcome : KillCases.failed(outcome, " odd ends " + odd);
  }

  /** Jobs as an API would have written them, too many to ask for one by one. */
  private static void flood(Site site, String tenant, int priority) {
    site.database()
        .execute(
            """
            insert into job (id, type, tenant, params, live_key, request_hash, priority)
            select gen_random_uuid(), 'ASSESS_SITES', '%s', '{"siteIds": "all"}'::jsonb,
                   'flood ' || n, 'flood', %d
            from generate_series(1, %d) n
            """
                .formatted(tenant, priority, FLOOD));
    site.database().execute("select pg_notify('ondo_work', '')");
  }

  private static Outcome f57(Site site, RandomGenerator random) throws Exception {
    return overtakes(site, "default", 1, 10);
  }

  private static Outcome f58(Site site, RandomGenerator random) throws Exception {
    site.database()
        .execute(
            """
            insert into site (id, tenant, external_id, name, latitude, longitude, attributes)
            select gen_random_uuid(), 'flood', external_id, name, latitude, longitude, attributes
            from site where tenant = 'default'
            """);
    try {
      return overtakes(site, "flood", 5, 5);
    } finally {
      site.database().execute("delete from site where tenant = 'flood'");
    }
  }

  /** One job among ten thousand others starts within its limit, and the others go on. */
  private static Outcome overtakes(Site site, String tenant, int low, int high) throws Exception {
    var scheduler = site.installation().scheduler();
    var api =
        site.installation()
            .api(
                scheduler,
                false,
                "--ondo.api.open-jobs=20000",
                "--ondo.api.open-jobs-of-all=20000");
    flood(site, tenant, low);
    Await.until(
        "work on the flood",
        Duration.ofSeconds(60),
        () ->
            site.database()
                    .number(
                        "select count(*) from job where live_key like 'flood %' and status = 'COMPLETED'")
                > 20);
    var answer =
        api.http()
            .post(
                "/api/v1/jobs",
                "{\"type\":\"ASSESS_SITES\",\"siteIds\":\"all\",\"priority\":%d}".formatted(high));
    var job = UUID.fromString(answer.text("id"));
    var status = site.installation().ended(job);
    var begun = NetworkCases.begun(site, job);
    var done =
        site.database()
            .number(
                "select count(*) from job where live_key like 'flood %' and status = 'COMPLETED'");
    var odd =
        site.database()
            .number("select count(*) from job where live_key like 'flood %' and status = 'FAILED'");
    site.cancelAll();
    site.database()
        .execute("delete from job where live_key like 'flood %' and status <> 'RUNNING'");
    return new Outcome(
        status.equals("COMPLETED") && begun <= 5 && odd == 0,
        begun,
        begun,
        status.equals("COMPLETED") ? 0 : 1,
        0,
        "began after %.2f s, %d of the others done".formatted(begun, done));
  }
}
