package ondo.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegionAreasTest {

  private final RegionAreas areas =
      new RegionAreas(Map.of("11010", square(127.0), "11020", square(127.1)));

  /** 0.1 degrees wide and high from 36 north on. */
  private static List<List<LatLon>> square(double west) {
    return List.of(
        List.of(
            new LatLon(36, west),
            new LatLon(36, west + 0.1),
            new LatLon(36.1, west + 0.1),
            new LatLon(36.1, west),
            new LatLon(36, west)));
  }

  @Test
  void a_place_belongs_to_the_region_that_holds_it() {
    assertThat(areas.find(new LatLon(36.05, 127.03), 0))
        .contains(new RegionAreas.Found("11010", 0));
    assertThat(areas.find(new LatLon(36.05, 127.13), 0))
        .contains(new RegionAreas.Found("11020", 0));
  }

  @Test
  void a_place_outside_takes_the_nearest_region_within_reach() {
    var south = new LatLon(35.97, 127.13);
    var found = areas.find(south, 5_000).orElseThrow();
    assertThat(found.code()).isEqualTo("11020");
    assertThat(found.distanceM()).isCloseTo(3_336, within(1.0));
    assertThat(areas.find(south, 3_000)).isEmpty();
  }

  @Test
  void an_open_ring_has_a_border_on_its_last_side_too() {
    var closed = square(127.0).getFirst();
    var open = new RegionAreas(Map.of("11010", List.of(closed.subList(0, 4))));
    var west = new LatLon(36.05, 126.97);
    // 0.03° of longitude at 36.05° north, on a sphere of 6,371.0088 km.
    var metres = 0.03 * Math.PI / 180 * 6_371_008.8 * Math.cos(Math.toRadians(36.05));
    assertThat(open.find(west, 5_000).orElseThrow().distanceM()).isCloseTo(metres, within(1e-6));
    assertThat(open.find(west, 5_000)).isEqualTo(areas.find(west, 5_000));
    assertThat(open.find(new LatLon(36.05, 127.05), 0).orElseThrow().isInside()).isTrue();
  }

  @Test
  void a_regions_own_point_is_its_own_wherever_it_lies() {
    var region = new Region("11020", "나", "Na", "11", "도", "Do", new LatLon(36.05, 127.03));
    var grid =
        Grid.of(
            List.of(
                point(1, 36.05, 127.07),
                point(2, 36.05, 127.17),
                point(3, 35.97, 127.17),
                point(4, 35.5, 127.17),
                point(5, 36.05, 127.03)));
    var points = PointRegions.of(grid, List.of(region), areas);
    assertThat(grid.points().stream().map(points::code).map(c -> c.orElse("-")))
        .containsExactly("11010", "11020", "11020", "-", "11020");
    assertThat(List.of(points.own(), points.inside(), points.near())).containsExactly(1, 2, 1);
  }

  private static GridPoint point(int id, double lat, double lon) {
    return new GridPoint(id, new LatLon(lat, lon), Double.NaN, Double.NaN, 0);
  }
}
