package ondo.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterTest {

  @TempDir Path home;
  private Cluster cluster;

  @BeforeEach
  void create() throws IOException {
    cluster = Cluster.create(home.resolve("postgres"));
  }

  @Test
  void password_is_made_once_and_a_half_written_one_is_made_anew() throws IOException {
    Files.writeString(cluster.directory().resolve("password.new"), "");
    var password = cluster.password();
    assertThat(password).hasSize(32);
    assertThat(cluster.password()).isEqualTo(password);
    assertThat(cluster.directory().resolve("password.new")).doesNotExist();
  }

  @Test
  void port_is_remembered_only_when_it_is_a_number() throws IOException {
    assertThat(cluster.rememberedPort()).isEmpty();
    Files.writeString(cluster.directory().resolve("port"), "15500\n");
    assertThat(cluster.rememberedPort()).contains(15500);
    Files.writeString(cluster.directory().resolve("port"), "none");
    assertThat(cluster.rememberedPort()).isEmpty();
  }

  @Test
  void data_of_another_major_version_is_refused_with_the_way_out() throws IOException {
    Files.createDirectories(cluster.directory().resolve("data"));
    Files.writeString(cluster.directory().resolve("data/PG_VERSION"), "15\n");
    var binaries = new Binaries(home, "17.2.0");
    assertThatThrownBy(() -> cluster.checkVersion(binaries))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("is of PostgreSQL 15, and this Ondo brings 17.2.0")
        .hasMessageContaining("export");
  }

  @Test
  void cluster_without_a_pid_file_does_not_run() throws IOException {
    assertThat(cluster.running()).isEmpty();
    cluster.forgetStranger();
    assertThat(cluster.isInitialised()).isFalse();
    assertThat(EmbeddedPostgres.stop(home)).isFalse();
    assertThat(EmbeddedPostgres.stop(home.resolve("nobody-was-here"))).isFalse();
  }

  @Test
  void programs_that_are_not_there_are_named_and_leave_no_half_database() throws IOException {
    var settings = ServerSettings.throwaway();
    var binaries = new Binaries(home.resolve("no-programs"), "17.2.0");
    var user = OrdinaryUser.find(cluster.directory());
    cluster.password();
    assertThatThrownBy(() -> cluster.initialise(binaries, user, settings))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("ONDO_DB_URL");
    assertThat(cluster.isInitialised()).isFalse();
  }
}
