package ondo.benchmarks;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A scheduler whose starter pack has more grid points, resampled from the real ones: point after
 * point again, somewhere else in its own cell of a tenth of a degree. Temperatures, fire, drought,
 * rain and sea level are derived for the new places by the ingest; height, storms and coastal water
 * are those of the point that was resampled.
 */
public final class FinerPack {

  private static final String PACK = "BOOT-INF/classes/starter-data/";
  private static final String GRID = "grid.csv.gz";

  /** Tables whose first column is a grid point. */
  private static final List<String> BY_POINT =
      List.of("storm-exposure.csv.gz", "storm-winds.csv.gz", "coastal-water.csv");

  private static final double CELL_DEGREES = 0.1;

  /** Multiples of these fill a cell evenly (generalised golden ratio in two dimensions). */
  private static final double LATITUDE_STEP = 0.7548776662466927;

  private static final double LONGITUDE_STEP = 0.5698402909980532;

  private final int points;
  private final Path pack;
  private int real;

  private FinerPack(Path pack, int points) {
    this.pack = pack;
    this.points = points;
  }

  /**
   * Writes the jar.
   *
   * @param arguments the scheduler's jar, the jar to write, the number of points
   */
  public static void main(String[] arguments) throws IOException {
    var target = Path.of(arguments[1]);
    Files.copy(Path.of(arguments[0]), target, StandardCopyOption.REPLACE_EXISTING);
    try (var jar = FileSystems.newFileSystem(target)) {
      new FinerPack(jar.getPath(PACK), Integer.parseInt(arguments[2])).write();
    }
  }

  private void write() throws IOException {
    var changed = new HashMap<String, byte[]>();
    changed.put(GRID, bytes(GRID, grid()));
    for (var name : BY_POINT) {
      changed.put(name, bytes(name, again(lines(name))));
    }
    var manifest = Files.readString(pack.resolve("manifest.json"));
    for (var file : changed.entrySet()) {
      Files.write(pack.resolve(file.getKey()), file.getValue());
      var hash = "(\"" + file.getKey() + "\" : \")[0-9a-f]{64}";
      manifest = manifest.replaceFirst(hash, "$1" + sha256(file.getValue()));
    }
    Files.writeString(pack.resolve("manifest.json"), manifest);
    System.out.printf("%,d grid points, resampled from %,d%n", points, real);
  }

  private List<String> grid() throws IOException {
    var known = lines(GRID);
    real = known.size() - 1;
    var rows = new ArrayList<String>();
    rows.add(known.getFirst());
    for (var id = 1; id <= points; id++) {
      var row = known.get(1 + (id - 1) % real).split(",", 4);
      var round = (id - 1) / real;
      rows.add(
          String.format(
              Locale.ROOT,
              "%d,%.6f,%.6f,%s",
              id,
              within(Double.parseDouble(row[1]) + offset(round, LATITUDE_STEP), 33, 39),
              within(Double.parseDouble(row[2]) + offset(round, LONGITUDE_STEP), 124.5, 132),
              row[3]));
    }
    return rows;
  }

  /** The first round stays where it is. */
  private static double offset(int round, double step) {
    return round == 0 ? 0 : (round * step % 1 - 0.5) * CELL_DEGREES;
  }

  private static double within(double degrees, double least, double most) {
    return Math.clamp(degrees, least, most);
  }

  /** The rows of each real point once for each point that was resampled from it. */
  private List<String> again(List<String> known) {
    var byPoint = new HashMap<Integer, List<String>>();
    for (var line : known.subList(1, known.size())) {
      var comma = line.indexOf(',');
      byPoint
          .computeIfAbsent(Integer.valueOf(line.substring(0, comma)), id -> new ArrayList<>())
          .add(line.substring(comma));
    }
    var rows = new ArrayList<String>();
    rows.add(known.getFirst());
    for (var id = 1; id <= points; id++) {
      for (var rest : byPoint.getOrDefault(1 + (id - 1) % real, List.of())) {
        rows.add(id + rest);
      }
    }
    return rows;
  }

  private List<String> lines(String name) throws IOException {
    var bytes = Files.readAllBytes(pack.resolve(name));
    InputStream in = new ByteArrayInputStream(bytes);
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                name.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  private static byte[] bytes(String name, List<String> lines) throws IOException {
    var text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    if (!name.endsWith(".gz")) {
      return text;
    }
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(text);
    }
    return packed.toByteArray();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
