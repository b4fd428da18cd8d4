package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.UUID;
import ondo.job.JobRequest;
import ondo.job.JobType;
import ondo.job.Submission;
import ondo.risk.Hazard;
import ondo.store.PortfolioRepository.CodeCount;
import ondo.store.PortfolioRepository.Portfolio;
import ondo.store.PortfolioRepository.SiteCount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PortfolioRepositoryIT {

  private static final List<String> SSP245 = List.of("SSP245");
  private static final String HEAT = Hazard.EXTREME_HEAT.code();
  private static final String DROUGHT = Hazard.DROUGHT.code();

  private final Store store = new Store();
  private final PortfolioRepository portfolios = new PortfolioRepository(store.jdbc);
  private final ReportReader reports = new ReportReader(store.jdbc);
  private UUID first;
  private UUID second;

  /** Two assessed sites and one without results of ours, one assessed of another tenant. */
  @BeforeEach
  void assess() {
    first = store.site("acme", "p1");
    second = store.site("acme", "p2");
    store.site("acme", "p3");
    var theirs = store.site("other", "p1");
    var assessments = store.assessments();
    assessments.save(
        Store.head(1, "v1"),
        List.of(
            Store.risk(first, 1, Hazard.EXTREME_HEAT, 0.1),
            Store.gap(first, 1, Hazard.DROUGHT),
            Store.risk(second, 1, Hazard.EXTREME_HEAT, 0.2)));
    assessments.save(Store.head(2, "v2"), List.of(Store.risk(theirs, 1, Hazard.EXTREME_HEAT, 0.4)));
  }

  @Test
  void sites_are_counted_for_one_tenant_and_its_chosen_ones() {
    assertThat(portfolios.countSites(all("acme"))).isEqualTo(new SiteCount(3, 2));
    assertThat(portfolios.countSites(chosen(first))).isEqualTo(new SiteCount(1, 1));
    assertThat(portfolios.countSites(all("nobody"))).isEqualTo(new SiteCount(0, 0));
    assertThat(portfolios.countSites(new Portfolio("other", List.of(first), SSP245)))
        .isEqualTo(new SiteCount(0, 0));
  }

  @Test
  void statuses_and_flags_are_counted_by_hazard() {
    assertThat(portfolios.statuses(all("acme")))
        .containsExactly(
            new CodeCount(DROUGHT, "SSP245", "INSUFFICIENT_DATA", 1),
            new CodeCount(HEAT, "SSP245", "OK_WITH_ASSUMPTION", 2));
    assertThat(portfolios.flags(all("acme")))
        .containsExactly(
            new CodeCount(HEAT, "SSP245", "EDGE_WINDOW", 2),
            new CodeCount(HEAT, "SSP245", "NO_VALUE_ADDED", 2));
    assertThat(portfolios.flags(new Portfolio("acme", null, List.of("SSP126")))).isEmpty();
  }

  @Test
  void totals_are_sums_of_one_tenant_and_a_sum_without_values_is_none() {
    var totals = portfolios.totals(all("acme"), List.of(2021, 2031));

    assertThat(totals)
        .extracting(PortfolioRepository.Total::hazard, PortfolioRepository.Total::year)
        .containsExactly(
            tuple(DROUGHT, 2021), tuple(DROUGHT, 2031), tuple(HEAT, 2021), tuple(HEAT, 2031));
    var gap = totals.getFirst();
    assertThat(gap.valuedSites()).isZero();
    assertThat(gap.aalNet()).isNull();
    assertThat(gap.expectedLoss()).isNull();
    var heat = totals.getLast();
    assertThat(heat.currency()).isEqualTo("KRW");
    assertThat(heat.valuedSites()).isEqualTo(2);
    assertThat(heat.pricedSites()).isEqualTo(2);
    assertThat(heat.aalGross()).isCloseTo(0.1 + 0.2 + 2 * 0.01, within(1e-12));
    assertThat(heat.aalNet()).isCloseTo(0.05 + 0.1 + 2 * 0.01, within(1e-12));
    assertThat(heat.expectedLoss().doubleValue()).isCloseTo(50 + 100 + 2 * 10, within(1e-9));
    assertThat(portfolios.totals(chosen(second), List.of(2021)).getFirst().aalGross())
        .isEqualTo(0.2);
    assertThat(portfolios.totals(all("acme"), List.of())).isEmpty();
  }

  @Test
  void versions_and_attributions_name_where_the_results_come_from() {
    store.currentDataSet("v1");

    var versions = portfolios.versions(all("acme"));

    assertThat(versions)
        .extracting(
            PortfolioRepository.Versions::dataVersion,
            PortfolioRepository.Versions::modelVersion,
            PortfolioRepository.Versions::results)
        .containsExactly(tuple("v1", "model-1", 3L));
    assertThat(versions.getFirst().newest()).isNotNull();
    assertThat(portfolios.attributions(List.of("v1", "v9")))
        .containsExactly(new PortfolioRepository.Attribution("v1", "Stations", "KOGL-1", "Agency"));
    assertThat(portfolios.attributions(List.of())).isEmpty();
  }

  @Test
  void report_is_read_by_its_tenant_alone_and_a_repeat_replaces_it() {
    var job = job("acme", "one");
    var id = UUID.randomUUID();
    portfolios.save(id, job, "acme", "ko", "{\"title\": \"first\"}");
    portfolios.save(id, job, "acme", "ko", "{\"title\": \"second\"}");

    var report = reports.find("acme", id).orElseThrow();
    assertThat(report.body()).isEqualTo("{\"title\": \"second\"}");
    assertThat(report.heading().jobId()).isEqualTo(job);
    assertThat(report.heading().language()).isEqualTo("ko");
    assertThat(reports.find("other", id)).isEmpty();
    assertThat(reports.find("acme", UUID.randomUUID())).isEmpty();
    assertThat(reports.list("other", null, 10)).isEmpty();
    assertThat(store.count("report")).isEqualTo(1);
  }

  @Test
  void reports_are_listed_newest_first_page_by_page() {
    var ids = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    for (var id : ids) {
      portfolios.save(id, job("acme", id.toString()), "acme", "en", "{}");
    }

    var page = reports.list("acme", null, 2);
    assertThat(page).extracting(ReportReader.Heading::id).containsExactly(ids.get(2), ids.get(1));
    assertThat(reports.list("acme", ids.get(1), 2))
        .extracting(ReportReader.Heading::id)
        .containsExactly(ids.get(0));
    assertThat(reports.list("acme", ids.get(0), 2)).isEmpty();
  }

  private UUID job(String tenant, String key) {
    var request = new JobRequest(JobType.REPORT, tenant, "{}", key, null, key, 5, null);
    var jobs = new JobRepository(store.jdbc, store.transaction);
    return ((Submission.Accepted) jobs.submit(request, 100)).id();
  }

  private static Portfolio all(String tenant) {
    return new Portfolio(tenant, null, SSP245);
  }

  private static Portfolio chosen(UUID id) {
    return new Portfolio("acme", List.of(id), SSP245);
  }
}
