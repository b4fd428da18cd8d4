package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingFilesTest {

  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path temporary;
  private Path data = Path.of("");
  private Path scratch = Path.of("");

  @BeforeEach
  void write_a_directory() throws IOException {
    data = temporary.resolve("data");
    scratch = temporary.resolve("scratch");
    SyntheticDirectory.in(data);
  }

  @Test
  void second_read_comes_from_the_copy_and_gives_the_same_data() throws IOException {
    var first = staging(Instant.now()).read(data);
    var copy = scratch.resolve(first.version());
    var written = Files.getLastModifiedTime(copy.resolve("manifest.json"));

    var second = staging(Instant.now()).read(data);

    assertThat(second.version()).isEqualTo(first.version());
    assertThat(second.grid().points()).isEqualTo(first.grid().points());
    assertThat(second.stations()).hasSameSizeAs(first.stations());
    assertThat(Files.getLastModifiedTime(copy.resolve("manifest.json"))).isEqualTo(written);
  }

  @Test
  void what_no_copy_may_hold_comes_from_the_directory_again() throws IOException {
    SecondSet.writeHeat(data);
    var first = staging(Instant.now()).read(data);
    var second = staging(Instant.now()).read(data);

    assertThat(scratch.resolve(first.version())).isDirectory();
    assertThat(second.families()).hasSize(1);
    var point = first.grid().points().getLast();
    var expected = first.families().getFirst().at(point).yearly();
    var found = second.families().getFirst().at(point).yearly();
    assertThat(found).hasSameSizeAs(expected);
    for (var i = 0; i < expected.size(); i++) {
      assertThat(found.get(i).values()).containsExactly(expected.get(i).values());
    }
  }

  @Test
  void changed_directory_is_read_again() throws IOException {
    var first = staging(Instant.now()).read(data);
    SyntheticDirectory.in(data)
        .change("stations/stations.csv", text -> text.replace("127.15,100", "127.15,101"));

    assertThat(staging(Instant.now()).read(data).version()).isNotEqualTo(first.version());
  }

  @Test
  void damaged_copy_gives_way_to_the_directory() throws IOException {
    var first = staging(Instant.now()).read(data);
    var manifest = scratch.resolve(first.version()).resolve("manifest.json");
    Files.writeString(manifest, "{");

    var second = staging(Instant.now()).read(data);

    assertThat(second.version()).isEqualTo(first.version());
    assertThat(second.stations()).hasSameSizeAs(first.stations());
    assertThat(Files.size(manifest)).isGreaterThan(1);
  }

  @Test
  void copy_that_cannot_be_written_fails_nobody() throws IOException {
    Files.writeString(scratch, "a file where the folder should be");

    assertThat(staging(Instant.now()).read(data).stations()).isNotEmpty();
    assertThat(staging(Instant.now()).sweep()).isZero();
  }

  @Test
  void copies_are_swept_after_their_time_and_not_before() {
    var version = staging(Instant.now()).read(data).version();

    assertThat(staging(Instant.now()).sweep()).isZero();
    assertThat(staging(Instant.now().plus(DAY).plusSeconds(60)).sweep()).isEqualTo(1);
    assertThat(scratch.resolve(version)).doesNotExist();
  }

  private StagingFiles staging(Instant now) {
    return new StagingFiles(scratch, DAY, InstantSource.fixed(now));
  }
}
