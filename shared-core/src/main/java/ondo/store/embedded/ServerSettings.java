package ondo.store.embedded;

import java.util.Map;
import java.util.TreeMap;

/**
 * Server settings: those of creation stand in {@code postgresql.conf}, where an operator may change
 * them; those of every start cannot be changed there.
 *
 * @param durable whether a commit must survive a power cut
 */
record ServerSettings(
    boolean durable, Map<String, String> atCreation, Map<String, String> atEveryStart) {

  /**
   * For a machine of 2 GB that also holds the servers; two APIs and a scheduler use 28 sessions.
   */
  static ServerSettings lasting() {
    var creation = common();
    creation.put("shared_buffers", "128MB");
    creation.put("effective_cache_size", "512MB");
    creation.put("work_mem", "8MB");
    creation.put("maintenance_work_mem", "64MB");
    creation.put("max_connections", "60");
    creation.put("max_wal_size", "1GB");
    creation.put("wal_compression", "on");
    creation.put("random_page_cost", "1.1");
    return new ServerSettings(
        true,
        creation,
        Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "on"));
  }

  /** For tests: a crash loses everything, and nothing waits for the disk. */
  static ServerSettings throwaway() {
    var creation = common();
    creation.put("shared_buffers", "64MB");
    creation.put("max_connections", "100");
    return new ServerSettings(
        false,
        creation,
        Map.of("fsync", "off", "full_page_writes", "off", "synchronous_commit", "off"));
  }

  private static Map<String, String> common() {
    var settings = new TreeMap<String, String>();
    settings.put("timezone", "UTC");
    settings.put("log_timezone", "UTC");
    settings.put("log_checkpoints", "off");
    // Workers share /dev/shm, which containers limit to 64 MB, and the cores belong to the servers.
    settings.put("max_parallel_workers_per_gather", "0");
    if (!Platform.isWindows()) {
      // Ends the query of a killed client within a second instead of when it completes.
      settings.put("client_connection_check_interval", "1s");
    }
    return settings;
  }
}
