package ondo.store;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys as they are issued; only their hash is kept. */
public final class IssuedKeyRepository {

  private static final String SAVE = Sql.of("api_key/save");

  private final JdbcClient jdbc;

  public IssuedKeyRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Keeps a key's hash; a known one changes nothing.
   *
   * @param hash SHA-256 of the key's text
   * @param role READER, EDITOR or OPERATOR
   */
  public void save(byte[] hash, String tenant, String role) {
    jdbc.sql(SAVE)
        .param("id", UUID.randomUUID())
        .param("key_hash", hash)
        .param("tenant", tenant)
        .param("role", role)
        .update();
  }
}
