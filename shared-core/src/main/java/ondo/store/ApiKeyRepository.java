package ondo.store;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys of clients, known by their hash alone. */
public final class ApiKeyRepository {

  private static final String FIND = Sql.of("api_key/find");

  private final JdbcClient jdbc;

  public ApiKeyRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Whose key it is.
   *
   * @param role READER, EDITOR or OPERATOR
   */
  public record Owner(UUID id, String tenant, String role) {}

  /**
   * The owner of a key that is not revoked.
   *
   * @param hash SHA-256 of the key's text
   */
  public Optional<Owner> find(byte[] hash) {
    return jdbc.sql(FIND)
        .param("key_hash", hash)
        .query(
            (row, number) ->
                new Owner(
                    row.getObject("id", UUID.class),
                    row.getString("tenant"),
                    row.getString("role")))
        .optional();
  }
}
