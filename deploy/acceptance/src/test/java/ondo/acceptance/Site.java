package ondo.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.random.RandomGenerator;
import ondo.acceptance.Installation.Server;

/**
 * An installation with data and sites, and what an undisturbed night makes of them.
 *
 * @param checksum over all rows of the results
 * @param siteDigest over all rows of the sites' risks
 * @param rows result rows that the chunks of a night count
 * @param points grid points of the data
 * @param seconds time of the undisturbed night
 */
record Site(
    Installation installation,
    String checksum,
    String siteDigest,
    long rows,
    int points,
    double seconds) {

  /** The sites that every night assesses; they lie about the point of the pack in Seoul. */
  private static final int SITES = 12;

  private static final String PREPARED = "prepared.properties";

  /**
   * Loads the cut starter pack, registers the sites and lets a night run to its end undisturbed;
   * what an earlier start of the suite prepared from the same jars is taken up again.
   */
  static Site prepare(Installation installation) {
    var file = installation.home().resolve(PREPARED);
    if (Files.exists(file)) {
      return known(installation, file);
    }
    var scheduler = installation.scheduler();
    var database = installation.database();
    var question = "select id::text from job where type = 'NIGHT' order by created_at limit 1";
    Await.until(
        "the first night",
        Duration.ofMinutes(15),
        () -> scheduler.program().isAlive() && !database.text(question).isEmpty());
    installation.ended(UUID.fromString(database.text(question)));
    register(installation.api(scheduler, false), SITES);
    installation.killAll();
    installation.train(Programs.SCHEDULER);
    installation.train(Programs.API);
    installation.killAll();
    var night = Installation.openNight(installation.scheduler());
    var status = installation.ended(night);
    if (!status.equals("COMPLETED")) {
      throw new IllegalStateException("the undisturbed night ended as " + status);
    }
    var site = of(installation, night);
    site.store(file);
    return site;
  }

  private static Site of(Installation installation, UUID night) {
    var database = installation.database();
    return new Site(
        installation,
        checksum(database, night),
        siteDigest(database),
        rows(database, night),
        (int) database.number("select count(distinct grid_id) from hazard_series"),
        database.decimal(
            "select extract(epoch from finished_at - started_at) from job where id = '"
                + night
                + "'"));
  }

  private static Site known(Installation installation, Path file) {
    var known = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      known.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var site =
        new Site(
            installation,
            known.getProperty("checksum"),
            known.getProperty("siteDigest"),
            Long.parseLong(known.getProperty("rows")),
            Integer.parseInt(known.getProperty("points")),
            Double.parseDouble(known.getProperty("seconds")));
    site.cancelAll();
    return site;
  }

  private void store(Path file) {
    var known = new Properties();
    known.setProperty("checksum", checksum);
    known.setProperty("siteDigest", siteDigest);
    known.setProperty("rows", String.valueOf(rows));
    known.setProperty("points", String.valueOf(points));
    known.setProperty("seconds", String.valueOf(seconds));
    try (var out = Files.newBufferedWriter(file)) {
      known.store(out, "an undisturbed night");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Registers sites in Seoul; their ids. */
  static List<String> register(Server api, int count) {
    var ids = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      var answer =
          api.http()
              .post(
                  "/api/v1/sites",
                  """
                  {"externalId":"%s","name":"a site","latitude":%.2f,"longitude":127.0,
                   "assetValue":%d,"currency":"KRW"}
                  """
                      .formatted(UUID.randomUUID(), 37.45 + i * 0.01, 1_000_000 + i));
      if (answer.status() != 201) {
        throw new IllegalStateException("no site: " + answer);
      }
      ids.add(answer.text("id"));
    }
    return ids;
  }

  private static String checksum(Database database, UUID night) {
    return database.text("select result ->> 'checksum' from job where id = '" + night + "'");
  }

  private static String siteDigest(Database database) {
    return database.text(
        """
        select md5(string_agg(md5(concat_ws('|', site_id, hazard, scenario, status, flags, year_flags,
            components, first_year, e, v, h, integrated, aal_gross, aal_net, expected_loss,
            probabilities)), '' order by site_id, hazard, scenario))
        from site_risk
        """);
  }

  private static long rows(Database database, UUID night) {
    return database.number("select sum(result_rows) from chunk where job_id = '" + night + "'");
  }

  Database database() {
    return installation.database();
  }

  /** Waits until a night has done a random share of its chunks, 5…85 percent. */
  void awaitMidNight(UUID night, RandomGenerator random) {
    var share = 0.05 + 0.8 * random.nextDouble();
    Await.until(
        "the middle of the night",
        Duration.ofMinutes(5),
        () -> isFinal(night) || share(night) >= share);
  }

  private boolean isFinal(UUID job) {
    return !installation.status(job).matches("PENDING|RUNNING|");
  }

  /** Done chunks of the two steps over all points, as a share of both. */
  private double share(UUID night) {
    return database()
        .decimal(
            """
            select coalesce(count(*) filter (where c.status = 'DONE')
                            / nullif(2.0 * count(*) filter (where s.name = 'HAZARD'), 0), 0)
            from chunk c join step s on s.job_id = c.job_id and s.ordinal = c.step
            where s.name in ('HAZARD', 'PROBABILITY') and c.job_id = '%s'
            """
                .formatted(night));
  }

  /** The clock of the database, in seconds. */
  double now() {
    return database().decimal("select extract(epoch from clock_timestamp())");
  }

  /**
   * Waits for the first chunk of a job that is begun and done after a moment; the moment of its
   * end.
   */
  double firstProgressAfter(UUID job, double moment) {
    var question =
        """
        select extract(epoch from min(finished_at)) from chunk
        where job_id = '%s' and status in ('DONE', 'FAILED', 'TIMED_OUT')
          and started_at > to_timestamp(%f) and finished_at > started_at
        """
            .formatted(job, moment);
    Await.until("progress", Duration.ofMinutes(3), () -> !database().text(question).isEmpty());
    return database().decimal(question);
  }

  /**
   * The end of a night and its checks: complete, the same checksum, each row counted once, no two
   * living leases, nothing left in work.
   *
   * @param limit longest recovery that passes, in seconds; 0 where another check decides
   * @param recovery see {@link Outcome}
   */
  Outcome nightOutcome(double limit, UUID night, double recovery, double sinceFault, String note) {
    var status = installation.ended(night);
    var counted = rows(database(), night);
    var same =
        checksum.equals(checksum(database(), night)) && siteDigest.equals(siteDigest(database()));
    var lost = (status.equals("COMPLETED") ? 0 : 1) + Math.max(0, rows - counted);
    var doubled = Math.max(0, counted - rows) + doubledRows();
    var inTime = limit <= 0 || recovery <= limit;
    var ghosts = ghosts();
    return new Outcome(
        same && lost == 0 && doubled == 0 && inTime && ghosts == 0,
        recovery,
        sinceFault,
        lost,
        doubled,
        "%s%s%s%s"
            .formatted(
                note,
                same ? "" : " checksum differs",
                status.equals("COMPLETED") ? "" : " night " + status,
                ghosts == 0 ? "" : " chunks in work after the end: " + ghosts));
  }

  /** Waits for the first claim of a job's work after a moment; the moment of the claim. */
  double firstClaimAfter(UUID job, double exit) {
    var question =
        """
        select extract(epoch from min(started_at)) from chunk
        where job_id = '%s' and started_at > to_timestamp(%f)
        """;
    var after = question.formatted(job, exit);
    Await.until("a claim", Duration.ofMinutes(2), () -> !database().text(after).isEmpty());
    return database().decimal(after);
  }

  /** Ends what a broken run left open. */
  void cancelAll() {
    database()
        .execute(
            """
            update chunk set status = 'CANCELLED', token = token + 1, finished_at = clock_timestamp()
            where status in ('PENDING', 'RUNNING')
              and job_id in (select id from job where status in ('PENDING', 'RUNNING'))
            """);
    database()
        .execute(
            "update job set status = 'CANCELLED', finished_at = clock_timestamp()"
                + " where status in ('PENDING', 'RUNNING')");
    // A later run that takes up dead letters means its own.
    database()
        .execute(
            "update dead_letter set reprocessed_at = clock_timestamp() where reprocessed_at is null");
  }

  /**
   * Tries beyond the first that chunks of a job needed, those of lost processes included, each of
   * which weighs five releases; orderly stops weigh one.
   */
  long redone(UUID job) {
    return database()
        .number(
            "select coalesce(sum(attempts - 1 + releases / 5), 0) from chunk where job_id = '"
                + job
                + "'");
  }

  private long doubledRows() {
    return database()
        .number(
            """
            select coalesce(sum(n - 1), 0) from (
              select count(*) as n from hazard_series
              group by result_set_id, grid_id, hazard, scenario having count(*) > 1) d
            """);
  }

  /** Chunks in work of jobs that are over. */
  private long ghosts() {
    return database()
        .number(
            """
            select count(*) from chunk c join job j on j.id = c.job_id
            where c.status = 'RUNNING' and j.status not in ('PENDING', 'RUNNING')
            """);
  }
}
