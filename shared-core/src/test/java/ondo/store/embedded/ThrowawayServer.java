package ondo.store.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server that lives as long as this JVM, however the JVM ends. */
public final class ThrowawayServer {

  private ThrowawayServer() {}

  public static EmbeddedPostgres start() throws IOException {
    var home = Files.createTempDirectory("ondo-test-");
    var programs = programs();
    var server = EmbeddedPostgres.startThrowaway(home, programs);
    var pid = Files.readAllLines(home.resolve("postgres/data/postmaster.pid")).getFirst().strip();
    watch(home, Long.parseLong(pid));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(home, programs)));
    return server;
  }

  /** Unpacked once per user, not once per test run. */
  static Path programs() throws IOException {
    var user = System.getProperty("user.name");
    var shared = Path.of(System.getProperty("java.io.tmpdir"), "ondo-postgres-" + user);
    Files.createDirectories(shared);
    var isOurs = Files.getOwner(shared).getName().equals(user);
    return isOurs ? shared : Files.createTempDirectory("ondo-postgres-");
  }

  // Deletes what the JVM leaves, also when it is killed with -9 and runs no hook: hundreds of
  // databases take longer to delete than a JVM may take to end. It holds none of our pipes.
  private static void watch(Path home, long server) throws IOException {
    if (Platform.isWindows()) {
      return;
    }
    var script =
        """
        trap '' INT TERM HUP
        while kill -0 %d 2>/dev/null; do sleep 2; done
        [ -f '%s/postgres/data/postmaster.pid' ] && kill -QUIT %d 2>/dev/null && sleep 1
        rm -rf '%s'
        """
            .formatted(ProcessHandle.current().pid(), home, server, home);
    var nothing = new File("/dev/null");
    new ProcessBuilder("sh", "-c", script)
        .redirectInput(nothing)
        .redirectOutput(nothing)
        .redirectError(nothing)
        .start();
  }

  private static void remove(Path home, Path programs) {
    try {
      EmbeddedPostgres.stopThrowaway(home, programs);
      if (Platform.isWindows()) {
        Binaries.deleteTree(home);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
