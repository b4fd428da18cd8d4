package ondo.store.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One holder at a time over all threads and processes of the machine; kill -9 releases it. */
final class ProcessLock implements AutoCloseable {

  // File locks belong to the whole process, so threads of one process need a lock among themselves.
  private static final ReentrantLock THREADS = new ReentrantLock();
  private static final long POLL_MILLIS = 50;

  private final FileChannel channel;

  private ProcessLock(FileChannel channel) {
    this.channel = channel;
  }

  static ProcessLock take(Path file, Duration limit) {
    var deadline = System.nanoTime() + limit.toNanos();
    try {
      if (!THREADS.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw busy(file, limit);
      }
    } catch (InterruptedException e) {
      throw Commands.interrupted(e);
    }
    try {
      return new ProcessLock(lockedChannel(file, deadline, limit));
    } catch (IOException | RuntimeException e) {
      THREADS.unlock();
      throw e instanceof RuntimeException unchecked
          ? unchecked
          : new EmbeddedPostgresException(
              "cannot lock " + file + "; check that its directory is writable", e);
    }
  }

  private static FileChannel lockedChannel(Path file, long deadline, Duration limit)
      throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      for (@Nullable FileLock lock = channel.tryLock(); lock == null; lock = channel.tryLock()) {
        if (System.nanoTime() > deadline) {
          throw busy(file, limit);
        }
        Commands.pause(POLL_MILLIS);
      }
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    return channel;
  }

  private static EmbeddedPostgresException busy(Path file, Duration limit) {
    return new EmbeddedPostgresException(
        "another process has held "
            + file
            + " for "
            + limit.toSeconds()
            + " s; wait for it, or stop it and try again");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new EmbeddedPostgresException("cannot release a file lock", e);
    } finally {
      THREADS.unlock();
    }
  }
}
