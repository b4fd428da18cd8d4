package ondo.benchmarks;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import ondo.store.Sql;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

/** A statement that is prepared once and asked again and again, and its plan. */
final class Question implements AutoCloseable {

  private final Connection connection;
  private final String name;
  private final String text;
  private final PreparedStatement statement;
  private List<Object> parameters;

  /**
   * Prepares the statement of a file.
   *
   * @param name such as {@code benchmark/ours_years}
   */
  Question(Connection connection, String name, Object... parameters) throws SQLException {
    this(connection, name, Sql.of(name), List.of(parameters));
  }

  private Question(Connection connection, String name, String text, List<Object> parameters)
      throws SQLException {
    this.connection = connection;
    this.name = name;
    this.text = text;
    this.statement = connection.prepareStatement(text);
    this.parameters = parameters;
    bind(statement);
  }

  /** A statement of the product, which names its parameters. */
  static Question named(Connection connection, String name, Map<String, Object> parameters)
      throws SQLException {
    var text = Sql.of(name);
    var source = new MapSqlParameterSource(parameters);
    var parsed = NamedParameterUtils.substituteNamedParameters(text, source);
    var values = NamedParameterUtils.buildValueArray(text, parameters);
    return new Question(connection, name, parsed, List.of(values));
  }

  String name() {
    return name;
  }

  /** Asks it with other parameters. */
  void ask(RowReader reader, Object... others) throws SQLException {
    parameters = List.of(others);
    bind(statement);
    ask(reader);
  }

  void ask(RowReader reader) throws SQLException {
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }

  /** The statement, and its plan with times and buffers for the last parameters. */
  String explain() throws SQLException {
    var plan = new StringJoiner("\n", text + "\n\n", "\n");
    try (var explain = connection.prepareStatement("explain (analyze, buffers) " + text)) {
      bind(explain);
      try (var rows = explain.executeQuery()) {
        while (rows.next()) {
          plan.add(rows.getString(1));
        }
      }
    }
    return plan.toString();
  }

  private void bind(PreparedStatement target) throws SQLException {
    for (var i = 0; i < parameters.size(); i++) {
      if (parameters.get(i) instanceof Array array) {
        target.setArray(i + 1, array);
      } else {
        target.setObject(i + 1, parameters.get(i));
      }
    }
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }

  /** Takes one row. */
  @FunctionalInterface
  interface RowReader {
    void read(ResultSet row) throws SQLException;
  }
}
