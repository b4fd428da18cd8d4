package ondo.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys as they are issued and revoked; only their hash is kept. */
public final class IssuedKeyRepository {

  private static final String SAVE = Sql.of("api_key/save");
  private static final String LIST = Sql.of("api_key/list");
  private static final String REVOKE = Sql.of("api_key/revoke");

  private final JdbcClient jdbc;

  public IssuedKeyRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A key without its text, which nobody knows any more.
   *
   * @param id the {@code keyId} of the audit log
   * @param role READER, EDITOR or OPERATOR
   */
  public record IssuedKey(
      UUID id, String tenant, String role, Instant createdAt, @Nullable Instant revokedAt) {}

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

  /** All keys, oldest first, revoked ones too. */
  public List<IssuedKey> list() {
    return jdbc.sql(LIST)
        .query(
            (row, number) -> {
              var revoked = row.getObject("revoked_at", OffsetDateTime.class);
              return new IssuedKey(
                  row.getObject("id", UUID.class),
                  row.getString("tenant"),
                  row.getString("role"),
                  row.getObject("created_at", OffsetDateTime.class).toInstant(),
                  revoked == null ? null : revoked.toInstant());
            })
        .list();
  }

  /** Ends a key; returns false if there is none of this id or it was revoked before. */
  public boolean revoke(UUID id) {
    return jdbc.sql(REVOKE).param("id", id).update() > 0;
  }
}
