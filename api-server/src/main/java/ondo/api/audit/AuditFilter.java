package ondo.api.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import ondo.api.web.Caller;
import ondo.api.web.TraceFilter;
import ondo.store.AuditRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Writes down every call that changes something or takes all of a tenant's data away, refused ones
 * of known callers too: who, what and how it ended. Bodies stay out of it: they hold what the
 * tenant may want deleted.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
class AuditFilter extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(AuditFilter.class);
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final String SIMULATION = "/api/v1/simulations/climate";
  private static final String EXPORT = "/api/v1/tenant/export";
  private static final String SITE_TABLES = "/api/v1/sites.";
  private static final String RISK_TABLES = "/api/v1/risks.";
  private static final int LONGEST_TARGET = 500;

  private final AuditRepository audit;

  AuditFilter(AuditRepository audit) {
    this.audit = audit;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getServletPath();
    return (READING.contains(request.getMethod()) && !takesAllAway(path, request))
        || path.equals(SIMULATION)
        || !path.startsWith("/api/v1/");
  }

  private static boolean takesAllAway(String path, HttpServletRequest request) {
    return path.equals(EXPORT)
        || path.startsWith(SITE_TABLES)
        || (path.startsWith(RISK_TABLES) && "sites".equals(request.getParameter("of")));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } finally {
      Caller.find(request).ifPresent(caller -> append(caller, request, response));
    }
  }

  private void append(Caller caller, HttpServletRequest request, HttpServletResponse response) {
    var status = response.getStatus();
    // What was made is known by its address.
    var made = response.getHeader(HttpHeaders.LOCATION);
    var path = made == null ? request.getServletPath() : made;
    var route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    var action = request.getMethod() + " " + (route == null ? "?" : route);
    var target = clean(path);
    try {
      audit.append(
          new AuditRepository.Act(
              caller.tenant(),
              caller.keyId(),
              caller.subject(),
              caller.role().name(),
              action,
              target,
              status,
              TraceFilter.traceId()));
    } catch (DataAccessException | CannotCreateTransactionException e) {
      // The change itself is done or refused: what is lost is told where operators look.
      log.error(
          "audit entry lost tenant={} action={} status={}", caller.tenant(), action, status, e);
    }
  }

  /** What a log line and a column of text can hold. */
  private static String clean(String path) {
    var text = new StringBuilder();
    path.codePoints()
        .limit(LONGEST_TARGET)
        .forEach(
            c ->
                text.appendCodePoint(
                    Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE
                        ? '?'
                        : c));
    return text.toString();
  }
}
