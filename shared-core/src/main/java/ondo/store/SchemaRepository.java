package ondo.store;

import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which migrations the database has seen; only the scheduler runs them. */
public final class SchemaRepository {

  private static final String EXISTS = Sql.of("schema/exists");
  private static final String LIST_CHANGES = Sql.of("schema/list_changes");

  private final JdbcClient jdbc;

  public SchemaRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Ids of the change sets that have run; empty for an empty database. */
  public Set<String> changes() {
    if (!jdbc.sql(EXISTS).query(Boolean.class).single()) {
      return Set.of();
    }
    return new HashSet<>(jdbc.sql(LIST_CHANGES).query(String.class).list());
  }
}
