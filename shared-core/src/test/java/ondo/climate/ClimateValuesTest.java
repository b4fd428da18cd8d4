package ondo.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;
import org.junit.jupiter.api.Test;

class ClimateValuesTest {

  private static final LatLon PLACE = new LatLon(36, 127);

  @Test
  void reach_spans_the_heights_of_a_grid_and_always_the_station_itself() {
    var station = new Station("1", "가", "Ga", PLACE, 100);
    var points =
        List.of(
            new GridPoint(1, PLACE, 300, 0, 0),
            new GridPoint(2, PLACE, 0, 0, 0),
            new GridPoint(3, PLACE, Double.NaN, Double.NaN, 0));
    var reach = HeightReach.of(station, points);
    assertThat(reach.lowestK()).isEqualTo(station.shiftTo(300)).isNegative();
    assertThat(reach.highestK()).isEqualTo(station.shiftTo(0)).isPositive();
    assertThat(reach.covers(reach.lowestK())).isTrue();
    assertThat(reach.covers(reach.lowestK() - 1e-9)).isFalse();
    assertThat(reach.covers(reach.highestK() + 1e-9)).isFalse();
    assertThat(HeightReach.of(station, List.of())).isEqualTo(new HeightReach(0, 0));
    assertThatThrownBy(() -> new HeightReach(0.1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HeightReach(-1, -0.1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void equal_values_share_the_mean_of_their_ranks_and_others_lie_between_neighbours() {
    var ranks = RankTable.of(new double[] {3, 1, Double.NaN, 3, 2});
    assertThat(ranks.rank(1)).isEqualTo(1 / 4.0);
    assertThat(ranks.rank(3)).isEqualTo(3.5 / 4);
    assertThat(ranks.rank(0)).isEqualTo(0.5 / 4);
    assertThat(ranks.rank(2.5)).isEqualTo(2.5 / 4);
    assertThat(ranks.rank(9)).isEqualTo(1);
    assertThat(RankTable.of(ranks.values(), ranks.counts()).rank(3)).isEqualTo(ranks.rank(3));
  }

  @Test
  void ranks_of_nothing_or_out_of_order_are_refused() {
    assertThatThrownBy(() -> RankTable.of(new double[] {Double.NaN}))
        .hasMessageContaining("0 ranked values");
    assertThatThrownBy(() -> RankTable.of(new double[] {1}, new int[] {1, 1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RankTable.of(new double[] {1, 1}, new int[] {1, 1}))
        .hasMessageContaining("not ascending");
    assertThatThrownBy(() -> RankTable.of(new double[] {1}, new int[] {0}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void warming_outside_the_levels_has_no_place_and_the_last_level_is_one() {
    var levels = new WarmingLevels(1, 0.5, 3);
    assertThat(levels.place(2)).isEqualTo(new WarmingLevels.Place(1, 1));
    assertThat(levels.place(1.25).of(10, 20)).isEqualTo(15);
    assertThatThrownBy(() -> levels.place(0.99)).hasMessageContaining("outside the levels 1.0…2.0");
    assertThatThrownBy(() -> levels.place(2.01)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> levels.place(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    for (var step : new double[] {0, -1, Double.NaN}) {
      assertThatThrownBy(() -> new WarmingLevels(1, step, 3)).hasMessageContaining("step");
    }
    assertThatThrownBy(() -> new WarmingLevels(1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WarmingLevels(Double.NaN, 1, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void curves_of_warming_keep_their_values_and_their_order() {
    var low = new double[Warming.YEARS];
    var high = new double[Warming.YEARS];
    Arrays.fill(high, 2);
    var warming = Warming.of(Scenario.SSP370, low, low, high);
    assertThat(warming.scenario()).isEqualTo(Scenario.SSP370);
    high[0] = 9;
    assertThat(warming.at(Warming.Curve.HIGH, 2021)).isEqualTo(2);
    warming.values(Warming.Curve.HIGH)[1] = 9;
    assertThat(warming.at(Warming.Curve.HIGH, 2022)).isEqualTo(2);
    assertThatThrownBy(() -> warming.at(Warming.Curve.LOW, 2020)).hasMessageContaining("2020");
    assertThatThrownBy(() -> Warming.of(Scenario.SSP370, low, new double[79], high))
        .hasMessageContaining("79 years");
    assertThatThrownBy(() -> new Warming.Window(2009.5, 1, 0.5, 2))
        .hasMessageContaining("out of order");
    assertThatThrownBy(() -> new Warming.Window(2009.5, 0, 3, 2))
        .hasMessageContaining("out of order");
  }

  @Test
  void windows_of_warming_ascend_and_begin_in_time() {
    var ascending =
        IntStream.range(0, 11).mapToObj(i -> new Warming.Window(2010 + i, 0, 0, 0)).toList();
    assertThat(Warming.of(Scenario.SSP126, ascending).at(Warming.Curve.LOW, 2021)).isEqualTo(0.85);
    var late = IntStream.range(0, 11).mapToObj(i -> new Warming.Window(2022 + i, 0, 0, 0)).toList();
    assertThatThrownBy(() -> Warming.of(Scenario.SSP126, late)).hasMessageContaining("before 2021");
    var twice = IntStream.range(0, 12).mapToObj(i -> new Warming.Window(2010, 0, 0, 0)).toList();
    assertThatThrownBy(() -> Warming.of(Scenario.SSP126, twice))
        .hasMessageContaining("out of order at 2010");
  }

  @Test
  void change_that_makes_no_curve_is_refused() {
    assertThatThrownBy(() -> IndexChange.of(new double[0], new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IndexChange.of(new double[] {1}, new double[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IndexChange.of(new double[] {1}, new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
    var change = IndexChange.of(new double[] {2}, new double[] {20});
    assertThatThrownBy(() -> change.at(-0.1)).hasMessageContaining("below 0");
    assertThat(change.factorSinceBase(2)).isEqualTo(1.2 / 1.087);
    assertThat(change.factorSinceBase(WarmingLevels.BASE_K)).isEqualTo(1);
  }

  @Test
  void station_climate_is_whole_or_refused() {
    var reach = new HeightReach(0, 0);
    var ranks = RankTable.of(new double[] {1});
    var year = new ObservedYear(true, true, 0);
    var years = IntStream.range(0, BaseYears.COUNT).mapToObj(i -> year).toList();
    assertThatThrownBy(
            () -> new StationClimate.Parts(reach, List.of(year), Map.of(), Map.of(), ranks))
        .hasMessageContaining("1 years instead of 30");
    assertThatThrownBy(() -> new StationClimate.Parts(reach, years, Map.of(), Map.of(), ranks))
        .hasMessageContaining("a station climate without");
    assertThatThrownBy(() -> ValueTally.of(new TreeMap<>(Map.of(1.0, new int[29]))))
        .hasMessageContaining("29 years instead of 30");
  }
}
