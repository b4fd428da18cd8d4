package ondo.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/**
 * Who calls: the owner of a valid key.
 *
 * @param keyId names the key in limits and logs; the key itself is never kept
 */
public record Caller(UUID keyId, String tenant, Role role) {

  private static final String ATTRIBUTE = Caller.class.getName();

  void attachTo(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /**
   * The caller of a request that passed the key filter.
   *
   * @throws ApiProblem 401 if it did not
   */
  public static Caller of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Caller caller) {
      return caller;
    }
    throw ApiProblem.of(ProblemCode.UNAUTHORIZED);
  }
}
