package ondo.scheduler.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import ondo.geo.LatLon;
import ondo.scheduler.ingest.StormFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindValidationTest {

  @TempDir Path root;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(root.resolve("typhoons"));
    Files.createDirectories(root.resolve("second/stations"));
    // Strongest at the stations near 36° N shortly before 12:00 UTC, 21:00 in Korea.
    Files.writeString(
        root.resolve(StormFiles.TRACKS),
        """
        sid,time,lat,lon,wind_kt_10min,pres_hpa
        OLD,2011-09-12T06:00Z,34.7,126.7,80,950
        OLD,2011-09-12T12:00Z,36.2,126.7,80,950
        A,2014-09-12T00:00Z,33.2,126.7,80,950
        A,2014-09-12T06:00Z,34.7,126.7,80,950
        A,2014-09-12T12:00Z,36.2,126.7,80,950
        A,2014-09-12T18:00Z,37.7,126.7,80,950
        """);
    Files.writeString(
        root.resolve(StationGusts.STATIONS),
        """
        station_id,name_ko,name_en,lat,lon,alt_m
        1,하나,One,36.1,127.1,
        2,둘,Two,36.1,127.1,
        3,셋,Three,36.1,127.1,
        4,넷,Four,36.1,135.0,
        5,다섯,Five,36.1,127.1,
        """);
  }

  private void months(String rows) throws IOException {
    try (var out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(root.resolve(StationGusts.MONTHLY))),
            StandardCharsets.UTF_8)) {
      out.write("station_id,month,wind_max10min_ms,gust_max_ms,gust_date\n" + rows);
    }
  }

  @Test
  void only_gusts_within_a_day_of_the_storm_make_a_pair() throws IOException {
    months(
        """
        1,2014-09,16,30,20140912
        1,2011-09,99,99,20110912
        2,2014-09,18,34,20140911
        3,2014-09,20,40,20140914
        4,2014-09,20,40,20140912
        """);

    var figures = WindValidation.of(root).orElseThrow();

    assertThat(figures.stations()).isEqualTo(4);
    assertThat(figures.storms()).isEqualTo(1);
    assertThat(figures.pairs()).isEqualTo(2);
    var bin = figures.bins().stream().filter(b -> b.pairs() == 2).findFirst().orElseThrow();
    // One place, one model wind: the medians of two are their means.
    assertThat(bin.gustRatio() / bin.windRatio()).isCloseTo(32.0 / 17, within(1e-12));
    var model = 17 / bin.windRatio();
    assertThat(model).isBetween(bin.fromMs(), bin.toMs());
    assertThat(figures.bins().stream().filter(b -> b.pairs() == 0))
        .hasSize(4)
        .allMatch(b -> Double.isNaN(b.windRatio()) && Double.isNaN(b.gustRatio()));
  }

  @Test
  void figures_are_medians_by_model_wind_with_the_correlation_of_all() {
    var figures =
        WindValidation.figures(
            7,
            List.of(
                new WindValidation.Pair("A", "1", 10, 5, 12),
                new WindValidation.Pair("A", "2", 12, 6, 12),
                new WindValidation.Pair("A", "3", 14, 14, 28),
                new WindValidation.Pair("B", "1", 40, 8, 20)));

    assertThat(figures.bins().getFirst()).isEqualTo(new WindValidation.Bin(10, 15, 3, 0.5, 1.2));
    assertThat(figures.bins().getLast())
        .isEqualTo(new WindValidation.Bin(30, Double.POSITIVE_INFINITY, 1, 0.2, 0.5));
    assertThat(figures.storms()).isEqualTo(2);
    // Deviations -9, -7, -5, 21 and -3.25, -2.25, 5.75, -0.25.
    assertThat(figures.correlation()).isCloseTo(11 / Math.sqrt(596 * 48.75), within(1e-12));
  }

  @Test
  void a_directory_without_station_winds_has_no_figures() {
    assertThat(WindValidation.of(root)).isEmpty();
  }

  @Test
  void radii_and_wind_are_counted_against_each_other() throws IOException {
    Files.writeString(
        root.resolve(StormFiles.JMA),
        """
        jma_id,time,grade,lat,lon,pres_hpa,r50kt_dir,r50kt_long_nm,r50kt_short_nm,r30kt_dir,r30kt_long_nm,r30kt_short_nm
        1,2014-09-12T06:00Z,5,34.7,126.7,950,9,60,60,9,200,200
        1,2014-09-12T12:00Z,5,36.2,126.7,950,9,60,60,9,200,200
        """);
    // 45, 180 and 386 km east of the second fix; 173, 246 and 420 km from the first.
    var sites = List.of(new LatLon(36.2, 127.2), new LatLon(36.2, 128.7), new LatLon(36.2, 131.0));

    var figures = RadiiAgreement.of(root, sites).orElseThrow();

    assertThat(figures.fixes()).isEqualTo(2);
    // At 386 km there are neither radii nor wind, and it is out of reach.
    assertThat(figures.pairs()).isEqualTo(4);
    // By the radii: storm at 45 km, gale at the three others.
    assertThat(figures.counts().get(2).stream().mapToLong(Long::longValue).sum()).isEqualTo(1);
    assertThat(figures.counts().get(1).stream().mapToLong(Long::longValue).sum()).isEqualTo(3);
    assertThat(figures.unitsByRadii()).isEqualTo(7 + 3);
    assertThat(figures.counts().get(2).get(2)).isEqualTo(1);
    assertThat(figures.equalShare()).isEqualTo(figures.equalShareInWind());
    assertThat(figures.rings().stream().map(RadiiAgreement.Ring::pairs))
        .containsExactly(1, 0, 2, 1, 0);
    assertThat(figures.rings().getFirst().gales()).isOne();
    assertThat(figures.rings().getFirst().medianMs()).isGreaterThan(25);
    assertThat(figures.rings().get(1).medianMs()).isNaN();
    assertThat(figures.rings().get(3).gales()).isZero();
  }

  @Test
  void without_radii_there_is_nothing_to_compare() {
    assertThat(RadiiAgreement.of(root, List.of(new LatLon(36.2, 127.2)))).isEmpty();
  }
}
