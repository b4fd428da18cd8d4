package ondo.climate;

import static ondo.climate.MadeUpStorms.BUSAN;
import static ondo.climate.MadeUpStorms.MODEL;
import static ondo.climate.MadeUpStorms.START;
import static ondo.climate.MadeUpStorms.WEIGHTS;
import static ondo.climate.MadeUpStorms.fix;
import static ondo.climate.MadeUpStorms.north;
import static ondo.climate.MadeUpStorms.strong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import ondo.geo.LatLon;
import org.junit.jupiter.api.Test;

/** Storms as their record tells them, and what they expose a place to. */
class StormTest {

  private static final double TOLERANCE = 1e-9;

  @Test
  void ellipse_turns_with_its_axis_and_needs_both_radii() {
    var northSouth = new WindRadius(200, 50, 0);
    assertThat(northSouth.contains(0, 150)).isTrue();
    assertThat(northSouth.contains(150, 0)).isFalse();
    var eastWest = new WindRadius(200, 50, 90);
    assertThat(eastWest.contains(150, 0)).isTrue();
    assertThat(new WindRadius(200, 50, Double.NaN).contains(99, 0)).isTrue();
    assertThat(new WindRadius(200, 50, Double.NaN).contains(101, 0)).isFalse();
    assertThat(new WindRadius(0, 50, 0).exists()).isFalse();
    assertThat(new WindRadius(50, 0, 0).exists()).isFalse();
    assertThat(new WindRadius(50, -999, 0).exists()).isFalse();
    assertThat(WindRadius.NONE.contains(0, 0)).isFalse();
  }

  @Test
  void radii_of_the_japanese_file_are_nautical_miles_and_compass_points() {
    var northEast = WindRadius.ofJma(1, 100, 50);
    assertThat(northEast.longKm()).isCloseTo(185.2, within(TOLERANCE));
    assertThat(northEast.shortKm()).isCloseTo(92.6, within(TOLERANCE));
    assertThat(northEast.azimuth()).isEqualTo(45);
    assertThat(WindRadius.ofJma(8, 100, 50).azimuth()).isZero();
    assertThat(WindRadius.ofJma(9, 100, 50).azimuth()).isNaN();
    assertThat(WindRadius.ofJma(0, 100, 50).azimuth()).isNaN();
    assertThat(WindRadius.ofJma(1, Double.NaN, 50)).isEqualTo(WindRadius.NONE);
    assertThat(WindRadius.ofJma(1, 100, Double.NaN)).isEqualTo(WindRadius.NONE);
  }

  @Test
  void grade_follows_the_ten_minute_wind() {
    assertThat(StormGrade.ofWindKt(64)).isEqualTo(StormGrade.TY);
    assertThat(StormGrade.ofWindKt(48)).isEqualTo(StormGrade.STS);
    assertThat(StormGrade.ofWindKt(34)).isEqualTo(StormGrade.TS);
    assertThat(StormGrade.ofWindKt(33.9)).isEqualTo(StormGrade.TD);
    assertThat(StormGrade.ofWindKt(Double.NaN)).isEqualTo(StormGrade.OTHER);
    assertThat(StormGrade.of("STS")).isEqualTo(StormGrade.STS);
    assertThat(StormGrade.of("L")).isEqualTo(StormGrade.OTHER);
    assertThat(StormGrade.ofJmaNumber(2)).isEqualTo(StormGrade.TD);
    assertThat(StormGrade.ofJmaNumber(3)).isEqualTo(StormGrade.TS);
    assertThat(StormGrade.ofJmaNumber(4)).isEqualTo(StormGrade.STS);
    assertThat(StormGrade.ofJmaNumber(5)).isEqualTo(StormGrade.TY);
    assertThat(StormGrade.ofJmaNumber(6)).isEqualTo(StormGrade.OTHER);
  }

  @Test
  void gales_of_a_depression_do_not_count() {
    assertThat(WEIGHTS.byWind(StormGrade.TD, 20, 6)).isZero();
    assertThat(WEIGHTS.byWind(StormGrade.TS, 20, 6)).isEqualTo(1);
    assertThat(WEIGHTS.byWind(StormGrade.STS, 30, 6)).isEqualTo(3);
    assertThat(WEIGHTS.byWind(StormGrade.TY, 30, 3)).isEqualTo(3.5);
    // 15 m/s over ten minutes is 16.1 m/s over one.
    assertThat(WEIGHTS.byWind(StormGrade.TY, 16, 6)).isZero();
    assertThat(WEIGHTS.byWind(StormGrade.TY, 16.2, 6)).isEqualTo(1);
  }

  @Test
  void quiet_years_are_zeros_and_stay_in_the_record() {
    var record = new StormRecord(2001, 2005, List.of(strong()), MODEL);

    var exposure = record.exposure(WEIGHTS, BUSAN);

    assertThat(exposure.byYear()).hasSize(5);
    assertThat(exposure.byYear()[2]).isPositive();
    assertThat(exposure.byYear()[0] + exposure.byYear()[1]).isZero();
    assertThat(exposure.radiiFromWindField()).isTrue();
    assertThat(exposure.trackGap()).isFalse();
    assertThat(exposure.scaled(2)[2]).isEqualTo(2 * exposure.byYear()[2]);
    assertThat(record.annualMaxima(BUSAN)).hasSize(5).contains(record.stormMaxima(BUSAN)[0]);
    assertThat(record.firstYear()).isEqualTo(2001);
    assertThat(record.years()).isEqualTo(5);
  }

  @Test
  void reported_radii_take_precedence_over_the_wind_field() {
    var tiny = new WindRadius(1, 1, Double.NaN);
    var fixes =
        strong().fixes().stream()
            .map(f -> new StormFix(f.time(), f.centre(), f.pressure(), f.grade(), tiny, tiny))
            .toList();
    var record = new StormRecord(2003, 2003, List.of(new StormTrack("R", fixes)), MODEL);

    var exposure = record.exposure(WEIGHTS, BUSAN);

    assertThat(exposure.byYear()).containsOnly(0);
    assertThat(exposure.radiiFromWindField()).isFalse();
  }

  @Test
  void pressure_gap_raises_the_flag_of_the_exposure() {
    var gap = Double.NaN;
    var broken = north("B", START, 940, 945, gap, gap, 960, 970);
    var record = new StormRecord(2003, 2003, List.of(broken), MODEL);

    assertThat(record.exposure(WEIGHTS, BUSAN).trackGap()).isTrue();
  }

  @Test
  void maximum_is_that_of_all_nodes_wherever_the_site_lies() {
    for (var pressure : new double[] {1004, 1000, 990, 975, 950, 900}) {
      var track = north("S", START, pressure, pressure - 1, pressure, pressure + 2, pressure);
      var wind = new StormWind(track, MODEL);
      for (var i = 0; i < 400; i++) {
        var site = new LatLon(28 + 0.6 * (i / 20), 123 + 0.45 * (i % 20));
        var most = wind.peak(site).windMs();
        assertThat(wind.maximum(site)).isEqualTo(most < 17.5 ? 0 : most);
      }
    }
  }

  @Test
  void peak_is_the_strongest_hour_and_its_time() {
    var wind = new StormWind(strong(), MODEL);
    var peak = wind.peak(BUSAN);

    assertThat(peak.windMs()).isEqualTo(wind.maximum(BUSAN));
    // The centre passes 35.1° N between the fixes of 12 and 18 hours.
    assertThat(peak.hours()).isBetween(12.0, 18.0);
    assertThat(wind.peak(new LatLon(35.1, 150))).isEqualTo(new StormWind.Peak(0, 0));
  }

  @Test
  void fixes_out_of_reach_raise_no_flag() {
    var gap = Double.NaN;
    var broken = north("B", START, 940, 945, gap, gap, 960, 970);
    var record = new StormRecord(2003, 2003, List.of(broken), MODEL);

    var east = record.exposure(WEIGHTS, new LatLon(35.1, 137.0));
    var tropics = record.exposure(WEIGHTS, new LatLon(10, 127.0));

    assertThat(east.trackGap() || east.radiiFromWindField()).isFalse();
    assertThat(tropics.trackGap() || tropics.radiiFromWindField()).isFalse();
    assertThat(record.list().storms()).containsExactly(new StormList.Entry(0, "B", 2003));
  }

  @Test
  void long_radii_reach_farther_than_the_wind_field() {
    var wide = new WindRadius(800, 400, 90);
    var fixes =
        strong().fixes().stream()
            .map(f -> new StormFix(f.time(), f.centre(), f.pressure(), f.grade(), wide, wide))
            .toList();
    var record = new StormRecord(2003, 2003, List.of(new StormTrack("R", fixes)), MODEL);

    // 700 km east and level with the third fix; 656 km east and 222 km south of the fourth.
    assertThat(record.exposure(WEIGHTS, new LatLon(34, 135.9)).byYear()[0]).isEqualTo(7 * 2);
  }

  @Test
  void storm_over_new_year_beyond_the_record_counts_in_the_last_year() {
    var start = Instant.parse("2003-12-31T12:00:00Z");
    var record = new StormRecord(2003, 2003, List.of(north("Y", start, 940, 945, 950, 955)), MODEL);

    assertThat(record.exposure(WEIGHTS, BUSAN).byYear()[0]).isPositive();
  }

  @Test
  void storm_outside_the_records_years_is_refused() {
    assertThatThrownBy(() -> new StormRecord(2004, 2010, List.of(strong()), MODEL))
        .hasMessageContaining("2003");
    assertThatThrownBy(() -> new StormRecord(1990, 2002, List.of(strong()), MODEL))
        .hasMessageContaining("2003");
    assertThatThrownBy(() -> new StormRecord(2010, 2004, List.of(), MODEL))
        .hasMessageContaining("2010");
  }

  @Test
  void track_needs_fixes_in_order() {
    assertThatThrownBy(() -> new StormTrack("E", List.of())).hasMessageContaining("E");
    var first = fix(START, 30, 127, 950);
    assertThatThrownBy(() -> new StormTrack("D", List.of(first, first))).hasMessageContaining("D");
    assertThat(new StormTrack("L", List.of(first)).stepHours(0)).isEqualTo(6);
    assertThat(strong().stepHours(4)).isEqualTo(6);
    assertThat(strong().year()).isEqualTo(2003);
  }
}
