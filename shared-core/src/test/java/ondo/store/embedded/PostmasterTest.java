package ondo.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostmasterTest {

  private static final Path DATA = Path.of("/somewhere/data");

  @Test
  void pid_file_tells_process_and_port() {
    assertThat(Postmaster.parse(List.of("42 ", "/somewhere/data", "1", " 15432", "", "127.0.0.1")))
        .contains(new Postmaster(42, 15432));
  }

  @Test
  void file_that_is_still_being_written_tells_nothing() {
    assertThat(Postmaster.parse(List.of())).isEmpty();
    assertThat(Postmaster.parse(List.of("42", "/somewhere/data", "1"))).isEmpty();
    assertThat(Postmaster.parse(List.of("x", "/somewhere/data", "1", "15432"))).isEmpty();
    assertThat(Postmaster.parse(List.of("42", "/somewhere/data", "1", ""))).isEmpty();
  }

  @Test
  void number_of_another_living_program_is_a_stranger_and_serves_nothing() {
    var self = new Postmaster(ProcessHandle.current().pid(), 15432);
    assertThat(self.serves(DATA)).isFalse();
    assertThat(self.isStranger(DATA)).isTrue();
  }

  @Test
  void dead_process_serves_nothing_and_is_no_stranger() throws Exception {
    var process = new ProcessBuilder("true").start();
    process.waitFor();
    var dead = new Postmaster(process.pid(), 15432);
    assertThat(dead.serves(DATA)).isFalse();
    assertThat(dead.isStranger(DATA)).isFalse();
  }
}
