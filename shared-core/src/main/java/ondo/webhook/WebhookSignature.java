package ondo.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signature of a delivery: {@code v1=} and the HMAC-SHA256, in hex, of the time in seconds, a dot
 * and the body. The time is part of it, so that an old delivery cannot be sent again as a new one.
 */
public final class WebhookSignature {

  /** Header that holds the signature. */
  public static final String HEADER = "Ondo-Signature";

  /** Header that holds the seconds since 1970 that were signed. */
  public static final String TIME_HEADER = "Ondo-Timestamp";

  private static final String ALGORITHM = "HmacSHA256";
  private static final String VERSION = "v1=";

  private WebhookSignature() {}

  /** What goes into {@link #HEADER}. */
  public static String of(String secret, Instant time, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((time.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
      return VERSION + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("a text is always a key", e);
    }
  }

  /**
   * Whether a delivery is genuine and fresh, compared in constant time.
   *
   * @param time what {@link #TIME_HEADER} said
   * @param tolerance how far the clocks of both sides may be apart
   */
  public static boolean holds(
      String secret, Instant time, byte[] body, String signature, Instant now, Duration tolerance) {
    var expected = of(secret, time, body).getBytes(StandardCharsets.UTF_8);
    var isGenuine = MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
    return isGenuine && Duration.between(time, now).abs().compareTo(tolerance) <= 0;
  }
}
