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

/**
 * Scratch copies of what a data directory was reduced to, by its version: an ingest that is tried
 * again does not read the directory a second time. A copy older than its time to live is swept.
 */
public final class StagingFiles {

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
    if (Files.isRegularFile(copy.resolve(PackFiles.MANIFEST))) {
      return StarterPack.read(copy).as(version);
    }
    var data = DataDirectory.read(directory);
    keep(data, copy);
    return data;
  }

  /** Written beside and renamed, so that a copy is whole or absent. */
  private void keep(ClimateData data, Path copy) {
    try {
      Files.createDirectories(folder);
      var unfinished = Files.createTempDirectory(folder, "unfinished-");
      new PackWriter(data, unfinished).write();
      Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write scratch files to " + folder, e);
    }
  }

  /**
   * Removes the copies that outlived their time.
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
    } catch (IOException e) {
      throw new UncheckedIOException("cannot sweep the scratch files in " + folder, e);
    }
    return swept;
  }

  private static void remove(Path copy) throws IOException {
    for (var path : entries(copy, DEPTH)) {
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
