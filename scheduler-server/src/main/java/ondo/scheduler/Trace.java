package ondo.scheduler;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** W3C trace contexts: from a client's request over the job's row into the lines of the log. */
public final class Trace {

  private static final String CONTEXT = "traceparent";
  private static final String ID = "traceId";
  // Version 00; a trace or parent id of zeros is invalid by the W3C text.
  private static final Pattern VALID =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})");
  private static final SecureRandom RANDOM = new SecureRandom();

  private Trace() {}

  /** Lines of this thread carry the context from now on; a missing or wrong one carries none. */
  public static void begin(@Nullable String context) {
    if (context == null || !VALID.matcher(context).matches()) {
      return;
    }
    MDC.put(CONTEXT, context);
    MDC.put(ID, context.substring(3, 35));
  }

  public static void end() {
    MDC.remove(CONTEXT);
    MDC.remove(ID);
  }

  /** A context that goes on from the given one, or a new one. */
  public static String continued(@Nullable String given) {
    if (given != null) {
      var match = VALID.matcher(given);
      if (match.matches()) {
        return "00-" + match.group(1) + "-" + hex(8) + "-" + match.group(2);
      }
    }
    return "00-" + hex(16) + "-" + hex(8) + "-01";
  }

  /** The context of this thread, if it has one. */
  public static @Nullable String current() {
    return MDC.get(CONTEXT);
  }

  /** 32 hex digits, or nothing outside a trace. */
  public static String id() {
    var id = MDC.get(ID);
    return id == null ? "" : id;
  }

  private static String hex(int bytes) {
    var id = new byte[bytes];
    RANDOM.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
