package ondo.acceptance;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Work that hangs, fails or poisons. */
final class HangCases {

  /** Far above the work on one point, far below the default of five minutes. */
  private static final double TASK_SECONDS = 6;

  private static final String[] SHORT = {
    "--ondo.scheduler.task=6s", "--ondo.scheduler.chunk=300s", "--ondo.scheduler.retry-first=200ms"
  };
  private static final Duration HOLD_LIMIT = Duration.ofMinutes(2);
  private static final String TASK = "ondo.scheduler.work.PointWork";

  private HangCases() {}

  static List<FaultCase> all() {
    return List.of(
        new FaultCase(
            "F16",
            "task that sleeps for ever",
            20,
            1,
            (site, random) -> hangs(site, random, Debugger::sleepForEver)),
        new FaultCase("F17", "task that spins, deaf to interrupts", 20, 1, HangCases::spins),
        new FaultCase(
            "F17b", "five deaf tasks: exit 75, started again", 5, 15, HangCases::abandoned),
        new FaultCase("F18", "task stuck in pg_sleep", 5, 1, HangCases::stuckInDatabase),
        new FaultCase("F18b", "task waiting for a row lock", 5, 0, HangCases::stuckBehindLock),
        new FaultCase(
            "F19", "point that always fails, mended and taken up again", 20, 0, HangCases::poison),
        new FaultCase("F20", "task that runs out of memory", 5, 15, HangCases::outOfMemory),
        new FaultCase("F21", "task that overflows its stack", 5, 0, HangCases::stackOverflow));
  }

  private static Outcome hangs(
      Site site, RandomGenerator random, Function<Debugger, Debugger.Deed> deed) throws Exception {
    var server = site.installation().debuggedScheduler(SHORT);
    var night = Installation.openNight(server);
    try (var debugger = new Debugger(server.debugPort())) {
      var held =
          debugger.holdAt(TASK, "checkInterrupted", random.nextInt(site.points()), HOLD_LIMIT);
      debugger.make(held, deed.apply(debugger));
      var late = secondsOfTimeout(site, night) - TASK_SECONDS;
      return site.nightOutcome(1, night, late, late, "late by %.2f s".formatted(late));
    }
  }

  /** The process ends with its run: its thread would take a processor from the next ones. */
  private static Outcome spins(Site site, RandomGenerator random) throws Exception {
    try {
      return hangs(site, random, Debugger::spinForEver);
    } finally {
      site.installation().killAll();
    }
  }

  /** The time that the ledger gives for the first time-out of a job. */
  private static double secondsOfTimeout(Site site, UUID job) {
    var question =
        """
        select (regexp_match(error, 'timed out after ([0-9.]+) s'))[1] from chunk
        where job_id = '%s' and error like '%%timed out after%%'
        """
            .formatted(job);
    Await.until(
        "the time-out", Duration.ofMinutes(3), () -> !site.database().text(question).isEmpty());
    return site.database().decimal(question);
  }

  private static Outcome abandoned(Site site, RandomGenerator random) throws Exception {
    // A chunk that timed out waits its turn, so that five threads hang before one chunk is dead.
    var server =
        site.installation()
            .debuggedScheduler(
                "--ondo.scheduler.task=6s",
                "--ondo.scheduler.chunk=300s",
                "--ondo.scheduler.retry-first=50s");
    var night = Installation.openNight(server);
    // While the first of the long steps has many chunks left.
    Await.pause(Duration.ofMillis(random.nextInt(3000)));
    try (var sampler = new Sampler(site.database(), night)) {
      try (var debugger = new Debugger(server.debugPort())) {
        debugger.spinIn(TASK, "checkInterrupted", site.installation().code(TASK));
      }
      var status = server.program().ended(Duration.ofMinutes(3));
      var outcome =
          KillCases.restarted(site, night, site.now(), 15, sampler, "exit status " + status);
      // The five tries that timed out count, whatever the restart redoes.
      var isWhole =
          outcome.lost() == 0
              && outcome.doubled() == 0
              && status == 75
              && !outcome.note().matches(".*(fell|differs|in work).*");
      return new Outcome(
          isWhole && outcome.recoverySeconds() <= 15,
          outcome.recoverySeconds(),
          outcome.sinceFaultSeconds(),
          outcome.lost(),
          outcome.doubled(),
          outcome.note());
    }
  }

  /** Makes writing the rows of one point do something first. */
  static void trap(Site site, String name, String body) {
    var database = site.database();
    database.execute("drop sequence if exists fault_" + name);
    database.execute("create sequence fault_" + name);
    database.execute(
        """
        create or replace function fault_%s() returns trigger language plpgsql as $$
        begin
          %s
          return new;
        end $$
        """
            .formatted(name, body));
    database.execute(
        "create or replace trigger fault_%s before insert on hazard_series for each row execute function fault_%s()"
            .formatted(name, name));
  }

  static void untrap(Site site, String name) {
    site.database().execute("drop trigger if exists fault_" + name + " on hazard_series");
  }

  static int anyPoint(Site site, RandomGenerator random) {
    var ids = site.database().list("select distinct grid_id from hazard_series order by 1");
    return Integer.parseInt(ids.get(random.nextInt(ids.size())));
  }

  private static Outcome stuckInDatabase(Site site, RandomGenerator random) throws Exception {
    var point = anyPoint(site, random);
    var server = site.installation().scheduler(SHORT);
    trap(
        site,
        "sleep",
        "if new.grid_id = %d and nextval('fault_sleep') = 1 then perform pg_sleep(600); end if;"
            .formatted(point));
    try {
      var night = Installation.openNight(server);
      var late = secondsOfTimeout(site, night) - TASK_SECONDS;
      var gone =
          Await.until(
              "the end of the sleeping session",
              Duration.ofSeconds(20),
              () ->
                  site.database()
                          .number(
                              "select count(*) from pg_stat_activity where wait_event = 'PgSleep'")
                      == 0);
      return site.nightOutcome(
          1,
          night,
          late,
          late,
          "late by %.2f s, session gone %.1f s later".formatted(late, gone.toMillis() / 1000.0));
    } finally {
      untrap(site, "sleep");
    }
  }

  private static Outcome stuckBehindLock(Site site, RandomGenerator random) throws Exception {
    var server = site.installation().scheduler("--ondo.database.lock-timeout=2s");
    trap(
        site,
        "lock",
        "if new.grid_id = %d then perform pg_advisory_xact_lock(4711); end if;"
            .formatted(anyPoint(site, random)));
    try (var holder = site.database().connect();
        var statement = holder.createStatement()) {
      statement.execute("select pg_advisory_lock(4711)");
      var night = Installation.openNight(server);
      Await.until(
          "the lock's time-out",
          Duration.ofMinutes(2),
          () ->
              site.database()
                      .number(
                          "select count(*) from chunk where job_id = '"
                              + night
                              + "' and error like '%lock timeout%'")
                  > 0);
      statement.execute("select pg_advisory_unlock(4711)");
      return site.nightOutcome(0, night, -1, -1, "lock_timeout fired, tried again");
    } finally {
      untrap(site, "lock");
    }
  }

  private static Outcome poison(Site site, RandomGenerator random) throws Exception {
    var point = anyPoint(site, random);
    var server = site.installation().scheduler("--ondo.scheduler.retry-first=200ms");
    trap(
        site,
        "poison",
        "if new.grid_id = %d then raise exception 'poisoned point'; end if;".formatted(point));
    UUID night;
    String status;
    try {
      night = Installation.openNight(server);
      status = site.installation().ended(night);
    } finally {
      untrap(site, "poison");
    }
    var letters =
        site.database().list("select input::text from dead_letter where job_id = '" + night + "'");
    var isAlone =
        status.equals("FAILED")
            && letters.size() == 1
            && letters.getFirst().contains("\"gridIds\": [" + point + "]");
    var taken = server.http().post("/internal/dead-letters/reprocess", "");
    var outcome =
        site.nightOutcome(0, night, -1, -1, "one letter, its point alone; then taken up again");
    return isAlone && taken.number("taken") == 1
        ? outcome
        : KillCases.failed(outcome, " status " + status + " letters " + letters);
  }

  private static Outcome outOfMemory(Site site, RandomGenerator random) throws Exception {
    var server = site.installation().debuggedScheduler();
    var night = Installation.openNight(server);
    try (var debugger = new Debugger(server.debugPort());
        var sampler = new Sampler(site.database(), night)) {
      var held =
          debugger.holdAt(TASK, "checkInterrupted", random.nextInt(site.points()), HOLD_LIMIT);
      var fault = site.now();
      debugger.make(held, debugger.exhaustMemory());
      var status = server.program().ended(Duration.ofMinutes(1));
      return KillCases.restarted(site, night, fault, 15, sampler, "exit status " + status);
    }
  }

  private static Outcome stackOverflow(Site site, RandomGenerator random) throws Exception {
    var server = site.installation().debuggedScheduler("--ondo.scheduler.retry-first=200ms");
    var night = Installation.openNight(server);
    var chunk = waitingChunk(site, night, random);
    try (var debugger = new Debugger(server.debugPort())) {
      debugger.recurseIn(TASK, "checkInterrupted", site.installation().code(TASK), chunk);
    }
    try {
      var outcome = site.nightOutcome(0, night, -1, -1, "overflowed once, done in its second try");
      var redone = site.redone(night);
      var attempts = site.database().number("select attempts from chunk where id = " + chunk);
      return redone == 1 && attempts == 2
          ? outcome
          : KillCases.failed(outcome, " tries beyond the first " + redone);
    } finally {
      // Its code is not what the next run expects.
      site.installation().end(server);
    }
  }

  /** A chunk that nobody will claim in the next moments. */
  private static long waitingChunk(Site site, UUID night, RandomGenerator random) {
    var question =
        "select id::text from chunk where status = 'PENDING' and ordinal >= 8 and job_id = '"
            + night
            + "'";
    Await.until(
        "chunks of points", Duration.ofMinutes(2), () -> !site.database().text(question).isEmpty());
    var waiting = site.database().list(question);
    return Long.parseLong(waiting.get(random.nextInt(waiting.size())));
  }
}
