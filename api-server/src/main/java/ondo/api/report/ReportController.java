package ondo.api.report;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import ondo.api.web.ApiProblem;
import ondo.api.web.Caller;
import ondo.api.web.Fault;
import ondo.api.web.Page;
import ondo.api.web.ProblemCode;
import ondo.store.ReportReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/reports}: finished reports, JSON for now. */
@RestController
@RequestMapping("/api/v1/reports")
class ReportController {

  record ReportView(
      UUID id, UUID jobId, String language, Instant createdAt, Map<String, String> links) {}

  private final ReportReader reports;

  ReportController(ReportReader reports) {
    this.reports = reports;
  }

  @GetMapping
  ResponseEntity<Page<ReportView>> list(
      @RequestParam @Nullable String after,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
      HttpServletRequest request) {
    var most = Page.limit(limit);
    var last = after == null ? null : pageKey(after);
    var rows = reports.list(Caller.of(request).tenant(), last, most + 1);
    return Page.of(rows, most, ReportController::view, heading -> heading.id().toString());
  }

  /** The report itself; JSON is the one form there is. */
  @ApiResponse(content = @Content(schema = @Schema(implementation = Object.class)))
  @GetMapping({"/{id}", "/{id}.json"})
  ResponseEntity<byte[]> read(@PathVariable String id, HttpServletRequest request) {
    var report =
        reports
            .find(Caller.of(request).tenant(), id(id))
            .orElseThrow(() -> ApiProblem.of(ProblemCode.NOT_FOUND));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(report.body().getBytes(StandardCharsets.UTF_8));
  }

  private static ReportView view(ReportReader.Heading heading) {
    var path = "/api/v1/reports/" + heading.id();
    return new ReportView(
        heading.id(),
        heading.jobId(),
        heading.language(),
        heading.createdAt(),
        Map.of("json", path + ".json", "job", "/api/v1/jobs/" + heading.jobId()));
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw ApiProblem.of(ProblemCode.NOT_FOUND);
    }
  }

  private static UUID pageKey(String after) {
    try {
      return UUID.fromString(Page.decode(after));
    } catch (IllegalArgumentException e) {
      throw ApiProblem.of(Fault.invalid("?after", "not-a-page"));
    }
  }
}
