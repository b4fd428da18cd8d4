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
   * @param name what it is for, if anybody said
   * @param expiresAt when it ends by itself; null: never
   */
  public record IssuedKey(
      UUID id,
      String tenant,
      String role,
      @Nullable String name,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant revokedAt) {}

  /** Keeps the hash of a key that has no name and does not end by itself. */
  public UUID save(byte[] hash, String tenant, String role) {
    return save(hash, tenant, role, null, null);
  }

  /**
   * Keeps a key's hash and returns its new id; a known one changes nothing.
   *
   * @param hash SHA-256 of the key's text
   * @param role READER, EDITOR or OPERATOR
   * @param name what it is for, if anybody said
   * @param days after which it ends by itself; null: never
   */
  public UUID save(
      byte[] hash, String tenant, String role, @Nullable String name, @Nullable Integer days) {
    var id = UUID.randomUUID();
    jdbc.sql(SAVE)
        .param("id", id)
        .param("key_hash", hash)
        .param("tenant", tenant)
        .param("role", role)
        .param("name", name)
        .param("days", days)
        .update();
    return id;
  }

  /** All keys, oldest first, revoked ones too. */
  public List<IssuedKey> list() {
    return jdbc.sql(LIST)
        .query(
            (row, number) ->
                new IssuedKey(
                    row.getObject("id", UUID.class),
                    row.getString("tenant"),
                    row.getString("role"),
                    row.getString("name"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant(),
                    instant(row.getObject("expires_at", OffsetDateTime.class)),
                    instant(row.getObject("revoked_at", OffsetDateTime.class))))
        .list();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  /** Ends a key; returns false if there is none of this id or it was revoked before. */
  public boolean revoke(UUID id) {
    return jdbc.sql(REVOKE).param("id", id).update() > 0;
  }
}
