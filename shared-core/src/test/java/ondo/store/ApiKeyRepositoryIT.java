package ondo.store;

import static java.time.temporal.ChronoUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class ApiKeyRepositoryIT {

  private static final byte[] HASH = {1, 2, 3};

  private final Store store = new Store();
  private final ApiKeyRepository keys = new ApiKeyRepository(store.jdbc);
  private final IssuedKeyRepository issued = new IssuedKeyRepository(store.jdbc);

  @Test
  void issued_key_is_found_by_its_hash() {
    issued.save(HASH, "acme", "EDITOR");

    var owner = keys.find(HASH).orElseThrow();
    assertThat(owner.tenant()).isEqualTo("acme");
    assertThat(owner.role()).isEqualTo("EDITOR");
    assertThat(keys.find(new byte[] {1, 2})).isEmpty();
  }

  @Test
  void known_key_keeps_its_owner() {
    issued.save(HASH, "acme", "READER");
    issued.save(HASH, "other", "OPERATOR");

    assertThat(keys.find(HASH).orElseThrow().tenant()).isEqualTo("acme");
    assertThat(store.count("api_key")).isEqualTo(1);
  }

  @Test
  void revoked_key_opens_nothing() {
    issued.save(HASH, "acme", "READER");
    store.jdbc.sql("update api_key set revoked_at = now()").update();

    assertThat(keys.find(HASH)).isEmpty();
  }

  @Test
  void key_ends_by_itself_after_its_days() {
    issued.save(HASH, "acme", "READER", "dashboard", 30);

    assertThat(keys.find(HASH)).isPresent();
    var key = issued.list().getFirst();
    assertThat(key.name()).isEqualTo("dashboard");
    assertThat(key.expiresAt())
        .isCloseTo(key.createdAt().plus(Duration.ofDays(30)), within(1, MINUTES));
    store.jdbc.sql("update api_key set expires_at = now()").update();
    assertThat(keys.find(HASH)).isEmpty();
  }

  @Test
  void unknown_role_is_refused() {
    assertThatThrownBy(() -> issued.save(HASH, "acme", "ROOT"))
        .isInstanceOf(DataIntegrityViolationException.class);
  }
}
