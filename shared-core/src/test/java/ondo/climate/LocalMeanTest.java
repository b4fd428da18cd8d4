package ondo.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import ondo.geo.LatLon;
import org.junit.jupiter.api.Test;

class LocalMeanTest {

  private static final LatLon HERE = new LatLon(36, 127);
  private static final SiteValue NEAR = new SiteValue(new LatLon(36.1, 127), 100);
  private static final SiteValue FAR = new SiteValue(new LatLon(35.8, 127), 200);
  private static final SiteValue FARTHEST = new SiteValue(new LatLon(36.3, 127), 1000);

  @Test
  void half_as_near_counts_a_quarter() {
    var mean = LocalMean.ofAll(List.of(NEAR, FAR)).at(HERE);
    assertThat(mean).isCloseTo((4 * 100 + 200) / 5.0, within(1e-6));
  }

  @Test
  void only_the_nearest_places_count() {
    var sites = List.of(FARTHEST, FAR, NEAR);
    assertThat(new LocalMean(sites, 2).at(HERE))
        .isEqualTo(LocalMean.ofAll(List.of(NEAR, FAR)).at(HERE));
    assertThat(new LocalMean(sites, 1).at(HERE)).isCloseTo(100, within(1e-9));
  }

  @Test
  void a_place_stands_alone_at_itself() {
    assertThat(LocalMean.ofAll(List.of(NEAR, FAR)).at(FAR.position())).isEqualTo(200);
  }

  @Test
  void a_place_left_out_no_longer_counts() {
    var all = LocalMean.ofAll(List.of(NEAR, FAR));
    assertThat(all.without(1).at(FAR.position())).isCloseTo(100, within(1e-9));
    assertThatThrownBy(() -> all.without(0).without(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
