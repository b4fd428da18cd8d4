package ondo.scheduler.internal;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.explain.Explanation;
import ondo.risk.Hazard;
import ondo.scheduler.internal.Refusal.Code;
import ondo.scheduler.internal.Refusal.Fault;
import ondo.scheduler.work.Explanations;
import ondo.store.ExplainReader.Asked;
import ondo.store.HazardSeries;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /internal/explain}: every term of one stored number. */
@RestController
class ExplainController {

  private final Explanations explanations;

  ExplainController(Explanations explanations) {
    this.explanations = explanations;
  }

  /** Which number; exactly one of site, region and grid point. */
  record ExplainRequest(
      @Nullable UUID siteId,
      @Nullable String region,
      @Nullable Integer gridPointId,
      @Nullable String hazard,
      @Nullable String scenario,
      @Nullable Integer year) {}

  @PostMapping("/internal/explain")
  Explanation explain(@RequestBody ExplainRequest body) {
    var asked = asked(body);
    if (body.siteId() != null && body.region() == null && body.gridPointId() == null) {
      return explanations.ofSite(body.siteId(), asked);
    }
    if (body.region() != null && body.siteId() == null && body.gridPointId() == null) {
      return explanations.ofRegion(body.region(), asked);
    }
    if (body.gridPointId() != null && body.siteId() == null && body.region() == null) {
      return explanations.ofPoint(body.gridPointId(), asked);
    }
    throw Refusal.of(Code.INVALID_VALUE, Fault.of("", "one-place"));
  }

  private static Asked asked(ExplainRequest body) {
    return new Asked(hazard(body.hazard()), scenario(body.scenario()), year(body.year()));
  }

  private static Hazard hazard(@Nullable String code) {
    return Arrays.stream(Hazard.values())
        .filter(hazard -> hazard.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                notOneOf(
                    "/hazard", code, Arrays.stream(Hazard.values()).map(Hazard::code).toList()));
  }

  private static Scenario scenario(@Nullable String code) {
    return Arrays.stream(Scenario.values())
        .filter(scenario -> scenario.name().equals(code))
        .findFirst()
        .orElseThrow(() -> notOneOf("/scenario", code, List.of(Scenario.values())));
  }

  private static Refusal notOneOf(String pointer, @Nullable String given, List<?> known) {
    return Refusal.of(
        Code.INVALID_VALUE, Fault.of(pointer, "not-one-of", String.valueOf(given), known));
  }

  private static int year(@Nullable Integer year) {
    var last = HazardSeries.FIRST_YEAR + HazardSeries.YEARS - 1;
    if (year == null || year < HazardSeries.FIRST_YEAR || year > last) {
      throw Refusal.of(Code.INVALID_VALUE, Fault.of("/year", "year"));
    }
    return year;
  }
}
