package ondo.acceptance;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import ondo.acceptance.Installation.Server;

/** Processes that die, stop, doze or are two. */
final class KillCases {

  private static final double AFTER_READY = 15;
  private static final double TAKEOVER = 20;
  private static final double AFTER_ORDERLY_STOP = 1;

  private KillCases() {}

  static List<FaultCase> all() {
    return List.of(
        new FaultCase(
            "F1", "kill -9 of the scheduler in mid-night", 20, AFTER_READY, KillCases::f1),
        new FaultCase("F2", "kill -9 again and again, 3 s after each start", 5, 0, KillCases::f2),
        new FaultCase("F3", "kill -9 while another stands by", 5, TAKEOVER, KillCases::f3),
        new FaultCase(
            "F6", "kill -9 between results and completion", 20, AFTER_READY, KillCases::f6),
        new FaultCase(
            "F22", "SIGSTOP for 60 s, another takes over, SIGCONT", 20, TAKEOVER, KillCases::f22),
        new FaultCase("F23", "two schedulers at once", 5, 0, KillCases::f23),
        new FaultCase(
            "F60",
            "SIGTERM in mid-chunk, another stands by",
            20,
            AFTER_ORDERLY_STOP,
            KillCases::f60));
  }

  private static Outcome f1(Site site, RandomGenerator random) throws Exception {
    var first = site.installation().scheduler();
    var night = Installation.openNight(first);
    site.awaitMidNight(night, random);
    try (var sampler = new Sampler(site.database(), night)) {
      var fault = site.now();
      first.program().kill();
      return restarted(site, night, fault, AFTER_READY, sampler, "");
    }
  }

  /** Starts a new process in place of a dead one, and follows the night to its end. */
  static Outcome restarted(
      Site site, UUID night, double fault, double limit, Sampler sampler, String note) {
    var dead = site.now();
    site.installation().ready(site.installation().startScheduler());
    var ready = site.now();
    var progress = site.firstProgressAfter(night, dead);
    var outcome =
        site.nightOutcome(limit, night, Math.max(0, progress - ready), progress - fault, note);
    return withRedone(site, night, sampler.judged(outcome));
  }

  private static Outcome withRedone(Site site, UUID night, Outcome outcome) {
    // Three slots: no more chunks than these can have been in work.
    var redone = site.redone(night);
    return new Outcome(
        outcome.passed() && redone <= 3,
        outcome.recoverySeconds(),
        outcome.sinceFaultSeconds(),
        outcome.lost(),
        outcome.doubled(),
        outcome.note() + " redone chunks " + redone);
  }

  private static Outcome f2(Site site, RandomGenerator random) throws Exception {
    var server = site.installation().scheduler();
    var night = Installation.openNight(server);
    var kills = 0;
    while (kills < 20 && !site.installation().isEnded(night)) {
      Await.pause(Duration.ofSeconds(3));
      server.program().kill();
      kills++;
      server = site.installation().scheduler();
    }
    var note = "kills " + kills;
    if (site.installation().ended(night).equals("FAILED")) {
      // Work that takes longer than a process lives is a dead letter in the end, and waits for an
      // operator to take it up.
      var taken = server.http().post("/internal/dead-letters/reprocess", "");
      note += ", dead letters taken up again " + taken.number("taken");
    }
    return site.nightOutcome(0, night, -1, -1, note);
  }

  private static Outcome f3(Site site, RandomGenerator random) throws Exception {
    var first = site.installation().leader();
    site.installation().scheduler();
    var night = Installation.openNight(first);
    site.awaitMidNight(night, random);
    try (var sampler = new Sampler(site.database(), night)) {
      first.program().kill();
      var fault = site.now();
      var progress = site.firstProgressAfter(night, fault);
      return sampler.judged(
          site.nightOutcome(TAKEOVER, night, progress - fault, progress - fault, ""));
    }
  }

  private static Outcome f6(Site site, RandomGenerator random) throws Exception {
    // The one that the run before left would lead, and do the night unseen.
    site.installation().killAll();
    var first = site.installation().debuggedScheduler();
    var committed = random.nextBoolean();
    try (var debugger = new Debugger(first.debugPort())) {
      // Opened under the debugger's eye: else most of its chunks may be done when it arrives.
      var night = Installation.openNight(first);
      // The rows are written and not yet committed, or committed and not yet told to anybody.
      debugger.holdAt(
          committed ? "ondo.scheduler.work.JobWorker" : "ondo.store.ChunkRepository",
          committed ? "told" : "isToBeTold",
          // Of 64 chunks; clients are told once in a tenth of a second, and they take three
          // seconds.
          1 + random.nextInt(committed ? 30 : 8),
          Duration.ofMinutes(2));
      try (var sampler = new Sampler(site.database(), night)) {
        var fault = site.now();
        first.program().kill();
        return restarted(
            site, night, fault, AFTER_READY, sampler, committed ? "after commit" : "before commit");
      }
    }
  }

  private static Outcome f22(Site site, RandomGenerator random) throws Exception {
    var first = site.installation().leader();
    var second = site.installation().scheduler();
    var night = Installation.openNight(first);
    site.awaitMidNight(night, random);
    try (var sampler = new Sampler(site.database(), night)) {
      first.program().signal("STOP");
      var fault = site.now();
      var progress = site.firstProgressAfter(night, fault);
      Await.pause(Duration.ofMillis(Math.round(Math.max(0, 60 - (site.now() - fault)) * 1000)));
      first.program().signal("CONT");
      // Long enough for every late write of the one that comes back.
      Await.pause(Duration.ofSeconds(5));
      var outcome =
          sampler.judged(
              site.nightOutcome(TAKEOVER, night, progress - fault, progress - fault, ""));
      var bothLive = first.program().isAlive() && second.program().isAlive();
      return bothLive ? outcome : failed(outcome, " a scheduler died");
    }
  }

  private static Outcome f23(Site site, RandomGenerator random) throws Exception {
    var first = site.installation().scheduler();
    var epoch = site.database().number("select epoch from leader");
    var second = site.installation().scheduler();
    var night = Installation.openNight(second);
    var again = Installation.openNight(first);
    var outcome = site.nightOutcome(0, night, -1, -1, "the second stands by");
    var oneNight = night.equals(again);
    var oneLeader = site.database().number("select epoch from leader") == epoch;
    return oneNight && oneLeader ? outcome : failed(outcome, " two nights or two leaders");
  }

  private static Outcome f60(Site site, RandomGenerator random) throws Exception {
    var first = site.installation().leader();
    Server second = site.installation().scheduler();
    var night = Installation.openNight(first);
    site.awaitMidNight(night, random);
    try (var sampler = new Sampler(site.database(), night)) {
      var fault = site.now();
      first.program().signal("TERM");
      first.program().ended(Duration.ofSeconds(30));
      var exit = site.now();
      var claimed = site.firstClaimAfter(night, exit);
      var outcome =
          sampler.judged(
              site.nightOutcome(
                  AFTER_ORDERLY_STOP,
                  night,
                  Math.max(0, claimed - exit),
                  claimed - fault,
                  "exit after %.1f s".formatted(exit - fault)));
      var inTime = exit - fault <= 10 && second.program().isAlive() && site.redone(night) == 0;
      return inTime ? outcome : failed(outcome, " redone " + site.redone(night));
    }
  }

  static Outcome failed(Outcome outcome, String why) {
    return new Outcome(
        false,
        outcome.recoverySeconds(),
        outcome.sinceFaultSeconds(),
        outcome.lost(),
        outcome.doubled(),
        outcome.note() + why);
  }
}
