package ondo.api.audit;

import java.time.Instant;
import java.util.UUID;
import ondo.api.web.Page;
import ondo.store.AuditRepository;
import ondo.store.AuditRepository.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/audit}: changes of all tenants, newest first. */
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
      @RequestParam @Nullable String after,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit) {
    var most = Page.limit(limit);
    var rows = audit.list(Page.plain("?tenant", tenant), Page.number(after), most + 1);
    return Page.of(rows, most, AuditController::view, entry -> String.valueOf(entry.id()));
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
