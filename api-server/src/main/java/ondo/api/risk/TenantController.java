package ondo.api.risk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import ondo.api.table.Format;
import ondo.api.table.PacedStream;
import ondo.api.web.Admission;
import ondo.api.web.ApiProblem;
import ondo.api.web.Caller;
import ondo.api.web.ProblemCode;
import ondo.api.web.Streamed;
import ondo.climate.Scenario;
import ondo.job.Job;
import ondo.job.JobType;
import ondo.risk.Hazard;
import ondo.store.AuditRepository;
import ondo.store.JobRepository;
import ondo.store.ReportReader;
import ondo.store.SiteRepository;
import ondo.store.SiteRiskReader;
import ondo.store.TenantRepository;
import ondo.store.WebhookRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/tenant}: everything that is kept of a tenant, to take along or to delete. */
@RestController
class TenantController {

  private static final int PAGE = 200;
  private static final int RISK_PAGE = 20;

  private final SiteRepository sites;
  private final SiteRiskReader risks;
  private final JobRepository jobs;
  private final ReportReader reports;
  private final WebhookRepository webhooks;
  private final AuditRepository audit;
  private final TenantRepository tenants;
  private final Admission admission;

  TenantController(
      SiteRepository sites,
      SiteRiskReader risks,
      JobRepository jobs,
      ReportReader reports,
      WebhookRepository webhooks,
      AuditRepository audit,
      TenantRepository tenants,
      Admission admission) {
    this.sites = sites;
    this.risks = risks;
    this.jobs = jobs;
    this.reports = reports;
    this.webhooks = webhooks;
    this.audit = audit;
    this.tenants = tenants;
    this.admission = admission;
  }

  /** One JSON object a line, each with its {@code kind}; numbers as they are stored. */
  @Streamed
  @GetMapping("/api/v1/tenant/export")
  void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var tenant = Caller.of(request).tenant();
    try (var _ = admission.stream(tenant)) {
      response.setContentType(Format.NDJSON.type().toString());
      response.setHeader("Content-Disposition", "attachment; filename=\"tenant.ndjson\"");
      var out = new PacedStream(response.getOutputStream());
      writeSites(tenant, out);
      writeJobs(tenant, out);
      writeReports(tenant, out);
      for (var event : admission.query(() -> tenants.events(tenant))) {
        line(out, "portfolioEvent", Wire.JSON.readTree(event));
      }
      this.<WebhookRepository.Webhook, UUID>pages(
          "webhook",
          out,
          after -> webhooks.list(tenant, after, PAGE),
          WebhookRepository.Webhook::id);
      this.<AuditRepository.Entry, Long>pages(
          "audit",
          out,
          before -> audit.list(AuditRepository.Choice.of(tenant), before, PAGE),
          AuditRepository.Entry::id);
    }
  }

  /** A list is brief, and the largest jobs together would not fit into memory: one by one. */
  private void writeJobs(String tenant, OutputStream out) throws IOException {
    @Nullable UUID last = null;
    var page = jobs(tenant, last);
    while (!page.isEmpty()) {
      for (var brief : page) {
        var job = admission.query(() -> jobs.find(brief.id(), tenant));
        if (job.isPresent()) {
          line(out, "job", job.get());
        }
      }
      last = page.getLast().id();
      page = jobs(tenant, last);
    }
  }

  private List<Job> jobs(String tenant, @Nullable UUID after) {
    return admission.query(
        () -> jobs.list(tenant, null, EnumSet.allOf(JobType.class), after, PAGE));
  }

  private void writeSites(String tenant, OutputStream out) throws IOException {
    @Nullable UUID last = null;
    var page = siteIds(tenant, last, out);
    while (!page.isEmpty()) {
      last = page.getLast();
      var ids = page;
      var stored =
          admission.query(
              () -> risks.ofSites(ids, EnumSet.allOf(Hazard.class), EnumSet.allOf(Scenario.class)));
      writeRisks("risk", stored, out);
      writeRisks("pastRisk", admission.query(() -> risks.past(ids)), out);
      page = siteIds(tenant, last, out);
    }
  }

  private static void writeRisks(
      String kind, Map<UUID, List<SiteRiskReader.SiteRisk>> risks, OutputStream out)
      throws IOException {
    for (var entry : risks.entrySet()) {
      for (var risk : entry.getValue()) {
        line(out, kind, Map.of("siteId", entry.getKey(), "risk", risk));
      }
    }
  }

  private List<UUID> siteIds(String tenant, @Nullable UUID after, OutputStream out)
      throws IOException {
    var page = admission.query(() -> sites.list(tenant, null, null, after, RISK_PAGE));
    for (var site : page) {
      line(out, "site", site);
    }
    return page.stream().map(site -> site.id()).toList();
  }

  private void writeReports(String tenant, OutputStream out) throws IOException {
    @Nullable UUID last = null;
    var page = headings(tenant, last);
    while (!page.isEmpty()) {
      for (var heading : page) {
        var report = admission.query(() -> reports.find(tenant, heading.id()));
        if (report.isPresent()) {
          var body = Wire.JSON.readTree(report.get().body());
          line(out, "report", Map.of("heading", heading, "body", body));
        }
      }
      last = page.getLast().id();
      page = headings(tenant, last);
    }
  }

  private List<ReportReader.Heading> headings(String tenant, @Nullable UUID after) {
    return admission.query(() -> reports.list(tenant, after, RISK_PAGE));
  }

  private <T, K> void pages(
      String kind, OutputStream out, Function<@Nullable K, List<T>> read, Function<T, K> key)
      throws IOException {
    var page = admission.query(() -> read.apply(null));
    while (!page.isEmpty()) {
      for (var one : page) {
        line(out, kind, one);
      }
      var last = key.apply(page.getLast());
      page = admission.query(() -> read.apply(last));
    }
  }

  private static void line(OutputStream out, String kind, Object value) throws IOException {
    var line = new LinkedHashMap<String, Object>();
    line.put("kind", kind);
    line.put(kind, value);
    var text = Wire.JSON.writeValueAsString(line) + "\n";
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What it is about must be written out: the name of the tenant. */
  @DeleteMapping("/api/v1/tenant/data")
  TenantRepository.Deleted delete(
      @RequestParam @Nullable String confirm, HttpServletRequest request) {
    var tenant = Caller.of(request).tenant();
    if (!tenant.equals(confirm)) {
      throw ApiProblem.of(ProblemCode.TENANT_NOT_CONFIRMED);
    }
    tenants.livingJobs(tenant).forEach(job -> jobs.cancel(job, tenant));
    return tenants.delete(tenant);
  }
}
