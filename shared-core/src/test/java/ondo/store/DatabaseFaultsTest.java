package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.TransactionSystemException;

class DatabaseFaultsTest {

  @ParameterizedTest
  @ValueSource(strings = {"08006", "28P01", "3D000", "57P01"})
  void lost_connections_and_refused_logins_are_no_fault_of_a_statement(String state) {
    assertThat(DatabaseFaults.isUnreachable(new SQLException("gone", state))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42P01", "57014", "40001"})
  void faults_of_a_statement_say_nothing_about_the_connection(String state) {
    assertThat(DatabaseFaults.isUnreachable(new SQLException("wrong", state))).isFalse();
  }

  @Test
  void fault_without_a_state_or_of_another_kind_says_nothing() {
    assertThat(DatabaseFaults.isUnreachable(new SQLException("no state"))).isFalse();
    assertThat(
            DatabaseFaults.isUnreachable(new IllegalStateException(new SQLException("a", "08006"))))
        .isFalse();
  }

  @Test
  void lost_connection_is_seen_behind_the_rollback_that_failed_with_it() {
    var rollback =
        new TransactionSystemException("JDBC rollback failed", new SQLException("closed"));
    assertThat(DatabaseFaults.kindOf(rollback)).isEqualTo(DatabaseFaults.Kind.OTHER);
    rollback.initApplicationException(new IllegalStateException(new SQLException("cut", "08006")));
    assertThat(DatabaseFaults.kindOf(rollback)).isEqualTo(DatabaseFaults.Kind.CONNECTION);
  }
}
