package ondo.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import ondo.climate.PointStorms;
import ondo.climate.Scenario;
import ondo.climate.StormList;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.event.DepthDamage;
import ondo.risk.event.HazardCurve;
import org.junit.jupiter.api.Test;

class EventOutlookTest {

  private static final double TOLERANCE = 1e-12;

  private static StormOutlook storms(PointStorms storms) {
    return new StormOutlook(storms, Places.STORMS, Places.TABLES, Places.path());
  }

  @Test
  void the_loss_of_storms_is_the_mean_over_all_years_of_the_record() {
    var year = storms(Places.windy()).at(Scenario.SSP245, 0).orElseThrow();
    var factor = StormOutlook.windFactor(Places.TABLES, Places.path(), Scenario.SSP245, 0);
    var damage = StormOutlook.damage(Places.TABLES);
    var sum = 0.0;
    var squares = 0.0;
    for (var wind : Places.windy().windMs()) {
      var ratio = damage.at(wind * factor);
      sum += ratio;
      squares += ratio * ratio;
    }
    assertThat(year.annualLoss()).isCloseTo(sum / 45, within(TOLERANCE));
    assertThat(year.deviation()).isCloseTo(Math.sqrt(squares / 45), within(TOLERANCE));
  }

  @Test
  void rarer_storms_cost_more_and_a_thousand_years_no_more_than_the_worst_storm() {
    var year = storms(Places.windy()).at(Scenario.SSP585, 79).orElseThrow();
    assertThat(year.atReturnPeriods()).isSorted();
    assertThat(year.atReturnPeriods()[6]).isEqualTo(year.atReturnPeriods()[4]);
  }

  @Test
  void bands_of_storms_enclose_the_central_loss_and_warming_raises_it() {
    var outlook = storms(Places.windy());
    var now = outlook.at(Scenario.SSP585, 0).orElseThrow();
    var then = outlook.at(Scenario.SSP585, 79).orElseThrow();
    for (var year : List.of(now, then)) {
      assertThat(year.annualLoss()).isBetween(year.damage().low(), year.damage().high());
      assertThat(year.annualLoss()).isBetween(year.response().low(), year.response().high());
    }
    assertThat(then.annualLoss()).isGreaterThan(now.annualLoss());
  }

  @Test
  void a_record_without_a_storm_is_a_known_zero() {
    var calm = new PointStorms(new double[45], new int[0], new double[0], List.of());
    var year = storms(calm).at(Scenario.SSP585, 79).orElseThrow();
    assertThat(year.annualLoss()).isZero();
    assertThat(year.deviation()).isZero();
  }

  private static CurveOutlook flood(double depthM, Double protectionYears) {
    CurveOutlook.Curves curve =
        (scenario, year) ->
            Optional.of(
                new HazardCurve(
                    List.of(
                        new HazardCurve.Point(10, 0),
                        new HazardCurve.Point(100, depthM),
                        new HazardCurve.Point(500, 2 * depthM))));
    var damage = Places.TABLES.depthDamage("ASIA", DepthDamage.Occupancy.COMMERCIAL);
    return new CurveOutlook(curve, curve, damage, protectionYears, Flags.of(Flag.IMPORTED));
  }

  @Test
  void a_flood_costs_less_behind_a_protection_and_its_band_is_one_deviation_wide() {
    var open = flood(1, null).at(Scenario.SSP126, 0).orElseThrow();
    var behind = flood(1, 100.0).at(Scenario.SSP126, 0).orElseThrow();
    assertThat(behind.annualLoss()).isPositive().isLessThan(open.annualLoss());
    assertThat(behind.atReturnPeriods()[2]).as("50 years").isZero();
    assertThat(behind.atReturnPeriods()[4]).as("250 years").isPositive();
    assertThat(open.damage().low()).isLessThan(open.annualLoss());
    assertThat(open.damage().high()).isGreaterThan(open.annualLoss());
    assertThat(open.flags().contains(Flag.IMPORTED)).isTrue();
    assertThat(open.flags().contains(Flag.TAIL_FLAT)).isTrue();
  }

  @Test
  void a_place_without_a_curve_has_no_event_based_loss() {
    CurveOutlook.Curves none = (scenario, year) -> Optional.empty();
    var damage = Places.TABLES.depthDamage("ASIA", DepthDamage.Occupancy.COMMERCIAL);
    var outlook = new CurveOutlook(none, none, damage, null, Flags.NONE);
    assertThat(outlook.at(Scenario.SSP585, 10)).isEmpty();
  }

  @Test
  void a_gap_in_a_track_is_told_with_the_loss() {
    var windy = Places.windy();
    var holed =
        new PointStorms(windy.exposure(), windy.storms(), windy.windMs(), List.of("TRACK_GAP"));
    assertThat(storms(holed).at(Scenario.SSP126, 0).orElseThrow().flags().contains(Flag.TRACK_GAP))
        .isTrue();
    assertThat(storms(windy).at(Scenario.SSP126, 0).orElseThrow().flags().contains(Flag.TRACK_GAP))
        .isFalse();
  }

  @Test
  void a_record_of_too_few_years_gives_no_loss() {
    var list = new StormList(2010, 19, List.of(new StormList.Entry(0, "S0", 2011)));
    var one = new PointStorms(new double[19], new int[] {0}, new double[] {40}, List.of());
    var outlook = new StormOutlook(one, list, Places.TABLES, Places.path());
    assertThat(outlook.at(Scenario.SSP585, 79)).isEmpty();
  }

  @Test
  void a_protection_of_no_years_or_against_an_unknown_water_keeps_nothing_out() {
    var open = flood(1, null).at(Scenario.SSP126, 0).orElseThrow().annualLoss();
    assertThat(flood(1, 0.0).at(Scenario.SSP126, 0).orElseThrow().annualLoss()).isEqualTo(open);
    CurveOutlook.Curves today = (scenario, year) -> Optional.empty();
    CurveOutlook.Curves later =
        (scenario, year) ->
            Optional.of(
                new HazardCurve(
                    List.of(
                        new HazardCurve.Point(10, 0),
                        new HazardCurve.Point(100, 1),
                        new HazardCurve.Point(500, 2))));
    var damage = Places.TABLES.depthDamage("ASIA", DepthDamage.Occupancy.COMMERCIAL);
    var outlook = new CurveOutlook(later, today, damage, 100.0, Flags.NONE);
    assertThat(outlook.at(Scenario.SSP126, 0).orElseThrow().annualLoss()).isEqualTo(open);
  }

  @Test
  void a_damage_curve_without_a_deviation_has_a_band_without_width() {
    CurveOutlook.Curves curve =
        (scenario, year) -> Optional.of(new HazardCurve(List.of(new HazardCurve.Point(10, 1))));
    var damage = new DepthDamage(new double[] {0, 2}, new double[] {0, 0.5}, new double[0]);
    var year =
        new CurveOutlook(curve, curve, damage, null, Flags.NONE)
            .at(Scenario.SSP126, 0)
            .orElseThrow();
    assertThat(year.annualLoss()).isPositive();
    assertThat(year.damage()).isEqualTo(new Band(year.annualLoss(), year.annualLoss()));
    assertThat(year.atReturnPeriods()[0]).isCloseTo(0.25, within(TOLERANCE));
  }

  @Test
  void a_return_period_beyond_the_record_is_told_with_the_loss() {
    // 45 years say nothing of the storm of a hundred years.
    var storms = storms(Places.windy()).at(Scenario.SSP126, 0).orElseThrow();
    assertThat(storms.flags().contains(Flag.EXTRAPOLATED)).isTrue();
    // Ten to five hundred years span every loss that an answer shows.
    var flood = flood(1, null).at(Scenario.SSP126, 0).orElseThrow();
    assertThat(flood.flags().contains(Flag.EXTRAPOLATED)).isFalse();
    CurveOutlook.Curves point =
        (scenario, year) -> Optional.of(new HazardCurve(List.of(new HazardCurve.Point(100, 1))));
    var damage = Places.TABLES.depthDamage("ASIA", DepthDamage.Occupancy.COMMERCIAL);
    var sea = new CurveOutlook(point, point, damage, null, Flags.NONE);
    assertThat(sea.at(Scenario.SSP126, 0).orElseThrow().flags().codes())
        .containsExactly("EXTRAPOLATED", "HEAD_TRUNCATED", "TAIL_FLAT");
  }
}
