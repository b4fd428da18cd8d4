package ondo.store.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the pid file of a server tells.
 *
 * @param pid process id of the main server process
 * @param port TCP port it listens on, 1…65535
 */
record Postmaster(long pid, int port) {

  private static final int PORT_LINE = 3;

  /** Empty while the server is still writing the file. */
  static Optional<Postmaster> parse(List<String> lines) {
    if (lines.size() <= PORT_LINE
        || !lines.get(0).strip().matches("\\d+")
        || !lines.get(PORT_LINE).strip().matches("\\d+")) {
      return Optional.empty();
    }
    return Optional.of(
        new Postmaster(
            Long.parseLong(lines.get(0).strip()), Integer.parseInt(lines.get(PORT_LINE).strip())));
  }

  /** Whether the process lives and serves the data directory. */
  boolean serves(Path data) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .map(ProcessHandle::info)
        .map(info -> isServerOf(info, data))
        .orElse(false);
  }

  /** Whether the number belongs to a living process that is certainly not this server. */
  boolean isStranger(Path data) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .map(ProcessHandle::info)
        .filter(info -> info.command().isPresent() || info.arguments().isPresent())
        .map(info -> !isServerOf(info, data))
        .orElse(false);
  }

  // Two systems may run on one machine, so the name of the program alone is not enough.
  private static boolean isServerOf(ProcessHandle.Info info, Path data) {
    return info.arguments()
        .map(arguments -> List.of(arguments).contains(data.toString()))
        .orElseGet(() -> info.command().filter(c -> c.contains("postgres")).isPresent());
  }
}
