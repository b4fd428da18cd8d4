package ondo.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {

  @TempDir Path root;

  @Test
  void programs_are_unpacked_once_whole_and_runnable() throws IOException {
    var killed = Files.createDirectories(root.resolve("unpacking-of-a-killed-process/bin"));
    Files.writeString(killed.resolve("initdb"), "half");

    var first = Binaries.unpackOnce(root);

    assertThat(killed.resolveSibling("")).doesNotExist();
    assertThat(first.version()).matches("17\\.\\d+(\\.\\d+)?");
    assertThat(first.major()).isEqualTo("17");
    assertThat(first.directory()).isEqualTo(root.resolve(first.version()));
    var log = root.resolve("log");
    var command = List.of(first.program("postgres"), "--version");
    assertThat(Commands.run(command, log, Duration.ofSeconds(30))).isZero();
    assertThat(Commands.tail(log)).contains("PostgreSQL) 17.");
    var unpacked = Files.getLastModifiedTime(first.directory().resolve("bin"));

    assertThat(Binaries.unpackOnce(root)).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(first.directory().resolve("bin"))).isEqualTo(unpacked);
  }

  @Test
  void version_of_one_number_is_its_own_major() {
    assertThat(new Binaries(root, "18").major()).isEqualTo("18");
  }

  @Test
  void tree_is_removed_with_everything_in_it_and_a_missing_one_is_no_error() throws IOException {
    var tree = Files.createDirectories(root.resolve("a/b/c"));
    Files.writeString(tree.resolve("file"), "x");
    Binaries.deleteTree(root.resolve("a"));
    Binaries.deleteTree(root.resolve("a"));
    assertThat(root).isEmptyDirectory();
  }
}
