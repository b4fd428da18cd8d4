package ondo.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root; as root its programs run in a user namespace of their own, or
 * where that is barred as the user nobody, who then owns the files.
 *
 * @param prefix words before every command; empty for an ordinary user
 * @param owner account that must own the files, or empty where they need no change
 */
record OrdinaryUser(List<String> prefix, String owner) {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final List<OrdinaryUser> WAYS_FOR_ROOT =
      List.of(
          new OrdinaryUser(List.of("unshare", "-U"), "root"),
          new OrdinaryUser(
              List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"), "nobody"),
          new OrdinaryUser(
              List.of("setpriv", "--reuid=nobody", "--regid=nobody", "--clear-groups"), "nobody"),
          new OrdinaryUser(List.of("runuser", "-u", "nobody", "--"), "nobody"));

  static OrdinaryUser find(Path directory) throws IOException {
    if (Platform.isWindows() || !runsAsRoot(directory)) {
      return new OrdinaryUser(List.of(), "");
    }
    for (var way : WAYS_FOR_ROOT) {
      if (way.works(directory)) {
        return way;
      }
    }
    throw new EmbeddedPostgresException(
        "PostgreSQL cannot run as root, and neither unshare, setpriv nor runuser is allowed here;"
            + " start Ondo as an ordinary user, or set ONDO_DB_URL to a PostgreSQL of your own");
  }

  /** Gives the tree to the account the server runs as; does nothing when it has it already. */
  void own(Path tree) throws IOException {
    if (owner.isEmpty() || Files.getOwner(tree).getName().equals(owner)) {
      return;
    }
    var principal =
        tree.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
    try (Stream<Path> files = Files.walk(tree)) {
      for (var file : (Iterable<Path>) files::iterator) {
        if (!Files.isSymbolicLink(file)) {
          Files.setOwner(file, principal);
        }
      }
    }
  }

  List<String> command(String... words) {
    return Stream.concat(prefix.stream(), Stream.of(words)).toList();
  }

  private boolean works(Path directory) throws IOException {
    var scratch = Files.createTempFile(directory, "probe", ".log");
    try {
      return Commands.run(command("true"), scratch, LIMIT) == 0;
    } catch (EmbeddedPostgresException notInstalled) {
      return false;
    } finally {
      Files.deleteIfExists(scratch);
    }
  }

  // The owner of a file we make tells the effective user; the property user.name can be set freely.
  private static boolean runsAsRoot(Path directory) throws IOException {
    var probe = Files.createTempFile(directory, "probe", ".owner");
    try {
      return Files.getAttribute(probe, "unix:uid").equals(0);
    } finally {
      Files.delete(probe);
    }
  }
}
