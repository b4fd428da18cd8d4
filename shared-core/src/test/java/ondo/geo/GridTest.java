package ondo.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class GridTest {

  private static final List<LatLon> SQUARE =
      List.of(
          new LatLon(36.05, 127.05),
          new LatLon(36.05, 127.35),
          new LatLon(36.35, 127.35),
          new LatLon(36.35, 127.05));
  private static final List<LatLon> LAKE =
      List.of(
          new LatLon(36.15, 127.15),
          new LatLon(36.15, 127.25),
          new LatLon(36.25, 127.25),
          new LatLon(36.25, 127.15));
  private static final Coast FAR_COAST =
      Coast.of(List.of(List.of(new LatLon(33.5, 131), new LatLon(33.6, 131))));

  @Test
  void a_hole_is_not_land() {
    var land = Land.of(List.of(SQUARE, LAKE));
    assertThat(land.contains(new LatLon(36.1, 127.1))).isTrue();
    assertThat(land.contains(new LatLon(36.2, 127.2))).isFalse();
    assertThat(land.contains(new LatLon(36.4, 127.2))).isFalse();
  }

  @Test
  void lattice_points_run_from_south_west_and_regions_follow_by_code() {
    var grid =
        Grid.lay(
            Land.of(List.of(SQUARE, LAKE)),
            Coast.of(List.of(List.of(new LatLon(36, 131), new LatLon(36.01, 131)))),
            List.of(region("22222", 36.11, 127.11), region("11111", 36.31, 127.31)),
            List.of());
    assertThat(grid.points().getFirst().position()).isEqualTo(new LatLon(36.0, 131.0));
    assertThat(grid.points().get(1).position()).isEqualTo(new LatLon(36.1, 127.1));
    assertThat(grid.points().get(2).position()).isEqualTo(new LatLon(36.1, 127.2));
    assertThat(grid.points()).hasSize(1 + 8 + 2);
    assertThat(grid.points().get(9).position()).isEqualTo(new LatLon(36.31, 127.31));
    assertThat(grid.nearest(new LatLon(36.11, 127.11)).id()).isEqualTo(11);
  }

  @Test
  void the_coast_is_as_far_as_the_great_circle_says() {
    var point = new LatLon(36, 127);
    for (var other : List.of(new LatLon(36.9, 127), new LatLon(35.9, 126), new LatLon(36.5, 128))) {
      var tiny = new LatLon(other.latitude() + 1e-7, other.longitude());
      assertThat(Coast.of(List.of(List.of(other, tiny))).distanceM(point))
          .isCloseTo(point.distanceM(other), within(0.01 * point.distanceM(other)));
    }
    var across = List.of(new LatLon(35, 128), new LatLon(37, 128));
    assertThat(Coast.of(List.of(across)).distanceM(point))
        .isCloseTo(point.distanceM(new LatLon(36, 128)), within(20.0));
  }

  @Test
  void elevation_comes_from_the_nearest_place_within_five_kilometres() {
    var region = region("11111", 36.0, 127.0);
    var near = new Place("near", new LatLon(36.03, 127.0), 50);
    var nearer = new Place("nearer", new LatLon(36.01, 127.0), 70);
    var far = new Place("far", new LatLon(36.05, 127.0), 90);
    assertThat(laid(region, List.of(near, nearer, far)).elevationM()).isEqualTo(70);
    assertThat(laid(region, List.of(near, nearer, far)).elevationDistanceM())
        .isCloseTo(1112, within(1.0));
    assertThat(laid(region, List.of(far)).hasElevation()).isFalse();
  }

  @Test
  void ids_must_run_without_a_gap() {
    var point = new GridPoint(2, new LatLon(36, 127), Double.NaN, Double.NaN, 0);
    assertThatThrownBy(() -> Grid.of(List.of(point)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("grid point 2 at place 1");
  }

  private static GridPoint laid(Region region, List<Place> places) {
    return Grid.lay(Land.of(List.of()), FAR_COAST, List.of(region), places).points().getLast();
  }

  private static Region region(String code, double lat, double lon) {
    return new Region(code, "이름", "Name", "11", "도", "Province", new LatLon(lat, lon));
  }
}
