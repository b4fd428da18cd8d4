package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.job.JobRequest;
import ondo.job.JobType;
import ondo.job.Submission;
import ondo.risk.Hazard;
import ondo.risk.Status;
import ondo.store.ReportRepository.ReportFile;
import ondo.store.ReportRowReader.RiskRow;
import ondo.store.ReportRowReader.SiteRow;
import ondo.store.ReportRowReader.SourceRow;
import ondo.store.ReportRowReader.WarmingRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportRepositoryIT {

  private static final List<Scenario> SSP245 = List.of(Scenario.SSP245);

  /** Of 10 and 100 years among the stored return periods. */
  private static final List<Integer> PLACES = List.of(0, 3);

  private final Store store = new Store();
  private final ReportRepository repository = new ReportRepository(store.jdbc);
  private final ReportRowReader rows = new ReportRowReader(store.jdbc);
  private final ReportReader reports = new ReportReader(store.jdbc);
  private UUID first;
  private UUID second;
  private UUID third;

  /** Two assessed sites and one without results of ours, one assessed of another tenant. */
  @BeforeEach
  void assess() {
    first = store.site("acme", "p1");
    second = store.site("acme", "p2");
    third = store.site("acme", "p3");
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
  void sites_are_those_of_one_tenant_and_its_chosen_ones() {
    assertThat(rows.sites("acme", null))
        .extracting(SiteRow::id)
        .containsExactlyInAnyOrder(first, second, third);
    assertThat(rows.sites("acme", List.of(first)))
        .extracting(SiteRow::externalId, SiteRow::currency, SiteRow::region)
        .containsExactly(tuple("p1", "KRW", null));
    assertThat(rows.sites("nobody", null)).isEmpty();
    assertThat(rows.sites("other", List.of(first))).isEmpty();
  }

  @Test
  void region_of_a_site_is_told_by_its_names() {
    var dataSet = store.currentDataSet("v1");
    store
        .assessments()
        .resolve(
            List.of(new AssessmentRepository.Place(first, 1, dataSet, 2, 1400, "21010", 900.0)));

    assertThat(rows.sites("acme", List.of(first)))
        .extracting(SiteRow::region)
        .containsExactly(new ReportRowReader.RegionName("구 21010", "Gu 21010", "도 21", "Do 21"));
  }

  @Test
  void risks_carry_status_flags_and_the_years_asked_for() {
    var heat = risk(second, Hazard.EXTREME_HEAT, List.of(2021, 2031));

    assertThat(heat.status()).isEqualTo(Status.OK_WITH_ASSUMPTION);
    assertThat(heat.lossStatus()).isEqualTo(Status.OK);
    assertThat(heat.flags()).containsExactly("NO_VALUE_ADDED");
    assertThat(heat.yearFlags()).contains("EDGE_WINDOW");
    assertThat(heat.e()).isEqualTo(40.0);
    assertThat(heat.aalGross()).containsExactly(new double[] {0.2, 0.21}, within(1e-12));
    assertThat(heat.aalNet()).containsExactly(new double[] {0.1, 0.11}, within(1e-12));
    assertThat(heat.expectedLoss()).containsExactly(new double[] {100, 110}, within(1e-9));
    assertThat(heat.grossByYear()).hasSize(HazardSeries.YEARS);
    assertThat(rows.risks(List.of(first), List.of(Scenario.SSP126), List.of(2021), PLACES))
        .isEmpty();
    assertThat(rows.risks(List.of(third), SSP245, List.of(2021), PLACES)).isEmpty();
    assertThat(rows.risks(List.of(), SSP245, List.of(2021), PLACES)).isEmpty();
  }

  @Test
  void loss_from_events_brings_its_chosen_return_periods_and_an_index_loss_brings_none() {
    store
        .jdbc
        .sql(
            """
            update site_risk
            set method = 'EVENT', band_contents = 'DAMAGE', aal_low = aal_net, aal_high = aal_gross,
                screening = array_fill(0.5::float8, array[80]),
                deviation = array_fill(0.25::float8, array[80]),
                at_return_periods = array(select n::float8 from generate_series(1, 560) n)
            where site_id = :site and hazard = 'extreme_heat'
            """)
        .param("site", second)
        .update();

    var events = risk(second, Hazard.EXTREME_HEAT, List.of(2021, 2031));
    assertThat(events.bandContents()).isEqualTo("DAMAGE");
    assertThat(events.aalLow()).isEqualTo(events.aalNet());
    assertThat(events.aalHigh()).isEqualTo(events.aalGross());
    assertThat(events.events()).isNotNull();
    assertThat(events.events().screening()).containsExactly(0.5, 0.5);
    assertThat(events.events().deviation()).containsExactly(0.25, 0.25);
    assertThat(events.events().atReturnPeriods()).containsExactly(1, 11, 241, 251);
    assertThat(risk(first, Hazard.EXTREME_HEAT, List.of(2021)).events()).isNull();
    assertThat(risk(first, Hazard.EXTREME_HEAT, List.of(2021)).bandContents()).isNull();
  }

  @Test
  void losses_of_all_sites_together_are_those_of_one_tenant() {
    store
        .jdbc
        .sql(
            """
            insert into portfolio_event (tenant, hazard, scenario, currency, result_set_id, sites,
                                         flags, aal, deviation, at_return_periods)
            select t, 'typhoon', s, 'KRW', 1, 2, '{}',
                   array(select n::float8 from generate_series(1, 80) n),
                   array(select 2.0 * n from generate_series(1, 80) n),
                   array(select n::float8 from generate_series(1, 560) n)
            from unnest(array['acme', 'other']) t, unnest(array['SSP245', 'SSP585']) s
            """)
        .update();

    var events = rows.events("acme", SSP245, List.of(2031, 2100));
    assertThat(events).hasSize(1);
    var event = events.getFirst();
    assertThat(event.sites()).isEqualTo(2);
    assertThat(event.aal()).containsExactly(11, 80);
    assertThat(event.deviation()).containsExactly(22, 160);
    assertThat(event.atReturnPeriods()).hasSize(14).startsWith(11, 80, 91, 160);
    assertThat(rows.events("nobody", SSP245, List.of(2021))).isEmpty();
  }

  @Test
  void gap_has_no_values_in_any_year() {
    var gap = risk(first, Hazard.DROUGHT, List.of(2021, 2031));

    assertThat(gap.status()).isEqualTo(Status.INSUFFICIENT_DATA);
    assertThat(gap.lossStatus()).isEqualTo(Status.INSUFFICIENT_DATA);
    assertThat(gap.h()).containsExactly(Double.NaN, Double.NaN);
    assertThat(gap.aalNet()).containsExactly(Double.NaN, Double.NaN);
    assertThat(gap.expectedLoss()).containsExactly(Double.NaN, Double.NaN);
    assertThat(gap.grossByYear()).isNull();
  }

  @Test
  void versions_and_sources_name_where_the_results_come_from() {
    store.currentDataSet("v1");

    var risks = rows.risks(List.of(first, second), SSP245, List.of(2021), PLACES);
    assertThat(risks)
        .hasSize(3)
        .allSatisfy(risk -> assertThat(risk.dataVersion()).isEqualTo("v1"))
        .allSatisfy(risk -> assertThat(risk.modelVersion()).isEqualTo("model-1"))
        .allSatisfy(risk -> assertThat(risk.computedAt()).isNotNull());
    assertThat(rows.sources(List.of("v1", "v9")))
        .containsExactly(
            new SourceRow("v1", "set v1", "Stations", "KOGL-1", "Agency", "observed", "1991-1992"));
    assertThat(rows.sources(List.of())).isEmpty();
  }

  @Test
  void warming_and_points_are_those_of_the_data_version() {
    store.currentDataSet("v1");

    var warming = rows.warming(List.of("v1", "v9"), SSP245, List.of(2021));

    assertThat(warming).extracting(WarmingRow::curve).containsExactly("CENTRAL", "HIGH", "LOW");
    var step = 0.01 * (Scenario.SSP245.ordinal() + 1);
    assertThat(warming.getFirst().warmingK())
        .containsExactly(new double[] {0.87 + step}, within(1e-12));
    assertThat(rows.points("v1")).hasSize(Store.POINTS);
    assertThat(rows.points("v9")).isEmpty();
  }

  @Test
  void report_is_read_by_its_tenant_alone_and_a_repeat_replaces_it() {
    var job = job("acme", "one");
    var id = UUID.randomUUID();
    repository.save(id, job, "acme", "ko", "{\"title\": \"first\"}", List.of(file("a")));
    repository.save(id, job, "acme", "ko", "{\"title\": \"second\"}", List.of(file("b")));

    var report = reports.find("acme", id).orElseThrow();
    assertThat(report.body()).isEqualTo("{\"title\": \"second\"}");
    assertThat(report.heading().jobId()).isEqualTo(job);
    assertThat(report.heading().language()).isEqualTo("ko");
    var html = reports.file("acme", id, "html").orElseThrow();
    assertThat(html.content()).containsExactly('b');
    assertThat(html.sha256()).isEqualTo("sum of b");
    assertThat(reports.file("acme", id, "pdf")).isEmpty();
    assertThat(reports.file("other", id, "html")).isEmpty();
    assertThat(reports.find("other", id)).isEmpty();
    assertThat(reports.find("acme", UUID.randomUUID())).isEmpty();
    assertThat(reports.list("other", null, 10)).isEmpty();
    assertThat(store.count("report")).isEqualTo(1);
  }

  @Test
  void reports_are_listed_newest_first_page_by_page() {
    var ids = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    for (var id : ids) {
      repository.save(id, job("acme", id.toString()), "acme", "en", "{}", List.of());
    }

    var page = reports.list("acme", null, 2);
    assertThat(page).extracting(ReportReader.Heading::id).containsExactly(ids.get(2), ids.get(1));
    assertThat(reports.list("acme", ids.get(1), 2))
        .extracting(ReportReader.Heading::id)
        .containsExactly(ids.get(0));
    assertThat(reports.list("acme", ids.get(0), 2)).isEmpty();
  }

  private RiskRow risk(UUID site, Hazard hazard, List<Integer> years) {
    return rows.risks(List.of(site), SSP245, years, PLACES).stream()
        .filter(risk -> risk.hazard() == hazard)
        .findFirst()
        .orElseThrow();
  }

  private static ReportFile file(String text) {
    return new ReportFile("html", false, 1, "sum of " + text, new byte[] {(byte) text.charAt(0)});
  }

  private UUID job(String tenant, String key) {
    var request = new JobRequest(JobType.REPORT, tenant, "{}", key, null, key, 5, null);
    var jobs = new JobRepository(store.jdbc, store.transaction);
    return ((Submission.Accepted) jobs.submit(request, 100)).id();
  }
}
