package ondo.api.risk;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import ondo.api.table.Format;
import ondo.api.web.Answer;
import ondo.api.web.Conditional;
import ondo.api.web.Domain;
import ondo.api.web.Faults;
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

  private final RunResults results;
  private final PointRepository points;
  private final Quota quota;

  PointController(RunResults results, PointRepository points, Quota quota) {
    this.results = results;
    this.points = points;
    this.quota = quota;
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PointRisks.class)))
  @GetMapping("/api/v1/regions/{code}/risks")
  ResponseEntity<byte[]> region(
      @PathVariable String code,
      Selection.Query query,
      @RequestParam @Nullable String run,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
      HttpServletRequest request) {
    var place = results.region(code, run);
    return answer(request, place, Format.accepted(accept, Wire.TABLES), Selection.of(query), code);
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PointRisks.class)))
  @Conditional
  @GetMapping("/api/v1/points/hazards")
  ResponseEntity<byte[]> point(
      @RequestParam double latitude,
      @RequestParam double longitude,
      Selection.Query query,
      @RequestParam @Nullable String run,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
      HttpServletRequest request) {
    var faults = new Faults();
    Domain.check(faults, latitude, longitude, "?latitude", "?longitude");
    faults.throwIfAny();
    return answer(
        request,
        results.point(new LatLon(latitude, longitude), run),
        Format.accepted(accept, Wire.TABLES),
        Selection.of(query),
        latitude + " " + longitude);
  }

  private ResponseEntity<byte[]> answer(
      HttpServletRequest request,
      RunResults.Standing place,
      Format format,
      Selection selection,
      String name) {
    var tag = Answer.tag("points", place, name, selection, format);
    if (Answer.isKnown(request, tag)) {
      return Answer.notModified(request, tag);
    }
    quota.charge(request);
    var risks =
        PointRisks.of(place.results(), points, selection, place.gridId(), place.gridDistanceM());
    var body =
        format == Format.JSON
            ? Wire.JSON.writeValueAsBytes(risks)
            : Wire.bytes(
                format, PointRisks.COLUMNS, table -> risks.writeTo(table, name, place.position()));
    return Answer.of(format.type(), body, tag).send(request);
  }
}
