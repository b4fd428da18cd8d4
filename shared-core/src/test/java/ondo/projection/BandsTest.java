package ondo.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import ondo.climate.MovedSeries;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import ondo.risk.Hazard;
import org.junit.jupiter.api.Test;

class BandsTest {

  private static final double TOLERANCE = 1e-12;
  private static final int YEAR = 40;

  private static Bands bands(HazardOutlook outlook) {
    var range = ResponseRange.of(Places.path(), Map.of(), Places.TABLES.responses());
    return new Bands(outlook.hazard(), Places.path(), range, Ladder.of(outlook).orElseThrow());
  }

  private static double[] lossesAtRungs(HazardOutlook outlook, Ladder ladder) {
    return ladder.losses(
        Places.CATALOG.spec(outlook.hazard()).damage().ratios().stream()
            .mapToDouble(Double::doubleValue)
            .toArray());
  }

  private static double loss(HazardOutlook outlook, int year) {
    var distribution = outlook.at(Scenario.SSP585, year).probabilities();
    return outlook.baseLoss(distribution.value().orElseThrow());
  }

  @Test
  void band_reaches_to_both_changes_and_not_beyond_what_is_possible() {
    assertThat(Band.around(95, 10, -3, 0, 100)).isEqualTo(new Band(92, 100));
    assertThat(Band.around(2, -5, 1, 0, 100)).isEqualTo(new Band(0, 3));
    assertThat(Band.around(50, 4, 9, 0, 100)).isEqualTo(new Band(50, 59));
    assertThat(Band.around(50, -4, -9, 0, 100)).isEqualTo(new Band(41, 50));
  }

  @Test
  void central_value_outside_the_limits_stays_inside_its_band() {
    assertThat(Band.around(0.5, 0.25, -0.25, 0.625, 0.5625)).isEqualTo(new Band(0.5, 0.5625));
    assertThat(Band.around(0.5, 0.25, -0.25, 0, 0.375)).isEqualTo(new Band(0.25, 0.5));
  }

  @Test
  void answers_of_storms_make_a_band_around_typhoons() {
    var outlook = Places.projection().outlook(Hazard.TYPHOON, Places.known());
    var bands = bands(outlook);
    var atRungs = lossesAtRungs(outlook, bands.ladder());
    var central = loss(outlook, YEAR);

    var band =
        bands.loss(Band.Contents.RESPONSE, Scenario.SSP585, YEAR, atRungs, central).orElseThrow();

    assertThat(central).isBetween(band.low(), band.high());
    assertThat(band.high()).isGreaterThan(band.low());
  }

  @Test
  void hazard_without_a_range_of_answers_has_the_band_of_warming_alone() {
    var outlook = Places.projection().outlook(Hazard.WATER_STRESS, Places.known());
    var bands = bands(outlook);
    var atRungs = lossesAtRungs(outlook, bands.ladder());

    assertThat(bands.loss(Band.Contents.RESPONSE, Scenario.SSP585, YEAR, atRungs, 0)).isEmpty();
    assertThat(bands.score(Band.Contents.RESPONSE, Scenario.SSP585, YEAR, 50)).isEmpty();
    assertThat(bands.loss(Band.Contents.WARMING, Scenario.SSP585, YEAR, atRungs, 0)).isPresent();
  }

  @Test
  void losses_have_a_band_where_scores_have_none() {
    var spells = Places.growing("wsdi", 12, 0.4, 3);
    var place = Places.place(10, 800, List.of(spells), List.of(), null, List.of());
    var outlook = Places.projection().outlook(Hazard.EXTREME_HEAT, place);
    var bands = bands(outlook);
    var atRungs = lossesAtRungs(outlook, bands.ladder());

    assertThat(outlook.at(Scenario.SSP585, YEAR).score().value()).isEmpty();
    assertThat(bands.score(Band.Contents.WARMING, Scenario.SSP585, YEAR, 50)).isEmpty();
    assertThat(bands.loss(Band.Contents.WARMING, Scenario.SSP585, YEAR, atRungs, 0.01)).isPresent();
  }

  @Test
  void ladder_knows_no_change_beyond_its_ends() {
    var outlook = Places.projection().outlook(Hazard.RIVER_FLOOD, Places.known());
    var ladder = Ladder.of(outlook).orElseThrow();
    var losses = lossesAtRungs(outlook, ladder);
    var first = outlook.rungs().getFirst().warmingK();
    var last = outlook.rungs().getLast().warmingK();

    assertThat(ladder.at(losses, last) - ladder.at(losses, first))
        .isCloseTo(losses[losses.length - 1] - losses[0], within(TOLERANCE))
        .isEqualTo(ladder.at(losses, 99) - ladder.at(losses, 0));
    assertThat(ladder.scoreAt(99)).isEqualTo(ladder.scoreAt(last));
  }

  @Test
  void world_that_never_warms_has_one_rung_and_a_band_without_width() {
    var constant = new EnumMap<Scenario, double[]>(Scenario.class);
    for (var scenario : Scenario.values()) {
      var values = new double[Warming.YEARS];
      Arrays.fill(values, 1.2);
      constant.put(scenario, values);
    }
    var curves = new EnumMap<Warming.Curve, Map<Scenario, double[]>>(Warming.Curve.class);
    for (var curve : Warming.Curve.values()) {
      curves.put(curve, constant);
    }
    var path = new WarmingPath(Places.LEVELS, Places.BASE_YEARS, curves);
    var projection = new Projection(Places.CATALOG, Places.TABLES, path, null);
    var outlook = projection.outlook(Hazard.WATER_STRESS, Places.known());

    assertThat(outlook.rungs()).hasSize(1);
    var ladder = Ladder.of(outlook).orElseThrow();
    assertThat(ladder.at(new double[] {0.3}, 6)).isEqualTo(0.3);
    assertThat(ladder.scoreAt(6)).isEqualTo(ladder.scoreAt(0.9));
  }

  @Test
  void rungs_end_at_the_highest_level_and_name_it_once() {
    var levels = new double[] {0.87, 2, 3, 4, 7};
    var odd = new WarmingPath(levels, 1, Map.of(Warming.Curve.CENTRAL, central()));
    var rain = new MovedSeries("rx1day", List.of(), new double[] {90, 95, 99, 120, 150});
    var place = Places.place(10, 800, List.of(rain), List.of(), null, List.of());
    var outlook =
        new Projection(Places.CATALOG, Places.TABLES, odd, null).outlook(Hazard.RIVER_FLOOD, place);

    assertThat(outlook.rungs()).extracting(Moment::warmingK).containsExactly(0.87, 3.0, 7.0);
    assertThat(Places.projection().outlook(Hazard.RIVER_FLOOD, place).rungs())
        .extracting(Moment::warmingK)
        .containsExactly(0.87, 2.5, 5.0, 7.0);
  }

  private static Map<Scenario, double[]> central() {
    var byScenario = new EnumMap<Scenario, double[]>(Scenario.class);
    for (var scenario : Scenario.values()) {
      var values = new double[Warming.YEARS];
      for (var year = 0; year < values.length; year++) {
        values[year] = Places.path().at(Warming.Curve.CENTRAL, scenario, year);
      }
      byScenario.put(scenario, values);
    }
    return byScenario;
  }

  @Test
  void sea_has_a_band_along_its_outer_curves_and_a_score_without_a_height() {
    var projection = Places.projection();
    var known = new SeaBands(projection, Places.known());
    var central = projection.outlook(Hazard.SEA_LEVEL_RISE, Places.known());
    for (var year : new int[] {0, 30, 79}) {
      var h = central.at(Scenario.SSP585, year).score().value().orElseThrow().value();
      var band = known.score(Scenario.SSP585, year).orElseThrow();
      assertThat(h).isBetween(band.low(), band.high());
      assertThat(band.low()).isLessThan(band.high());
    }
    // In 2100: 0.69, 1.03 and 1.70 m of rise over ground at 0.4 m, the second and two third
    // classes.
    var loss = known.loss(Scenario.SSP585, 79).orElseThrow();
    assertThat(loss.low()).isLessThan(loss.high());
    var yearly = new java.util.ArrayList<>(Places.trend("slr_cm", 8, 0.3));
    yearly.addAll(Places.trend("slr_cm_low", 5, 0.2));
    yearly.addAll(Places.trend("slr_cm_high", 12, 0.5));
    var flat = Places.place(Double.NaN, 800, List.of(), yearly, null, List.of());
    var unknown = new SeaBands(projection, flat);
    assertThat(unknown.score(Scenario.SSP585, 79)).isPresent();
    assertThat(unknown.loss(Scenario.SSP585, 79)).isEmpty();
    assertThat(new SeaBands(projection, Places.unknown()).terms(Scenario.SSP585, 79)).isEmpty();
  }
}
