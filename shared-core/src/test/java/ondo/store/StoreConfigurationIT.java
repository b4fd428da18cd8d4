package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class StoreConfigurationIT {

  /** Listeners open their connection with the first wait, so nothing is asked of this address. */
  private static final DatabaseLocation ELSEWHERE =
      new DatabaseLocation("jdbc:postgresql://db.example.org/ondo", "user", "secret");

  private final Store store = new Store();

  @Test
  void computing_server_gets_repositories_that_write_and_read() {
    try (var context = context(StoreConfiguration.class)) {
      var id = store.currentDataSet("v1");

      assertThat(context.getBean(ResponseRepository.class).findCurrent())
          .map(DataSetHead::id)
          .contains(id);
      assertThat(context.getBean(DataSetRepository.class).find("v1")).isPresent();
      assertThat(context.getBean(PointClimateRepository.class).storms(id)).isPresent();
      assertThat(context.getBean(OutlookRepository.class).writeBands(1, List.of())).isZero();
      assertThat(context.getBean(ResultChecksum.class).of(1).rows()).isZero();
      assertThat(context.getBean(ResultRepository.class).findCurrent()).isEmpty();
      assertThat(context.getBean(AssessmentRepository.class).tenants()).isEmpty();
      assertThat(context.getBean(RetentionRepository.class).listDataSets()).isEmpty();
      assertThat(context.getBean(ChunkRepository.class).depth())
          .isEqualTo(new ChunkRepository.Depth(0, 0, 0, 0));
      assertThat(context.getBeansOfType(SiteRepository.class)).isEmpty();
    }
  }

  @Test
  void pool_of_a_computing_server_lends_through_the_watch() throws SQLException {
    try (var context = context(StoreConfiguration.class, store.source())) {
      var connections = context.getBean(ThreadConnections.class);
      connections.watch();
      try (var connection = context.getBean(DataSource.class).getConnection()) {
        connections.abort(Thread.currentThread());
        assertThat(connection.isClosed()).isTrue();
      } finally {
        connections.unwatch();
      }
    }
  }

  @Test
  void answering_server_gets_readers_and_no_way_to_load_data() {
    try (var context = context(ApiStoreConfiguration.class)) {
      var site = store.site("acme", "p1");

      assertThat(context.getBean(SiteRepository.class).find("acme", site)).isPresent();
      assertThat(context.getBean(DataSetReader.class).list()).isEmpty();
      assertThat(context.getBean(ReportReader.class).list("acme", null, 1)).isEmpty();
      assertThat(context.getBean(ApiKeyRepository.class).find(new byte[] {0})).isEmpty();
      assertThat(context.getBean(SchemaRepository.class).changes()).isNotEmpty();
      assertThat(context.getBeansOfType(DataSetRepository.class)).isEmpty();
      assertThat(context.getBeansOfType(IssuedKeyRepository.class)).isEmpty();
    }
  }

  @Test
  void pool_gets_its_address_from_the_variables_and_names_its_sessions() {
    try (var context = new AnnotationConfigApplicationContext()) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "variables",
                  Map.of(
                      "ONDO_DB_URL", "jdbc:postgresql://db.example.org/ondo",
                      "ONDO_DB_USER", "user",
                      "ONDO_DB_PASSWORD", "secret",
                      "spring.application.name", "api-server")));
      context.register(DatabaseConfiguration.class);
      context.refresh();

      var details = context.getBean(JdbcConnectionDetails.class);
      assertThat(details.getJdbcUrl())
          .startsWith("jdbc:postgresql://db.example.org/ondo?ApplicationName=api-server");
      assertThat(details.getUsername()).isEqualTo("user");
      assertThat(details.getPassword()).isEqualTo("secret");
    }
  }

  @Test
  void schema_names_the_changes_that_have_run_and_none_in_an_empty_database() {
    var fresh = JdbcClient.create(TestDatabase.fresh().dataSource());

    assertThat(new SchemaRepository(fresh).changes()).isEqualTo(Set.of());
    assertThat(new SchemaRepository(store.jdbc).changes())
        .contains("001-data-sets", "005-open-partition");
  }

  private AnnotationConfigApplicationContext context(Class<?> configuration) {
    return context(configuration, null);
  }

  private AnnotationConfigApplicationContext context(
      Class<?> configuration, @Nullable DataSource pool) {
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(JdbcClient.class, () -> store.jdbc);
    context.registerBean(JdbcTemplate.class, () -> store.operations);
    context.registerBean(NamedParameterJdbcTemplate.class, () -> store.batches);
    context.registerBean(TransactionTemplate.class, () -> store.transaction);
    context.registerBean(DatabaseLocation.class, () -> ELSEWHERE);
    context.registerBean(JdbcConnectionDetails.class, StoreConfigurationIT::elsewhere);
    if (pool != null) {
      context.registerBean(DataSource.class, () -> pool);
    }
    context.register(configuration);
    context.refresh();
    return context;
  }

  private static JdbcConnectionDetails elsewhere() {
    return new JdbcConnectionDetails() {
      @Override
      public String getJdbcUrl() {
        return ELSEWHERE.url();
      }

      @Override
      public String getUsername() {
        return "user";
      }

      @Override
      public String getPassword() {
        return "secret";
      }
    };
  }
}
