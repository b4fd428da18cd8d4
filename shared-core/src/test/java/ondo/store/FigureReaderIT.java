package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import ondo.assessment.Decade;
import ondo.climate.Scenario;
import ondo.projection.Band;
import ondo.risk.Hazard;
import ondo.risk.Status;
import ondo.store.FigureReader.DecadeMedian;
import ondo.store.FigureReader.FlagCount;
import ondo.store.FigureReader.StatusCount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FigureReaderIT {

  private static final Hazard HEAT = Hazard.EXTREME_HEAT;
  private static final Hazard COLD = Hazard.EXTREME_COLD;

  private final Store store = new Store();
  private final FigureReader figures = new FigureReader(store.jdbc);
  private int dataSet;
  private int results;

  @BeforeEach
  void load() {
    dataSet = store.currentDataSet("v1");
    results = store.currentResults(dataSet, "v1");
  }

  @Test
  void points_are_counted_by_status_once_for_all_scenarios() {
    store.results().writeHazards(results, List.of(other(Scenario.SSP126, Status.OK)));

    assertThat(figures.statuses(results))
        .containsExactly(
            new StatusCount("AAL", COLD, "INSUFFICIENT_DATA", 3),
            new StatusCount("H", COLD, "INSUFFICIENT_DATA", 3),
            new StatusCount("AAL", HEAT, "OK", 3),
            new StatusCount("H", HEAT, "OK", 1),
            new StatusCount("H", HEAT, "OK_WITH_ASSUMPTION", 3));
    assertThat(figures.statuses(results + 1)).isEmpty();
  }

  private static HazardSeries other(Scenario scenario, Status status) {
    return new HazardSeries(1, HEAT, scenario, status, List.of(), null, Store.years(1, 0));
  }

  @Test
  void flags_of_whole_series_and_of_some_years_count_alike() {
    assertThat(figures.flags(results))
        .containsExactly(
            new FlagCount(COLD, "A", 3, 0),
            new FlagCount(COLD, "B", 3, 0),
            new FlagCount(HEAT, "EDGE_WINDOW", 3, 0),
            new FlagCount(HEAT, "MISSING_VALUES", 3, 0));
  }

  @Test
  void spread_is_over_the_points_with_a_number_of_the_asked_year() {
    var spreads = figures.spreads(results, Scenario.SSP245, 2031);

    assertThat(spreads).extracting(FigureReader.Spread::measure).containsExactly("AAL", "H");
    var h = spreads.getLast();
    assertThat(h.hazard()).isEqualTo(HEAT);
    assertThat(h.points()).isEqualTo(3);
    // Scores 10, 20 and 30 in 2021, half a point more each year.
    assertThat(h.least()).isEqualTo(15);
    assertThat(h.median()).isEqualTo(25);
    assertThat(h.most()).isEqualTo(35);
    assertThat(h.warmingLow()).isNull();
    assertThat(h.responseHigh()).isNull();
    assertThat(spreads.getFirst().median()).isCloseTo(0.003, within(1e-15));
    assertThat(figures.spreads(results, Scenario.SSP126, 2031)).isEmpty();
  }

  @Test
  void bands_give_medians_of_their_ends_and_events_a_measure_of_their_own() {
    store
        .outlooks()
        .writeBands(results, List.of(band(1, Band.Contents.WARMING, 2), response(2, 8)));
    store.outlooks().writeEvents(results, List.of(event(1, 1), event(2, 3)));

    var spreads = figures.spreads(results, Scenario.SSP245, 2021);

    assertThat(spreads)
        .extracting(FigureReader.Spread::measure)
        .containsExactly("AAL", "EVENT_AAL", "H");
    var h = spreads.getLast();
    assertThat(h.warmingLow()).isEqualTo(2);
    assertThat(h.warmingHigh()).isEqualTo(3);
    assertThat(h.responseLow()).isNull();
    var aal = spreads.getFirst();
    assertThat(aal.warmingLow()).isEqualTo(4);
    assertThat(aal.warmingHigh()).isEqualTo(5);
    assertThat(aal.responseLow()).isEqualTo(8);
    assertThat(aal.responseHigh()).isEqualTo(9);
    var event = spreads.get(1);
    assertThat(event.points()).isEqualTo(2);
    assertThat(event.median()).isEqualTo(2);
    assertThat(event.warmingLow()).isEqualTo(3);
    assertThat(event.warmingHigh()).isEqualTo(4);
    assertThat(event.responseLow()).isEqualTo(5);
    assertThat(event.responseHigh()).isEqualTo(6);
  }

  private static BandSeries band(int grid, Band.Contents contents, double first) {
    return new BandSeries(
        grid,
        HEAT,
        Scenario.SSP245,
        contents,
        Store.years(first, 1),
        Store.years(first + 1, 1),
        Store.years(first + 2, 1),
        Store.years(first + 3, 1));
  }

  private static BandSeries response(int grid, double first) {
    return new BandSeries(
        grid,
        HEAT,
        Scenario.SSP245,
        Band.Contents.RESPONSE,
        null,
        null,
        Store.years(first, 1),
        Store.years(first + 1, 1));
  }

  private static EventSeries event(int grid, double first) {
    return new EventSeries(
        grid,
        HEAT,
        Scenario.SSP245,
        List.of(),
        Store.years(first, 1),
        Store.years(0, 0),
        new double[7 * HazardSeries.YEARS],
        Store.years(first + 1, 1),
        Store.years(first + 2, 1),
        Store.years(first + 3, 1),
        Store.years(first + 4, 1));
  }

  @Test
  void median_of_a_decade_is_that_of_the_points_means() {
    var decade = Decade.all().getLast();
    var first = decade.firstYear() - 2021;
    var last = decade.lastYear() - 2021;

    var decades = figures.decades(results, Scenario.SSP245, decade);

    assertThat(decades).extracting(DecadeMedian::measure).containsExactly("AAL", "H");
    assertThat(decades).extracting(DecadeMedian::hazard).containsOnly(HEAT);
    assertThat(decades).extracting(DecadeMedian::points).containsOnly(3L);
    // Straight lines: the mean of a decade lies half way; point 2 is in the middle of the three.
    assertThat(decades.getLast().median()).isCloseTo(20 + 0.5 * (first + last) / 2, within(1e-9));
    assertThat(decades.getFirst().median())
        .isCloseTo(0.002 + 0.0001 * (first + last) / 2, within(1e-12));
    assertThat(figures.decades(results, Scenario.SSP126, decade)).isEmpty();
  }

  @Test
  void place_without_the_peril_is_in_no_spread() {
    store
        .results()
        .writeLosses(
            results, List.of(LossSeries.notApplicable(1, Hazard.SEA_LEVEL_RISE, Scenario.SSP245)));

    assertThat(figures.spreads(results, Scenario.SSP245, 2031))
        .extracting(FigureReader.Spread::hazard)
        .containsOnly(HEAT);
    assertThat(figures.statuses(results))
        .contains(new StatusCount("AAL", Hazard.SEA_LEVEL_RISE, "NOT_APPLICABLE", 1));
  }

  @Test
  void means_of_sites_keep_the_index_and_the_events_apart() {
    var byIndex = store.site("acme", "p1");
    var byEvents = store.site("acme", "p2");
    var without = store.site("acme", "p3");
    var detail = SiteDetails.eventBased();
    save(Store.risk(byIndex, 1, HEAT, 0.2));
    save(SiteDetails.risk(byEvents, 1, HEAT, detail));
    save(Store.gap(without, 1, HEAT));

    var mean = figures.siteMeans(results, Scenario.SSP245, 2021).getFirst();

    assertThat(mean.hazard()).isEqualTo(HEAT);
    assertThat(mean.sites()).isEqualTo(3);
    assertThat(mean.outside()).isZero();
    // Net loss is half the gross one: 0.1; where events count, the index stands in the screening.
    assertThat(mean.indexSites()).isEqualTo(2);
    assertThat(mean.indexMean()).isCloseTo((0.1 + 0.01) / 2, within(1e-12));
    assertThat(mean.eventSites()).isEqualTo(1);
    assertThat(mean.eventMean()).isCloseTo(0.05, within(1e-12));
    assertThat(mean.lowMean()).isCloseTo(0.02, within(1e-12));
    assertThat(mean.highMean()).isCloseTo(0.03, within(1e-12));
    assertThat(figures.siteMeans(results, Scenario.SSP126, 2021)).isEmpty();
  }

  @Test
  void means_over_nothing_are_nothing() {
    save(Store.gap(store.site("acme", "p1"), 1, Hazard.DROUGHT));

    var mean = figures.siteMeans(results, Scenario.SSP245, 2021).getFirst();

    assertThat(mean.sites()).isEqualTo(1);
    assertThat(mean.indexSites()).isZero();
    assertThat(mean.indexMean()).isNull();
    assertThat(mean.eventMean()).isNull();
    assertThat(mean.lowMean()).isNull();
  }

  private void save(AssessmentRepository.SiteRisk risk) {
    store.assessments().save(Store.head(results, "v1"), List.of(risk));
  }
}
