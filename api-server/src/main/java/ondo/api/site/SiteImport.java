package ondo.api.site;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import ondo.api.site.ImportReport.Mode;
import ondo.api.site.ImportReport.RowError;
import ondo.api.web.Admission;
import ondo.api.web.ApiProblem;
import ondo.api.web.Fault;
import ondo.api.web.Messages;
import ondo.api.web.ProblemCode;
import ondo.store.RegisteredSite;
import ondo.store.SiteRepository;
import org.springframework.transaction.support.TransactionTemplate;

/** One import: rows come in, batches of 500 go out, bad rows are counted and told. */
final class SiteImport implements Rows.Sink {

  // What one batch of the driver carries well; the ingest uses the same number.
  private static final int BATCH = 500;
  // Rows of a site in the largest body are longer; this bounds what is remembered of their ids.
  private static final long MOST_ROWS = 5_000_000;

  private final SiteRepository sites;
  private final Registrar registrar;
  private final Messages messages;
  private final TransactionTemplate transaction;
  private final Admission admission;
  private final String tenant;
  private final Mode mode;
  private final Locale locale;
  private final List<RegisteredSite> batch = new ArrayList<>(BATCH);
  private final List<RowError> errors = new ArrayList<>();
  private final SeenIds seen = new SeenIds();
  private long received;
  private long rejected;
  private boolean hasMoreErrors;

  SiteImport(
      SiteRepository sites,
      Registrar registrar,
      Messages messages,
      TransactionTemplate transaction,
      Admission admission,
      String tenant,
      Mode mode,
      Locale locale) {
    this.sites = sites;
    this.registrar = registrar;
    this.messages = messages;
    this.transaction = transaction;
    this.admission = admission;
    this.tenant = tenant;
    this.mode = mode;
    this.locale = locale;
  }

  /** Reads everything; in strict mode all rows share the caller's transaction. */
  ImportReport run(Rows rows, InputStream body) throws IOException {
    rows.read(body, this);
    store();
    return new ImportReport(
        mode,
        received,
        received - rejected,
        rejected,
        List.copyOf(errors),
        hasMoreErrors,
        rows.ignoredColumns(),
        rows.charset(),
        rows.stoppedAt());
  }

  @Override
  public void accept(Rows.Row row) {
    received++;
    if (received > MOST_ROWS) {
      throw ApiProblem.of(ProblemCode.TOO_LARGE);
    }
    var faults = row.faults();
    var draft = row.draft().orElse(null);
    if (draft != null && !seen.add(draft.externalId())) {
      faults.add(Fault.invalid(row.idAt(), "duplicate-in-file"));
    }
    if (draft == null || !faults.isEmpty()) {
      rejected++;
      faults.list().forEach(fault -> tell(row.line(), fault));
      return;
    }
    if (mode == Mode.DRY_RUN) {
      return;
    }
    batch.add(registrar.register(UUID.randomUUID(), draft));
    if (batch.size() == BATCH) {
      store();
    }
  }

  private void store() {
    if (!batch.isEmpty()) {
      if (mode == Mode.STRICT) {
        sites.upsert(tenant, batch);
      } else {
        admission.query(() -> transaction.execute(status -> upsert()));
      }
    }
    batch.clear();
  }

  private int upsert() {
    sites.upsert(tenant, batch);
    return batch.size();
  }

  private void tell(long line, Fault fault) {
    if (errors.size() == ImportReport.MOST_ERRORS) {
      hasMoreErrors = true;
      return;
    }
    errors.add(
        new RowError(
            line,
            fault.pointer(),
            fault.code(),
            messages.fault(fault, locale),
            messages.hint(fault.code(), locale)));
  }
}
