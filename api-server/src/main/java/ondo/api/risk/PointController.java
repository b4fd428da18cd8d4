package ondo.api.risk;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import ondo.api.snapshot.Snapshot;
import ondo.api.snapshot.Snapshots;
import ondo.api.table.Format;
import ondo.api.web.Answer;
import ondo.api.web.ApiProblem;
import ondo.api.web.Domain;
import ondo.api.web.Faults;
import ondo.api.web.ProblemCode;
import ondo.api.web.Quota;
import ondo.geo.LatLon;
import ondo.store.PointRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stored results of a region's or a place's nearest grid point, without exposure and money. */
@RestController
class PointController {

  private final Snapshots snapshots;
  private final PointRepository points;
  private final Quota quota;

  PointController(Snapshots snapshots, PointRepository points, Quota quota) {
    this.snapshots = snapshots;
    this.points = points;
    this.quota = quota;
  }

  @ApiResponse(content = @Content(schema = @Schema(implementation = PointRisks.class)))
  @GetMapping("/api/v1/regions/{code}/risks")
  ResponseEntity<byte[]> region(
      @PathVariable String code,
      Selection.Query query,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
      HttpServletRequest request) {
    var snapshot = snapshots.current();
    var place = snapshot.region(code).orElseThrow(() -> ApiProblem.of(ProblemCode.NOT_FOUND));
    var selection = Selection.of(query);
    return answer(
        request,
        snapshot,
        Format.accepted(accept, Wire.TABLES),
        code + selection,
        () -> PointRisks.of(snapshot, points, selection, place.gridId(), place.gridDistanceM()),
        code,
        place.region().point());
  }

  @ApiResponse(content = @Content(schema = @Schema(implementation = PointRisks.class)))
  @GetMapping("/api/v1/points/hazards")
  ResponseEntity<byte[]> point(
      @RequestParam double latitude,
      @RequestParam double longitude,
      @RequestParam @Nullable String scenario,
      @RequestParam @Nullable String year,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
      HttpServletRequest request) {
    var faults = new Faults();
    Domain.check(faults, latitude, longitude, "?latitude", "?longitude");
    faults.throwIfAny();
    var selection = Selection.of(Selection.Query.of(scenario, year));
    var snapshot = snapshots.current();
    var position = new LatLon(latitude, longitude);
    var place = snapshot.place(position);
    return answer(
        request,
        snapshot,
        Format.accepted(accept, Wire.TABLES),
        position + " " + selection,
        () -> PointRisks.of(snapshot, points, selection, place.gridId(), place.gridDistanceM()),
        latitude + " " + longitude,
        position);
  }

  /** Computed only when the client does not hold the answer. */
  @FunctionalInterface
  private interface Computation {
    PointRisks run();
  }

  private ResponseEntity<byte[]> answer(
      HttpServletRequest request,
      Snapshot snapshot,
      Format format,
      String question,
      Computation computation,
      String place,
      LatLon position) {
    var tag =
        Answer.tag("points", snapshot.resultSetId(), snapshot.dataVersion(), question, format);
    if (Answer.isKnown(request, tag)) {
      return Answer.notModified(request, tag);
    }
    quota.charge(request);
    var risks = computation.run();
    var body =
        format == Format.JSON
            ? Wire.JSON.writeValueAsBytes(risks)
            : Wire.bytes(
                format, PointRisks.COLUMNS, table -> risks.writeTo(table, place, position));
    return Answer.of(format.type(), body, tag).send(request);
  }
}
