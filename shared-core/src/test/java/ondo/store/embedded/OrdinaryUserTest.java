package ondo.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrdinaryUserTest {

  @TempDir Path directory;

  @Test
  void way_that_is_found_works_here_and_leaves_no_probe() throws IOException {
    var user = OrdinaryUser.find(directory);
    assertThat(directory).isEmptyDirectory();
    var log = directory.resolve("log");
    assertThat(Commands.run(user.command("true"), log, Duration.ofSeconds(20))).isZero();
  }

  @Test
  void words_stand_behind_the_prefix() {
    assertThat(new OrdinaryUser(List.of("setpriv", "--reuid=1"), "x").command("a", "b"))
        .containsExactly("setpriv", "--reuid=1", "a", "b");
    assertThat(new OrdinaryUser(List.of(), "").command("a")).containsExactly("a");
  }

  @Test
  void files_that_have_their_owner_stay_as_they_are() throws IOException {
    var file = Files.writeString(directory.resolve("file"), "x");
    var owner = Files.getOwner(file);
    new OrdinaryUser(List.of(), "").own(directory);
    new OrdinaryUser(List.of(), Files.getOwner(directory).getName()).own(directory);
    assertThat(Files.getOwner(file)).isEqualTo(owner);
  }

  /** Only root may give files away; another account meets the refusal of the system. */
  @Test
  void tree_is_given_away_whole_without_what_its_links_point_at() throws IOException {
    var outside = Files.writeString(Files.createTempFile("outside", ".txt"), "x");
    var keeper = Files.getOwner(outside);
    var tree = Files.createDirectories(directory.resolve("tree/below"));
    var file = Files.writeString(tree.resolve("file"), "x");
    Files.createSymbolicLink(tree.resolve("link"), outside);
    var nobody = new OrdinaryUser(List.of(), "nobody");

    if (keeper.getName().equals("root")) {
      nobody.own(tree.getParent());
      assertThat(Files.getOwner(tree.getParent()).getName()).isEqualTo("nobody");
      assertThat(Files.getOwner(file).getName()).isEqualTo("nobody");
    } else {
      assertThatThrownBy(() -> nobody.own(tree.getParent())).isInstanceOf(IOException.class);
      assertThat(Files.getOwner(file)).isEqualTo(keeper);
    }
    assertThat(Files.getOwner(outside)).isEqualTo(keeper);
    Files.delete(outside);
  }

  @Test
  void unknown_owner_is_refused_before_a_file_changes() throws IOException {
    var file = Files.writeString(directory.resolve("file"), "x");
    var owner = Files.getOwner(file);
    var user = new OrdinaryUser(List.of(), "nobody-of-this-name");
    assertThatThrownBy(() -> user.own(directory)).isInstanceOf(IOException.class);
    assertThat(Files.getOwner(file)).isEqualTo(owner);
  }
}
