package ondo.scheduler.ingest;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where input files lie: a directory, or the resources of the program itself. */
public sealed interface DataFiles {

  /**
   * Opens a file by its name relative to the root, with forward slashes.
   *
   * @throws FileNotFoundException if there is no such file
   */
  InputStream open(String name) throws IOException;

  /** Whether there is such a file. */
  boolean has(String name);

  /** A directory of files. */
  record Directory(Path root) implements DataFiles {

    @Override
    public InputStream open(String name) throws IOException {
      if (!has(name)) {
        throw new FileNotFoundException(name);
      }
      return new BufferedInputStream(Files.newInputStream(root.resolve(name)));
    }

    @Override
    public boolean has(String name) {
      return Files.isRegularFile(root.resolve(name));
    }
  }

  /** Files packaged with the program below a prefix such as {@code starter-data/}. */
  record Resources(String prefix) implements DataFiles {

    @Override
    public InputStream open(String name) throws IOException {
      var stream = DataFiles.class.getClassLoader().getResourceAsStream(prefix + name);
      if (stream == null) {
        throw new FileNotFoundException(name);
      }
      return new BufferedInputStream(stream);
    }

    @Override
    public boolean has(String name) {
      return DataFiles.class.getClassLoader().getResource(prefix + name) != null;
    }
  }
}
