package ondo.api.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Errors that the container found by itself become problems too. */
@RestController
class FallbackErrors implements ErrorController {

  @RequestMapping("/error")
  void refuse(HttpServletRequest request) {
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var code = ProblemCode.ofStatus(status instanceof Integer number ? number : 404);
    throw code == ProblemCode.NOT_READY
        ? ApiProblem.later(code, Duration.ofSeconds(1))
        : ApiProblem.of(code);
  }
}
