package ondo.api.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A refusal on its way to the client; {@link Problems} turns it into RFC 9457. */
public final class ApiProblem extends RuntimeException {

  private final transient ProblemCode code;
  private final transient List<Fault> faults;
  private final transient List<Object> arguments;
  private final transient Map<String, Object> extensions = new LinkedHashMap<>();
  private final long retryAfterSeconds;

  private ApiProblem(
      ProblemCode code, List<Fault> faults, List<Object> arguments, long retryAfterSeconds) {
    super(code.code(), null, false, false);
    this.code = code;
    this.faults = List.copyOf(faults);
    this.arguments = List.copyOf(arguments);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** A refusal whose detail text takes {@code arguments}. */
  public static ApiProblem of(ProblemCode code, Object... arguments) {
    return new ApiProblem(code, List.of(), List.of(arguments), 0);
  }

  public static ApiProblem of(ProblemCode code, List<Fault> faults) {
    return new ApiProblem(code, faults, List.of(), 0);
  }

  public static ApiProblem of(Fault fault) {
    return of(fault.kind(), List.of(fault));
  }

  /** A refusal for now: come back after the given time, at least one second. */
  public static ApiProblem later(ProblemCode code, Duration retryAfter) {
    var seconds = Math.max(1, (retryAfter.toMillis() + 999) / 1000);
    return new ApiProblem(code, List.of(), List.of(seconds), seconds);
  }

  /** Adds an extension member to the problem, such as the report of a refused import. */
  public ApiProblem with(String name, Object value) {
    extensions.put(name, value);
    return this;
  }

  public ProblemCode code() {
    return code;
  }

  List<Fault> faults() {
    return faults;
  }

  Object[] arguments() {
    return arguments.toArray();
  }

  Map<String, Object> extensions() {
    return extensions;
  }

  Optional<Long> retryAfterSeconds() {
    return retryAfterSeconds == 0 ? Optional.empty() : Optional.of(retryAfterSeconds);
  }
}
