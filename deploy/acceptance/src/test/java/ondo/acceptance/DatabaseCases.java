package ondo.acceptance;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** A database that crashes, goes away or cuts sessions. */
final class DatabaseCases {

  private static final String SCHEDULER = "ondo-scheduler";
  private static final Duration OUTAGE = Duration.ofSeconds(40);

  private DatabaseCases() {}

  static List<FaultCase> all() {
    return List.of(
        new FaultCase("F7", "kill -9 of a PostgreSQL backend at work", 5, 20, DatabaseCases::f7),
        new FaultCase("F8", "PostgreSQL away for 40 s", 20, 10, DatabaseCases::f8),
        new FaultCase("F9", "sessions terminated twice a second", 5, 0, DatabaseCases::f9));
  }

  private static Outcome f7(Site site, RandomGenerator random) throws Exception {
    var server = site.installation().scheduler();
    var night = Installation.openNight(server);
    site.awaitMidNight(night, random);
    var question =
        "select pid::text from pg_stat_activity where application_name = 'ondo-scheduler'"
            + " and state <> 'idle' and query not like '%pg_stat_activity%' limit 1";
    Await.until(
        "a backend at work",
        Duration.ofSeconds(30),
        () -> !site.database().text(question).isEmpty());
    var pid = site.database().text(question);
    var fault = site.now();
    if (!pid.isEmpty()) {
      Program.signal(Long.parseLong(pid), "KILL");
    }
    Await.until("the database's recovery", Duration.ofSeconds(60), () -> answers(site));
    var progress = site.firstProgressAfter(night, fault);
    return site.nightOutcome(20, night, progress - fault, progress - fault, "");
  }

  private static boolean answers(Site site) {
    try {
      return site.database().number("select 1") == 1;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private static Outcome f8(Site site, RandomGenerator random) throws Exception {
    var server = site.installation().scheduler();
    var night = Installation.openNight(server);
    site.awaitMidNight(night, random);
    try (var sampler = new Sampler(site.database(), night)) {
      var fault = site.now();
      site.database().stopAtOnce();
      Await.pause(OUTAGE.dividedBy(2));
      var isDown = !Installation.isReady(server);
      var isAlive = server.http().get("/actuator/health/liveness").status() == 200;
      Await.pause(OUTAGE.dividedBy(2));
      site.database().startAgain();
      var back = site.now();
      var progress = site.firstProgressAfter(night, back);
      var outcome =
          sampler.judged(site.nightOutcome(10, night, progress - back, progress - fault, ""));
      return isDown && isAlive
          ? outcome
          : KillCases.failed(outcome, " readiness DOWN " + isDown + " liveness UP " + isAlive);
    }
  }

  private static Outcome f9(Site site, RandomGenerator random) throws Exception {
    var server = site.installation().scheduler();
    var night = Installation.openNight(server);
    site.awaitMidNight(night, random);
    var began = site.now();
    var cuts = 0L;
    while (site.now() - began < 60 && !site.installation().status(night).equals("COMPLETED")) {
      cuts +=
          site.database()
              .list(
                  "select pg_terminate_backend(pid)::text from pg_stat_activity where application_name = '"
                      + SCHEDULER
                      + "' order by random() limit 1")
              .size();
      Await.pause(Duration.ofMillis(500));
    }
    var outcome = site.nightOutcome(0, night, -1, -1, "sessions cut " + cuts);
    return cuts > 0 ? outcome : KillCases.failed(outcome, " no session was cut");
  }
}
