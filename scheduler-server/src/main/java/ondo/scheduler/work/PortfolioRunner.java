package ondo.scheduler.work;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ondo.climate.Scenario;
import ondo.job.Chunk;
import ondo.job.Job;
import ondo.projection.EventYear;
import ondo.projection.PortfolioStorms;
import ondo.risk.Flags;
import ondo.risk.Hazard;
import ondo.store.AssessmentRepository;
import ondo.store.HazardSeries;
import ondo.store.PortfolioEventRepository;
import ondo.store.PortfolioEventRepository.PortfolioEvents;
import ondo.store.PortfolioEventRepository.ValueAt;
import ondo.store.ResultRepository;

/** Losses of a tenant's sites together, storm by storm. */
final class PortfolioRunner implements ChunkRunner {

  private final AssessmentRepository sites;
  private final PortfolioEventRepository portfolios;
  private final ResultRepository results;
  private final PointWork work;
  private final Places places;

  PortfolioRunner(
      AssessmentRepository sites,
      PortfolioEventRepository portfolios,
      ResultRepository results,
      PointWork work,
      Places places) {
    this.sites = sites;
    this.portfolios = portfolios;
    this.results = results;
    this.work = work;
    this.places = places;
  }

  /** Input of a chunk: one tenant. */
  record TenantInput(int resultSetId, String tenant) {}

  @Override
  public WorkStep step() {
    return WorkStep.PORTFOLIO;
  }

  /** One chunk a tenant: the job's own, or every tenant with sites for the operator's jobs. */
  @Override
  public List<String> plan(Job job) {
    var set = results.findCurrent();
    if (set.isEmpty()) {
      return List.of();
    }
    var tenants = job.tenant().equals(Orders.OPERATOR) ? sites.tenants() : List.of(job.tenant());
    return tenants.stream()
        .map(tenant -> Json.of(new TenantInput(set.get().id(), tenant)))
        .toList();
  }

  @Override
  public Write run(Chunk chunk) {
    var input = Json.read(chunk.input(), TenantInput.class);
    var set =
        results
            .find(input.resultSetId())
            .orElseThrow(() -> new WorkFailedException("the results of this job were swept"));
    var data = work.data(set.dataVersion());
    var basis = places.basis(data);
    var rows = new ArrayList<PortfolioEvents>();
    var byCurrency =
        portfolios.values(input.tenant(), set.id()).stream()
            .collect(Collectors.groupingBy(ValueAt::currency, TreeMap::new, Collectors.toList()));
    var list = basis.storms();
    if (list != null) {
      byCurrency.forEach(
          (currency, values) -> {
            var ids = values.stream().map(ValueAt::gridId).toList();
            var known = places.storms(data, ids);
            var storms = new PortfolioStorms(list, basis.tables(), basis.projection().path());
            var count = 0;
            for (var value : values) {
              var ofPoint = known.get(value.gridId());
              if (ofPoint != null) {
                storms.add(ofPoint, value.value());
                count += value.sites();
              }
            }
            for (var scenario : Scenario.values()) {
              PointWork.checkInterrupted(chunk);
              rows.add(row(scenario, currency, set.id(), count, storms));
            }
          });
    }
    return () -> {
      portfolios.save(input.tenant(), rows);
      return rows.size();
    };
  }

  private static PortfolioEvents row(
      Scenario scenario, String currency, int resultSetId, int sites, PortfolioStorms storms) {
    var n = HazardSeries.YEARS;
    var periods = EventYear.RETURN_PERIODS;
    var aal = new double[n];
    var deviation = new double[n];
    var losses = new double[periods.size() * n];
    var flags = Flags.NONE;
    for (var year = 0; year < n; year++) {
      var set = storms.at(scenario, year);
      aal[year] = set.annualLoss();
      deviation[year] = PortfolioStorms.deviation(set);
      for (var i = 0; i < periods.size(); i++) {
        var loss = set.lossAt(periods.get(i));
        losses[i * n + year] = loss.value().orElseThrow();
        flags = flags.and(loss.flags());
      }
    }
    return new PortfolioEvents(
        Hazard.TYPHOON,
        scenario,
        currency,
        resultSetId,
        sites,
        flags.codes(),
        aal,
        deviation,
        losses);
  }
}
