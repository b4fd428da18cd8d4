package ondo.scheduler.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeIdentityTest {

  @TempDir private Path home;

  @Test
  void restart_on_the_same_home_is_the_same_scheduler() throws IOException {
    var first = HomeIdentity.of(home);
    first.close();
    try (var second = HomeIdentity.of(home)) {
      assertThat(second.id()).isEqualTo(first.id());
    }
  }

  @Test
  void second_scheduler_on_a_home_that_is_in_use_is_a_stranger() throws IOException {
    try (var first = HomeIdentity.of(home);
        var second = HomeIdentity.of(home)) {
      assertThat(second.id()).isNotEqualTo(first.id());
    }
  }

  @Test
  void machine_without_a_name_starts_as_a_stranger_each_time() throws IOException {
    var first = HomeIdentity.of(home, null);
    first.close();
    try (var second = HomeIdentity.of(home, null)) {
      assertThat(second.id()).isNotEqualTo(first.id());
    }
  }

  @Test
  void copy_of_a_home_is_another_home() throws IOException {
    var copied = Files.createDirectories(home.resolve("copy"));
    try (var first = HomeIdentity.of(home)) {
      Files.copy(home.resolve("scheduler.lock"), copied.resolve("scheduler.lock"));
      try (var second = HomeIdentity.of(copied)) {
        assertThat(second.id()).isNotEqualTo(first.id());
      }
    }
  }
}
