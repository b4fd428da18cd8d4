package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class BoundaryFilesTest {

  @TempDir Path directory;

  private final InputProblems problems = new InputProblems();

  @Test
  void neighbours_share_the_simpler_border() throws IOException {
    // Two rectangles whose common side of 0.2° bulges by 0.0002°: 0.2 km², less than the least
    // area.
    Files.writeString(
        directory.resolve("land.json"),
        """
        {"type":"Topology","transform":{"scale":[0.0002,0.0002],"translate":[127,36]},
         "objects":{"regions":{"geometries":[
           {"type":"Polygon","id":"11010","arcs":[[0,1]]},
           {"type":"MultiPolygon","id":"11020","arcs":[[[-1,2]]]}]}},
         "arcs":[[[2000,0],[1,500],[-1,500]],
                 [[2000,1000],[-2000,0],[0,-1000],[2000,0]],
                 [[2000,0],[2000,0],[0,1000],[-2000,0]]]}
        """);

    var boundaries = files().ofTopology("land.json", "regions");
    problems.throwIfAny();

    assertThat(boundaries).extracting(Boundary::code).containsExactly("11010", "11020");
    assertThat(boundaries.get(0).coordinates())
        .isEqualTo(
            "[[[[127.4000,36.0000],[127.4000,36.2000],[127.0000,36.2000],"
                + "[127.0000,36.0000],[127.4000,36.0000]]]]");
    assertThat(boundaries.get(1).coordinates()).startsWith("[[[[127.4000,36.2000],[127.4000,36.0");
  }

  @Test
  void pack_gives_back_what_was_written_and_names_a_broken_row() throws IOException {
    write("code,coordinates\n11010,\"[[[[127,36],[128,36],[127,37],[127,36]]]]\"\n");
    assertThat(files().ofPack())
        .containsExactly(new Boundary("11010", "[[[[127,36],[128,36],[127,37],[127,36]]]]"));

    write("code,coordinates\n11010,oops\n");
    files().ofPack();
    assertThatThrownBy(problems::throwIfAny)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is not a list of polygons");
  }

  @Test
  void packaged_outlines_are_one_a_region_and_lie_in_the_domain() {
    var pack = StarterPack.packaged();

    assertThat(pack.boundaries())
        .extracting(Boundary::code)
        .containsExactlyInAnyOrderElementsOf(pack.regions().stream().map(r -> r.code()).toList());
    for (var boundary : pack.boundaries()) {
      for (var polygon : JsonMapper.shared().readTree(boundary.coordinates())) {
        for (var ring : polygon) {
          assertThat(ring).hasSizeGreaterThan(3);
          assertThat(ring.get(ring.size() - 1)).isEqualTo(ring.get(0));
          for (var point : ring) {
            assertThat(point.get(0).asDouble()).isBetween(124.5, 132.0);
            assertThat(point.get(1).asDouble()).isBetween(33.0, 39.0);
          }
        }
      }
    }
  }

  private BoundaryFiles files() {
    return new BoundaryFiles(new DataFiles.Directory(directory), problems);
  }

  private void write(String text) throws IOException {
    try (var out =
        new GZIPOutputStream(Files.newOutputStream(directory.resolve(PackFiles.BOUNDARIES)))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
