package ondo.scheduler;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import ondo.job.Backoff;
import ondo.job.TimeBudget;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set, and why each default is what it is.
 *
 * @param computeThreads chunks of any step at a time; 2 because the smallest machine has two cores
 * @param shortThreads further chunks of short steps; 1 so that a site never waits for a night
 * @param lease how long a chunk stays a silent worker's; 15 s bounds the recovery from a kill -9
 * @param beat time between two renewals of leases; 1 s because a cancelled job's work, which is
 *     noticed then, has to end within 2 s
 * @param poll longest time without a look at the ledger; 1 s is what a lost wake-up costs
 * @param leaderLease how long a silent scheduler stays the one that works; 10 s bounds the takeover
 *     by another one, and is far above any pause of a healthy process
 * @param drain longest wait for chunks in work at a stop; 6 s leave time for the rest of a stop
 *     that ends within 10 s
 * @param task longest work on one grid point or site; 5 min are hundreds of times the usual
 * @param chunk longest try of a chunk; 10 min, twice the longest task
 * @param batch longest step of a job; 2 h, so that a night that hangs is over before the morning
 * @param job longest job; 3 h, one batch and what follows it
 * @param retryFirst pause after the first failed try; 1 s lets a blip pass
 * @param retryCap longest pause between tries; 60 s is the breaker's pause as well
 * @param breakerFailures failures of a step in a row that stop it; 5, because three tries may be
 *     one bad chunk
 * @param breakerCoolDown pause before one more try; 60 s
 * @param alertWebhook address that alerts are posted to as JSON; empty means none
 * @param alertMail address that alerts are mailed to where {@code spring.mail.host} is set; empty
 *     means none
 * @param pointsPerChunk grid points of a chunk; 50 are about a second of work and 6 MB of input
 * @param sitesPerChunk sites of a chunk; 50 are 1,800 rows in one batch
 * @param scratchTimeToLive age from which scratch files are swept; 24 h outlives any retry
 * @param nightCron when the night begins; 02:00, after midnight's data and before working hours
 * @param nightZone zone of the cron; the country of the data
 * @param dataDir data directory to load at start; empty means the starter pack
 * @param development whether a development key is kept and a missing internal token is made
 * @param home directory of everything that lasts
 * @param internalTokenFile secret shared with the api-servers; empty means {@code internal-token}
 *     in {@code home}
 * @param devKeyFile the development key in clear; empty means {@code dev-key} in {@code home}
 */
@ConfigurationProperties("ondo.scheduler")
public record SchedulerProperties(
    @DefaultValue("2") int computeThreads,
    @DefaultValue("1") int shortThreads,
    @DefaultValue("15s") Duration lease,
    @DefaultValue("1s") Duration beat,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("10s") Duration leaderLease,
    @DefaultValue("6s") Duration drain,
    @DefaultValue("5m") Duration task,
    @DefaultValue("10m") Duration chunk,
    @DefaultValue("2h") Duration batch,
    @DefaultValue("3h") Duration job,
    @DefaultValue("1s") Duration retryFirst,
    @DefaultValue("60s") Duration retryCap,
    @DefaultValue("5") int breakerFailures,
    @DefaultValue("60s") Duration breakerCoolDown,
    @DefaultValue("") String alertWebhook,
    @DefaultValue("") String alertMail,
    @DefaultValue("50") int pointsPerChunk,
    @DefaultValue("50") int sitesPerChunk,
    @DefaultValue("24h") Duration scratchTimeToLive,
    @DefaultValue("0 0 2 * * ?") String nightCron,
    @DefaultValue("Asia/Seoul") ZoneId nightZone,
    @DefaultValue("") String dataDir,
    @DefaultValue("false") boolean development,
    @DefaultValue("") String home,
    @DefaultValue("") String internalTokenFile,
    @DefaultValue("") String devKeyFile) {

  public SchedulerProperties {
    if (computeThreads < 1 || shortThreads < 0 || pointsPerChunk < 1 || sitesPerChunk < 1) {
      throw new IllegalArgumentException("threads and chunk sizes must be at least 1");
    }
    if (beat.multipliedBy(3).compareTo(lease) > 0
        || beat.multipliedBy(3).compareTo(leaderLease) > 0) {
      throw new IllegalArgumentException(
          "a lease must outlast three beats: %s, %s".formatted(lease, leaderLease));
    }
    var _ = new TimeBudget(task, chunk, batch, job);
  }

  /** The time limits of work. */
  public TimeBudget timeBudget() {
    return new TimeBudget(task, chunk, batch, job);
  }

  /** Pauses between tries of a chunk. */
  public Backoff backoff() {
    return new Backoff(retryFirst, 4, retryCap, 0.5);
  }

  /** {@code home}, or {@code .ondo} in the user's directory. */
  public Path homeDirectory() {
    return home.isBlank() ? Path.of(System.getProperty("user.home"), ".ondo") : Path.of(home);
  }

  /** Where the development key stands in clear. */
  public Path devKey() {
    return devKeyFile.isBlank() ? homeDirectory().resolve("dev-key") : Path.of(devKeyFile);
  }
}
