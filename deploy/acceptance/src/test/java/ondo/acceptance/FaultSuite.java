package ondo.acceptance;

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

  private FaultSuite() {}

  static List<FaultCase> cases() {
    return Stream.of(KillCases.all(), HangCases.all(), DatabaseCases.all(), RequestCases.all())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * @param arguments the repository, seconds after which no run begins, runs a case (0: what it asks
   *     for), and cases separated by commas or {@code all}
   */
  public static void main(String[] arguments) throws Exception {
    var root = Path.of(arguments[0]).toRealPath();
    var deadline = System.nanoTime() + Duration.ofSeconds(Long.parseLong(arguments[1])).toNanos();
    var asked = Integer.parseInt(arguments[2]);
    var chosen = Set.of(arguments[3].split(","));
    var table = new RunTable(root.resolve("ecosystem/docs"));
    var random = new Random();
    var home = root.resolve("deploy/acceptance/target/home-" + ProcessHandle.current().pid());
    try (var installation = new Installation(root, home)) {
      var site = Site.prepare(installation);
      say("undisturbed night %.1f s, %d rows", site.seconds(), site.rows());
      var round = true;
      while (round) {
        round = false;
        for (var faultCase : cases()) {
          var wanted = asked > 0 ? asked : faultCase.runs();
          var isChosen = chosen.contains("all") || chosen.contains(faultCase.id());
          if (isChosen
              && System.nanoTime() < deadline
              && table.of(faultCase.id()).size() < wanted) {
            run(site, faultCase, random, table);
            round = true;
          }
        }
      }
    }
    table.write(cases());
    System.exit(0);
  }

  private static void run(Site site, FaultCase faultCase, Random random, RunTable table)
      throws Exception {
    var began = System.nanoTime();
    var outcome = outcome(site, faultCase, random);
    table.add(faultCase.id(), outcome);
    table.write(cases());
    say(
        "%s %s in %.0f s: %s",
        faultCase.id(),
        outcome.passed() ? "passed" : "FAILED",
        (System.nanoTime() - began) / 1e9,
        outcome);
  }

  /** One run; whatever happens in it, the next one finds no process and no open job. */
  static Outcome outcome(Site site, FaultCase faultCase, Random random) {
    try {
      return faultCase.run().on(site, random);
    } catch (Exception e) {
      return Outcome.broken(e);
    } finally {
      site.installation().killAll();
      site.database().startAgain();
      site.cancelAll();
    }
  }

  private static void say(String format, Object... values) {
    System.out.printf(format + "%n", values);
  }
}
