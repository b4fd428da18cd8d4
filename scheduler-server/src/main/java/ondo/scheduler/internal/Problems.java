package ondo.scheduler.internal;

import java.net.URI;
import ondo.scheduler.work.ExplainRefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Exceptions as problem details (RFC 9457). */
@RestControllerAdvice
class Problems {

  /** A request that is well-formed and cannot be done as it stands. */
  static final class InvalidRequestException extends RuntimeException {

    InvalidRequestException(String message) {
      super(message);
    }
  }

  /** Something asked for by name or id that is not there. */
  static final class NotFoundException extends RuntimeException {

    NotFoundException(String message) {
      super(message);
    }
  }

  @ExceptionHandler(InvalidRequestException.class)
  ResponseEntity<ProblemDetail> invalid(InvalidRequestException fault) {
    return problem(HttpStatus.UNPROCESSABLE_CONTENT, "invalid", fault.getMessage());
  }

  @ExceptionHandler(NotFoundException.class)
  ResponseEntity<ProblemDetail> notFound(NotFoundException fault) {
    return problem(HttpStatus.NOT_FOUND, "not-found", fault.getMessage());
  }

  @ExceptionHandler(ExplainRefusedException.class)
  ResponseEntity<ProblemDetail> notExplained(ExplainRefusedException fault) {
    var status =
        fault.reason() == ExplainRefusedException.Reason.NOT_FOUND
            ? HttpStatus.NOT_FOUND
            : HttpStatus.CONFLICT;
    return problem(status, fault.reason().code(), fault.getMessage());
  }

  @ExceptionHandler(NoResourceFoundException.class)
  ResponseEntity<ProblemDetail> noPath(NoResourceFoundException fault) {
    return problem(HttpStatus.NOT_FOUND, "not-found", "there is no such path");
  }

  @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
  ResponseEntity<ProblemDetail> noMethod(HttpRequestMethodNotSupportedException fault) {
    return problem(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", fault.getMessage());
  }

  @ExceptionHandler(HttpMediaTypeNotSupportedException.class)
  ResponseEntity<ProblemDetail> noMediaType(HttpMediaTypeNotSupportedException fault) {
    return problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported", "send application/json");
  }

  @ExceptionHandler(HttpMessageNotReadableException.class)
  ResponseEntity<ProblemDetail> malformed(HttpMessageNotReadableException fault) {
    var detail = "the body is no JSON object of this call, or has a field that it does not know";
    return problem(HttpStatus.BAD_REQUEST, "malformed", detail);
  }

  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  ResponseEntity<ProblemDetail> badId(MethodArgumentTypeMismatchException fault) {
    return problem(HttpStatus.NOT_FOUND, "not-found", "that is no id: " + fault.getValue());
  }

  private static ResponseEntity<ProblemDetail> problem(
      HttpStatus status, String code, @Nullable String detail) {
    var problem = ProblemDetail.forStatusAndDetail(status, detail == null ? code : detail);
    problem.setType(URI.create("/problems/" + code));
    problem.setProperty("code", code);
    return ResponseEntity.status(status).body(problem);
  }
}
