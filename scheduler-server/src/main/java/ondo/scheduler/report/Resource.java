package ondo.scheduler.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files that travel in the jar. */
final class Resource {

  private Resource() {}

  static String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  static byte[] bytes(String path) {
    try (var stream = Resource.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalArgumentException("not in the jar: " + path);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
