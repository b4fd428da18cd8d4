package ondo.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import ondo.climate.PointStorms;
import ondo.climate.Scenario;
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

  private static FloodOutlook flood(double depthM, Double protectionYears) {
    FloodOutlook.Curves curve =
        (scenario, year) ->
            Optional.of(
                new HazardCurve(
                    List.of(
                        new HazardCurve.Point(10, 0),
                        new HazardCurve.Point(100, depthM),
                        new HazardCurve.Point(500, 2 * depthM))));
    var damage = Places.TABLES.depthDamage("ASIA", DepthDamage.Occupancy.COMMERCIAL);
    return new FloodOutlook(curve, curve, damage, protectionYears, Flags.of(Flag.IMPORTED));
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
    FloodOutlook.Curves none = (scenario, year) -> Optional.empty();
    var damage = Places.TABLES.depthDamage("ASIA", DepthDamage.Occupancy.COMMERCIAL);
    var outlook = new FloodOutlook(none, none, damage, null, Flags.NONE);
    assertThat(outlook.at(Scenario.SSP585, 10)).isEmpty();
  }
}
