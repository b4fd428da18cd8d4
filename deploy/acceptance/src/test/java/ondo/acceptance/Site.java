package ondo.acceptance;

import java.time.Duration;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * An installation with data, and what an undisturbed night makes of them.
 *
 * @param checksum over all rows of the results
 * @param rows result rows that the chunks of a night count
 * @param seconds time of the undisturbed night
 */
record Site(Installation installation, String checksum, long rows, double seconds) {

  /** Loads the starter pack and lets the first night run to its end, undisturbed. */
  static Site prepare(Installation installation) {
    var server = installation.scheduler();
    var database = installation.database();
    var question = "select id::text from job where type = 'NIGHT' order by created_at limit 1";
    Await.until(
        "the first night",
        Duration.ofMinutes(15),
        () -> server.program().isAlive() && !database.text(question).isEmpty());
    var night = UUID.fromString(database.text(question));
    var status = installation.ended(night);
    if (!status.equals("COMPLETED")) {
      throw new IllegalStateException("the undisturbed night ended as " + status);
    }
    installation.killAll();
    return new Site(
        installation,
        checksum(database, night),
        rows(database, night),
        database.decimal(
            "select extract(epoch from finished_at - started_at) from job where id = '"
                + night
                + "'"));
  }

  private static String checksum(Database database, UUID night) {
    return database.text("select result ->> 'checksum' from job where id = '" + night + "'");
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
          and finished_at > to_timestamp(%f)
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
    var same = checksum.equals(checksum(database(), night));
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
            update chunk set status = 'CANCELLED', token = token + 1
            where status in ('PENDING', 'RUNNING')
              and job_id in (select id from job where status in ('PENDING', 'RUNNING'))
            """);
    database()
        .execute(
            "update job set status = 'CANCELLED', finished_at = clock_timestamp()"
                + " where status in ('PENDING', 'RUNNING')");
  }

  /** Tries beyond the first that chunks of a job needed. */
  long redone(UUID job) {
    return database()
        .number("select coalesce(sum(attempts - 1), 0) from chunk where job_id = '" + job + "'");
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
