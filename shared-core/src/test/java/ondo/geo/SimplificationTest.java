package ondo.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimplificationTest {

  @Test
  void corner_smaller_than_the_area_goes_and_a_larger_one_stays() {
    // 0.01° is 1.112 km to the north and 0.890 km to the east at 36.87°: the triangles of the two
    // corners have 1.39 km² and 5.9 km².
    var start = new LatLon(36.87, 127.00);
    var small = new LatLon(36.871, 127.01);
    var large = new LatLon(36.90, 127.02);
    var end = new LatLon(36.87, 127.04);

    assertThat(Simplification.of(List.of(start, small, large, end), 1.4))
        .containsExactly(start, large, end);
    assertThat(Simplification.of(List.of(start, small, large, end), 1.38))
        .containsExactly(start, small, large, end);
  }

  @Test
  void ring_keeps_three_different_corners_whatever_the_area() {
    var ring =
        List.of(
            new LatLon(36, 127),
            new LatLon(36, 127.1),
            new LatLon(36.1, 127.1),
            new LatLon(36.1, 127),
            new LatLon(36, 127));

    var simple = Simplification.of(ring, 1e9);

    assertThat(simple).hasSize(4).startsWith(ring.getFirst()).endsWith(ring.getFirst());
  }

  @Test
  void corners_keep_their_order_and_a_larger_area_keeps_fewer() {
    var random = new Random(7);
    for (var round = 0; round < 50; round++) {
      var line = new ArrayList<LatLon>();
      for (var i = 0; i < 60; i++) {
        line.add(new LatLon(36 + random.nextDouble() / 20, 127 + i / 200.0));
      }

      var some = Simplification.of(line, 0.5);
      var fewer = Simplification.of(line, 1.5);

      assertThat(line).containsSubsequence(some);
      assertThat(some).hasSizeLessThan(60).containsSubsequence(fewer);
      assertThat(fewer).hasSizeLessThan(some.size());
      assertThat(fewer).startsWith(line.getFirst()).endsWith(line.getLast());
    }
  }

  @Test
  void line_of_two_points_stays() {
    var line = List.of(new LatLon(36, 127), new LatLon(36, 128));

    assertThat(Simplification.of(line, 100)).isEqualTo(line);
  }
}
