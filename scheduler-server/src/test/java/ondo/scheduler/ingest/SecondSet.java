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

  /** Columns of areas, which the water balance reads, and of places, which are held to the grid. */
  static final String FACTS_HEADER =
      "code,area_km2,dist_coast_km,nearest_place_km,nearest_place_dem_m\n";

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

  /** What a water balance needs: one region of 100 km² where 1000 people live. */
  static void writeWater(Path root) throws IOException {
    zip(
        root.resolve("second/stations/asos-annual-2010-2021.csv.gz"),
        text -> {
          text.accept("station_id,year,precip_mm,rx1day_mm,wind_avg_ms,tavg_c,rh_avg_pct\n");
          for (var year = 2010; year < 2022; year++) {
            text.accept("101,%d,%d,100,2,11,70%n".formatted(year, 1194 + year - 2009));
          }
        });
    Files.writeString(
        root.resolve("second/stations/asos-stations.csv"),
        "station_id,name_ko,name_en,lat,lon,alt_m\n101,하나,One,36.15,127.15,100\n");
    plain(
        root.resolve("second/mkprism/mkprism-region-ta.csv"),
        text -> text.accept("code,ta_mean_2000_2019\n11010,11.03\n"));
    plain(
        root.resolve("second/exposure/region-census-2015.csv"),
        text -> text.accept("code,pop\n11010,1000\n"));
    plain(
        root.resolve("second/water/aquastat-korea-withdrawal.csv"),
        text -> text.accept("year,total_km3\n1990,1\n2000,0.03\n2005,\n"));
    Files.writeString(root.resolve(RegionFacts.FACTS), FACTS_HEADER + "11010,100,18.9,0.90,250\n");
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
