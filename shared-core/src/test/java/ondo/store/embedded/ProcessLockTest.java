package ondo.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {

  private static final Duration SHORT = Duration.ofMillis(100);

  @TempDir Path directory;

  @Test
  void lock_is_free_again_once_it_is_closed() {
    var file = directory.resolve("lock");
    try (var _ = ProcessLock.take(file, SHORT)) {
      assertThat(file).exists();
    }
    try (var again = ProcessLock.take(file, SHORT)) {
      assertThat(again).isNotNull();
    }
  }

  @Test
  void thread_that_waits_too_long_is_told_what_to_do() throws Exception {
    var file = directory.resolve("lock");
    try (var _ = ProcessLock.take(file, SHORT)) {
      Callable<Throwable> other = () -> failure(file);
      try (var threads = Executors.newSingleThreadExecutor()) {
        assertThat(threads.submit(other).get(20, TimeUnit.SECONDS))
            .isInstanceOf(EmbeddedPostgresException.class)
            .hasMessageContaining("another process has held " + file);
      }
    }
  }

  @Test
  void waiting_ends_when_the_thread_is_interrupted() throws Exception {
    var file = directory.resolve("lock");
    try (var _ = ProcessLock.take(file, SHORT)) {
      Callable<Boolean> other =
          () -> {
            Thread.currentThread().interrupt();
            assertThat(failure(file)).hasMessageContaining("interrupted while waiting");
            return Thread.interrupted();
          };
      try (var threads = Executors.newSingleThreadExecutor()) {
        assertThat(threads.submit(other).get(20, TimeUnit.SECONDS)).isTrue();
      }
    }
  }

  @Test
  void directory_that_is_not_there_is_named_and_leaves_the_lock_free() {
    var file = directory.resolve("missing").resolve("lock");
    assertThatThrownBy(() -> ProcessLock.take(file, SHORT))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("cannot lock " + file)
        .hasMessageContaining("writable");
    try (var lock = ProcessLock.take(directory.resolve("lock"), SHORT)) {
      assertThat(lock).isNotNull();
    }
  }

  @Test
  void file_that_another_process_holds_is_waited_for_until_the_limit() throws Exception {
    var file = directory.resolve("lock");
    var script =
        """
        import java.nio.channels.FileChannel;
        import java.nio.file.*;
        class Hold {
          public static void main(String[] a) throws Exception {
            var c = FileChannel.open(Path.of(a[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            c.lock();
            System.out.println("held");
            System.in.read();
          }
        }
        """;
    var source = Files.writeString(directory.resolve("Hold.java"), script);
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                source.toString(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.inputReader().readLine()).isEqualTo("held");
      assertThat(failure(file)).hasMessageContaining("wait for it, or stop it");
    } finally {
      process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }
    try (var lock = ProcessLock.take(file, Duration.ofSeconds(20));
        var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      assertThat(lock).isNotNull();
      assertThat(channel.isOpen()).isTrue();
    }
  }

  private static Throwable failure(Path file) {
    try (var lock = ProcessLock.take(file, SHORT)) {
      return new AssertionError("taken: " + lock);
    } catch (EmbeddedPostgresException e) {
      return e;
    }
  }
}
