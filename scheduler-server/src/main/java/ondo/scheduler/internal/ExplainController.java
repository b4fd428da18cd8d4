package ondo.scheduler.internal;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.scheduler.internal.Problems.InvalidRequestException;
import ondo.scheduler.work.Explanation;
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
    throw new InvalidRequestException("name one of siteId, region and gridPointId");
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
                new InvalidRequestException(
                    "hazard must be one of "
                        + Arrays.stream(Hazard.values()).map(Hazard::code).toList()));
  }

  private static Scenario scenario(@Nullable String code) {
    return Arrays.stream(Scenario.values())
        .filter(scenario -> scenario.name().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    "scenario must be one of " + List.of(Scenario.values())));
  }

  private static int year(@Nullable Integer year) {
    var last = HazardSeries.FIRST_YEAR + HazardSeries.YEARS - 1;
    if (year == null || year < HazardSeries.FIRST_YEAR || year > last) {
      throw new InvalidRequestException("year must be " + HazardSeries.FIRST_YEAR + "…" + last);
    }
    return year;
  }
}
