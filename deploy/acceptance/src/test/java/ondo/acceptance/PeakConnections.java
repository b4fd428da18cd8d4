package ondo.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * Sessions at the peak of a night while two api-servers answer 100 requests a second, as PostgreSQL
 * counts them: a scheduler and two APIs together have at most 30.
 */
public final class PeakConnections {

  private static final List<String> PATHS =
      List.of(
          "/api/v1/sites?limit=50", "/api/v1/jobs?limit=50", "/api/v1/data-sets", "/api/v1/sites");
  private static final int MOST = 30;
  private static final Duration ROUND = Duration.ofMillis(100);

  /** Ten minutes, which no night of this suite takes. */
  private static final int MOST_ROUNDS = 6000;

  private PeakConnections() {}

  /**
   * @param arguments the repository
   */
  public static void main(String[] arguments) throws Exception {
    var root = Path.of(arguments[0]).toRealPath();
    var target = root.resolve("deploy/acceptance/target");
    Files.createDirectories(target);
    var total = 0L;
    try (var home = Home.free(target);
        var installation = new Installation(root, home.directory())) {
      var site = Site.prepare(installation);
      installation.killAll();
      var scheduler = installation.scheduler();
      var apis = List.of(installation.api(scheduler, false), installation.api(scheduler, false));
      var peak = new TreeMap<String, Long>();
      var answers = new ConcurrentHashMap<Integer, Integer>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var night = Installation.openNight(scheduler);
        for (var i = 0; i < MOST_ROUNDS && !installation.isEnded(night); i++) {
          for (var call = 0; call < 10; call++) {
            var api = apis.get(call % 2);
            var path = PATHS.get((i + call) % PATHS.size());
            threads.submit(() -> answers.merge(api.http().get(path).status(), 1, Integer::sum));
          }
          total = Math.max(total, sample(site.database(), peak));
          Await.pause(ROUND);
        }
        System.out.printf("night %s%n", installation.ended(night));
      }
      System.out.printf(
          "answers by status %s, sessions at once %d of %d, most by name %s%n",
          new TreeMap<>(answers), total, MOST, peak);
    }
    System.exit(total <= MOST ? 0 : 1);
  }

  private static long sample(Database database, TreeMap<String, Long> peak) {
    var total = 0L;
    for (var row :
        database.list(
            """
            select coalesce(nullif(application_name, ''), 'nameless') || '=' || count(*)
            from pg_stat_activity
            where backend_type = 'client backend' and application_name <> 'acceptance'
            group by application_name
            """)) {
      var cells = row.split("=");
      var count = Long.parseLong(cells[1]);
      peak.merge(cells[0], count, Math::max);
      total += count;
    }
    return total;
  }
}
