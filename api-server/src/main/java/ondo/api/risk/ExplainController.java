package ondo.api.risk;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import ondo.api.job.Explanations;
import ondo.api.snapshot.Snapshots;
import ondo.api.web.Answer;
import ondo.api.web.ApiProblem;
import ondo.api.web.Caller;
import ondo.api.web.Fault;
import ondo.api.web.Faults;
import ondo.api.web.ProblemCode;
import ondo.api.web.Quota;
import ondo.explain.Explanation;
import ondo.store.SiteRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code …/risks/{hazard}/explain}: every term of one stored number, unrounded. */
@RestController
class ExplainController {

  private final Explanations explanations;
  private final SiteRepository sites;
  private final Snapshots snapshots;
  private final Quota quota;

  ExplainController(
      Explanations explanations, SiteRepository sites, Snapshots snapshots, Quota quota) {
    this.explanations = explanations;
    this.sites = sites;
    this.snapshots = snapshots;
    this.quota = quota;
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Explanation.class)))
  @GetMapping("/api/v1/sites/{id}/risks/{hazard}/explain")
  ResponseEntity<byte[]> site(
      @PathVariable String id,
      @PathVariable String hazard,
      @Parameter(required = true) @RequestParam @Nullable String scenario,
      @Parameter(required = true) @RequestParam @Nullable Integer year,
      HttpServletRequest request) {
    var site =
        sites
            .find(Caller.of(request).tenant(), id(id))
            .orElseThrow(() -> ApiProblem.of(ProblemCode.NOT_FOUND));
    return answer("siteId", site.id(), hazard, scenario, year, request);
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Explanation.class)))
  @GetMapping("/api/v1/regions/{code}/risks/{hazard}/explain")
  ResponseEntity<byte[]> region(
      @PathVariable String code,
      @PathVariable String hazard,
      @Parameter(required = true) @RequestParam @Nullable String scenario,
      @Parameter(required = true) @RequestParam @Nullable Integer year,
      HttpServletRequest request) {
    if (snapshots.current().region(code).isEmpty()) {
      throw ApiProblem.of(ProblemCode.NOT_FOUND);
    }
    return answer("region", code, hazard, scenario, year, request);
  }

  private ResponseEntity<byte[]> answer(
      String subject,
      Object id,
      String hazard,
      @Nullable String scenario,
      @Nullable Integer year,
      HttpServletRequest request) {
    var question = question(hazard, scenario, year);
    question.put(subject, id);
    quota.charge(request);
    return Answer.ofContent(request, explanations.of(question));
  }

  private static Map<String, Object> question(
      String hazard, @Nullable String scenario, @Nullable Integer year) {
    var faults = new Faults();
    var question = new LinkedHashMap<String, Object>();
    Codes.hazard(faults, "/hazard", hazard).ifPresent(h -> question.put("hazard", h.code()));
    Codes.scenario(faults, "?scenario", scenario)
        .ifPresent(s -> question.put("scenario", s.name()));
    if (year == null) {
      faults.add(Fault.invalid("?year", "required"));
    } else {
      faults.require(Years.isInside(year), "?year", "out-of-range", Years.FIRST, Years.LAST);
      question.put("year", year);
    }
    faults.throwIfAny();
    return question;
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw ApiProblem.of(ProblemCode.NOT_FOUND);
    }
  }
}
