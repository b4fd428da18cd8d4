package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestDatabaseIT {

  private static final String TABLES =
      "select count(*) from information_schema.tables where table_schema = 'public'";

  @Test
  void fresh_database_is_empty() throws SQLException {
    assertThat(count(TestDatabase.fresh(), TABLES)).isZero();
  }

  @Test
  void migrated_databases_share_their_tables_and_no_rows() throws SQLException {
    var one = TestDatabase.migrated();
    var two = TestDatabase.migrated();

    try (var connection = one.connect();
        var statement = connection.createStatement()) {
      statement.execute("create table only_in_one (n int)");
    }

    assertThat(count(two, TABLES)).isPositive().isEqualTo(count(one, TABLES) - 1);
  }

  private static int count(TestDatabase database, String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getInt(1);
    }
  }
}
