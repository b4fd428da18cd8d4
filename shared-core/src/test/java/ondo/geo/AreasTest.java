package ondo.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Positions, land, coasts and the areas of regions at their edges. */
class AreasTest {

  private static final double DEGREE_M = Math.PI * LatLon.EARTH_RADIUS_M / 180;

  private static List<LatLon> line(double... latLon) {
    var points = new LatLon[latLon.length / 2];
    for (var i = 0; i < points.length; i++) {
      points[i] = new LatLon(latLon[2 * i], latLon[2 * i + 1]);
    }
    return List.of(points);
  }

  @ParameterizedTest
  @CsvSource({"-90.1, 0", "90.1, 0", "NaN, 0", "0, -180.1", "0, 180.1", "0, NaN"})
  void position_off_the_earth_is_refused(double latitude, double longitude) {
    assertThatIllegalArgumentException().isThrownBy(() -> new LatLon(latitude, longitude));
  }

  @Test
  void poles_and_date_line_are_on_the_earth_and_half_of_it_apart() {
    assertThat(new LatLon(90, 180).distanceM(new LatLon(-90, -180)))
        .isCloseTo(180 * DEGREE_M, within(1e-3));
    assertThat(new LatLon(0, 179.5).distanceM(new LatLon(0, -179.5)))
        .isCloseTo(DEGREE_M, within(1e-3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1101", "110100", "1101O", ""})
  void code_of_a_region_has_five_digits(String code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Region(code, "", "", "11", "", "", new LatLon(36, 127)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void place_has_a_height(double height) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Place("a", new LatLon(36, 127), height))
        .withMessageContaining("a is not finite");
  }

  /** Two arms that point north with a bay between them. */
  @Test
  void bay_between_two_arms_is_not_land() {
    var land =
        Land.of(
            List.of(
                line(
                    36, 127, 36, 127.5, 36.5, 127.5, 36.5, 127.375, 36.125, 127.375, 36.125,
                    127.125, 36.5, 127.125, 36.5, 127)));
    assertThat(land.contains(new LatLon(36.25, 127.0625))).isTrue();
    assertThat(land.contains(new LatLon(36.25, 127.25))).as("the bay").isFalse();
    assertThat(land.contains(new LatLon(36.25, 127.4375))).isTrue();
    assertThat(land.contains(new LatLon(36.0625, 127.25))).isTrue();
    assertThat(land.contains(new LatLon(36.25, 126.9))).isFalse();
  }

  @Test
  void lake_in_an_island_is_not_land_and_an_island_in_the_lake_is() {
    var land =
        Land.of(
            List.of(
                line(36, 127, 36, 128, 37, 128, 37, 127),
                line(36.25, 127.25, 36.25, 127.75, 36.75, 127.75, 36.75, 127.25),
                line(36.4, 127.4, 36.4, 127.6, 36.6, 127.6, 36.6, 127.4)));
    assertThat(land.contains(new LatLon(36.1, 127.1))).isTrue();
    assertThat(land.contains(new LatLon(36.3, 127.3))).isFalse();
    assertThat(land.contains(new LatLon(36.5, 127.5))).isTrue();
  }

  @Test
  void ring_has_three_corners_and_a_coast_a_segment() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Land.of(List.of(line(36, 127, 36, 128))))
        .withMessageContaining("fewer than three corners");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Coast.of(List.of(line(36, 127), List.of())))
        .withMessage("a coast without a segment");
  }

  @Test
  void coast_is_as_far_as_its_nearest_point_even_where_a_point_is_written_twice() {
    var coast = Coast.of(List.of(line(36, 127, 36, 127, 36, 128)));
    assertThat(coast.distanceM(new LatLon(36.1, 127.5))).isCloseTo(0.1 * DEGREE_M, within(1e-6));
    assertThat(coast.distanceM(new LatLon(36, 126.9)))
        .isCloseTo(0.1 * DEGREE_M * Math.cos(Math.toRadians(36)), within(1e-6));
    var point = Coast.of(List.of(line(36, 127, 36, 127)));
    assertThat(point.distanceM(new LatLon(36.1, 127))).isCloseTo(0.1 * DEGREE_M, within(1e-6));
  }

  @Test
  void nearest_of_several_places_lends_its_height_and_a_far_one_none() {
    var land = Land.of(List.of(line(36, 127, 36, 127.01, 36.01, 127.01, 36.01, 127)));
    var coast = Coast.of(List.of(line(36, 127, 36, 127.01)));
    var region = new Region("11010", "", "", "11", "", "", new LatLon(36.5, 127.5));
    var places =
        List.of(
            new Place("second", new LatLon(36.52, 127.5), 20),
            new Place("nearest", new LatLon(36.51, 127.5), 10),
            new Place("third", new LatLon(36.53, 127.5), 30),
            new Place("far", new LatLon(36.6, 127.5), 40));
    var point = Grid.lay(land, coast, List.of(region), places).points().getLast();
    assertThat(point.elevationM()).isEqualTo(10);
    assertThat(point.elevationDistanceM()).isCloseTo(0.01 * DEGREE_M, within(1e-6));
    var alone = Grid.lay(land, coast, List.of(region), List.of(places.getLast()));
    assertThat(alone.points().getLast().hasElevation()).isFalse();
  }

  /** Squares of a quarter degree, a half apart, so that the middle is equally far from both. */
  private static List<List<LatLon>> square(double west) {
    return List.of(line(36, west, 36, west + 0.25, 36.25, west + 0.25, 36.25, west, 36, west));
  }

  @Test
  void region_of_the_lower_code_takes_a_place_equally_far_from_two() {
    var areas = new RegionAreas(Map.of("2", square(127.75), "1", square(127)));
    var middle = new LatLon(36.125, 127.5);
    var distance = areas.find(middle, 1e9).orElseThrow().distanceM();
    assertThat(areas.find(middle, 1e9)).contains(new RegionAreas.Found("1", distance));
    assertThat(areas.find(middle, distance)).contains(new RegionAreas.Found("1", distance));
    assertThat(areas.find(middle, Math.nextDown(distance))).isEmpty();
  }

  @Test
  void ends_of_a_line_stay_whatever_the_area() {
    var line = line(36, 127, 36.1, 127.1, 36, 127.2);
    assertThat(Simplification.of(line, 1e9)).containsExactly(line.getFirst(), line.getLast());
    var two = line(36, 127, 36.1, 127.1);
    assertThat(Simplification.of(two, 1e9)).isEqualTo(two);
  }
}
