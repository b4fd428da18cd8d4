package ondo.scheduler.work;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.job.Chunk;
import ondo.job.Job;
import ondo.store.AssessmentRepository;
import ondo.store.PortfolioRepository;
import ondo.store.PortfolioRepository.Portfolio;
import ondo.store.PortfolioRepository.Versions;
import tools.jackson.databind.JsonNode;

/**
 * Reports from stored rows alone. A sum over hazards is not built here: damage and disruption have
 * different bases, and gaps are counted beside every number.
 */
final class ReportRunner implements ChunkRunner {

  private static final Map<String, Integer> HORIZONS =
      Map.of("SHORT", 2030, "MEDIUM", 2050, "LONG", 2090);
  private static final List<String> HORIZON_ORDER = List.of("SHORT", "MEDIUM", "LONG");

  private final AssessmentRepository sites;
  private final PortfolioRepository portfolios;

  ReportRunner(AssessmentRepository sites, PortfolioRepository portfolios) {
    this.sites = sites;
    this.portfolios = portfolios;
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
    var params = Json.tree(chunk.params());
    var language = params.path("language").asString("en");
    var portfolio = portfolio(tenant, params);
    var body = Json.of(body(portfolio, years(params), language));
    var key = chunk.jobId() + "/" + tenant;
    var id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    return () -> {
      portfolios.save(id, chunk.jobId(), tenant, language, body);
      return 1;
    };
  }

  private static Portfolio portfolio(String tenant, JsonNode params) {
    var ids = Json.texts(params, "siteIds").stream().map(UUID::fromString).toList();
    var chosen = Json.texts(params, "scenarios");
    var scenarios =
        chosen.isEmpty() ? Arrays.stream(Scenario.values()).map(Enum::name).toList() : chosen;
    return new Portfolio(tenant, ids.isEmpty() ? null : ids, scenarios);
  }

  private static Map<String, Integer> years(JsonNode params) {
    var chosen = Json.texts(params, "horizons");
    var years = new LinkedHashMap<String, Integer>();
    for (var horizon : HORIZON_ORDER) {
      var year = HORIZONS.get(horizon);
      if (year != null && (chosen.isEmpty() || chosen.contains(horizon))) {
        years.put(horizon, year);
      }
    }
    return years;
  }

  private Map<String, Object> body(
      Portfolio portfolio, Map<String, Integer> horizons, String language) {
    var versions = portfolios.versions(portfolio);
    var count = portfolios.countSites(portfolio);
    var body = new LinkedHashMap<String, Object>();
    body.put("tenant", portfolio.tenant());
    body.put("language", language);
    body.put("sites", count.sites());
    body.put("assessedSites", count.assessed());
    body.put("scenarios", portfolio.scenarios());
    body.put("horizons", horizons);
    body.put("versions", versions.stream().map(ReportRunner::version).toList());
    body.put("totals", portfolios.totals(portfolio, horizons.values()));
    body.put(
        "statuses",
        portfolios.statuses(portfolio).stream()
            .filter(row -> portfolio.scenarios().contains(row.scenario()))
            .toList());
    body.put("flags", portfolios.flags(portfolio));
    body.put(
        "attributions",
        new ArrayList<>(
            portfolios.attributions(
                versions.stream().map(Versions::dataVersion).distinct().toList())));
    return body;
  }

  private static Map<String, Object> version(Versions versions) {
    return Map.of(
        "dataVersion", versions.dataVersion(),
        "modelVersion", versions.modelVersion(),
        "results", versions.results(),
        "computedAt", versions.newest().toInstant().toString());
  }
}
