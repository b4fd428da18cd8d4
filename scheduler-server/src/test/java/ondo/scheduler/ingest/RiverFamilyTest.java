package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RiverFamilyTest {

  @TempDir Path root;

  @BeforeEach
  void write() throws IOException {
    SyntheticDirectory.in(root);
    Files.createDirectories(root.resolve("second/rivers"));
    river("korea-rivers.geojson", 127.2);
    river("second/rivers/wdbii-rivers-korea.geojson", 127.205);
  }

  /** From south to north along a meridian. */
  private void river(String name, double longitude) throws IOException {
    Files.writeString(
        root.resolve(name),
        """
        {"type":"FeatureCollection","features":[{"type":"Feature","geometry":
          {"type":"LineString","coordinates":[[%1$s,36.0],[%1$s,36.4]]}}]}
        """
            .formatted(longitude));
  }

  private static GridPoint point(double longitude) {
    return new GridPoint(1, new LatLon(36.2, longitude), Double.NaN, Double.NaN, 20_000);
  }

  @Test
  void distance_goes_to_the_nearer_line_and_says_how_coarse_it_is() {
    var family = DataDirectory.read(root).families().getFirst();
    var fact = family.at(point(127.212)).facts().getFirst();
    assertThat(fact.name()).isEqualTo("distance_to_river_m");
    assertThat(fact.number()).isCloseTo(628, within(1.0));
    assertThat(fact.flags()).containsExactly("COARSE_RIVER_LINE");
  }

  @Test
  void beyond_the_reach_a_nearer_river_may_be_undrawn_and_the_distance_is_unknown() {
    var family = DataDirectory.read(root).families().getFirst();
    assertThat(family.at(point(127.22)).facts()).isEmpty();
  }

  @Test
  void one_of_the_two_maps_is_enough() throws IOException {
    Files.delete(root.resolve("second/rivers/wdbii-rivers-korea.geojson"));
    var family = DataDirectory.read(root).families().getFirst();
    assertThat(family.at(point(127.21)).facts().getFirst().number()).isCloseTo(897, within(1.0));
    assertThat(family.sources().getFirst().files()).containsExactly("korea-rivers.geojson");
  }

  @Test
  void a_broken_map_is_a_problem() throws IOException {
    Files.writeString(root.resolve("korea-rivers.geojson"), "{\"features\":[]}");
    var failure = catchThrowableOfType(InvalidInputException.class, () -> DataDirectory.read(root));
    assertThat(failure).hasMessageContaining("korea-rivers.geojson: holds no line");
  }
}
