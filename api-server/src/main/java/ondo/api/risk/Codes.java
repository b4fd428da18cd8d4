package ondo.api.risk;

import java.util.Arrays;
import java.util.Optional;
import ondo.api.web.Fault;
import ondo.api.web.Faults;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import org.jspecify.annotations.Nullable;

/** Reads hazard and scenario codes and names the ones allowed when they are wrong. */
final class Codes {

  private static final String HAZARDS =
      String.join(", ", Arrays.stream(Hazard.values()).map(Hazard::code).toList());
  private static final String SCENARIOS =
      String.join(", ", Arrays.stream(Scenario.values()).map(Scenario::name).toList());

  private Codes() {}

  static Optional<Hazard> hazard(Faults faults, String pointer, @Nullable String code) {
    for (var hazard : Hazard.values()) {
      if (hazard.code().equals(code)) {
        return Optional.of(hazard);
      }
    }
    faults.add(missingOrWrong(pointer, code, HAZARDS));
    return Optional.empty();
  }

  static Optional<Scenario> scenario(Faults faults, String pointer, @Nullable String code) {
    for (var scenario : Scenario.values()) {
      if (scenario.name().equals(code)) {
        return Optional.of(scenario);
      }
    }
    faults.add(missingOrWrong(pointer, code, SCENARIOS));
    return Optional.empty();
  }

  private static Fault missingOrWrong(String pointer, @Nullable String code, String allowed) {
    return code == null
        ? Fault.invalid(pointer, "required")
        : Fault.invalid(pointer, "not-one-of", allowed);
  }
}
