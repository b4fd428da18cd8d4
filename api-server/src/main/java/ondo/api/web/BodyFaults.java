package ondo.api.web;

import java.io.EOFException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Set;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What was wrong with a JSON body, from the exception that reading it raised. */
final class BodyFaults {

  private static final Set<Class<?>> WHOLE =
      Set.of(int.class, Integer.class, long.class, Long.class);

  /** A type that has no word of its own. */
  static final String ANOTHER = "another";

  private BodyFaults() {}

  static ApiProblem of(HttpMessageNotReadableException e) {
    if (isTooLarge(e)) {
      return ApiProblem.of(ProblemCode.TOO_LARGE);
    }
    if (isTooSlow(e)) {
      return ApiProblem.of(ProblemCode.REQUEST_TIMEOUT);
    }
    for (@Nullable Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ApiProblem problem) {
        return problem;
      }
      if (cause instanceof JacksonException json) {
        return of(json);
      }
    }
    return ApiProblem.of(ProblemCode.MALFORMED_BODY);
  }

  static ApiProblem of(JacksonException e) {
    var pointer = pointer(e.getPath());
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          ApiProblem.of(
              Fault.of(
                  pointer, ProblemCode.UNKNOWN_FIELD, "unknown-field", unknown.getPropertyName()));
      case InvalidFormatException invalid when invalid.getTargetType().isEnum() ->
          ApiProblem.of(
              Fault.invalid(
                  pointer, "not-one-of", List.of(invalid.getTargetType().getEnumConstants())));
      case MismatchedInputException mismatch -> {
        var type = mismatch.getTargetType();
        yield ApiProblem.of(Fault.wrongType(pointer, type == null ? ANOTHER : type(type)));
      }
      case StreamConstraintsException limit ->
          ApiProblem.of(
              Fault.of("", ProblemCode.MALFORMED_BODY, "unreadable-json", JsonReasons.of(limit)));
      case StreamReadException syntax -> {
        var at = syntax.getLocation();
        yield ApiProblem.of(
            Fault.of(
                "",
                ProblemCode.MALFORMED_BODY,
                "malformed-json",
                at == null ? "?" : at.getLineNr(),
                at == null ? "?" : at.getColumnNr()));
      }
      default -> ApiProblem.of(ProblemCode.MALFORMED_BODY);
    };
  }

  static boolean isTooLarge(Throwable e) {
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyLimit.Exceeded) {
        return true;
      }
    }
    return false;
  }

  static boolean isTooSlow(Throwable e) {
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyLimit.TooSlow) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the client hung up, fell silent or broke the framing of its body, or is gone when the
   * answer comes.
   */
  static boolean isCutOff(Throwable e) {
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClientAbortException || cause instanceof BadRequestException) {
        return true;
      }
      if (cause instanceof EOFException || cause instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }

  /** The word after {@code type.} in the message files. */
  static String type(Class<?> type) {
    if (WHOLE.contains(type)) {
      return "whole-number";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "truth";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "number";
    }
    return type == String.class ? "text" : "object-or-list";
  }

  private static String pointer(List<JacksonException.Reference> path) {
    var pointer = new StringBuilder();
    for (var step : path) {
      pointer.append('/');
      if (step.getPropertyName() != null) {
        pointer.append(escape(step.getPropertyName()));
      } else {
        pointer.append(step.getIndex());
      }
    }
    return pointer.toString();
  }

  /** RFC 6901 section 3. */
  static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
