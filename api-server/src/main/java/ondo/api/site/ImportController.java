package ondo.api.site;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import ondo.api.site.ImportReport.Mode;
import ondo.api.web.ApiProblem;
import ondo.api.web.Caller;
import ondo.api.web.Fault;
import ondo.api.web.Messages;
import ondo.api.web.ProblemCode;
import ondo.store.SiteRepository;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/sites/import}: sites of a file, streamed. */
@RestController
@RequestMapping("/api/v1/sites/import")
class ImportController {

  private final SiteRepository sites;
  private final Registrar registrar;
  private final Messages messages;
  private final TransactionTemplate transaction;

  ImportController(
      SiteRepository sites,
      Registrar registrar,
      Messages messages,
      TransactionTemplate transaction) {
    this.sites = sites;
    this.registrar = registrar;
    this.messages = messages;
    this.transaction = transaction;
  }

  @PostMapping(consumes = "text/csv")
  ImportReport csv(
      @RequestParam(defaultValue = "partial") String mode, HttpServletRequest request) {
    return run(mode, new CsvRows(), request);
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ImportReport json(
      @RequestParam(defaultValue = "partial") String mode, HttpServletRequest request) {
    return run(mode, new JsonRows(), request);
  }

  @PostMapping(consumes = "application/x-ndjson")
  ImportReport lines(
      @RequestParam(defaultValue = "partial") String mode, HttpServletRequest request) {
    return run(mode, new JsonLines(), request);
  }

  private ImportReport run(String name, Rows rows, HttpServletRequest request) {
    var mode = mode(name);
    var tenant = Caller.of(request).tenant();
    var locale = Messages.of(request);
    var work = new SiteImport(sites, registrar, messages, transaction, tenant, mode, locale);
    if (mode != Mode.STRICT) {
      return read(work, rows, request);
    }
    var report =
        transaction.execute(
            status -> {
              var done = read(work, rows, request);
              if (done.rejected() > 0) {
                status.setRollbackOnly();
              }
              return done;
            });
    if (report.rejected() > 0) {
      throw rejected(report);
    }
    return report;
  }

  private static ImportReport read(SiteImport work, Rows rows, HttpServletRequest request) {
    try {
      return work.run(rows, request.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ApiProblem rejected(ImportReport report) {
    return ApiProblem.of(ProblemCode.IMPORT_REJECTED)
        .with("received", report.received())
        .with("accepted", 0)
        .with("rejected", report.rejected())
        .with("errors", report.errors())
        .with("hasMoreErrors", report.hasMoreErrors())
        .with("ignoredColumns", report.ignoredColumns());
  }

  private static Mode mode(String name) {
    return switch (name) {
      case "partial" -> Mode.PARTIAL;
      case "strict" -> Mode.STRICT;
      case "dry-run" -> Mode.DRY_RUN;
      default ->
          throw ApiProblem.of(Fault.invalid("?mode", "not-one-of", "partial, strict, dry-run"));
    };
  }
}
