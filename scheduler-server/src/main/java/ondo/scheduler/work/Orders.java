package ondo.scheduler.work;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import ondo.job.JobRequest;
import ondo.job.JobType;
import ondo.job.Submission;
import ondo.scheduler.Trace;
import ondo.store.JobRepository;
import org.jspecify.annotations.Nullable;

/** Opens jobs on the scheduler's own account: at its hours, at start and for the operator. */
public final class Orders {

  /** The account of runs; no client's tenant, and its jobs see the sites of all tenants. */
  public static final String OPERATOR = "ondo";

  private static final String NIGHT_KEY = "NIGHT";
  private static final int NIGHT_PRIORITY = 3;
  private static final int INGEST_PRIORITY = 8;
  private static final int DEFAULT_PRIORITY = 5;

  private final JobRepository jobs;
  private final Wake wake;

  Orders(JobRepository jobs, Wake wake) {
    this.jobs = jobs;
    this.wake = wake;
  }

  /**
   * An order that was taken.
   *
   * @param isNew false when the same work was living already
   */
  public record Taken(UUID id, boolean isNew) {}

  /** A night over the current data set; the living one if there is one. */
  public Taken night() {
    return take(JobType.NIGHT, "{}", NIGHT_KEY, NIGHT_PRIORITY, null);
  }

  /** The scheduled night of a day: however often its hour fires, there is one. */
  public Taken nightOf(LocalDate day) {
    return take(JobType.NIGHT, "{}", NIGHT_KEY, NIGHT_PRIORITY, "night of " + day);
  }

  /** Computes a result set again and compares; the living comparison of it if there is one. */
  public Taken verify(int resultSetId) {
    var params = Json.of(Map.of("resultSetId", resultSetId));
    return take(JobType.VERIFY, params, "VERIFY " + resultSetId, DEFAULT_PRIORITY, null);
  }

  /**
   * Loads a data directory; the empty text stands for the starter pack. Two orders are the same
   * work only for the same directory; loads themselves wait for each other in the database.
   */
  public Taken ingest(String directory) {
    var params = Json.of(Map.of("directory", directory));
    return take(JobType.INGEST, params, "INGEST " + hash(params), INGEST_PRIORITY, null);
  }

  /**
   * Work with parameters of its own. Predictions of everything are the same work as a night: while
   * one of them lives, the other is not begun.
   *
   * @param params JSON object as in the contract
   */
  public Taken order(JobType type, String params) {
    var canonical = Json.canonical(params);
    var isWhole = type == JobType.PREDICTIONS && !PointWork.isPart(canonical);
    var liveKey = isWhole ? NIGHT_KEY : type + " " + hash(canonical);
    return take(type, canonical, liveKey, DEFAULT_PRIORITY, null);
  }

  private Taken take(
      JobType type, String params, String liveKey, int priority, @Nullable String once) {
    var request =
        new JobRequest(
            type, OPERATOR, params, liveKey, once, hash(params), priority, Trace.current());
    var submission = jobs.submit(request, Integer.MAX_VALUE);
    wake.ring();
    return switch (submission) {
      case Submission.Accepted accepted -> new Taken(accepted.id(), true);
      case Submission.Known known -> new Taken(known.id(), false);
      case Submission.KeyReused reused ->
          throw new IllegalStateException("no key was sent, yet one is reused: " + reused.id());
      case Submission.TooMany tooMany ->
          throw new IllegalStateException("no limit was set, yet it is reached: " + tooMany);
    };
  }

  static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
