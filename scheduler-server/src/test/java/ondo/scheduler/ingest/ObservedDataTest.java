package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ondo.climate.DayByDay;
import ondo.climate.HeightReach;
import ondo.climate.StationDerivation;
import ondo.climate.TemperatureIndex;
import ondo.climate.Warming;
import ondo.climate.WarmingLevels;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks against real observations. They are not part of the repository: ONDO_DATA_DIR names a
 * directory that holds them; without it these checks are not run, and none is reported.
 */
class ObservedDataTest {

  private static final String DATA = System.getenv("ONDO_DATA_DIR");
  private static final String NAN_YEARS = "a year is valid in one and not in the other";

  @TempDir Path packs;

  @TestFactory
  Stream<DynamicTest> observations() {
    if (DATA == null) {
      System.out.println("not run: ONDO_DATA_DIR names no data directory");
      return Stream.empty();
    }
    var data = DataDirectory.read(Path.of(DATA));
    return Stream.of(
        check("every_index_equals_the_published_table", this::comparesWithTable, data),
        check("warming_and_change_equal_the_published_table", this::comparesWithFactors, data),
        check("tallies_equal_the_count_day_by_day", this::countsDayByDay, data),
        check("levels_are_close_enough", this::interpolates, data),
        check("a_pack_gives_the_same_grid_to_the_last_bit", this::packs, data));
  }

  private static DynamicTest check(String name, Consumer<ClimateData> check, ClimateData data) {
    return DynamicTest.dynamicTest(name, () -> check.accept(data));
  }

  /** The table ends every spell on 31 December; §6.1 lets a spell cross it: nine station-years. */
  private void comparesWithTable(ClimateData data) {
    var columns =
        Map.of(
            TemperatureIndex.WSDI, "wsdi",
            TemperatureIndex.CSDI, "csdi",
            TemperatureIndex.HOT_DAYS_33, "tx33_days",
            TemperatureIndex.TROPICAL_NIGHTS_25, "tn25_nights",
            TemperatureIndex.COLD_DAYS_M12, "tnm12_days",
            TemperatureIndex.TNN, "tnn");
    var ours = new HashMap<String, Map<TemperatureIndex, Double>>();
    for (var climate : data.stations()) {
      for (var index : columns.keySet()) {
        var matrix = climate.matrix(index, 0, data.levels(), data.change());
        for (var i = 0; i < 30; i++) {
          ours.computeIfAbsent(
                  climate.station().id() + " " + (1991 + i),
                  k -> new EnumMap<>(TemperatureIndex.class))
              .put(index, matrix[i]);
        }
      }
    }
    var largest = new EnumMap<TemperatureIndex, Double>(TemperatureIndex.class);
    var differing = new EnumMap<TemperatureIndex, List<String>>(TemperatureIndex.class);
    rows(
        "expected/station-annual-temperature-indices.csv",
        row -> {
          var key = row.text("station_id") + " " + row.integer("year", 1900, 2100);
          var own = ours.get(key);
          if (own == null) {
            return;
          }
          columns.forEach(
              (index, column) -> {
                var value = own.getOrDefault(index, Double.NaN);
                var expected = row.number(column, -100, 400);
                var difference = Math.abs(value - expected);
                assertThat(difference).describedAs(NAN_YEARS + ": " + key).isNotNaN();
                largest.merge(index, difference, Math::max);
                if (difference > 1e-9) {
                  differing
                      .computeIfAbsent(index, i -> new ArrayList<>())
                      .add("%s: %s, table %s".formatted(key, value, expected));
                }
              });
        },
        List.of(
            "station_id", "year", "tnn", "tx33_days", "tn25_nights", "tnm12_days", "wsdi", "csdi"));
    System.out.println("largest difference by index: " + largest);
    differing.forEach((index, list) -> System.out.println(index + " " + list.size() + " " + list));
    assertThat(differing.getOrDefault(TemperatureIndex.WSDI, List.of())).hasSize(3);
    assertThat(differing.getOrDefault(TemperatureIndex.CSDI, List.of())).hasSize(6);
    assertThat(largest.get(TemperatureIndex.HOT_DAYS_33)).isZero();
    assertThat(largest.get(TemperatureIndex.TROPICAL_NIGHTS_25)).isZero();
    assertThat(largest.get(TemperatureIndex.COLD_DAYS_M12)).isZero();
    assertThat(largest.get(TemperatureIndex.TNN)).isZero();
  }

  private void comparesWithFactors(ClimateData data) {
    var largest = new HashMap<String, Double>();
    var rows = new int[1];
    rows(
        "expected/delta-factors-eas-2021-2100.csv",
        row -> {
          var warming =
              data.warming().stream()
                  .filter(w -> w.scenario().equals(ReferenceFiles.scenario(row).orElseThrow()))
                  .findAny()
                  .orElseThrow();
          var year = row.integer("year", 2021, 2100);
          var central = warming.at(Warming.Curve.CENTRAL, year);
          compare(row, "gwl_q05", warming.at(Warming.Curve.LOW, year), largest);
          compare(row, "gwl", central, largest);
          compare(row, "gwl_q95", warming.at(Warming.Curve.HIGH, year), largest);
          compare(row, "d_txx", data.change().txx().sinceBase(central), largest);
          compare(row, "d_tnn", data.change().tnn().sinceBase(central), largest);
          rows[0]++;
        },
        List.of("scenario", "year", "gwl_q05", "gwl", "gwl_q95", "d_txx", "d_tnn"));
    System.out.println("delta factors, largest difference: " + largest);
    assertThat(rows[0]).isEqualTo(320);
    // The table has three decimals.
    largest.forEach((column, d) -> assertThat(d).isCloseTo(0, within(0.00051)));
  }

  private static void compare(
      CsvRow row, String column, double value, Map<String, Double> largest) {
    largest.merge(column, Math.abs(value - row.number(column, -10, 20)), Math::max);
  }

  private void countsDayByDay(ClimateData data) {
    var files = new StationFiles(new DataFiles.Directory(Path.of(DATA)), new InputProblems());
    for (var climate : data.stations()) {
      var days = files.days(climate.station());
      for (var level : new int[] {0, data.levels().count() / 3, data.levels().count() - 1}) {
        for (var shift : new double[] {0, climate.parts().reach().lowestK()}) {
          var plain = new DayByDay(days, data.change(), data.levels().at(level), shift);
          for (var index : TemperatureIndex.values()) {
            if (shift != 0 && !index.isAbsolute()) {
              continue;
            }
            var expected = plain.yearly(index);
            var matrix = climate.matrix(index, shift, data.levels(), data.change());
            for (var year = 0; year < 30; year++) {
              var value = matrix[level * 30 + year];
              if (!Double.isNaN(value)) {
                assertThat(value)
                    .describedAs("%s of %s, level %d", index, climate.station().id(), level)
                    .isEqualTo(expected[year]);
              }
            }
          }
        }
      }
    }
  }

  /** Compares levels half a step apart with the values in between, at every station. */
  private void interpolates(ClimateData data) {
    var chosen = interpolation(data, data.levels().stepK());
    System.out.println(chosen);
    chosen.forEach(
        (index, error) ->
            assertThat(error.mean / error.range)
                .describedAs(index + " " + error)
                .isLessThan(0.005));
  }

  private Map<TemperatureIndex, InterpolationError> interpolation(ClimateData data, double step) {
    var count = (int) Math.ceil((6.9 - WarmingLevels.BASE_K) / step) + 1;
    var fine = new WarmingLevels(WarmingLevels.BASE_K, step / 2, 2 * count - 1);
    var files = new StationFiles(new DataFiles.Directory(Path.of(DATA)), new InputProblems());
    var errors = new EnumMap<TemperatureIndex, InterpolationError>(TemperatureIndex.class);
    for (var climate : data.stations()) {
      var derived =
          new StationDerivation(fine, data.change())
              .derive(climate.station(), files.days(climate.station()), new HeightReach(0, 0));
      for (var index : TemperatureIndex.values()) {
        var matrix = derived.matrix(index, 0, fine, data.change());
        errors.computeIfAbsent(index, i -> new InterpolationError()).add(matrix);
      }
    }
    errors.values().forEach(InterpolationError::finish);
    return errors;
  }

  /** Mean and worst absolute error of one value, and worst error of a station's 30-year mean. */
  private static final class InterpolationError {
    private double sum;
    private long count;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;
    private double mean;
    private double range;
    private double worst;
    private double worstMean;

    private void add(double[] matrix) {
      for (var value : matrix) {
        if (!Double.isNaN(value)) {
          lowest = Math.min(lowest, value);
          highest = Math.max(highest, value);
        }
      }
      for (var at = 30; at + 30 < matrix.length; at += 60) {
        var bias = 0.0;
        var years = 0;
        for (var year = at; year < at + 30; year++) {
          var error = (matrix[year - 30] + matrix[year + 30]) / 2 - matrix[year];
          if (!Double.isNaN(error)) {
            sum += Math.abs(error);
            count++;
            worst = Math.max(worst, Math.abs(error));
            bias += error;
            years++;
          }
        }
        worstMean = Math.max(worstMean, Math.abs(bias / years));
      }
    }

    private void finish() {
      mean = sum / count;
      range = highest - lowest;
    }

    @Override
    public String toString() {
      return "mean %.4f (%.3f %% of the range %.1f), worst 30-year mean %.3f, worst year %.2f"
          .formatted(mean, 100 * mean / range, range, worstMean, worst);
    }
  }

  private void packs(ClimateData data) {
    new PackWriter(data, packs).write();
    var pack = StarterPack.read(packs);
    assertThat(pack.grid().points()).isEqualTo(data.grid().points());
    assertThat(pack.regions()).isEqualTo(data.regions());
    assertThat(pack.changes()).isEqualTo(data.changes());
    for (var i = 0; i < data.warming().size(); i++) {
      for (var curve : Warming.Curve.values()) {
        assertThat(pack.warming().get(i).values(curve))
            .containsExactly(data.warming().get(i).values(curve));
      }
    }
    var hashes = new HashMap<String, Integer>();
    var points = new int[1];
    var start = System.nanoTime();
    data.derivation()
        .forEach(
            data.grid().points(),
            local -> {
              points[0]++;
              local.values().forEach((i, v) -> hashes.put(key(local.point().id(), i), hash(v)));
            });
    System.out.printf(
        "grid: %d points in %d ms%n", points[0], (System.nanoTime() - start) / 1_000_000);
    pack.derivation()
        .forEach(
            data.grid().points(),
            local ->
                local
                    .values()
                    .forEach(
                        (i, v) ->
                            assertThat(hash(v)).isEqualTo(hashes.get(key(local.point().id(), i)))));
    assertThat(points[0]).isEqualTo(data.grid().points().size());
  }

  private static String key(int point, TemperatureIndex index) {
    return point + " " + index;
  }

  private static int hash(double[] values) {
    return Arrays.hashCode(values);
  }

  private static void rows(String file, Consumer<CsvRow> receiver, List<String> columns) {
    var problems = new InputProblems();
    new CsvFile(new DataFiles.Directory(Path.of(DATA)), file, problems).read(columns, receiver);
    problems.throwIfAny();
  }
}
