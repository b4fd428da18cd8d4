package ondo.scheduler.ingest;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** Made-up files of the second set beside a {@link SyntheticDirectory}. */
final class SecondSet {

  private SecondSet() {}

  /**
   * District d of scenario s has ten hot days and d more, twenty more and a day a decade in 585.
   */
  static void writeHeat(Path root) throws IOException {
    for (var scenario : new String[] {"ssp126", "ssp585"}) {
      var more = scenario.equals("ssp585") ? 20.0 : 0.0;
      zip(
          root.resolve("second/kma-ssp/kma-sgg250-yearly-" + scenario + ".csv.gz"),
          text -> {
            text.accept("code,scenario,year,ta_c,rn_mm,rain80_days,hw33_days,tr25_days\n");
            for (var year = 2021; year <= 2100; year++) {
              text.accept(
                  "11010,%s,%d,%s,%s,2,%s,%s%n"
                      .formatted(scenario, year, 12 + more / 20, 1200 + more, 10 + more, 5 + more));
            }
          });
    }
    plain(
        root.resolve("second/kma-ssp/kma-province-heat-indices.csv"),
        text -> {
          text.accept("province_code,scenario,year,hw33_days,tr25_days,tx90p_days,wsdi_days\n");
          for (var year = 2000; year < 2020; year++) {
            text.accept("11,observed,%d,8,4,36,%d%n".formatted(year, year - 2000));
          }
          for (var i = 0; i < 4; i++) {
            var scenario = new String[] {"ssp126", "ssp245", "ssp370", "ssp585"}[i];
            // Shares of hot days: 0, 0.25, 0.75, 1; tropical nights do not differ.
            var share = new double[] {0, 0.25, 0.75, 1}[i];
            for (var year = 2021; year <= 2100; year++) {
              text.accept(
                  "11,%s,%d,%s,7,%d,%d%n"
                      .formatted(scenario, year, 20 + 8 * share, 40 + i, 20 + i));
            }
          }
        });
  }

  static void zip(Path file, Consumer<Consumer<String>> text) throws IOException {
    Files.createDirectories(file.getParent());
    try (var out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      var whole = new StringBuilder();
      text.accept(whole::append);
      out.write(whole.toString());
    }
  }

  static void plain(Path file, Consumer<Consumer<String>> text) throws IOException {
    Files.createDirectories(file.getParent());
    var whole = new StringBuilder();
    text.accept(whole::append);
    Files.writeString(file, whole.toString());
  }
}
