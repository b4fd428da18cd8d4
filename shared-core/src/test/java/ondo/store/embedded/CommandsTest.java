package ondo.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path directory;
  private Path log;

  @BeforeEach
  void name_the_log() {
    log = directory.resolve("log");
  }

  @Test
  void exit_status_and_both_outputs_are_kept() {
    var status = Commands.run(List.of("sh", "-c", "echo out; echo err >&2; exit 3"), log, LIMIT);

    assertThat(status).isEqualTo(3);
    assertThat(Commands.tail(log)).isEqualTo("out\nerr");
  }

  @Test
  void variables_of_another_postgresql_do_not_reach_the_program() {
    Commands.run(List.of("sh", "-c", "env | grep -c ^PG; echo $LC_ALL"), log, LIMIT);

    assertThat(Commands.tail(log)).isEqualTo("0\nC");
  }

  @Test
  void program_that_does_not_end_is_ended() {
    assertThatThrownBy(
            () ->
                Commands.run(
                    List.of("sh", "-c", "echo begun; exec tail -f /dev/null"),
                    log,
                    Duration.ofSeconds(1)))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("did not finish within 1 s");
  }

  @Test
  void program_that_is_not_there_is_named_with_another_way() {
    assertThatThrownBy(() -> Commands.run(List.of("/no/such/program"), log, LIMIT))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("cannot run /no/such/program")
        .hasMessageContaining("ONDO_DB_URL");
  }

  @Test
  void interrupted_waiter_stops_and_stays_interrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> Commands.pause(60_000)).hasMessageContaining("interrupted");
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      assertThatThrownBy(() -> Commands.run(List.of("true"), log, LIMIT))
          .hasMessageContaining("interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void tail_leaves_out_an_earlier_life_and_all_but_the_last_characters() throws IOException {
    Files.writeString(log, "earlier\nnow");
    assertThat(Commands.tail(log, "earlier".length())).isEqualTo("now");
    assertThat(Commands.tail(log, 1000)).isEmpty();
    Files.writeString(log, "x".repeat(5000) + "end");
    assertThat(Commands.tail(log)).hasSize(2000).endsWith("end");
    assertThat(Commands.tail(directory.resolve("none"))).isEmpty();
    assertThat(Commands.tail(directory)).contains("cannot be read");
  }
}
