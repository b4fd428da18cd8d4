package ondo.scheduler.work;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One circuit breaker a step: which steps may be worked on now. */
final class Health {

  private final Map<WorkStep, CircuitBreaker> breakers = new EnumMap<>(WorkStep.class);

  Health(Supplier<CircuitBreaker> breaker) {
    for (var step : WorkStep.values()) {
      breakers.put(step, breaker.get());
    }
  }

  CircuitBreaker of(WorkStep step) {
    var breaker = breakers.get(step);
    if (breaker == null) {
      throw new IllegalStateException("no breaker of " + step);
    }
    return breaker;
  }

  /** Steps whose breaker is not closed. */
  List<String> troubled() {
    return named(CircuitBreaker.State.OPEN, CircuitBreaker.State.HALF_OPEN);
  }

  /** Steps of which one chunk may be tried. */
  List<String> onTrial() {
    return named(CircuitBreaker.State.HALF_OPEN);
  }

  private List<String> named(CircuitBreaker.State... states) {
    return breakers.entrySet().stream()
        .filter(entry -> List.of(states).contains(entry.getValue().state()))
        .map(entry -> entry.getKey().name())
        .toList();
  }
}
