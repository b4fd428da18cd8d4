package ondo.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import ondo.geo.LatLon;
import org.junit.jupiter.api.Test;

class StormTest {

  private static final double TOLERANCE = 1e-9;
  private static final LatLon BUSAN = new LatLon(35.1, 129.0);
  private static final RadiusOfMaximumWind RADII =
      new RadiusOfMaximumWind(
          new double[] {872, 940, 980, 1021}, new double[] {14.9, 15.7, 25.7, 56.9});
  private static final HollandModel MODEL =
      new HollandModel(
          1.15, 0.81, 2.025, 300, 17.5, 1005, 111.12, 15.433333333333334, 7.29e-5, RADII);
  private static final StormExposure WEIGHTS = new StormExposure(1, 3, 7, 111.195);
  private static final Instant START = Instant.parse("2003-09-12T00:00:00Z");

  private static StormFix fix(Instant time, double lat, double lon, double pressure) {
    return new StormFix(
        time, new LatLon(lat, lon), pressure, StormGrade.TY, WindRadius.NONE, WindRadius.NONE);
  }

  /** Six-hourly, from south of Jeju past Busan. */
  private static StormTrack north(String id, Instant start, double... pressures) {
    var fixes = new ArrayList<StormFix>();
    for (var i = 0; i < pressures.length; i++) {
      var time = start.plus(6L * i, ChronoUnit.HOURS);
      fixes.add(fix(time, 30 + 2.0 * i, 127.5 + 0.4 * i, pressures[i]));
    }
    return new StormTrack(id, fixes);
  }

  private static StormTrack strong() {
    return north("A", START, 940, 945, 950, 960, 970);
  }

  @Test
  void wind_blows_anticlockwise_so_the_right_side_of_the_track_is_stronger() {
    var wind = new StormWind(strong(), MODEL);

    var right = wind.maximum(new LatLon(34, 129.1));
    var left = wind.maximum(new LatLon(34, 127.5));

    assertThat(right).isGreaterThan(left + 5);
  }

  @Test
  void southern_storm_is_the_mirror_image_of_a_northern_one() {
    var north = nodes(1);
    var south = nodes(-1);
    for (var k = 1; k < north.size(); k++) {
      assertThat(south.at(k, new LatLon(-31.5, 128)))
          .isCloseTo(north.at(k, new LatLon(31.5, 128)), within(TOLERANCE));
    }
  }

  private static WindField nodes(double hemisphere) {
    var n = 8;
    var latitude = new double[n];
    var longitude = new double[n];
    var pressure = new double[n];
    var unknown = new double[n];
    for (var k = 0; k < n; k++) {
      latitude[k] = hemisphere * (30 + 0.4 * k);
      longitude[k] = 127 + 0.1 * k;
      pressure[k] = 950;
      unknown[k] = Double.NaN;
    }
    return new WindField(
        MODEL, 1, new WindField.Nodes(latitude, longitude, pressure, unknown, unknown));
  }

  @Test
  void there_is_no_wind_at_the_first_node_in_the_eye_and_far_away() {
    var field = nodes(1);

    assertThat(field.series(new LatLon(30.2, 127))[0]).isZero();
    assertThat(field.at(2, new LatLon(30.8, 127.2))).isZero();
    assertThat(field.at(2, new LatLon(30.8, 131))).isZero();
    assertThat(field.at(2, new LatLon(34, 127.2))).isZero();
    assertThat(field.at(2, new LatLon(27, 127.2))).isZero();
    assertThat(field.maximum(new LatLon(60, 127))).isZero();
    assertThat(field.maximum(new LatLon(10, 127))).isZero();
  }

  @Test
  void weak_wind_counts_as_none() {
    var weak = new StormWind(north("W", START, 1000, 1000, 1000, 1000), MODEL);

    assertThat(weak.maximum(BUSAN)).isZero();
  }

  @Test
  void stated_environment_and_radius_take_the_place_of_the_defaults() {
    var latitude = new double[] {30, 30.3};
    var longitude = new double[] {127, 127};
    var pressure = new double[] {950, 950};
    var site = new LatLon(30.3, 127.6);
    var stated =
        new WindField(
            MODEL,
            1,
            new WindField.Nodes(
                latitude,
                longitude,
                pressure,
                new double[] {1005, 1005},
                new double[] {18.2, 18.2}));
    var unknown = new double[] {Double.NaN, Double.NaN};
    var inferred =
        new WindField(
            MODEL, 1, new WindField.Nodes(latitude, longitude, pressure, unknown, unknown));

    // 950 hPa lies a quarter of the way from 940 (15.7 nm) to 980 (25.7 nm).
    assertThat(stated.at(1, site)).isCloseTo(inferred.at(1, site), within(TOLERANCE));
  }

  @Test
  void fast_track_is_held_at_the_largest_forward_speed() {
    var unknown = new double[] {Double.NaN, Double.NaN};
    var site = new LatLon(31, 127.8);
    var fast =
        new WindField(
            MODEL,
            1,
            new WindField.Nodes(
                new double[] {29, 31},
                new double[] {127, 127},
                new double[] {950, 950},
                unknown,
                unknown));
    var capped =
        new WindField(
            MODEL,
            1,
            new WindField.Nodes(
                new double[] {31 - 0.5, 31},
                new double[] {127, 127},
                new double[] {950, 950},
                unknown,
                unknown));
    assertThat(fast.at(1, site)).isCloseTo(capped.at(1, site), within(TOLERANCE));
  }

  @Test
  void track_over_the_date_line_is_one_line() {
    var unknown = new double[] {Double.NaN, Double.NaN};
    var site = new LatLon(30, -179.5);
    var across =
        new WindField(
            MODEL,
            1,
            new WindField.Nodes(
                new double[] {30, 30.2},
                new double[] {179.9, -179.9},
                new double[] {950, 950},
                unknown,
                unknown));
    assertThat(across.at(1, site)).isGreaterThan(17.5);
    assertThat(WindField.wrapped(-200)).isEqualTo(160);
  }

  @Test
  void unusable_nodes_are_refused() {
    var two = new double[2];
    var three = new double[3];
    assertThatThrownBy(() -> new WindField.Nodes(two, three, two, two, two))
        .hasMessageContaining("differ");
    assertThatThrownBy(() -> new WindField.Nodes(two, two, three, two, two))
        .hasMessageContaining("differ");
    assertThatThrownBy(() -> new WindField.Nodes(two, two, two, three, two))
        .hasMessageContaining("differ");
    assertThatThrownBy(() -> new WindField.Nodes(two, two, two, two, three))
        .hasMessageContaining("differ");
    var nodes = new WindField.Nodes(two, two, two, two, two);
    assertThatThrownBy(() -> new WindField(MODEL, 0, nodes)).hasMessageContaining("0.0");
  }

  @Test
  void radius_table_is_flat_outside_and_must_rise() {
    assertThat(RADII.at(850)).isEqualTo(14.9);
    assertThat(RADII.at(1030)).isEqualTo(56.9);
    assertThat(RADII.at(960)).isCloseTo(20.7, within(TOLERANCE));
    var one = new double[] {1};
    assertThatThrownBy(() -> new RadiusOfMaximumWind(new double[0], new double[0]))
        .hasMessageContaining("0 pressures");
    assertThatThrownBy(() -> new RadiusOfMaximumWind(new double[] {1, 2}, one))
        .hasMessageContaining("2 pressures");
    assertThatThrownBy(() -> new RadiusOfMaximumWind(new double[] {2, 2}, new double[2]))
        .hasMessageContaining("2.0");
  }

  @Test
  void short_gap_of_the_pressure_is_bridged() {
    var full = new StormWind(north("F", START, 940, 945, 950, 955, 960), MODEL);
    var bridged = new StormWind(north("G", START, 940, 945, Double.NaN, 955, 960), MODEL);

    assertThat(bridged.hasGap()).isFalse();
    assertThat(bridged.maximum(BUSAN)).isCloseTo(full.maximum(BUSAN), within(TOLERANCE));
    assertThat(bridged.atFix(2, BUSAN)).isCloseTo(full.atFix(2, BUSAN), within(TOLERANCE));
  }

  @Test
  void long_gap_of_the_pressure_leaves_that_part_of_the_storm_out() {
    var gap = Double.NaN;
    var broken = new StormWind(north("B", START, 940, 945, gap, gap, 960, 970), MODEL);

    assertThat(broken.hasGap()).isTrue();
    assertThat(broken.isKnown(1)).isTrue();
    assertThat(broken.isKnown(2)).isFalse();
    assertThat(broken.isKnown(4)).isTrue();
    assertThat(broken.atFix(3, BUSAN)).isNaN();
  }

  @Test
  void storm_without_pressures_has_no_wind() {
    var blank = new StormWind(north("N", START, Double.NaN, Double.NaN), MODEL);

    assertThat(blank.hasGap()).isTrue();
    assertThat(blank.maximum(BUSAN)).isZero();
  }

  @Test
  void hourly_nodes_follow_fixes_at_odd_times() {
    var fixes =
        List.of(
            fix(START, 32, 128, 950),
            fix(START.plus(90, ChronoUnit.MINUTES), 32.6, 128.2, 952),
            fix(START.plus(6, ChronoUnit.HOURS), 34.2, 128.8, 955));
    var wind = new StormWind(new StormTrack("O", fixes), MODEL);

    assertThat(wind.isKnown(1)).isTrue();
    assertThat(wind.atFix(1, new LatLon(33, 129))).isPositive();
  }

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
