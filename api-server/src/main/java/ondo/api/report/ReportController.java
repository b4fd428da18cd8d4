package ondo.api.report;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import ondo.api.web.Answer;
import ondo.api.web.ApiProblem;
import ondo.api.web.Caller;
import ondo.api.web.Fault;
import ondo.api.web.Page;
import ondo.api.web.ProblemCode;
import ondo.store.ReportReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/reports}: finished reports in every form, to the tenant they belong to. */
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

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WrittenReport.class)))
  @GetMapping({"/{id}", "/{id}.json"})
  ResponseEntity<byte[]> json(@PathVariable String id, HttpServletRequest request) {
    return file(id, ReportFormat.JSON, request);
  }

  @GetMapping("/{id}.html")
  ResponseEntity<byte[]> html(@PathVariable String id, HttpServletRequest request) {
    return file(id, ReportFormat.HTML, request);
  }

  @GetMapping("/{id}.pdf")
  ResponseEntity<byte[]> pdf(@PathVariable String id, HttpServletRequest request) {
    return file(id, ReportFormat.PDF, request);
  }

  @GetMapping("/{id}.xlsx")
  ResponseEntity<byte[]> workbook(@PathVariable String id, HttpServletRequest request) {
    return file(id, ReportFormat.XLSX, request);
  }

  private ResponseEntity<byte[]> file(
      String text, ReportFormat format, HttpServletRequest request) {
    var tenant = Caller.of(request).tenant();
    var id = id(text);
    var file =
        reports
            .file(tenant, id, format.ending())
            .or(() -> early(tenant, id, format))
            .orElseThrow(() -> ApiProblem.of(ProblemCode.NOT_FOUND));
    if (Answer.isKnown(request, file.sha256())) {
      return Answer.notModified(request, file.sha256());
    }
    var plain = file.isGzip() ? unpacked(file) : file.content();
    var answer = answer(file, format, plain, request);
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .headers(headers -> addSafety(headers, id, format, plain))
        .body(answer.getBody());
  }

  /** A report from before there were files has its JSON alone. */
  private Optional<ReportReader.File> early(String tenant, UUID id, ReportFormat format) {
    if (format != ReportFormat.JSON) {
      return Optional.empty();
    }
    return reports
        .find(tenant, id)
        .map(
            report -> {
              var body = report.body().getBytes(StandardCharsets.UTF_8);
              return new ReportReader.File(
                  report.heading().language(),
                  false,
                  body.length,
                  Answer.tag(body.length, id),
                  body);
            });
  }

  private static ResponseEntity<byte[]> answer(
      ReportReader.File file, ReportFormat format, byte[] plain, HttpServletRequest request) {
    if (file.isGzip()) {
      return new Answer(format.type(), plain, file.content(), file.sha256()).send(request);
    }
    // What is compressed already goes out as it is.
    return ResponseEntity.ok()
        .contentType(format.type())
        .eTag(file.sha256())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
        .body(plain);
  }

  private static void addSafety(HttpHeaders headers, UUID id, ReportFormat format, byte[] plain) {
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set(
        HttpHeaders.CONTENT_DISPOSITION,
        format.disposition() + "; filename=\"ondo-report-" + id + "." + format.ending() + '"');
    headers.set(
        "Content-Security-Policy",
        format == ReportFormat.HTML ? StylePolicy.of(plain) : "default-src 'none'");
  }

  private static byte[] unpacked(ReportReader.File file) {
    try (var stream = new GZIPInputStream(new ByteArrayInputStream(file.content()))) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("a stored report is damaged", e);
    }
  }

  private static ReportView view(ReportReader.Heading heading) {
    var path = "/api/v1/reports/" + heading.id();
    return new ReportView(
        heading.id(),
        heading.jobId(),
        heading.language(),
        heading.createdAt(),
        Map.of(
            "html", path + ".html",
            "pdf", path + ".pdf",
            "xlsx", path + ".xlsx",
            "json", path + ".json",
            "job", "/api/v1/jobs/" + heading.jobId()));
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
