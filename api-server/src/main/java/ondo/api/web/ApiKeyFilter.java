package ondo.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import ondo.api.snapshot.Readiness;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Lets a call in when the server is ready, its key is known and the key's role suffices. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class ApiKeyFilter extends OncePerRequestFilter {

  private static final String PREFIX = "Bearer ";
  // Longer texts are no keys of ours and are not worth hashing; tokens hold more.
  private static final int LONGEST_KEY = 200;
  private static final int LONGEST_TOKEN = 7000;
  private static final Duration STRANGER_PAUSE = Duration.ofMinutes(1);
  private static final Duration NOT_READY_PAUSE = Duration.ofSeconds(5);

  private final KeyRing keys;
  private final TokenReader tokens;
  private final Strangers strangers;
  private final Readiness readiness;
  private final HandlerExceptionResolver resolver;

  ApiKeyFilter(
      KeyRing keys,
      TokenReader tokens,
      Strangers strangers,
      Readiness readiness,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
    this.keys = keys;
    this.tokens = tokens;
    this.strangers = strangers;
    this.readiness = readiness;
    this.resolver = resolver;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getServletPath().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isVisit(request)) {
      sendToPage(request, response);
      return;
    }
    try {
      admit(request);
    } catch (ApiProblem | DataAccessException e) {
      resolver.resolveException(request, response, null, e);
      return;
    }
    chain.doFilter(request, response);
  }

  /** A person follows the address of a result, such as that of a figure in a report. */
  private static boolean isVisit(HttpServletRequest request) {
    var accept = request.getHeader(HttpHeaders.ACCEPT);
    return request.getMethod().equals("GET")
        && request.getServletPath().startsWith("/api/v1/")
        && request.getHeader(HttpHeaders.AUTHORIZATION) == null
        && accept != null
        && accept.startsWith(MediaType.TEXT_HTML_VALUE);
  }

  /** A link carries no key: the page has one, or asks for it, and shows what the address holds. */
  private static void sendToPage(HttpServletRequest request, HttpServletResponse response) {
    var query = request.getQueryString();
    var address = request.getRequestURI() + (query == null ? "" : "?" + query);
    response.setStatus(HttpStatus.SEE_OTHER.value());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(
        HttpHeaders.LOCATION, "/#/result?of=" + URLEncoder.encode(address, StandardCharsets.UTF_8));
  }

  private void admit(HttpServletRequest request) {
    if (!readiness.isReady()) {
      // Only this server may call itself by now.
      text(request)
          .flatMap(keys::findLent)
          .orElseThrow(() -> ApiProblem.later(ProblemCode.NOT_READY, NOT_READY_PAUSE))
          .attachTo(request);
      return;
    }
    var caller = text(request).flatMap(this::caller).orElse(null);
    if (caller == null) {
      throw strangers.mayTry(request.getRemoteAddr())
          ? ApiProblem.of(ProblemCode.UNAUTHORIZED)
          : ApiProblem.later(ProblemCode.RATE_LIMITED, STRANGER_PAUSE);
    }
    // Before the role is judged: what was refused is somebody's act as well.
    caller.attachTo(request);
    var path = request.getServletPath();
    var needed = path.startsWith("/api/v1/") ? Role.needed(request.getMethod(), path) : Role.READER;
    if (!caller.role().includes(needed)) {
      throw ApiProblem.of(ProblemCode.FORBIDDEN);
    }
  }

  private static Optional<String> text(HttpServletRequest request) {
    var header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
        ? Optional.of(header.substring(PREFIX.length()).strip())
        : Optional.empty();
  }

  private Optional<Caller> caller(String text) {
    if (text.length() <= LONGEST_TOKEN && tokens.takes(text)) {
      return tokens.find(text);
    }
    return text.length() <= LONGEST_KEY ? keys.find(text) : Optional.empty();
  }
}
