package ondo.scheduler.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scratch copies of what a data directory was reduced to, by its version: an ingest that is tried
 * again does not read the directory a second time. A copy older than its time to live is swept.
 */
public final class StagingFiles {

  private static final Logger LOG = LoggerFactory.getLogger(StagingFiles.class);
  static final String UNFINISHED = "unfinished-";
  private static final int DEPTH = 4;

  private final Path folder;
  private final Duration timeToLive;
  private final InstantSource clock;

  /**
   * @param folder where the copies lie; made when it is missing
   * @param timeToLive age from which a copy is swept
   */
  public StagingFiles(Path folder, Duration timeToLive, InstantSource clock) {
    this.folder = folder;
    this.timeToLive = timeToLive;
    this.clock = clock;
  }

  /**
   * The data of a directory, from the copy of the same version where there is one.
   *
   * @throws InvalidInputException with every problem met in the directory
   */
  public ClimateData read(Path directory) {
    var version = DataDirectory.version(directory);
    var copy = folder.resolve(version);
    var kept = kept(copy, version, directory);
    if (kept.isPresent()) {
      return kept.get();
    }
    var data = DataDirectory.read(directory);
    // A file that changed while it was read would be kept under the name of its old contents.
    if (data.version().equals(version)) {
      keep(data, copy);
    }
    return data;
  }

  /**
   * Derives the grid of a data set into a scratch file of its own.
   *
   * @return to be closed after the load
   */
  public DerivedGrid derive(ClimateData data) {
    return DerivedGrid.of(data, folder);
  }

  /** A copy only saves time: whatever is wrong with one, the directory has the data. */
  private Optional<ClimateData> kept(Path copy, String version, Path directory) {
    if (!Files.isDirectory(copy)) {
      return Optional.empty();
    }
    try {
      var data =
          PackReader.readCopy(new DataFiles.Directory(copy), new DataFiles.Directory(directory));
      // Files that no copy may hold could have changed since the version was taken.
      return DataDirectory.version(directory).equals(version)
          ? Optional.of(data.as(version))
          : Optional.empty();
    } catch (RuntimeException e) {
      LOG.warn("the scratch copy {} is damaged and is read anew: {}", copy, e.toString());
      try {
        remove(copy);
      } catch (IOException notRemoved) {
        LOG.warn("the scratch copy {} cannot be removed: {}", copy, notRemoved.toString());
      }
      return Optional.empty();
    }
  }

  /** Written beside and renamed, so that a copy is whole or absent. */
  private void keep(ClimateData data, Path copy) {
    try {
      Files.createDirectories(folder);
      var unfinished = Files.createTempDirectory(folder, UNFINISHED);
      try {
        new PackWriter(data, unfinished).write();
        Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        if (Files.exists(unfinished)) {
          remove(unfinished);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("no scratch copy is kept in {}: {}", folder, e.toString());
    }
  }

  /**
   * Removes the copies that outlived their time; what cannot be removed stays for another time.
   *
   * @return how many
   */
  public int sweep() {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    var limit = FileTime.from(clock.instant().minus(timeToLive));
    var swept = 0;
    try {
      for (var copy : entries(folder, 1)) {
        if (!copy.equals(folder) && Files.getLastModifiedTime(copy).compareTo(limit) < 0) {
          remove(copy);
          swept++;
        }
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("cannot sweep the scratch files in {}: {}", folder, e.toString());
    }
    return swept;
  }

  /** Removes one scratch file now rather than when it is swept. */
  static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("the scratch file {} stays until it is swept: {}", file, e.toString());
    }
  }

  /** Renamed first, so that nobody meets half a copy. */
  private void remove(Path copy) throws IOException {
    var name = String.valueOf(copy.getFileName());
    var doomed = name.startsWith(UNFINISHED) ? copy : folder.resolve(UNFINISHED + name);
    if (!doomed.equals(copy)) {
      Files.move(copy, doomed, StandardCopyOption.ATOMIC_MOVE);
    }
    for (var path : entries(doomed, DEPTH)) {
      Files.delete(path);
    }
  }

  /** Deepest first. */
  private static List<Path> entries(Path root, int depth) throws IOException {
    try (var walk = Files.walk(root, depth)) {
      return walk.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
