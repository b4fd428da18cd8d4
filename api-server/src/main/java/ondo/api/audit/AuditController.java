package ondo.api.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import ondo.api.web.Fault;
import ondo.api.web.Faults;
import ondo.api.web.Page;
import ondo.store.AuditRepository;
import ondo.store.AuditRepository.Choice;
import ondo.store.AuditRepository.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/audit}: what was done, newest first: changes by the tenants' keys, and orders
 * of operators by the internal token.
 */
@RestController
class AuditController {

  /**
   * @param keyId names the key that did it; the key itself is never kept
   * @param subject who it was by the word of an identity provider
   */
  record AuditView(
      String id,
      Instant at,
      String tenant,
      @Nullable UUID keyId,
      @Nullable String subject,
      String role,
      String action,
      String target,
      int status,
      String traceId) {}

  private final AuditRepository audit;

  AuditController(AuditRepository audit) {
    this.audit = audit;
  }

  @GetMapping("/api/v1/audit")
  ResponseEntity<Page<AuditView>> list(
      @RequestParam @Nullable String tenant,
      @RequestParam @Nullable String keyId,
      @RequestParam @Nullable String action,
      @RequestParam @Nullable String since,
      @RequestParam @Nullable String until,
      @RequestParam @Nullable String after,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit) {
    var most = Page.limit(limit);
    var faults = new Faults();
    var choice =
        new Choice(
            Page.plain("?tenant", tenant),
            id("?keyId", keyId, faults),
            Page.plain("?action", action),
            time("?since", since, faults),
            time("?until", until, faults));
    faults.throwIfAny();
    var rows = audit.list(choice, Page.number(after), most + 1);
    return Page.of(rows, most, AuditController::view, entry -> String.valueOf(entry.id()));
  }

  private static @Nullable UUID id(String pointer, @Nullable String text, Faults faults) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      faults.add(Fault.invalid(pointer, "not-a-uuid"));
      return null;
    }
  }

  /** A moment, or the beginning of a day in UTC. */
  private static @Nullable Instant time(String pointer, @Nullable String text, Faults faults) {
    if (text == null) {
      return null;
    }
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      faults.add(Fault.invalid(pointer, "not-a-time"));
      return null;
    }
  }

  private static AuditView view(Entry entry) {
    var act = entry.act();
    return new AuditView(
        String.valueOf(entry.id()),
        entry.at(),
        act.tenant(),
        act.keyId(),
        act.subject(),
        act.role(),
        act.action(),
        act.target(),
        act.status(),
        act.traceId());
  }
}
