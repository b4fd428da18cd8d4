package ondo.api.site;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.function.Supplier;
import ondo.api.site.ImportReport.Mode;
import ondo.api.web.Admission;
import ondo.api.web.ApiProblem;
import ondo.api.web.Caller;
import ondo.api.web.Fault;
import ondo.api.web.Messages;
import ondo.api.web.ProblemCode;
import ondo.api.web.Streamed;
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

  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final SiteRepository sites;
  private final Registrar registrar;
  private final Messages messages;
  private final TransactionTemplate transaction;
  private final Admission admission;

  ImportController(
      SiteRepository sites,
      Registrar registrar,
      Messages messages,
      TransactionTemplate transaction,
      Admission admission) {
    this.sites = sites;
    this.registrar = registrar;
    this.messages = messages;
    this.transaction = transaction;
    this.admission = admission;
  }

  @Streamed
  @PostMapping(consumes = "text/csv")
  ImportReport csv(
      @RequestParam(defaultValue = "partial") String mode,
      @RequestParam(defaultValue = "ondo") String schema,
      HttpServletRequest request) {
    var charset = CsvRows.charsetOf(request.getContentType());
    var names = SiteSchemaName.of(schema);
    return run(mode, () -> new CsvRows(charset, names), request);
  }

  @Streamed
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ImportReport json(
      @RequestParam(defaultValue = "partial") String mode, HttpServletRequest request) {
    return run(mode, JsonRows::new, request);
  }

  @Streamed
  @PostMapping(consumes = "application/x-ndjson")
  ImportReport lines(
      @RequestParam(defaultValue = "partial") String mode, HttpServletRequest request) {
    return run(mode, JsonLines::new, request);
  }

  @Streamed
  @PostMapping(consumes = XLSX)
  ImportReport sheet(
      @RequestParam(defaultValue = "partial") String mode,
      @RequestParam(defaultValue = "ondo") String schema,
      HttpServletRequest request) {
    var names = SiteSchemaName.of(schema);
    return run(mode, () -> new SheetRows(names), request);
  }

  private ImportReport run(String name, Supplier<Rows> rows, HttpServletRequest request) {
    var mode = mode(name);
    var tenant = Caller.of(request).tenant();
    var locale = Messages.of(request);
    try (var _ = admission.stream(tenant)) {
      return mode == Mode.STRICT
          ? strict(rows, request, tenant, locale)
          : work(tenant, mode, locale).run(rows.get(), request.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Read once to find every fault, then once more to store all rows in one transaction: a client
   * that sends slowly holds no connection.
   */
  private ImportReport strict(
      Supplier<Rows> rows, HttpServletRequest request, String tenant, Locale locale)
      throws IOException {
    var file = Files.createTempFile("ondo-import", ".rows");
    try {
      Files.copy(request.getInputStream(), file, StandardCopyOption.REPLACE_EXISTING);
      ImportReport checked;
      try (var body = open(file)) {
        checked = work(tenant, Mode.DRY_RUN, locale).run(rows.get(), body);
      }
      if (checked.rejected() > 0) {
        throw rejected(checked);
      }
      return admission.store(
          () -> transaction.execute(status -> store(rows.get(), file, tenant, locale)));
    } finally {
      Files.delete(file);
    }
  }

  private ImportReport store(Rows rows, Path file, String tenant, Locale locale) {
    try (var body = open(file)) {
      return work(tenant, Mode.STRICT, locale).run(rows, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    return Files.newInputStream(file);
  }

  private SiteImport work(String tenant, Mode mode, Locale locale) {
    return new SiteImport(sites, registrar, messages, transaction, admission, tenant, mode, locale);
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
