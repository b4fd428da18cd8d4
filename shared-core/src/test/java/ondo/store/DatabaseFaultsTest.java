package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import ondo.store.DatabaseFaults.Kind;
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

  /** Appendix A of the PostgreSQL manual: classes 08, 57P, 53300, 25006 and 25P03. */
  @ParameterizedTest
  @ValueSource(strings = {"08006", "08001", "57P01", "57P03", "53300", "25006", "25P03"})
  void work_is_not_to_blame_for_a_lost_session(String state) {
    assertThat(DatabaseFaults.kindOf(new SQLException("gone", state))).isEqualTo(Kind.CONNECTION);
  }

  /** Appendix A of the PostgreSQL manual: lock_not_available, deadlock, serialization failure. */
  @ParameterizedTest
  @ValueSource(strings = {"55P03", "40P01", "40001"})
  void work_is_not_to_blame_for_what_others_hold(String state) {
    assertThat(DatabaseFaults.kindOf(new SQLException("held", state))).isEqualTo(Kind.CONTENTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"42P01", "42501", "XX000"})
  void no_try_mends_a_missing_table_or_right(String state) {
    assertThat(DatabaseFaults.kindOf(new SQLException("wrong", state))).isEqualTo(Kind.SYSTEM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "57014", "53200", "25P02"})
  void other_faults_are_those_of_the_work(String state) {
    assertThat(DatabaseFaults.kindOf(new SQLException("wrong", state))).isEqualTo(Kind.OTHER);
  }

  @Test
  void first_cause_that_says_something_counts() {
    var lost = new SQLException("gone", "08006");
    var broken = new SQLException("wrong", "42P01");
    assertThat(DatabaseFaults.kindOf(new IllegalStateException(new RuntimeException(lost))))
        .isEqualTo(Kind.CONNECTION);
    assertThat(DatabaseFaults.kindOf(new SQLException("no state", null, broken)))
        .isEqualTo(Kind.SYSTEM);
    assertThat(DatabaseFaults.kindOf(new SQLException("wrong", "42P01", lost)))
        .isEqualTo(Kind.SYSTEM);
    assertThat(DatabaseFaults.kindOf(new SQLTransientConnectionException("pool is empty")))
        .isEqualTo(Kind.CONNECTION);
    assertThat(DatabaseFaults.kindOf(new SQLException("no state"))).isEqualTo(Kind.OTHER);
    assertThat(DatabaseFaults.kindOf(new IllegalStateException("no database")))
        .isEqualTo(Kind.OTHER);
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
