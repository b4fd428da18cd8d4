package ondo.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
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

  private PeakConnections() {}

  /**
   * @param arguments the repository
   */
  public static void main(String[] arguments) throws Exception {
    var root = Path.of(arguments[0]).toRealPath();
    var target = root.resolve("deploy/acceptance/target");
    Files.createDirectories(target);
    try (var home = Home.free(target);
        var installation = new Installation(root, home.directory())) {
      var site = Site.prepare(installation);
      installation.killAll();
      var scheduler = installation.scheduler();
      var apis = List.of(installation.api(scheduler, false), installation.api(scheduler, false));
      var peak = new TreeMap<String, Long>();
      var total = 0L;
      var answered = 0;
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var night = Installation.openNight(scheduler);
        for (var i = 0; !installation.status(night).equals("COMPLETED"); i++) {
          for (var call = 0; call < 10; call++) {
            var api = apis.get(call % 2);
            var path = PATHS.get((i + call) % PATHS.size());
            threads.submit(() -> api.http().get(path));
            answered++;
          }
          total = Math.max(total, sample(site.database(), peak));
          Await.pause(Duration.ofMillis(100));
        }
      }
      System.out.printf(
          "requests %d, total at once %d of %d, by name %s%n", answered, total, MOST, peak);
    }
    System.exit(0);
  }

  private static long sample(Database database, TreeMap<String, Long> peak) {
    var total = 0L;
    for (var row :
        database.list(
            """
            select application_name || '=' || count(*) from pg_stat_activity
            where backend_type = 'client backend' and application_name like 'ondo%' group by application_name
            """)) {
      var cells = row.split("=");
      var count = Long.parseLong(cells[1]);
      peak.merge(cells[0], count, Math::max);
      total += count;
    }
    return total;
  }
}
