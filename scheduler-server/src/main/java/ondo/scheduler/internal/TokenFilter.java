package ondo.scheduler.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import ondo.scheduler.InternalToken;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Nobody reaches {@code /internal} without the token; compared in constant time. */
@Component
class TokenFilter extends OncePerRequestFilter {

  static final String HEADER = "X-Ondo-Internal-Token";

  private static final String REFUSAL =
      """
      {"type":"/problems/unauthorized","title":"Unauthorized","status":401,\
      "detail":"the header X-Ondo-Internal-Token is missing or wrong","code":"unauthorized"}""";

  private final byte[] token;

  TokenFilter(InternalToken token) {
    this.token = token.value().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/internal");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var given = request.getHeader(HEADER);
    if (given != null && MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8))) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(REFUSAL);
  }
}
