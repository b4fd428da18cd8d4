package ondo.climate;

import static ondo.climate.MadeUpStorms.BUSAN;
import static ondo.climate.MadeUpStorms.MODEL;
import static ondo.climate.MadeUpStorms.RADII;
import static ondo.climate.MadeUpStorms.START;
import static ondo.climate.MadeUpStorms.fix;
import static ondo.climate.MadeUpStorms.north;
import static ondo.climate.MadeUpStorms.strong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.temporal.ChronoUnit;
import java.util.List;
import ondo.geo.LatLon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wind of a moving storm: its field, its nodes, what bridges a gap. */
class StormWindTest {

  private static final double TOLERANCE = 1e-9;

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

  @ParameterizedTest
  @CsvSource({"0, 0", "180, 180", "181, -179", "350, -10", "-180, -180", "-181, 179"})
  void difference_of_longitudes_is_the_short_way_round(double degrees, double wrapped) {
    assertThat(WindField.wrapped(degrees)).isEqualTo(wrapped);
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
}
