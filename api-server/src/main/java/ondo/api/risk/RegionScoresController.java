package ondo.api.risk;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import ondo.api.snapshot.Snapshots;
import ondo.api.web.Answer;
import ondo.api.web.Fault;
import ondo.api.web.Faults;
import ondo.api.web.Light;
import ondo.api.web.Quota;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/regions/scores}: one map over the years, from memory. */
@RestController
class RegionScoresController {

  private final Snapshots snapshots;
  private final AnswerCache cache;
  private final Quota quota;
  private final RememberedScores remembered;

  RegionScoresController(
      Snapshots snapshots, AnswerCache cache, Quota quota, RememberedScores remembered) {
    this.snapshots = snapshots;
    this.cache = cache;
    this.quota = quota;
    this.remembered = remembered;
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RegionScores.Body.class)))
  @Light
  @GetMapping(path = RememberedScores.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> json(
      @Parameter(required = true) @RequestParam @Nullable String hazard,
      @Parameter(required = true) @RequestParam @Nullable String scenario,
      @RequestParam(defaultValue = "hazard") String metric,
      @RequestParam(defaultValue = "2025") int from,
      @RequestParam(defaultValue = "2100") int to,
      @RequestParam(defaultValue = "5") int step,
      HttpServletRequest request) {
    var scores = scores(hazard, scenario, metric, new Years(from, to, step));
    return answer(scores, MediaType.APPLICATION_JSON, request);
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RegionScores.Body.class)))
  @Light
  @GetMapping(path = RememberedScores.PATH, produces = "text/csv")
  ResponseEntity<byte[]> csv(
      @Parameter(required = true) @RequestParam @Nullable String hazard,
      @Parameter(required = true) @RequestParam @Nullable String scenario,
      @RequestParam(defaultValue = "hazard") String metric,
      @RequestParam(defaultValue = "2025") int from,
      @RequestParam(defaultValue = "2100") int to,
      @RequestParam(defaultValue = "5") int step,
      HttpServletRequest request) {
    return answer(scores(hazard, scenario, metric, new Years(from, to, step)), Wire.CSV, request);
  }

  private ResponseEntity<byte[]> answer(
      RegionScores scores, MediaType type, HttpServletRequest request) {
    var snapshot = snapshots.current();
    var tag =
        Answer.tag(
            "regions/scores",
            snapshot.resultSetId(),
            snapshot.dataVersion(),
            snapshot.modelVersion(),
            scores,
            type);
    if (Answer.isKnown(request, tag)) {
      return Answer.notModified(request, tag);
    }
    var known = cache.find(tag);
    if (known.isPresent()) {
      quota.forgive(request);
      remembered.remember(request, snapshot, tag);
      return known.get().send(request);
    }
    quota.charge(request);
    var body = type.equals(Wire.CSV) ? scores.csv(snapshot) : scores.json(snapshot);
    var answer = Answer.of(type, body, tag);
    cache.save(answer);
    remembered.remember(request, snapshot, tag);
    return answer.send(request);
  }

  private static RegionScores scores(
      @Nullable String hazard, @Nullable String scenario, String metric, Years years) {
    var faults = new Faults();
    var knownHazard = Codes.hazard(faults, "?hazard", hazard);
    var knownScenario = Codes.scenario(faults, "?scenario", scenario);
    var knownMetric = metric(faults, metric);
    Years.check(faults, years, "?from", "?to", "?step");
    faults.throwIfAny();
    return new RegionScores(
        knownHazard.orElseThrow(), knownScenario.orElseThrow(), knownMetric, years);
  }

  private static Metric metric(Faults faults, String code) {
    for (var metric : Metric.values()) {
      if (metric.code().equals(code)) {
        return metric;
      }
    }
    faults.add(Fault.invalid("?metric", "not-one-of", "hazard, probability, aal"));
    return Metric.HAZARD;
  }
}
