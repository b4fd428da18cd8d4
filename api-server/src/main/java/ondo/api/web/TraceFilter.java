package ondo.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes a W3C trace context or starts one; it stands in every log line, answer and job row. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public class TraceFilter extends OncePerRequestFilter {

  static final String HEADER = "traceparent";

  private static final String ATTRIBUTE = TraceFilter.class.getName() + ".own";
  // Version 00; a trace or parent id of zeros is invalid by the W3C text.
  private static final Pattern VALID =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var own = begin(request);
    MDC.put("traceId", traceId(own));
    MDC.put(HEADER, own);
    response.setHeader(HEADER, own);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove("traceId");
      MDC.remove(HEADER);
    }
  }

  /** An error that the container found after the request was served belongs to the same trace. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  /** The trace context of a request: the one it has already, else one that continues its own. */
  static String begin(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof String known) {
      return known;
    }
    var own = continued(request.getHeader(HEADER));
    request.setAttribute(ATTRIBUTE, own);
    return own;
  }

  static String traceId(String traceparent) {
    return traceparent.substring(3, 35);
  }

  /** 32 hex digits, or nothing outside a request. */
  public static String traceId() {
    var id = MDC.get("traceId");
    return id == null ? "" : id;
  }

  /** The trace context to hand on; nothing outside a request. */
  public static String traceparent() {
    var context = MDC.get(HEADER);
    return context == null ? "" : context;
  }

  private static String continued(@Nullable String given) {
    if (given != null) {
      var match = VALID.matcher(given);
      if (match.matches()) {
        return "00-" + match.group(1) + "-" + hex(8) + "-" + match.group(2);
      }
    }
    return "00-" + hex(16) + "-" + hex(8) + "-01";
  }

  private static String hex(int bytes) {
    var id = new byte[bytes];
    // A trace is told apart by its id and hides nothing.
    ThreadLocalRandom.current().nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
