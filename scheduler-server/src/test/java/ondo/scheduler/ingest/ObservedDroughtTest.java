package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ondo.climate.MovedYears;
import ondo.climate.Spei;
import ondo.geo.LatLon;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Checks drought against real observations; not run without ONDO_DATA_DIR. */
class ObservedDroughtTest {

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> drought() {
    return ObservedData.tests(
        ObservedData.check("rain_index_follows_the_published_one", this::comparesRain),
        ObservedData.check("mean_rain_moves_along_a_line", this::fitsRain),
        ObservedData.check("droughts_move_with_warming", this::moves),
        ObservedData.check("pack_gives_the_same_drought_to_the_last_bit", this::packs));
  }

  /** SPI by our law (GLO) against the published SPI (gamma): the sums are the same rain. */
  private void comparesRain(ObservedData data) {
    if (!data.hasSecondSet()) {
      return;
    }
    for (var station : Map.of("108", WeatherFiles.SEOUL, "159", WeatherFiles.BUSAN).entrySet()) {
      var first = YearMonth.of(1950, 1);
      var rain = monthlyRain(data, station.getValue(), first);
      var spi = Spei.of(rain, 12);
      var published = new HashMap<YearMonth, double[]>();
      data.rows(
          "second/derived/spi12-reference.csv",
          List.of("station_id", "month", "precip_12m_mm", "spi12"),
          row -> {
            if (row.text("station_id").equals(station.getKey())) {
              published.put(
                  YearMonth.parse(row.text("month")),
                  new double[] {row.number("precip_12m_mm", 0, 5000), row.number("spi12", -5, 5)});
            }
          });
      var differences = new ArrayList<Double>();
      var pairs = new ArrayList<double[]>();
      for (var entry : published.entrySet()) {
        var at = (int) first.until(entry.getKey(), java.time.temporal.ChronoUnit.MONTHS);
        var sum = Arrays.stream(rain, at - 11, at + 1).sum();
        if (Double.isNaN(sum)) {
          continue;
        }
        differences.add(Math.abs(sum - entry.getValue()[0]));
        pairs.add(new double[] {spi[at], entry.getValue()[1]});
      }
      var worstSum = differences.stream().mapToDouble(d -> d).max().orElseThrow();
      var mean = pairs.stream().mapToDouble(p -> Math.abs(p[0] - p[1])).average().orElseThrow();
      var worst = pairs.stream().mapToDouble(p -> Math.abs(p[0] - p[1])).max().orElseThrow();
      System.out.printf(
          "SPI-12 of %s, %d months: sums differ by %.2f mm, index by %.3f (worst %.2f),"
              + " months to -1: %.1f %%, published %.1f %%%n",
          station.getKey(),
          pairs.size(),
          worstSum,
          mean,
          worst,
          100.0 * pairs.stream().filter(p -> p[0] <= -1).count() / pairs.size(),
          100.0 * pairs.stream().filter(p -> p[1] <= -1).count() / pairs.size());
      assertThat(pairs).hasSizeGreaterThan(600);
      assertThat(worstSum).isLessThan(0.06);
      assertThat(mean).isLessThan(0.1);
    }
  }

  /** NaN in months that the record does not hold. */
  private static double[] monthlyRain(ObservedData data, String file, YearMonth first) {
    var rain = new double[12 * 80];
    var days = new int[rain.length];
    data.rows(
        file,
        List.of("date", "precip_mm"),
        row -> {
          var at =
              (int)
                  first.until(
                      YearMonth.from(row.date("date")), java.time.temporal.ChronoUnit.MONTHS);
          rain[at] += row.isBlank("precip_mm") ? 0 : row.number("precip_mm", 0, 1000);
          days[at]++;
        });
    for (var i = 0; i < rain.length; i++) {
      if (days[i] < first.plusMonths(i).lengthOfMonth()) {
        rain[i] = Double.NaN;
      }
    }
    return rain;
  }

  private void fitsRain(ObservedData data) {
    if (!data.hasSecondSet()) {
      return;
    }
    var input = data.input();
    var districts = DistrictRain.read(input);
    for (var station : List.of("108", "133", "159")) {
      var position = StationIndexFamily.position(input, station).orElseThrow();
      var change = districts.around(position, StationIndexFamily.REACH_M, input.regions());
      var base = change.at(0.87);
      System.out.printf(
          "mean rain around %s: %.0f mm at 0.87 K, %+.2f %% a kelvin, residual %.2f %%, R2 %.2f%n",
          station,
          base,
          100 * change.slopeMm() / base,
          100 * change.residualMm() / base,
          change.explained());
      assertThat(change.explained()).isGreaterThan(0.4);
      // A 20-year mean of yearly sums with a variation of 0.154 has an error of 3.4 per cent.
      assertThat(change.residualMm() / base).isLessThan(0.045);
    }
    var all = districts.around(new LatLon(0, 0), 1, input.regions());
    System.out.printf(
        "mean rain of all districts: %+.2f %% a kelvin, residual %.2f %%, R2 %.2f%n",
        100 * all.slopeMm() / all.at(0.87), 100 * all.residualMm() / all.at(0.87), all.explained());
    assertThat(100 * all.slopeMm() / all.at(0.87)).isBetween(4.0, 4.15);
  }

  private void moves(ObservedData data) {
    var alone = DroughtFamily.ofDirectory(data.input()).orElseThrow();
    tell("temperature alone", alone);
    assertThat(alone.sites()).hasSize(1);
    assertThat(mean(alone.sites().getFirst().years(), 31))
        .isLessThan(mean(alone.sites().getFirst().years(), 0));
    if (data.hasSecondSet()) {
      var start = System.nanoTime();
      var second = DroughtFamily.ofSecondSet(data.input()).orElseThrow();
      System.out.println("read in " + (System.nanoTime() - start) / 1_000_000 + " ms");
      tell("with rain", second);
      assertThat(second.tables()).isEmpty();
      assertThat(mean(second.sites().getFirst().years(), 31))
          .isGreaterThan(mean(alone.sites().getFirst().years(), 31));
    }
  }

  private static void tell(String name, StationIndexFamily family) {
    for (var site : family.sites()) {
      System.out.printf(
          "%s: %s %s lowest SPEI-12, mean %.2f %.2f %.2f %.2f at 0.87, 1.97, 3.97, 6.97 K;"
              + " years to -1.5: %d %d %d %d%n",
          name,
          site.id(),
          site.years().period(),
          mean(site.years(), 0),
          mean(site.years(), 11),
          mean(site.years(), 31),
          mean(site.years(), 61),
          severe(site.years(), 0),
          severe(site.years(), 11),
          severe(site.years(), 31),
          severe(site.years(), 61));
    }
  }

  private static double mean(MovedYears moved, int level) {
    return Arrays.stream(moved.values(), level * 30, level * 30 + 30).average().orElseThrow();
  }

  private static long severe(MovedYears moved, int level) {
    return Arrays.stream(moved.values(), level * 30, level * 30 + 30)
        .filter(x -> x <= -1.5)
        .count();
  }

  private void packs(ObservedData data) {
    var family = DroughtFamily.ofDirectory(data.input()).orElseThrow();
    var pack = data.pack(family, folder, DroughtFamily::ofPack);
    System.out.println("pack of drought: " + data.bytes(folder, family) + " bytes");
    data.assertSame(family, pack);
    for (var point : data.points()) {
      for (var series : family.at(point).moved()) {
        assertThat(series.flags()).containsExactly("OTHER_BASE_YEARS", "RAIN_CHANGE_UNKNOWN");
      }
    }
  }
}
