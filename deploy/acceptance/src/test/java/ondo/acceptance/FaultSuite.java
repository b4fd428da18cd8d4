package ondo.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The long form: runs each case as often as it asks for, and goes on where an earlier start of the
 * suite left off.
 */
public final class FaultSuite {

  /** A case that fails so often in one start is looked at before it is run again. */
  private static final int MOST_FAILED = 3;

  private FaultSuite() {}

  static List<FaultCase> cases() {
    return Stream.of(
            KillCases.all(),
            HangCases.all(),
            DatabaseCases.all(),
            NetworkCases.all(),
            RequestCases.all(),
            ScheduleCases.all(),
            CrowdCases.all())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * @param arguments the repository, seconds after which no run begins, runs a case (0: what it
   *     asks for), and cases separated by commas or {@code all}
   */
  public static void main(String[] arguments) throws Exception {
    var root = Path.of(arguments[0]).toRealPath();
    var deadline = System.nanoTime() + Duration.ofSeconds(Long.parseLong(arguments[1])).toNanos();
    var asked = Integer.parseInt(arguments[2]);
    var chosen = Set.of(arguments[3].split(","));
    var target = root.resolve("deploy/acceptance/target");
    Files.createDirectories(target);
    var table = new RunTable(root.resolve("ecosystem/docs"), target.resolve("runs.lock"));
    try (var home = Home.free(target);
        var installation = new Installation(root, home.directory())) {
      var site = Site.prepare(installation);
      say(
          "undisturbed night %.1f s, %d rows, %d points",
          site.seconds(), site.rows(), site.points());
      for (var faultCase : cases()) {
        if (chosen.contains("all") || chosen.contains(faultCase.id())) {
          var wanted = asked > 0 ? asked : faultCase.runs();
          repeat(site, faultCase, wanted, deadline, table);
        }
      }
    }
    System.exit(0);
  }

  /** Runs of one case after each other, which share what servers outlive them. */
  private static void repeat(
      Site site, FaultCase faultCase, int wanted, long deadline, RunTable table) throws Exception {
    var random = new Random();
    var failed = 0;
    while (System.nanoTime() < deadline
        && table.of(faultCase.id()).size() < wanted
        && failed < MOST_FAILED) {
      var began = System.nanoTime();
      var outcome = outcome(site, faultCase, random);
      table.add(faultCase.id(), outcome, cases());
      failed += outcome.passed() ? 0 : 1;
      say(
          "%s %s in %.0f s: %s",
          faultCase.id(),
          outcome.passed() ? "passed" : "FAILED",
          (System.nanoTime() - began) / 1e9,
          outcome);
    }
    site.installation().killAll();
  }

  /** One run; the next one finds no open job, and no process that this one broke. */
  static Outcome outcome(Site site, FaultCase faultCase, Random random) {
    var passed = false;
    try {
      site.installation().begin();
      var outcome = faultCase.run().on(site, random);
      passed = outcome.passed();
      return outcome;
    } catch (Exception e) {
      return Outcome.broken(e);
    } finally {
      if (!passed) {
        site.installation().killAll();
      }
      site.database().startAgain();
      site.cancelAll();
    }
  }

  private static void say(String format, Object... values) {
    System.out.printf(format + "%n", values);
  }
}
