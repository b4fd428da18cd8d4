package ondo.acceptance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A directory of an installation that this suite alone uses as long as it runs, and the next one
 * finds prepared.
 */
final class Home implements AutoCloseable {

  private static final int MOST = 8;

  private final Path directory;
  private final FileChannel file;
  private final FileLock lock;

  private Home(Path directory, FileChannel file, FileLock lock) {
    this.directory = directory;
    this.file = file;
    this.lock = lock;
  }

  /** The first directory that nobody uses; suites may run beside each other. */
  static Home free(Path target) throws IOException {
    for (var i = 1; i <= MOST; i++) {
      var home = tried(target.resolve("faults-" + i));
      if (home != null) {
        return home;
      }
    }
    throw new IllegalStateException(MOST + " suites run already");
  }

  private static @Nullable Home tried(Path directory) throws IOException {
    Files.createDirectories(directory);
    var file =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    var lock = file.tryLock();
    if (lock == null) {
      file.close();
      return null;
    }
    return new Home(directory, file, lock);
  }

  Path directory() {
    return directory;
  }

  @Override
  public void close() throws IOException {
    lock.release();
    file.close();
  }
}
