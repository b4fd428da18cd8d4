package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
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

  private static DatabaseLocation locate(Map<String, String> variables) {
    return DatabaseLocation.of(variables::get);
  }
}
