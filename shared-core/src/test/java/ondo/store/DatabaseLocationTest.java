package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import ondo.store.DatabaseLocation.Limits;
import org.junit.jupiter.api.Test;

class DatabaseLocationTest {

  @Test
  void address_of_the_environment_is_taken_with_its_account() {
    var location =
        locate(
            Map.of(
                "ONDO_DB_URL", "jdbc:postgresql://db:5432/ondo",
                "ONDO_DB_USER", "ann",
                "ONDO_DB_PASSWORD", "secret"));

    assertThat(location.user()).isEqualTo("ann");
    assertThat(location.password()).isEqualTo("secret");
    assertThat(location.toString()).doesNotContain("secret");
  }

  @Test
  void blank_account_counts_as_none() {
    var location =
        locate(Map.of("ONDO_DB_URL", "jdbc:postgresql://db/ondo?user=ann", "ONDO_DB_USER", ""));

    assertThat(location.user()).isNull();
    assertThat(location.password()).isNull();
  }

  @Test
  void sessions_carry_a_name_and_watch_their_client() {
    var location = locate(Map.of("ONDO_DB_URL", "jdbc:postgresql://db/ondo?sslmode=require"));

    assertThat(location.urlFor("ondo-api"))
        .startsWith("jdbc:postgresql://db/ondo?sslmode=require&")
        .contains("&ApplicationName=ondo-api")
        .contains("client_connection_check_interval=1s");
  }

  @Test
  void options_of_the_address_win() {
    var location = locate(Map.of("ONDO_DB_URL", "jdbc:postgresql://db/ondo?options="));

    assertThat(location.urlFor("ondo")).doesNotContain("client_connection_check_interval");
  }

  @Test
  void address_of_another_kind_is_refused_without_repeating_it() {
    assertThatThrownBy(() -> locate(Map.of("ONDO_DB_URL", "postgres://ann:secret@db/ondo")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:postgresql://")
        .hasMessageNotContaining("secret");
  }

  @Test
  void home_is_the_named_directory_or_the_users_own() {
    assertThat(DatabaseLocation.home(Map.of("ONDO_HOME", "/data/ondo")::get))
        .isEqualTo(Path.of("/data/ondo"));
    assertThat(DatabaseLocation.home(Map.of("ONDO_HOME", " ")::get)).hasFileName(".ondo");
  }

  @Test
  void limits_of_a_session_travel_in_its_address() {
    var location = locate(Map.of("ONDO_DB_URL", "jdbc:postgresql://db/ondo"));
    var limits =
        new Limits(
            Duration.ofMinutes(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(90));

    var url = location.urlFor("ondo", limits);

    assertThat(url)
        .contains("connectTimeout=10")
        .contains("socketTimeout=90")
        .contains("-c%20tcp_keepalives_idle=10%20")
        .contains("-c%20statement_timeout=60000")
        .contains("-c%20lock_timeout=5000")
        .contains("-c%20idle_in_transaction_session_timeout=30000");
    assertThat(location.urlFor("ondo")).doesNotContain("Timeout", "_timeout");
  }

  @Test
  void socket_that_gives_up_before_a_statement_ends_is_refused() {
    var minute = Duration.ofMinutes(1);
    var none = Duration.ZERO;

    assertThatThrownBy(() -> new Limits(minute, none, none, minute))
        .hasMessage("the socket must outlast a statement: PT1M, PT1M");
    assertThat(new Limits(minute, none, none, none).socket()).isEqualTo(none);
  }

  @Test
  void parameter_that_the_address_has_already_is_not_repeated() {
    var first = locate(Map.of("ONDO_DB_URL", "jdbc:postgresql://db/ondo?tcpKeepAlive=false"));
    var later =
        locate(Map.of("ONDO_DB_URL", "jdbc:postgresql://db/ondo?ssl=true&tcpKeepAlive=false"));

    assertThat(first.urlFor("ondo")).containsOnlyOnce("tcpKeepAlive=");
    assertThat(later.urlFor("ondo")).containsOnlyOnce("tcpKeepAlive=");
    assertThat(later.urlFor("")).doesNotContain("ApplicationName");
  }

  private static DatabaseLocation locate(Map<String, String> variables) {
    return DatabaseLocation.of(variables::get);
  }
}
