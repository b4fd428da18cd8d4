package ondo.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

  private static final String SECRET = "whsec_test";
  private static final Instant TIME = Instant.ofEpochSecond(1_750_000_000);
  private static final byte[] BODY = "{\"id\":1}".getBytes(StandardCharsets.UTF_8);
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** From {@code printf '1750000000.{"id":1}' | openssl dgst -sha256 -hmac whsec_test}. */
  private static final String SIGNATURE =
      "v1=1fbe5515ec85072c2c5b3c6332e2456ff943a6a961417cd0843d6be6acf54bbb";

  private static boolean holds(String secret, Instant time, String body, Instant now) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    return WebhookSignature.holds(secret, time, bytes, SIGNATURE, now, TOLERANCE);
  }

  @Test
  void signature_is_what_any_other_program_computes() {
    assertThat(WebhookSignature.of(SECRET, TIME, BODY)).isEqualTo(SIGNATURE);
  }

  @Test
  void part_of_a_second_does_not_count() {
    assertThat(WebhookSignature.of(SECRET, TIME.plusMillis(999), BODY)).isEqualTo(SIGNATURE);
  }

  @Test
  void delivery_holds_only_with_its_own_secret_time_and_body() {
    assertThat(holds(SECRET, TIME, "{\"id\":1}", TIME)).isTrue();
    assertThat(holds("another", TIME, "{\"id\":1}", TIME)).isFalse();
    assertThat(holds(SECRET, TIME.plusSeconds(1), "{\"id\":1}", TIME)).isFalse();
    assertThat(holds(SECRET, TIME, "{\"id\":2}", TIME)).isFalse();
    assertThat(WebhookSignature.holds(SECRET, TIME, BODY, "v1=00", TIME, TOLERANCE)).isFalse();
  }

  @Test
  void delivery_goes_stale_after_the_tolerance_on_either_side() {
    assertThat(holds(SECRET, TIME, "{\"id\":1}", TIME.plus(TOLERANCE))).isTrue();
    assertThat(holds(SECRET, TIME, "{\"id\":1}", TIME.minus(TOLERANCE))).isTrue();
    assertThat(holds(SECRET, TIME, "{\"id\":1}", TIME.plus(TOLERANCE).plusSeconds(1))).isFalse();
    assertThat(holds(SECRET, TIME, "{\"id\":1}", TIME.minus(TOLERANCE).minusSeconds(1))).isFalse();
  }
}
