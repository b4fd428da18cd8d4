package ondo.api.risk;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import ondo.api.table.Format;
import ondo.api.web.Answer;
import ondo.api.web.ApiProblem;
import ondo.api.web.Caller;
import ondo.api.web.Conditional;
import ondo.api.web.Fault;
import ondo.api.web.ProblemCode;
import ondo.api.web.Quota;
import ondo.geo.LatLon;
import ondo.store.SiteRepository;
import ondo.store.SiteRiskReader;
import ondo.store.SiteRiskReader.SiteRisk;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/sites/{id}/risks}: results only from the database. */
@RestController
class SiteRiskController {

  private final SiteRepository sites;
  private final SiteRiskReader risks;
  private final Quota quota;

  SiteRiskController(SiteRepository sites, SiteRiskReader risks, Quota quota) {
    this.sites = sites;
    this.risks = risks;
    this.quota = quota;
  }

  @Conditional
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SiteRisks.class)))
  @GetMapping("/api/v1/sites/{id}/risks")
  ResponseEntity<byte[]> risks(
      @PathVariable String id,
      Selection.Query query,
      @RequestParam @Nullable List<String> returnPeriod,
      @RequestParam @Nullable String modelVersion,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
      HttpServletRequest request) {
    var format = Format.accepted(accept, Wire.TABLES);
    var tenant = Caller.of(request).tenant();
    var site = sites.find(tenant, id(id)).orElseThrow(() -> ApiProblem.of(ProblemCode.NOT_FOUND));
    var selection = Selection.of(query, returnPeriod);
    var models = risks.models(site.id());
    var stored = stored(site.id(), selection, modelVersion, models);
    var tag =
        Answer.tag(
            "sites/risks",
            tenant,
            site.id(),
            site.version(),
            selection,
            format,
            models,
            versions(stored));
    if (Answer.isKnown(request, tag)) {
      return Answer.notModified(request, tag);
    }
    quota.charge(request);
    var answer = SiteRisks.of(site, selection, stored, models);
    var position = new LatLon(site.latitude(), site.longitude());
    var body =
        format == Format.JSON
            ? Wire.JSON.writeValueAsBytes(answer)
            : Wire.bytes(format, SiteRisks.COLUMNS, table -> answer.writeTo(table, position));
    return Answer.of(format.type(), body, tag).send(request);
  }

  private List<SiteRisk> stored(
      UUID site, Selection selection, @Nullable String modelVersion, List<String> models) {
    if (modelVersion == null) {
      return risks.list(site, selection.hazards(), selection.scenarios());
    }
    if (!models.contains(modelVersion)) {
      throw ApiProblem.of(
          Fault.of(
              "?modelVersion",
              ProblemCode.NOT_FOUND,
              "not-a-model",
              models.isEmpty() ? "-" : String.join(", ", models)));
    }
    return risks.ofModel(site, selection.hazards(), selection.scenarios(), modelVersion);
  }

  private static List<String> versions(List<SiteRisk> stored) {
    return stored.stream()
        .map(risk -> risk.dataVersion() + risk.modelVersion() + risk.computedAt())
        .toList();
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw ApiProblem.of(ProblemCode.NOT_FOUND);
    }
  }
}
