package ondo.api.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Errors that the container found by itself become problems too. */
@RestController
class FallbackErrors implements ErrorController {

  @RequestMapping("/error")
  void refuse(HttpServletRequest request) {
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    throw ApiProblem.of(
        switch (status instanceof Integer number ? number : 404) {
          case 400 -> ProblemCode.MALFORMED_BODY;
          case 401 -> ProblemCode.UNAUTHORIZED;
          case 403 -> ProblemCode.FORBIDDEN;
          case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
          case 413 -> ProblemCode.TOO_LARGE;
          case 404 -> ProblemCode.NOT_FOUND;
          default -> ProblemCode.INTERNAL_ERROR;
        });
  }
}
