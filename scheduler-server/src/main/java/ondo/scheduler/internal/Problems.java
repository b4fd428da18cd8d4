package ondo.scheduler.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ondo.scheduler.Trace;
import ondo.scheduler.internal.Refusal.Code;
import ondo.scheduler.internal.Refusal.Fault;
import ondo.scheduler.work.ExplainRefusedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Exceptions as problem details (RFC 9457), in English or Korean. */
@RestControllerAdvice
class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final int DATABASE_BACK_SECONDS = 5;

  private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

  Problems() {
    messages.setBasename("messages/internal");
    messages.setDefaultEncoding("UTF-8");
    // Without this the language of the machine, not of the caller, fills gaps.
    messages.setFallbackToSystemLocale(false);
    messages.setAlwaysUseMessageFormat(true);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> refuse(Refusal refusal, HttpServletRequest request) {
    var answer =
        ResponseEntity.status(refusal.code().status())
            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
            .header(HttpHeaders.CONTENT_LANGUAGE, locale(request).getLanguage());
    if (refusal.code() == Code.NOT_READY) {
      answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(DATABASE_BACK_SECONDS));
    }
    return answer.body(body(refusal, locale(request)));
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> notExplained(
      ExplainRefusedException fault, HttpServletRequest request) {
    var code = Code.valueOf(fault.reason().name());
    return refuse(Refusal.of(code, String.valueOf(fault.getMessage())), request);
  }

  /** The members that every problem has (RFC 9457 section 3), in the order of the contract. */
  Map<String, Object> body(Refusal refusal, Locale locale) {
    var code = refusal.code().code();
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "/problems/" + code);
    body.put("title", text("title." + code, List.of(), locale));
    body.put("status", refusal.code().status());
    body.put("detail", detail(refusal, locale));
    body.put("code", code);
    body.put("traceId", Trace.id());
    if (!refusal.faults().isEmpty()) {
      body.put("errors", refusal.faults().stream().map(fault -> error(fault, locale)).toList());
    }
    return body;
  }

  private String detail(Refusal refusal, Locale locale) {
    if (refusal.faults().isEmpty()) {
      return text("detail." + refusal.code().code(), refusal.arguments(), locale);
    }
    var first = refusal.faults().getFirst();
    return first.pointer() + ": " + text("fault." + first.code(), first.arguments(), locale);
  }

  private Map<String, Object> error(Fault fault, Locale locale) {
    var error = new LinkedHashMap<String, Object>();
    error.put("pointer", fault.pointer());
    error.put("code", fault.code());
    error.put("message", text("fault." + fault.code(), fault.arguments(), locale));
    return error;
  }

  /** Numbers as they are: a message format would print 2,100 for the year 2100. */
  private String text(String key, List<Object> arguments, Locale locale) {
    return messages.getMessage(key, arguments.stream().map(String::valueOf).toArray(), locale);
  }

  static Locale locale(HttpServletRequest request) {
    var isKorean =
        request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null
            && request.getLocale().getLanguage().equals("ko");
    return isKorean ? Locale.KOREAN : Locale.ENGLISH;
  }

  /** An id of another form is nobody's; a parameter of another type is a wrong one. */
  @ExceptionHandler
  ResponseEntity<Map<String, Object>> wrongParameter(
      MethodArgumentTypeMismatchException fault, HttpServletRequest request) {
    if (fault.getParameter().hasParameterAnnotation(PathVariable.class)) {
      return refuse(Refusal.of(Code.NOT_FOUND, String.valueOf(fault.getValue())), request);
    }
    var at = Fault.of("?" + fault.getName(), "wrong-type");
    return refuse(Refusal.of(Code.WRONG_TYPE, at), request);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> unreadable(
      HttpMessageNotReadableException fault, HttpServletRequest request) {
    for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refuse(refusal, request);
      }
      if (cause instanceof UnrecognizedPropertyException unknown) {
        var at = Fault.of(pointer(unknown), "unknown-field");
        return refuse(Refusal.of(Code.UNKNOWN_FIELD, at), request);
      }
      if (cause instanceof MismatchedInputException mismatch) {
        var at = Fault.of(pointer(mismatch), "wrong-type");
        return refuse(Refusal.of(Code.WRONG_TYPE, at), request);
      }
    }
    return refuse(Refusal.of(Code.MALFORMED_BODY), request);
  }

  private static String pointer(JacksonException fault) {
    var pointer = new StringBuilder();
    for (var step : fault.getPath()) {
      var name = step.getPropertyName();
      pointer.append('/');
      pointer.append(
          name == null
              ? String.valueOf(step.getIndex())
              : name.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  /** The database is away or too slow: nobody's fault, and it may simply come again. */
  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class,
    CannotCreateTransactionException.class
  })
  ResponseEntity<Map<String, Object>> databaseAway(Exception fault, HttpServletRequest request) {
    LOG.warn("database unavailable path={} cause={}", request.getRequestURI(), fault.toString());
    return refuse(Refusal.of(Code.NOT_READY), request);
  }

  /** What the framework refuses by itself, and what nobody thought of. */
  @ExceptionHandler
  ResponseEntity<Map<String, Object>> unforeseen(Exception fault, HttpServletRequest request) {
    if (fault instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      return refuse(refused(known.getStatusCode().value(), request), request);
    }
    LOG.error("unforeseen path={}", request.getRequestURI(), fault);
    return refuse(Refusal.of(Code.INTERNAL_ERROR), request);
  }

  private static Refusal refused(int status, HttpServletRequest request) {
    return switch (status) {
      case 404 -> Refusal.of(Code.NOT_FOUND, request.getRequestURI());
      case 405 -> Refusal.of(Code.METHOD_NOT_ALLOWED, request.getMethod());
      case 406 -> Refusal.of(Code.NOT_ACCEPTABLE);
      case 415 -> Refusal.of(Code.UNSUPPORTED_MEDIA_TYPE);
      default -> Refusal.of(Code.MALFORMED_REQUEST);
    };
  }
}
