package ondo.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PointIndexTest {

  @Test
  void nearest_point_is_the_one_of_least_great_circle_distance() {
    var random = new Random(7);
    var points = new ArrayList<LatLon>();
    for (var i = 0; i < 200; i++) {
      points.add(place(random));
    }
    var index = new PointIndex(points);
    for (var i = 0; i < 500; i++) {
      var place = place(random);
      var least = points.stream().mapToDouble(place::distanceM).min().orElseThrow();
      var nearest = index.nearest(place);
      assertThat(nearest.distanceM()).isEqualTo(least);
      assertThat(points.get(nearest.index()).distanceM(place)).isEqualTo(least);
    }
  }

  @Test
  void of_two_equally_near_points_the_earlier_is_found() {
    var twice = new LatLon(37, 127);
    var index = new PointIndex(List.of(new LatLon(35, 129), twice, twice));
    assertThat(index.nearest(new LatLon(37, 127.1)).index()).isEqualTo(1);
  }

  @Test
  void index_of_no_points_is_refused() {
    assertThatThrownBy(() -> new PointIndex(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void positions_off_the_globe_are_refused() {
    assertThatThrownBy(() -> new LatLon(90.1, 0)).hasMessageContaining("latitude");
    assertThatThrownBy(() -> new LatLon(Double.NaN, 0)).hasMessageContaining("latitude");
    assertThatThrownBy(() -> new LatLon(0, -180.1)).hasMessageContaining("longitude");
  }

  @Test
  void lattice_covers_its_edges_and_nothing_beyond() {
    assertThat(Lattice.covers(new LatLon(33, 124.5))).isTrue();
    assertThat(Lattice.covers(new LatLon(39, 132))).isTrue();
    assertThat(Lattice.covers(new LatLon(32.99, 127))).isFalse();
    assertThat(Lattice.covers(new LatLon(39.01, 127))).isFalse();
    assertThat(Lattice.covers(new LatLon(36, 124.49))).isFalse();
    assertThat(Lattice.covers(new LatLon(36, 132.01))).isFalse();
  }

  @Test
  void grid_points_refuse_what_cannot_be() {
    var place = new LatLon(36, 127);
    assertThatThrownBy(() -> new GridPoint(0, place, 1, 1, 1)).hasMessageContaining("id below 1");
    assertThatThrownBy(() -> new GridPoint(1, place, 1, Double.NaN, 1))
        .hasMessageContaining("known together");
    assertThatThrownBy(() -> new GridPoint(1, place, 1, 1, -1)).hasMessageContaining("coast");
    assertThat(new GridPoint(1, place, Double.NaN, Double.NaN, 0).hasElevation()).isFalse();
    assertThatThrownBy(() -> Grid.of(List.of(new GridPoint(2, place, 1, 1, 1))))
        .hasMessageContaining("grid point 2 at place 1");
  }

  private static LatLon place(Random random) {
    return new LatLon(33 + 6 * random.nextDouble(), 124.5 + 7.5 * random.nextDouble());
  }
}
