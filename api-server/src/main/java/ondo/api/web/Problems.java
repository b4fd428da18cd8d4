package ondo.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import ondo.store.DatabaseFaults;
import ondo.store.DatabaseFaults.Kind;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns every exception into an RFC 9457 problem with a stable code and the trace id. */
@RestControllerAdvice
public class Problems {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);
  private static final Duration DATABASE_BACK = Duration.ofSeconds(5);

  private final Messages messages;

  Problems(Messages messages) {
    this.messages = messages;
  }

  /** Refusals of our own and those of the framework that are the client's mistake. */
  @ExceptionHandler
  ResponseEntity<Map<String, Object>> refuse(ApiProblem problem, HttpServletRequest request) {
    var locale = Messages.of(request);
    var code = problem.code();
    var body = messages.problem(code, detail(problem, locale), TraceFilter.traceId(), locale);
    if (!problem.faults().isEmpty()) {
      body.put("errors", problem.faults().stream().map(fault -> error(fault, locale)).toList());
    }
    body.putAll(problem.extensions());
    var answer =
        ResponseEntity.status(code.status())
            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
            .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
    problem
        .retryAfterSeconds()
        .ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
    if (code == ProblemCode.UNAUTHORIZED) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return answer.body(body);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> unreadable(
      HttpMessageNotReadableException e, HttpServletRequest request) {
    return refuse(BodyFaults.of(e), request);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> wrongParameter(
      MethodArgumentTypeMismatchException e, HttpServletRequest request) {
    var required = e.getRequiredType();
    var expected = required == null ? BodyFaults.ANOTHER : BodyFaults.type(required);
    return refuse(ApiProblem.of(Fault.wrongType("?" + e.getName(), expected)), request);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> missingParameter(
      MissingServletRequestParameterException e, HttpServletRequest request) {
    var fault = Fault.of("?" + e.getParameterName(), ProblemCode.MISSING_PARAMETER, "required");
    return refuse(ApiProblem.of(fault), request);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> badBinding(
      ServletRequestBindingException e, HttpServletRequest request) {
    return refuse(ApiProblem.of(ProblemCode.MISSING_PARAMETER), request);
  }

  @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
  ResponseEntity<Map<String, Object>> noSuchPath(HttpServletRequest request) {
    return refuse(ApiProblem.of(ProblemCode.NOT_FOUND), request);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> wrongMethod(
      HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
    var answer = refuse(ApiProblem.of(ProblemCode.METHOD_NOT_ALLOWED), request);
    var allowed = e.getSupportedHttpMethods();
    if (allowed == null) {
      return answer;
    }
    var headers = new HttpHeaders();
    headers.addAll(answer.getHeaders());
    headers.setAllow(allowed);
    return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> wrongContentType(
      HttpMediaTypeNotSupportedException e, HttpServletRequest request) {
    return refuse(ApiProblem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE), request);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> notAcceptable(
      HttpMediaTypeNotAcceptableException e, HttpServletRequest request) {
    return refuse(ApiProblem.of(ProblemCode.NOT_ACCEPTABLE), request);
  }

  /** The database is away or too slow: not the client's fault, and it may simply come again. */
  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class,
    CannotCreateTransactionException.class
  })
  ResponseEntity<Map<String, Object>> databaseAway(Exception e, HttpServletRequest request) {
    log.warn("database unavailable path={} cause={}", request.getRequestURI(), e.getMessage());
    return refuse(ApiProblem.later(ProblemCode.NOT_READY, DATABASE_BACK), request);
  }

  /** The client has gone; there is nobody to answer. */
  @ExceptionHandler
  void clientGone(AsyncRequestNotUsableException e) {
    log.debug("client gone: {}", e.getMessage());
  }

  /** An address or a form whose percent escapes decode to nothing. */
  @ExceptionHandler
  ResponseEntity<Map<String, Object>> badEscape(
      InvalidParameterException e, HttpServletRequest request) {
    return refuse(ApiProblem.of(ProblemCode.MALFORMED_REQUEST), request);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> unforeseen(Exception e, HttpServletRequest request) {
    if (BodyFaults.isTooLarge(e)) {
      return refuse(ApiProblem.of(ProblemCode.TOO_LARGE), request);
    }
    if (BodyFaults.isTooSlow(e)) {
      return refuse(ApiProblem.of(ProblemCode.REQUEST_TIMEOUT), request);
    }
    if (BodyFaults.isCutOff(e)) {
      log.debug("body cut off path={}", request.getRequestURI(), e);
      return refuse(ApiProblem.of(ProblemCode.MALFORMED_REQUEST), request);
    }
    var kind = DatabaseFaults.kindOf(e);
    if (kind == Kind.CONTENTION || kind == Kind.CONNECTION) {
      return databaseAway(e, request);
    }
    log.error("unforeseen path={}", request.getRequestURI(), e);
    return refuse(ApiProblem.of(ProblemCode.INTERNAL_ERROR), request);
  }

  private String detail(ApiProblem problem, Locale locale) {
    if (problem.faults().size() == 1) {
      var fault = problem.faults().getFirst();
      var text = messages.fault(fault, locale);
      // What is wrong with a body as a whole has no place in it.
      return fault.pointer().isEmpty() ? text : fault.pointer() + ": " + text;
    }
    return messages.detail(problem.code(), locale, problem.arguments());
  }

  private Map<String, Object> error(Fault fault, Locale locale) {
    var error = new LinkedHashMap<String, Object>();
    error.put("pointer", fault.pointer());
    error.put("code", fault.code());
    error.put("message", messages.fault(fault, locale));
    var hint = messages.hint(fault.code(), locale);
    if (!hint.isEmpty()) {
      error.put("hint", hint);
    }
    return error;
  }
}
