package ondo.api.risk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ondo.api.snapshot.Snapshot;
import ondo.api.snapshot.Snapshots;
import ondo.api.web.Caller;
import ondo.api.web.Fault;
import ondo.api.web.Faults;
import ondo.api.web.ProblemCode;
import ondo.api.web.Rounding;
import ondo.climate.Scenario;
import ondo.risk.Status;
import ondo.store.SiteRiskReader;
import ondo.store.SiteRiskReader.SiteLoss;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/** {@code POST /api/v1/simulations/climate}: regions and sites over the years, as stored. */
@RestController
class SimulationController {

  private static final int MOST_SITES = 1000;

  /** The names are those of Polaris, whose clients may keep them. */
  record Simulation(
      @Nullable String scenario,
      @Nullable String hazardType,
      @Nullable Integer startYear,
      @Nullable Integer endYear,
      @Nullable Integer step,
      @Nullable List<@Nullable String> siteIds) {}

  /** A site without values, or what stands behind the values of one. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SiteNote(
      UUID siteId,
      Status status,
      List<String> flags,
      @Nullable String code,
      @Nullable String computedAt) {}

  /** The shape of the answer, which is written by hand for speed. */
  record Simulated(
      Scenario scenario,
      String hazardType,
      String modelVersion,
      String dataVersion,
      Instant computedAt,
      Map<String, Map<String, @Nullable BigDecimal>> regionScores,
      List<RegionScores.RegionGap> gaps,
      List<RegionScores.RegionQuality> quality,
      @JsonProperty("siteAALs") Map<String, Map<String, @Nullable BigDecimal>> siteAals,
      List<SiteNote> siteGaps,
      List<SiteNote> siteQuality) {}

  private final Snapshots snapshots;
  private final SiteRiskReader risks;

  SimulationController(Snapshots snapshots, SiteRiskReader risks) {
    this.snapshots = snapshots;
    this.risks = risks;
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Simulated.class)))
  @PostMapping("/api/v1/simulations/climate")
  ResponseEntity<byte[]> simulate(@RequestBody Simulation body, HttpServletRequest request) {
    var faults = new Faults();
    var hazard = Codes.hazard(faults, "/hazardType", body.hazardType());
    var scenario = Codes.scenario(faults, "/scenario", body.scenario());
    var years = years(faults, body);
    var ids = ids(faults, body.siteIds());
    faults.throwIfAny();
    var question =
        new RegionScores(hazard.orElseThrow(), scenario.orElseThrow(), Metric.HAZARD, years);
    var losses = losses(request, question, ids);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(json(snapshots.current(), question, losses));
  }

  private List<SiteLoss> losses(HttpServletRequest request, RegionScores question, List<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var tenant = Caller.of(request).tenant();
    Map<UUID, SiteLoss> found = new LinkedHashMap<>();
    for (var loss : risks.losses(tenant, ids, question.hazard(), question.scenario())) {
      found.put(loss.siteId(), loss);
    }
    var losses = new ArrayList<SiteLoss>();
    var faults = new Faults();
    for (var i = 0; i < ids.size(); i++) {
      var loss = found.get(ids.get(i));
      if (loss == null) {
        faults.add(Fault.of("/siteIds/" + i, ProblemCode.NOT_FOUND, "unknown-site"));
      } else {
        losses.add(loss);
      }
    }
    faults.throwIfAny();
    return losses;
  }

  private static Years years(Faults faults, Simulation body) {
    var start = body.startYear();
    var end = body.endYear();
    faults.require(start != null, "/startYear", "required");
    faults.require(end != null, "/endYear", "required");
    var step = body.step();
    var years =
        new Years(
            start == null ? Years.FIRST : start,
            end == null ? Years.LAST : end,
            step == null ? 1 : step);
    Years.check(faults, years, "/startYear", "/endYear", "/step");
    return years;
  }

  private static List<UUID> ids(Faults faults, @Nullable List<@Nullable String> given) {
    if (given == null) {
      return List.of();
    }
    faults.require(given.size() <= MOST_SITES, "/siteIds", "too-many", MOST_SITES);
    var ids = new ArrayList<UUID>();
    for (var i = 0; i < Math.min(given.size(), MOST_SITES); i++) {
      try {
        ids.add(UUID.fromString(String.valueOf(given.get(i))));
      } catch (IllegalArgumentException e) {
        faults.require(false, "/siteIds/" + i, "not-a-uuid");
      }
    }
    return ids.stream().distinct().toList();
  }

  private static byte[] json(Snapshot snapshot, RegionScores question, List<SiteLoss> losses) {
    var bytes = new ByteArrayOutputStream(1 << 16);
    try (var json = Wire.JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringProperty("scenario", question.scenario().name());
      json.writeStringProperty("hazardType", question.hazard().code());
      RegionScores.writeOrigin(json, snapshot);
      question.writeScores(json, snapshot);
      question.writeQuality(json, snapshot);
      writeLosses(json, question.years(), losses);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void writeLosses(JsonGenerator json, Years years, List<SiteLoss> losses) {
    var gaps = new ArrayList<Map<String, Object>>();
    var quality = new ArrayList<Map<String, Object>>();
    var values = new LinkedHashMap<String, Object>();
    for (var loss : losses) {
      var note = new LinkedHashMap<String, Object>();
      note.put("siteId", loss.siteId());
      note.put("status", loss.status());
      note.put("flags", loss.flags());
      if (loss.aalNet() == null) {
        if (!loss.isAssessed()) {
          note.put("code", Gap.NOT_ASSESSED);
        }
        gaps.add(note);
      } else {
        note.put("computedAt", String.valueOf(loss.computedAt()));
        quality.add(note);
        values.put(loss.siteId().toString(), values(years, loss.aalNet()));
      }
    }
    json.writePOJOProperty("siteAALs", values);
    json.writePOJOProperty("siteGaps", gaps);
    json.writePOJOProperty("siteQuality", quality);
  }

  private static Map<String, @Nullable Object> values(Years years, double[] aal) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (var year : years.list()) {
      values.put(String.valueOf(year), Rounding.ratio(aal[year - Years.FIRST]));
    }
    return values;
  }
}
