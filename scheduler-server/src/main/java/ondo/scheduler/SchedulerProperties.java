package ondo.scheduler;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
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
 * @param drain longest wait for chunks in work at a stop; 10 s is what supervisors grant
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
    @DefaultValue("10s") Duration drain,
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
    if (beat.multipliedBy(3).compareTo(lease) > 0) {
      throw new IllegalArgumentException("a lease must outlast three beats: " + lease);
    }
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
