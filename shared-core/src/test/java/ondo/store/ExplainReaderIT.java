package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.explain.Explanation;
import ondo.explain.Explanation.StoredBand;
import ondo.explain.Explanation.UsedSource;
import ondo.projection.Band;
import ondo.risk.Hazard;
import ondo.store.ExplainReader.Asked;
import ondo.store.ExplainReader.RegionPlace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExplainReaderIT {

  private static final Hazard HEAT = Hazard.EXTREME_HEAT;
  private static final Scenario SSP245 = Scenario.SSP245;

  /** Place 30 of every series of 80. */
  private static final Asked ASKED = new Asked(HEAT, SSP245, 2051);

  private final Store store = new Store();
  private final ExplainReader reader = new ExplainReader(store.jdbc);
  private int dataSet;

  @BeforeEach
  void load() {
    dataSet = store.currentDataSet("v1");
  }

  @Test
  void numbers_of_a_point_are_those_of_the_asked_year() {
    var results = store.currentResults(dataSet, "v1");

    var point = reader.point(results, 2, ASKED).orElseThrow();

    assertThat(point.hStatus()).isEqualTo("OK_WITH_ASSUMPTION");
    assertThat(point.hFlags()).containsExactly("MISSING_VALUES");
    assertThat(point.hYearFlags()).isEqualTo("{\"EDGE_WINDOW\": [2021, 2022]}");
    assertThat(point.h()).isEqualTo(Store.heat(2, 0).h()[30]);
    assertThat(point.aalStatus()).isEqualTo("OK");
    assertThat(point.aalFlags()).isEmpty();
    assertThat(point.aalYearFlags()).isNull();
    assertThat(point.aal()).isEqualTo(Store.heatLoss(2, 0).aal()[30]);
    assertThat(point.severe()).isEqualTo(Store.heatLoss(2, 0).severe()[30]);
    assertThat(point.probabilities()).containsExactly(0.9, 0.1);
    assertThat(point.eventAal()).isNull();
    assertThat(point.eventDeviation()).isNull();
    assertThat(point.eventAtReturnPeriods()).isEmpty();
    assertThat(point.bands()).isEmpty();
  }

  @Test
  void first_and_last_year_are_inside() {
    var results = store.currentResults(dataSet, "v1");

    assertThat(point(results, 2021).h()).isEqualTo(20);
    assertThat(point(results, 2100).h()).isEqualTo(20 + 79 * 0.5);
  }

  private Explanation.StoredPoint point(int results, int year) {
    return reader.point(results, 2, new Asked(HEAT, SSP245, year)).orElseThrow();
  }

  @Test
  void gap_is_told_without_numbers() {
    var results = store.currentResults(dataSet, "v1");

    var gap = reader.point(results, 1, new Asked(Hazard.EXTREME_COLD, SSP245, 2051)).orElseThrow();

    assertThat(gap.hStatus()).isEqualTo("INSUFFICIENT_DATA");
    assertThat(gap.hFlags()).containsExactly("B", "A");
    assertThat(gap.h()).isNull();
    assertThat(gap.aal()).isNull();
    assertThat(gap.severe()).isNull();
    assertThat(gap.probabilities()).isEmpty();
  }

  @Test
  void point_that_a_set_does_not_hold_is_nothing() {
    var results = store.currentResults(dataSet, "v1");

    assertThat(reader.point(results, 9, ASKED)).isEmpty();
    assertThat(reader.point(results + 1, 1, ASKED)).isEmpty();
    assertThat(reader.point(results, 1, new Asked(HEAT, Scenario.SSP126, 2051))).isEmpty();
    assertThat(reader.point(results, 1, new Asked(Hazard.DROUGHT, SSP245, 2051))).isEmpty();
  }

  @Test
  void bands_and_losses_from_events_stand_beside_a_point() {
    var perYear = new double[7 * 80];
    for (var i = 0; i < perYear.length; i++) {
      perYear[i] = i;
    }
    var results =
        store.inTransaction(
            () -> {
              var id = store.openResults(UUID.randomUUID(), dataSet, "v1");
              store.fill(id, 0);
              store.outlooks().writeBands(id, List.of(band(Band.Contents.WARMING, 8), response()));
              store.outlooks().writeEvents(id, List.of(event(perYear)));
              return id;
            });

    var point = reader.point(results, 1, ASKED).orElseThrow();

    assertThat(point.bands())
        .containsExactly(
            new StoredBand("RESPONSE", null, null, 0.5, 2.0),
            new StoredBand("WARMING", 38.0, 68.0, 98.0, 128.0));
    assertThat(point.eventAal()).isEqualTo(30.25);
    assertThat(point.eventDeviation()).isEqualTo(30.5);
    assertThat(point.eventAtReturnPeriods())
        .containsExactly(30.0, 110.0, 190.0, 270.0, 350.0, 430.0, 510.0);
  }

  /** Values that single precision holds exactly: from a first one on, one more each year. */
  private static BandSeries band(Band.Contents contents, double first) {
    return new BandSeries(
        1,
        HEAT,
        SSP245,
        contents,
        Store.years(first, 1),
        Store.years(first + 30, 1),
        Store.years(first + 60, 1),
        Store.years(first + 90, 1));
  }

  private static BandSeries response() {
    return new BandSeries(
        1,
        HEAT,
        SSP245,
        Band.Contents.RESPONSE,
        null,
        null,
        Store.years(0.5, 0),
        Store.years(2, 0));
  }

  private static EventSeries event(double[] atReturnPeriods) {
    var other = Store.years(0, 0);
    return new EventSeries(
        1,
        HEAT,
        SSP245,
        List.of(),
        Store.years(0.25, 1),
        Store.years(0.5, 1),
        atReturnPeriods,
        other,
        other,
        other,
        other);
  }

  @Test
  void site_is_told_as_it_was_last_assessed() {
    var id = store.site("acme", "p1");
    store.assessments().save(Store.head(4, "v1"), List.of(Store.risk(id, 1, HEAT, 0.1)));

    var risk = reader.site(id, ASKED).orElseThrow();

    assertThat(risk.resultSetId()).isEqualTo(4);
    assertThat(risk.dataVersion()).isEqualTo("v1");
    assertThat(risk.modelVersion()).isEqualTo("model-1");
    assertThat(risk.computedAt()).isNotNull();
    assertThat(risk.siteVersion()).isEqualTo(1);
    assertThat(risk.status()).isEqualTo("OK_WITH_ASSUMPTION");
    assertThat(risk.flags()).containsExactly("NO_VALUE_ADDED");
    assertThat(risk.yearFlags()).isEqualTo("{\"EDGE_WINDOW\": [2021]}");
    assertThat(risk.method()).isEqualTo("INDEX");
    assertThat(risk.e()).isEqualTo(40);
    assertThat(risk.v()).isEqualTo(60);
    assertThat(risk.h()).isCloseTo(13, within(1e-9));
    assertThat(risk.integrated()).isCloseTo(23, within(1e-9));
    assertThat(risk.aalGross()).isCloseTo(0.13, within(1e-12));
    assertThat(risk.aalNet()).isCloseTo(0.08, within(1e-12));
    assertThat(risk.expectedLoss()).isCloseTo(80, within(1e-9));
    assertThat(risk.probabilities()).isEmpty();
    assertThat(risk.screening()).isNull();
    assertThat(risk.bands()).isEmpty();
    assertThat(risk.deviation()).isNull();
    assertThat(risk.atReturnPeriods()).isEmpty();
  }

  @Test
  void what_stands_beside_the_loss_of_a_site_is_told_too() {
    var id = store.site("acme", "p1");
    var detail = SiteDetails.eventBased();
    store.assessments().save(Store.head(4, "v1"), List.of(SiteDetails.risk(id, 1, HEAT, detail)));

    var risk = reader.site(id, ASKED).orElseThrow();

    assertThat(risk.method()).isEqualTo("EVENT");
    assertThat(risk.screening()).isEqualTo(detail.screening()[30]);
    assertThat(risk.deviation()).isEqualTo(detail.deviation()[30]);
    assertThat(risk.atReturnPeriods())
        .containsExactly(
            30 / 7.0, 110 / 7.0, 190 / 7.0, 270 / 7.0, 350 / 7.0, 430 / 7.0, 510 / 7.0);
    assertThat(risk.bands())
        .containsExactly(
            new StoredBand("RESPONSE", null, null, detail.low()[30], detail.high()[30]),
            new StoredBand(
                "RESPONSE", null, null, detail.responseLow()[30], detail.responseHigh()[30]));
  }

  @Test
  void gap_of_a_site_is_told_without_numbers_and_an_unassessed_one_not_at_all() {
    var id = store.site("acme", "p1");
    store.assessments().save(Store.head(4, "v1"), List.of(Store.gap(id, 1, Hazard.DROUGHT)));

    var gap = reader.site(id, new Asked(Hazard.DROUGHT, SSP245, 2051)).orElseThrow();

    assertThat(gap.status()).isEqualTo("INSUFFICIENT_DATA");
    assertThat(gap.e()).isNull();
    assertThat(gap.h()).isNull();
    assertThat(gap.aalNet()).isNull();
    assertThat(reader.site(id, ASKED)).isEmpty();
    assertThat(reader.site(UUID.randomUUID(), ASKED)).isEmpty();
  }

  @Test
  void region_stands_at_its_grid_point() {
    assertThat(reader.region(dataSet, "21010")).contains(new RegionPlace(2, 1402));
    assertThat(reader.region(dataSet, "99999")).isEmpty();
    assertThat(reader.region(dataSet + 1, "21010")).isEmpty();
  }

  @Test
  void every_series_and_fact_of_a_point_names_its_source() {
    assertThat(reader.sources(dataSet, 1))
        .extracting(UsedSource::used)
        .containsExactly("csdi", "land_cover", "slr_cm", "storm_exposure", "twi", "wsdi");
    assertThat(reader.sources(dataSet, 3))
        .containsExactly(
            new UsedSource(
                "storm_exposure", "Stations", "KOGL-1", "Agency", "observed", "1991-1992"),
            new UsedSource("wsdi", "Stations", "KOGL-1", "Agency", "observed", "1991-1992"));
    assertThat(reader.sources(dataSet, 9)).isEmpty();
  }
}
