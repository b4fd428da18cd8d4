package ondo.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who calls: the owner of a valid key, or of a valid token of an identity provider.
 *
 * @param keyId names the key in limits and logs; the key itself is never kept
 * @param subject who it is by the word of the identity provider; null for the owner of a key
 */
public record Caller(UUID keyId, String tenant, Role role, @Nullable String subject) {

  private static final String ATTRIBUTE = Caller.class.getName();

  void attachTo(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** The caller of a request, if it passed the key filter. */
  public static Optional<Caller> find(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }

  /**
   * The caller of a request that passed the key filter.
   *
   * @throws ApiProblem 401 if it did not
   */
  public static Caller of(HttpServletRequest request) {
    return find(request).orElseThrow(() -> ApiProblem.of(ProblemCode.UNAUTHORIZED));
  }
}
