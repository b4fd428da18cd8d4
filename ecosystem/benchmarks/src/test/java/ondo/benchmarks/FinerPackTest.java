package ondo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinerPackTest {

  private static final String PACK = "BOOT-INF/classes/starter-data/";

  @TempDir Path folder;

  @Test
  void points_are_repeated_within_their_cells_with_their_rows_and_right_hashes()
      throws IOException, NoSuchAlgorithmException {
    var jar = folder.resolve("scheduler.jar");
    write(jar);
    var finer = folder.resolve("finer.jar");

    FinerPack.main(new String[] {jar.toString(), finer.toString(), "5"});

    try (var files = FileSystems.newFileSystem(finer)) {
      var grid = lines(files.getPath(PACK, "grid.csv.gz"));
      assertThat(grid)
          .hasSize(6)
          .contains("1,33.100000,126.300000,,,10", "2,38.000000,128.000000,5,9,20");
      assertThat(grid.subList(3, 6)).allMatch(row -> row.matches("[345],3.*"));
      for (var row : grid.subList(3, 6)) {
        var columns = row.split(",");
        var isFirst = Integer.parseInt(columns[0]) % 2 == 1;
        assertThat(Math.abs(Double.parseDouble(columns[1]) - (isFirst ? 33.1 : 38)))
            .isBetween(1e-9, 0.05);
      }
      assertThat(lines(files.getPath(PACK, "storm-winds.csv.gz")))
          .containsExactly("id,storm,wind_ms", "2,7,20", "2,8,30", "4,7,20", "4,8,30");
      var manifest = Files.readString(files.getPath(PACK, "manifest.json"));
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(Files.readAllBytes(files.getPath(PACK, "grid.csv.gz")));
      assertThat(manifest).contains("\"grid.csv.gz\" : \"" + HexFormat.of().formatHex(hash) + '"');
    }
  }

  private static List<String> lines(Path file) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static void write(Path jar) throws IOException {
    try (var files = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
      Files.createDirectories(files.getPath(PACK));
      pack(
          files.getPath(PACK, "grid.csv.gz"),
          "id,lat,lon,elevation_m,elevation_distance_m,coast_distance_m\n1,33.1,126.3,,,10\n2,38,128,5,9,20\n");
      pack(files.getPath(PACK, "storm-exposure.csv.gz"), "id,flags,y1977\n1,,3\n2,,4\n");
      pack(files.getPath(PACK, "storm-winds.csv.gz"), "id,storm,wind_ms\n2,7,20\n2,8,30\n");
      Files.writeString(files.getPath(PACK, "coastal-water.csv"), "id,low_m\n1,2\n");
      Files.writeString(
          files.getPath(PACK, "manifest.json"),
          "{\"files_sha256\" : {\"grid.csv.gz\" : \"" + "0".repeat(64) + "\"}}");
    }
  }

  private static void pack(Path file, String text) throws IOException {
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
