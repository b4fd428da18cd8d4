package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

class StartFailureTest {

  @Test
  void taken_port_and_silent_database_are_told_in_one_sentence() {
    var port = new IllegalStateException(new PortInUseException(8000));
    assertThat(StartFailure.sentence(port)).get().asString().contains("8000", "ONDO_PORT");

    var database = new IllegalStateException(new SQLException("refused", "08001"));
    assertThat(StartFailure.sentence(database)).get().asString().contains("ONDO_DB_URL");
  }

  @Test
  void refused_start_keeps_its_own_words_and_anything_else_keeps_its_trace() {
    var refused = new IllegalStateException(new StartRefusedException("no token"));
    assertThat(StartFailure.sentence(refused)).contains("no token");
    assertThat(StartFailure.sentence(new IllegalStateException("bug"))).isEmpty();
  }
}
