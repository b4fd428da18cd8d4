package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import ondo.climate.Scenario;
import ondo.geo.LatLon;
import ondo.risk.Hazard;
import ondo.store.DataSetRepository.Table;
import ondo.store.HazardCurveRepository.Found;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HazardCurveRepositoryIT {

  private static final LatLon HERE = new LatLon(35.1, 129.0);
  private static final double REACH_M = HazardCurveRepository.REACH_M;

  private final Store store = new Store();
  private final HazardCurveRepository curves = new HazardCurveRepository(store.jdbc);
  private int dataSet;

  @BeforeEach
  void load() {
    dataSet = store.currentDataSet("v1");
  }

  private void bring(Hazard hazard, String scenario, int year, LatLon place, double depth) {
    store
        .dataSets()
        .add(Table.HAZARD_CURVE, List.of(row(hazard, scenario, year, place, null, depth)));
  }

  private void bring(Hazard hazard, String scenario, int year, String site, double depth) {
    store
        .dataSets()
        .add(Table.HAZARD_CURVE, List.of(row(hazard, scenario, year, null, site, depth)));
  }

  private Map<String, @Nullable Object> row(
      Hazard hazard,
      String scenario,
      int year,
      @Nullable LatLon place,
      @Nullable String site,
      double depth) {
    var row = Store.row(dataSet);
    row.put("source_id", 1);
    row.put("hazard", hazard.code());
    row.put("scenario", scenario);
    row.put("year", year);
    row.put("latitude", place == null ? null : place.latitude());
    row.put("longitude", place == null ? null : place.longitude());
    row.put("site_external_id", site);
    row.put("unit", "m");
    row.put("return_period_yr", new double[] {10, 100});
    row.put("intensity", new double[] {depth, 1.0 / 3});
    return row;
  }

  @Test
  void curve_comes_back_to_the_last_bit() {
    bring(Hazard.RIVER_FLOOD, "SSP585", 2050, HERE, Math.PI);

    var found = curves.near(dataSet, HERE, REACH_M).getFirst();

    assertThat(found.distanceM()).isZero();
    assertThat(found.curve().hazard()).isEqualTo(Hazard.RIVER_FLOOD);
    assertThat(found.curve().scenario()).isEqualTo(Scenario.SSP585);
    assertThat(found.curve().year()).isEqualTo(2050);
    assertThat(found.curve().place()).isEqualTo(HERE);
    assertThat(found.curve().site()).isNull();
    assertThat(found.curve().unit()).isEqualTo("m");
    assertThat(found.curve().returnPeriods()).containsExactly(10, 100);
    assertThat(found.curve().intensities()).containsExactly(Math.PI, 1.0 / 3);
  }

  @Test
  void present_climate_comes_first_and_has_no_scenario() {
    bring(Hazard.RIVER_FLOOD, "SSP585", 2050, HERE, 2);
    bring(Hazard.RIVER_FLOOD, "SSP126", 2090, HERE, 3);
    bring(Hazard.RIVER_FLOOD, "SSP126", 2050, HERE, 4);
    bring(Hazard.RIVER_FLOOD, "PRESENT", 2020, HERE, 1);

    assertThat(curves.near(dataSet, HERE, REACH_M))
        .extracting(found -> found.curve().intensities()[0])
        .containsExactly(1.0, 4.0, 3.0, 2.0);
    assertThat(curves.near(dataSet, HERE, REACH_M).getFirst().curve().scenario()).isNull();
  }

  @Test
  void nearest_position_of_every_hazard_stands_for_the_site() {
    var near = new LatLon(35.11, 129.0);
    var far = new LatLon(35.1, 129.03);
    bring(Hazard.RIVER_FLOOD, "PRESENT", 2020, far, 1);
    bring(Hazard.RIVER_FLOOD, "PRESENT", 2020, near, 2);
    bring(Hazard.TYPHOON, "PRESENT", 2020, far, 3);

    var found = curves.near(dataSet, HERE, REACH_M);

    assertThat(found).extracting(f -> f.curve().place()).containsExactly(near, far);
    // A hundredth of a degree of latitude, and three of longitude at 35.1° north, on a sphere of
    // 6,371 km.
    var degree = 2 * Math.PI * 6_371_000 / 360;
    assertThat(found.getFirst().distanceM()).isCloseTo(0.01 * degree, within(1.0));
    assertThat(found.getLast().distanceM())
        .isCloseTo(0.03 * degree * Math.cos(Math.toRadians(35.1)), within(1.0));
  }

  @Test
  void degree_of_longitude_counts_for_less_than_one_of_latitude() {
    // 1.22 km east and 1.33 km north: nearer by distance, though farther in degrees.
    var east = new LatLon(35.1, 129.0134);
    var north = new LatLon(35.112, 129.0);
    bring(Hazard.RIVER_FLOOD, "PRESENT", 2020, north, 1);
    bring(Hazard.RIVER_FLOOD, "PRESENT", 2020, east, 2);

    assertThat(curves.near(dataSet, HERE, REACH_M))
        .extracting(found -> found.curve().place())
        .containsExactly(east);
  }

  @Test
  void position_in_the_corner_of_the_box_is_out_of_reach() {
    bring(Hazard.RIVER_FLOOD, "PRESENT", 2020, new LatLon(35.14, 129.045), 1);
    bring(Hazard.TYPHOON, "PRESENT", 2020, new LatLon(36.1, 129.0), 1);

    assertThat(curves.near(dataSet, HERE, REACH_M)).isEmpty();
    assertThat(curves.near(dataSet, HERE, 2 * REACH_M)).hasSize(1);
  }

  @Test
  void own_curves_of_a_site_stand_before_those_of_a_position() {
    bring(Hazard.RIVER_FLOOD, "PRESENT", 2020, HERE, 1);
    bring(Hazard.URBAN_FLOOD, "PRESENT", 2020, HERE, 2);
    bring(Hazard.RIVER_FLOOD, "SSP585", 2050, "p1", 3);

    var found = curves.find(dataSet, "p1", HERE, REACH_M);

    assertThat(found).extracting(f -> f.curve().intensities()[0]).containsExactly(3.0, 2.0);
    assertThat(found.getFirst().curve().site()).isEqualTo("p1");
    assertThat(found.getFirst().curve().place()).isNull();
    assertThat(found.getFirst().distanceM()).isZero();
    assertThat(curves.find(dataSet, "p2", HERE, REACH_M))
        .extracting(Found::curve)
        .extracting(curve -> curve.intensities()[0])
        .containsExactly(1.0, 2.0);
  }

  @Test
  void data_set_tells_whether_it_has_a_curve_and_shows_none_of_another() {
    assertThat(curves.hasAny(dataSet)).isFalse();
    bring(Hazard.RIVER_FLOOD, "PRESENT", 2020, "p1", 1);
    assertThat(curves.hasAny(dataSet)).isTrue();
    assertThat(curves.hasAny(dataSet + 1)).isFalse();
    assertThat(curves.find(dataSet + 1, "p1", HERE, REACH_M)).isEmpty();
  }
}
