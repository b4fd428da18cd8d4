package ondo.scheduler.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import ondo.scheduler.InternalToken;
import ondo.scheduler.Trace;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Nobody reaches {@code /internal} without the token; compared in constant time. Every request has
 * a trace context, its caller's or a new one.
 */
@Component
class TokenFilter extends OncePerRequestFilter {

  static final String HEADER = "X-Ondo-Internal-Token";

  private final byte[] token;
  private final Problems problems;

  TokenFilter(InternalToken token, Problems problems) {
    this.token = token.value().getBytes(StandardCharsets.UTF_8);
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/internal");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var context = Trace.continued(request.getHeader("traceparent"));
    Trace.begin(context);
    response.setHeader("traceparent", context);
    try {
      if (isKnown(request.getHeader(HEADER))) {
        chain.doFilter(request, response);
      } else {
        refuse(request, response);
      }
    } finally {
      Trace.end();
    }
  }

  private boolean isKnown(@Nullable String given) {
    return given != null
        && MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var refusal = Refusal.of(Refusal.Code.UNAUTHORIZED);
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response
        .getWriter()
        .write(
            JsonMapper.shared()
                .writeValueAsString(problems.body(refusal, Problems.locale(request))));
  }
}
