package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import ondo.job.JobRequest;
import ondo.job.Submission;
import ondo.store.AuditRepository;
import ondo.store.JobRepository;
import ondo.store.RegisteredSite;
import ondo.store.SiteRepository;
import ondo.store.TenantRepository;
import ondo.store.TestDatabase;
import ondo.store.WebhookRepository;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The accounts of {@code deploy/database/roles.sql} may do their work and no more. */
class DatabaseRoleIT {

  private static final String PASSWORD = "test-only";

  private static TestDatabase database() throws SQLException, IOException {
    var owner = TestDatabase.migrated();
    try (var connection = owner.connect()) {
      var script = Files.readString(Path.of("../deploy/database/roles.sql"));
      Rows.execute(connection, script);
      Rows.execute(connection, script);
      for (var role : List.of("ondo_api", "ondo_scheduler")) {
        Rows.execute(connection, "alter role " + role + " login password '" + PASSWORD + "'");
      }
      Rows.execute(
          connection,
          """
          insert into data_set (data_version, name, origin, state, warming_levels_k, base_years, grid_points)
          values ('d', 'd', 'd', 'CURRENT', '{}', '{}', 0)""");
    }
    return owner;
  }

  private static TestDatabase as(TestDatabase owner, String role) {
    return new TestDatabase(owner.url(), role, PASSWORD);
  }

  private static void refused(TestDatabase account, String sql) {
    assertThatThrownBy(
            () -> {
              try (var connection = account.connect()) {
                Rows.execute(connection, sql);
              }
            })
        .as(sql)
        .isInstanceOf(SQLException.class)
        .extracting(e -> ((SQLException) e).getSQLState())
        // insufficient privilege
        .isEqualTo("42501");
  }

  @Test
  void account_of_the_api_writes_what_clients_write_and_no_results()
      throws SQLException, IOException {
    var api = as(database(), "ondo_api");
    var source = api.dataSource();
    var jdbc = JdbcClient.create(source);
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    var sites = new SiteRepository(jdbc, new NamedParameterJdbcTemplate(source));
    var jobs = new JobRepository(jdbc, transaction);
    var site =
        new RegisteredSite(
            UUID.randomUUID(),
            "e",
            "n",
            37,
            127,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            "{}",
            null,
            1,
            Instant.EPOCH,
            Instant.EPOCH);
    assertThat(sites.insert("t", site)).isTrue();
    sites.upsert("t", List.of(site));
    var taken = (Submission.Accepted) jobs.submit(JobRequest.night(null), 1);
    assertThat(jobs.cancel(taken.id(), null)).isTrue();
    assertThat(
            new WebhookRepository(jdbc)
                .insert(
                    "t", UUID.randomUUID(), "https://x.org", List.of("failed"), "s".repeat(32), 1))
        .isTrue();
    new AuditRepository(jdbc)
        .append(new AuditRepository.Act("t", null, null, "EDITOR", "a", "b", 200, "x"));
    var deleted = new TenantRepository(jdbc, transaction).delete("t");
    assertThat(deleted.sites()).isEqualTo(1);
    assertThat(deleted.webhooks()).isEqualTo(1);

    refused(api, "create table mine (id int)");
    refused(api, "drop table site");
    refused(api, "alter table site add column x int");
    refused(
        api,
        "insert into hazard_series values (1, 'typhoon', 'SSP245', 1, 'OK', '{}', null, 2021, null)");
    refused(api, "delete from site_risk");
    refused(api, "update result_set set state = 'CURRENT'");
    refused(api, "insert into api_key values (gen_random_uuid(), '\\x00', 't', 'OPERATOR')");
    refused(api, "update audit set tenant = 'x'");
    refused(api, "delete from audit");
    refused(api, "select open_partition('hazard_series', 1)");
    refused(api, "copy site to program 'id'");
    refused(api, "select pg_read_file('/etc/passwd')");
  }

  @Test
  void account_of_the_scheduler_fills_partitions_and_defines_nothing()
      throws SQLException, IOException {
    var scheduler = as(database(), "ondo_scheduler");
    try (var connection = scheduler.connect()) {
      Rows.execute(connection, "select open_partition('hazard_series', 7)");
      Rows.execute(
          connection,
          "insert into hazard_series values (7, 'typhoon', 'SSP245', 1, 'INSUFFICIENT_DATA', '{}', null, 2021, null)");
      Rows.execute(connection, "select analyze_partition('hazard_series', 7)");
      Rows.execute(connection, "select drop_partition('hazard_series', 7)");
    }

    refused(scheduler, "create table mine (id int)");
    refused(scheduler, "drop table hazard_series");
    refused(scheduler, "delete from audit");
    refused(scheduler, "delete from databasechangelog");
    refused(scheduler, "copy site to program 'id'");
  }
}
