package ondo.acceptance;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Every twelfth grid point of the starter pack, with all its stations, storms, regions and years: a
 * night of seconds through all its steps. The jar made of it stands before the scheduler's own on
 * the class path.
 */
final class SmallPack {

  /** One point of so many stays; 128 stay. */
  static final int STEP = 12;

  private static final String FOLDER = "starter-data/";
  private static final Set<String> BY_POINT =
      Set.of("grid.csv.gz", "storm-exposure.csv.gz", "storm-winds.csv.gz", "coastal-water.csv");
  private static final String MANIFEST = "manifest.json";

  private final Path pack;
  private final int first;

  /**
   * @param pack the directory of the starter pack
   * @param first id of a point that stays, and with it every twelfth before and after
   */
  SmallPack(Path pack, int first) {
    this.pack = pack;
    this.first = first;
  }

  /** Writes the jar. */
  void write(Path jar) {
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        var files = Files.list(pack)) {
      var manifest = Files.readString(pack.resolve(MANIFEST));
      for (var file : files.sorted().toList()) {
        var name = String.valueOf(file.getFileName());
        if (BY_POINT.contains(name)) {
          var old = Files.readAllBytes(file);
          var cut = name.endsWith(".gz") ? zipped(cut(unzipped(old))) : bytes(cut(text(old)));
          manifest = manifest.replace(sha256(old), sha256(cut));
          put(out, name, cut);
        } else if (!name.equals(MANIFEST)) {
          put(out, name, Files.readAllBytes(file));
        }
      }
      put(out, MANIFEST, bytes(manifest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines whose first cell is a point that stays, counted anew from 1. */
  private String cut(String csv) {
    var lines = csv.lines().toList();
    var cut = new StringBuilder(lines.getFirst()).append('\n');
    for (var line : lines.subList(1, lines.size())) {
      var comma = line.indexOf(',');
      var id = Integer.parseInt(line.substring(0, comma));
      if (Math.floorMod(id - first, STEP) == 0) {
        var number = (id - 1 - Math.floorMod(first - 1, STEP)) / STEP + 1;
        cut.append(number).append(line.substring(comma)).append('\n');
      }
    }
    return cut.toString();
  }

  private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
    var entry = new JarEntry(FOLDER + name);
    // The same pack gives the same jar, and with it the same archive of classes.
    entry.setTime(0);
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }

  private static String unzipped(byte[] content) throws IOException {
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(content)), StandardCharsets.UTF_8))) {
      return in.readAllAsString();
    }
  }

  private static byte[] zipped(String content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(bytes(content));
    }
    return out.toByteArray();
  }

  /** SHA-256 in hex, as in the manifest. */
  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
