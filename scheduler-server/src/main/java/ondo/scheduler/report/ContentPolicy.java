package ondo.scheduler.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The content security policy of a report: nothing but its own style sheet. */
final class ContentPolicy {

  private ContentPolicy() {}

  static String of(String style) {
    return "default-src 'none'; style-src 'sha256-"
        + hash(style)
        + "'; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String style) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(style.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
