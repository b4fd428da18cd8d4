package ondo.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;
import org.junit.jupiter.api.Test;

class StationDerivationTest {

  private static final WarmingLevels LEVELS = new WarmingLevels(WarmingLevels.BASE_K, 1, 7);
  private static final TemperatureChange CHANGE =
      new TemperatureChange(
          IndexChange.of(new double[] {1.5, 4}, new double[] {1.4, 4.5}),
          IndexChange.of(new double[] {1.5, 4}, new double[] {2.2, 6.0}));
  private static final Station STATION = new Station("1", "하나", "One", new LatLon(36, 127), 100);
  private static final HeightReach REACH = new HeightReach(-4, 1);

  @Test
  void every_index_equals_the_count_day_by_day_at_any_level_and_height() {
    var days = weather(1, LocalDate.of(1990, 1, 1));
    var climate = new StationDerivation(LEVELS, CHANGE).derive(STATION, days, REACH);
    for (var shift : new double[] {0, -4, -1.3, 1}) {
      for (var level = 0; level < LEVELS.count(); level++) {
        var plain = new DayByDay(days, CHANGE, LEVELS.at(level), shift);
        var unshifted = new DayByDay(days, CHANGE, LEVELS.at(level), 0);
        for (var index : TemperatureIndex.values()) {
          var matrix = climate.matrix(index, shift, LEVELS, CHANGE);
          var expected = (index.isAbsolute() ? plain : unshifted).yearly(index);
          assertThat(row(matrix, level))
              .describedAs("%s at %s K, shift %s K", index, LEVELS.at(level), shift)
              .containsExactly(expected);
        }
      }
    }
  }

  @Test
  void a_year_with_more_than_fifteen_missing_days_has_no_value() {
    var climate =
        new StationDerivation(LEVELS, CHANGE)
            .derive(STATION, weather(1, LocalDate.of(1992, 1, 17)), REACH);
    for (var index : TemperatureIndex.values()) {
      var matrix = climate.matrix(index, 0, LEVELS, CHANGE);
      assertThat(matrix[0]).isNaN();
      assertThat(matrix[1]).isNaN();
      assertThat(matrix[2]).isNotNaN();
    }
    assertThat(climate.validYears()).isEqualTo(28);
    assertThat(
            new StationDerivation(LEVELS, CHANGE)
                .derive(STATION, weather(1, LocalDate.of(1992, 1, 16)), REACH)
                .validYears())
        .isEqualTo(29);
  }

  @Test
  void a_height_beyond_the_reach_is_refused() {
    var climate =
        new StationDerivation(LEVELS, CHANGE)
            .derive(STATION, weather(1, LocalDate.of(1990, 1, 1)), REACH);
    assertThatThrownBy(() -> climate.matrix(TemperatureIndex.TNN, -5, LEVELS, CHANGE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("outside");
  }

  @Test
  void a_point_between_two_stations_has_their_weighted_mean_and_a_missing_year_leaves_one() {
    var derivation = new StationDerivation(LEVELS, CHANGE);
    var east = new Station("2", "둘", "Two", new LatLon(36, 128), 100);
    var one = derivation.derive(STATION, weather(1, LocalDate.of(1990, 1, 1)), REACH);
    var two = derivation.derive(east, weather(2, LocalDate.of(1993, 1, 1)), REACH);
    var point = new GridPoint(1, new LatLon(36, 127.25), Double.NaN, Double.NaN, 0);
    new GridDerivation(List.of(one, two), LEVELS, CHANGE)
        .forEach(
            List.of(point),
            local -> {
              assertThat(local.flags(TemperatureIndex.TNN))
                  .containsExactly("ELEVATION_UNKNOWN", "MISSING_VALUES");
              assertThat(local.flags(TemperatureIndex.WSDI)).containsExactly("MISSING_VALUES");
              for (var index : TemperatureIndex.values()) {
                var first = one.matrix(index, 0, LEVELS, CHANGE);
                var second = two.matrix(index, 0, LEVELS, CHANGE);
                var mean = local.values(index);
                assertThat(mean[0]).isEqualTo(first[0], within(1e-12));
                // A quarter and three quarters of a degree: weights 9 to 1.
                assertThat(mean[100]).isCloseTo(0.9 * first[100] + 0.1 * second[100], within(1e-3));
              }
            });
  }

  @Test
  void a_point_at_a_station_has_the_stations_values_and_height_cools() {
    var derivation = new StationDerivation(LEVELS, CHANGE);
    var east = new Station("2", "둘", "Two", new LatLon(36, 128), 100);
    var one = derivation.derive(STATION, weather(1, LocalDate.of(1990, 1, 1)), REACH);
    var two = derivation.derive(east, weather(2, LocalDate.of(1990, 1, 1)), REACH);
    var point = new GridPoint(1, STATION.position(), 300, 10, 0);
    new GridDerivation(List.of(one, two), LEVELS, CHANGE)
        .forEach(
            List.of(point),
            local -> {
              assertThat(local.values(TemperatureIndex.TNN))
                  .containsExactly(one.matrix(TemperatureIndex.TNN, 200 * -0.0065, LEVELS, CHANGE));
              assertThat(local.flags(TemperatureIndex.TNN))
                  .containsExactly("ELEVATION_NEAREST_PLACE");
              assertThat(local.flags(TemperatureIndex.WSDI)).isEmpty();
              assertThat(local.stations()).isEqualTo(1);
            });
  }

  private static double[] row(double[] matrix, int level) {
    return Arrays.copyOfRange(matrix, level * 30, level * 30 + 30);
  }

  /** A sine over the year with slowly wandering weather on top, in tenths like real records. */
  private static DailyTemperatures weather(long seed, LocalDate first) {
    var random = new Random(seed);
    var builder = DailyTemperatures.builder();
    var weather = 0.0;
    for (var date = LocalDate.of(1990, 1, 1); date.getYear() < 2022; date = date.plusDays(1)) {
      weather = 0.85 * weather + 2.2 * random.nextGaussian();
      var mean = 12 - 15 * Math.cos(2 * Math.PI * (date.getDayOfYear() - 20) / 365.25) + weather;
      var half = 3 + 2 * random.nextDouble();
      if (!date.isBefore(first)) {
        builder.set(date, tenth(mean + half), tenth(mean - half));
      }
    }
    return builder.build();
  }

  private static double tenth(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
