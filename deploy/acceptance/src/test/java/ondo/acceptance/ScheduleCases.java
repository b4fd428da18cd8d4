package ondo.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import ondo.acceptance.Installation.Server;

/**
 * Leaders that die in a row, hours that are missed or come twice, steps that wait, data that
 * change.
 */
final class ScheduleCases {

  private static final double TAKEOVER = 20;

  private ScheduleCases() {}

  static List<FaultCase> all() {
    return List.of(
        new FaultCase(
            "F24",
            "three schedulers, the leader killed three times",
            5,
            TAKEOVER,
            ScheduleCases::f24),
        new FaultCase("F29", "hour missed by 1 h, 3 d or 1 y", 5, 0, ScheduleCases::f29),
        new FaultCase("F30", "hour that comes twice", 5, 0, ScheduleCases::f30),
        new FaultCase("F31", "step due while the one before hangs", 5, 5, ScheduleCases::f31),
        new FaultCase("F32", "data changed while the API is read", 5, 0, ScheduleCases::f32));
  }

  private static Outcome f24(Site site, RandomGenerator random) throws Exception {
    var all =
        new ArrayList<>(
            List.of(
                site.installation().scheduler(),
                site.installation().scheduler(),
                site.installation().scheduler()));
    var night = Installation.openNight(all.getFirst());
    var worst = 0.0;
    var kills = 0;
    try (var sampler = new Sampler(site.database(), night)) {
      site.awaitMidNight(night, random);
      while (kills < 3 && !site.installation().status(night).equals("COMPLETED")) {
        var leader = all.stream().filter(Server::leads).findFirst().orElseThrow();
        var fault = site.now();
        leader.program().kill();
        all.remove(leader);
        kills++;
        all.add(site.installation().startScheduler());
        var progress = site.firstProgressAfter(night, fault);
        worst = Math.max(worst, progress - fault);
      }
      all.forEach(site.installation()::ready);
      return sampler.judged(site.nightOutcome(TAKEOVER, night, worst, worst, "kills " + kills));
    }
  }

  private static final String TRIGGER = "qrtz_triggers where trigger_name = 'night'";

  /** Lets the day's night be opened by its hour, although one was opened today. */
  private static void forgetNights(Site site) {
    site.database()
        .execute("update job set idempotency_key = null where idempotency_key like 'night of%'");
  }

  private static List<String> nightsAfter(Site site, double moment) {
    return site.database()
        .list(
            "select id::text from job where type = 'NIGHT' and created_at > to_timestamp(%f)"
                .formatted(moment));
  }

  /** The time that the schedule keeps is moved back while nobody runs it. */
  private static Outcome f29(Site site, RandomGenerator random) throws Exception {
    var first = site.installation().scheduler();
    site.installation().end(first);
    forgetNights(site);
    var late = List.of(3_600L, 3 * 86_400L, 366 * 86_400L).get(random.nextInt(3));
    site.database()
        .execute(
            ("update qrtz_triggers set next_fire_time ="
                    + " extract(epoch from clock_timestamp() - interval '%d s')::bigint * 1000"
                    + " where trigger_name = 'night'")
                .formatted(late));
    var before = site.now();
    site.installation().scheduler();
    var ready = site.now();
    Await.until(
        "the missed night", Duration.ofSeconds(60), () -> !nightsAfter(site, before).isEmpty());
    var nights = nightsAfter(site, before);
    var night = UUID.fromString(nights.getFirst());
    var outcome =
        site.nightOutcome(
            0, night, site.now() - ready, -1, "missed by %d h, opened once".formatted(late / 3600));
    var count = nightsAfter(site, before).size();
    var next =
        site.database().number("select next_fire_time from " + TRIGGER) / 1000.0 > site.now();
    return count == 1 && next
        ? outcome
        : KillCases.failed(outcome, " nights %d, next in the future %s".formatted(count, next));
  }

  /** The hour fires, and the clock is set back before it: there is one night all the same. */
  private static Outcome f30(Site site, RandomGenerator random) throws Exception {
    var scheduler = site.installation().scheduler();
    forgetNights(site);
    var before = site.now();
    var fired = 0;
    for (var i = 0; i < 2; i++) {
      var log = site.installation().logged();
      site.database()
          .execute(
              "update qrtz_triggers set next_fire_time ="
                  + " extract(epoch from clock_timestamp() + interval '1 s')::bigint * 1000,"
                  + " trigger_state = 'WAITING' where trigger_name = 'night'");
      // The schedule looks once in half a minute for triggers that it did not know of.
      Await.until(
          "the fire",
          Duration.ofSeconds(60),
          () -> site.installation().isLogged("night fired", log));
      fired++;
    }
    var nights = nightsAfter(site, before);
    var outcome =
        site.nightOutcome(
            0, UUID.fromString(nights.getFirst()), -1, -1, "fired %d times".formatted(fired));
    return nights.size() == 1 && scheduler.program().isAlive()
        ? outcome
        : KillCases.failed(outcome, " nights " + nights.size());
  }

  private static Outcome f31(Site site, RandomGenerator random) throws Exception {
    var server = site.installation().scheduler();
    var point = HangCases.anyPoint(site, random);
    HangCases.trap(
        site,
        "slow",
        "if new.grid_id = %d and nextval('fault_slow') = 1 then perform pg_sleep(6); end if;"
            .formatted(point));
    UUID night;
    try {
      night = Installation.openNight(server);
      site.installation().ended(night);
    } finally {
      HangCases.untrap(site, "slow");
    }
    var gap =
        site.database()
            .decimal(
                """
                select max(extract(epoch from n.started_at - s.finished_at)) from step s
                join step n on n.job_id = s.job_id and n.ordinal = s.ordinal + 1
                where s.job_id = '%s'
                """
                    .formatted(night));
    var early =
        site.database()
            .number(
                """
                select count(*) from chunk c join step s on s.job_id = c.job_id and s.ordinal = c.step
                join chunk e on e.job_id = c.job_id and e.step < c.step
                where c.job_id = '%s' and c.started_at < e.finished_at
                """
                    .formatted(night));
    var slow =
        site.database()
            .decimal(
                "select max(extract(epoch from finished_at - started_at)) from chunk where job_id = '"
                    + night
                    + "'");
    var outcome =
        site.nightOutcome(
            5, night, gap, gap, "a chunk of %.1f s, next step after %.2f s".formatted(slow, gap));
    return early == 0 && slow >= 6
        ? outcome
        : KillCases.failed(outcome, " chunks before their time " + early);
  }

  /** Every answer is one of the old data or one of the new, and none goes back. */
  private static Outcome f32(Site site, RandomGenerator random) throws Exception {
    var scheduler = site.installation().scheduler();
    var api = site.installation().api(scheduler, false);
    var path = "/api/v1/points/hazards?latitude=37.5&longitude=127.0";
    var old = api.http().get(path).body();
    site.installation().end(scheduler);
    var other = site.installation().ready(site.installation().startSchedulerWith("pack-2"));
    var over = new AtomicBoolean();
    var seen = new ArrayList<String>();
    var reader = Thread.ofPlatform().daemon().start(() -> read(api, path, over, seen));
    var before = site.now();
    load(other);
    Await.until(
        "the night over the new data",
        Duration.ofMinutes(3),
        () -> nightsAfter(site, before).stream().anyMatch(id -> isDone(site, id)));
    Await.until(
        "the new answers", Duration.ofSeconds(30), () -> !api.http().get(path).body().equals(old));
    Await.pause(Duration.ofSeconds(1));
    over.set(true);
    reader.join(Duration.ofSeconds(30));
    var after = api.http().get(path).body();
    var kinds = new HashSet<>(seen);
    var mixed = kinds.stream().filter(b -> !Set.of(old, after).contains(b)).count();
    var backwards = seen.indexOf(after) >= 0 && seen.lastIndexOf(old) > seen.indexOf(after);
    site.installation().end(other);
    var again = site.installation().scheduler();
    var back = site.now();
    load(again);
    Await.until(
        "the night over the first data",
        Duration.ofMinutes(3),
        () -> nightsAfter(site, back).stream().anyMatch(id -> isDone(site, id)));
    var night = UUID.fromString(nightsAfter(site, back).getFirst());
    var outcome =
        site.nightOutcome(
            0, night, -1, -1, "%d answers of %d kinds".formatted(seen.size(), kinds.size()));
    return mixed == 0 && !backwards && kinds.size() == 2
        ? outcome
        : KillCases.failed(outcome, " mixed %d, backwards %s".formatted(mixed, backwards));
  }

  private static void load(Server scheduler) {
    var answer = scheduler.http().post("/internal/ingest", "{}");
    if (answer.status() != 202) {
      throw new IllegalStateException("the load was refused: " + answer);
    }
  }

  private static boolean isDone(Site site, String job) {
    return site.installation().status(UUID.fromString(job)).equals("COMPLETED");
  }

  private static void read(Server api, String path, AtomicBoolean over, List<String> seen) {
    while (!over.get()) {
      var answer = api.http().get(path);
      seen.add(answer.status() == 200 ? answer.body() : "status " + answer.status());
      Await.pause(Duration.ofMillis(20));
    }
  }
}
