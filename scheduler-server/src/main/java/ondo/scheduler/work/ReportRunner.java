package ondo.scheduler.work;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.job.Chunk;
import ondo.job.Job;
import ondo.scheduler.report.ReportOrder;
import ondo.scheduler.report.ReportPress;
import ondo.scheduler.report.ReportProperties;
import ondo.store.AssessmentRepository;
import ondo.store.ReportRepository;
import tools.jackson.databind.JsonNode;

/** Prints reports from stored rows and keeps all their forms at once. */
final class ReportRunner implements ChunkRunner {

  private final AssessmentRepository sites;
  private final ReportPress press;
  private final ReportRepository reports;
  private final ReportProperties properties;

  ReportRunner(
      AssessmentRepository sites,
      ReportPress press,
      ReportRepository reports,
      ReportProperties properties) {
    this.sites = sites;
    this.press = press;
    this.reports = reports;
    this.properties = properties;
  }

  @Override
  public WorkStep step() {
    return WorkStep.REPORT;
  }

  /** One chunk a tenant: the job's own, or every tenant with sites for the operator's jobs. */
  @Override
  public List<String> plan(Job job) {
    var tenants = job.tenant().equals(Orders.OPERATOR) ? sites.tenants() : List.of(job.tenant());
    return tenants.stream().map(tenant -> Json.of(Map.of("tenant", tenant))).toList();
  }

  @Override
  public Write run(Chunk chunk) {
    var tenant = Json.tree(chunk.input()).path("tenant").asString();
    var order = order(tenant, Json.tree(chunk.params()));
    var printed = press.print(order);
    var key = chunk.jobId() + "/" + tenant;
    var id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    return () -> {
      reports.save(
          id,
          chunk.jobId(),
          tenant,
          order.language().getLanguage(),
          printed.body(),
          printed.files());
      return 1;
    };
  }

  private ReportOrder order(String tenant, JsonNode params) {
    var ids = Json.texts(params, "siteIds").stream().map(UUID::fromString).toList();
    var scenarios = Json.texts(params, "scenarios");
    return new ReportOrder(
        tenant,
        ids.isEmpty() ? null : ids,
        Arrays.stream(Scenario.values())
            .filter(scenario -> scenarios.isEmpty() || scenarios.contains(scenario.name()))
            .toList(),
        properties.horizons(Json.texts(params, "horizons")),
        params.path("language").asString("en").equals("ko") ? Locale.KOREAN : Locale.ENGLISH,
        properties.threshold());
  }
}
