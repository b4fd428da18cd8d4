package ondo.api.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What a browser may do with a report: show it with the style sheet that it carries, and nothing
 * else.
 */
final class StylePolicy {

  private static final String BEGIN = "<style>";
  private static final String END = "</style>";

  private StylePolicy() {}

  /** The content security policy of an HTML report; the sheet is the first of the file. */
  static String of(byte[] html) {
    var text = new String(html, StandardCharsets.UTF_8);
    var begin = text.indexOf(BEGIN);
    var end = text.indexOf(END, Math.max(begin, 0));
    var style =
        begin < 0 || end < 0
            ? "'none'"
            : "'sha256-" + hash(text.substring(begin + BEGIN.length(), end)) + "'";
    return "default-src 'none'; style-src "
        + style
        + "; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
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
