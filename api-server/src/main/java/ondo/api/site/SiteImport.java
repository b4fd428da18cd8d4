package ondo.api.site;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ondo.api.site.ImportReport.Mode;
import ondo.api.site.ImportReport.RowError;
import ondo.api.web.Fault;
import ondo.api.web.Faults;
import ondo.api.web.Messages;
import ondo.store.RegisteredSite;
import ondo.store.SiteRepository;
import org.springframework.transaction.support.TransactionTemplate;

/** One import: rows come in, batches of 500 go out, bad rows are counted and told. */
final class SiteImport implements Rows.Sink {

  // What one batch of the driver carries well; the ingest uses the same number.
  private static final int BATCH = 500;

  private final SiteRepository sites;
  private final Registrar registrar;
  private final Messages messages;
  private final TransactionTemplate transaction;
  private final String tenant;
  private final Mode mode;
  private final Locale locale;
  private final List<RegisteredSite> batch = new ArrayList<>(BATCH);
  private final List<RowError> errors = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private long received;
  private long rejected;
  private boolean hasMoreErrors;

  SiteImport(
      SiteRepository sites,
      Registrar registrar,
      Messages messages,
      TransactionTemplate transaction,
      String tenant,
      Mode mode,
      Locale locale) {
    this.sites = sites;
    this.registrar = registrar;
    this.messages = messages;
    this.transaction = transaction;
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
        rows.ignoredColumns());
  }

  @Override
  public void accept(long line, Optional<SiteDraft> draft, Faults faults) {
    received++;
    if (draft.isPresent() && !seen.add(draft.get().externalId())) {
      faults.add(Fault.invalid("externalId", "duplicate-in-file"));
    }
    if (draft.isEmpty() || !faults.isEmpty()) {
      rejected++;
      faults.list().forEach(fault -> tell(line, fault));
      return;
    }
    batch.add(registrar.register(UUID.randomUUID(), draft.get()));
    if (batch.size() == BATCH) {
      store();
    }
  }

  private void store() {
    var isWanted =
        switch (mode) {
          case PARTIAL -> true;
          // After the first bad row everything is rolled back anyway.
          case STRICT -> rejected == 0;
          case DRY_RUN -> false;
        };
    if (isWanted && !batch.isEmpty()) {
      transaction.executeWithoutResult(status -> sites.upsert(tenant, batch));
    }
    batch.clear();
  }

  private void tell(long line, Fault fault) {
    if (errors.size() == ImportReport.MOST_ERRORS) {
      hasMoreErrors = true;
      return;
    }
    var arguments = fault.arguments().stream().map(Object::toString).toArray();
    errors.add(
        new RowError(
            line,
            fault.pointer(),
            fault.code(),
            messages.fault(fault.code(), locale, arguments),
            messages.hint(fault.code(), locale)));
  }
}
