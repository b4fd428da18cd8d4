package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ondo.climate.Scenario;
import ondo.climate.ScenarioShare;
import ondo.climate.WarmingLevels;
import ondo.geo.Grid;
import ondo.geo.Region;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Families of the second set against real files. They are not part of the repository: ONDO_DATA_DIR
 * names a directory that holds them; without it these checks are not run, and none is reported.
 */
class SecondSetDataTest {

  private static final String DATA = System.getenv("ONDO_DATA_DIR");
  private static final String SHARES = "second/derived/check-scenario-interpolation.csv";

  @TestFactory
  Stream<DynamicTest> families() {
    if (DATA == null) {
      System.out.println("not run: ONDO_DATA_DIR names no data directory");
      return Stream.empty();
    }
    var input = input();
    return Stream.of(
        check("water_balance_equals_the_published_tables", SecondSetDataTest::balances, input),
        check("rivers_are_known_near_the_six_alone", SecondSetDataTest::findsRivers, input),
        check("every_point_has_a_region", SecondSetDataTest::findsRegions, input),
        check("scenario_shares_equal_the_published_table", SecondSetDataTest::compares, input));
  }

  private static DynamicTest check(String name, Consumer<FamilyInput> check, FamilyInput input) {
    return DynamicTest.dynamicTest(name, () -> check.accept(input));
  }

  /** As {@link DataDirectory} reads it, without the stations. */
  static FamilyInput input() {
    var files = new DataFiles.Directory(Path.of(DATA));
    var problems = new InputProblems();
    var reference = new ReferenceFiles(files, problems);
    var geometry = new GeometryFiles(files, problems);
    var regions = reference.regions(ReferenceFiles.REGIONS);
    var grid =
        Grid.lay(
            geometry.land(GeometryFiles.REGION_AREAS, GeometryFiles.REGIONS_OBJECT).orElseThrow(),
            geometry.coast("korea-coast.geojson").orElseThrow(),
            regions,
            reference.places());
    problems.throwIfAny();
    return new FamilyInput(
        files,
        problems,
        WarmingLevels.DEFAULT,
        reference.changes(),
        reference.warming(),
        regions,
        grid);
  }

  private static void balances(FamilyInput input) {
    var balance = BasinBalance.read(input).orElseThrow();
    var largest = new TreeMap<String, Double>();
    var codes = new RegionCodes(input.regions());
    new CsvFile(input.files(), "second/water/region-water-balance.csv", input.problems())
        .read(
            List.of("code", "scenario", "window", "precip_mm", "ta_c", "runoff_turc_mm"),
            row -> {
              var region = codes.read(row, "code").orElseThrow();
              var scenario = ReferenceFiles.scenario(row).orElseThrow();
              var at = Integer.parseInt(row.text("window").substring(0, 4)) - 2021 + 10;
              var rain = balance.rainMm(region, scenario)[at];
              var mean = balance.temperatureC(region, scenario)[at];
              largest.merge(
                  "rain, share", Math.abs(rain / row.number("precip_mm", 1, 9e3) - 1), Math::max);
              largest.merge(
                  "temperature, K", Math.abs(mean - row.number("ta_c", -30, 40)), Math::max);
              largest.merge(
                  "runoff, share",
                  Math.abs(
                      ondo.climate.WaterBalance.runoffMm(rain, mean)
                              / row.number("runoff_turc_mm", 1, 9e3)
                          - 1),
                  Math::max);
            });
    var groups =
        Map.of(
            "Han", BasinGroup.HAN,
            "Geum", BasinGroup.GEUM,
            "Nakdong", BasinGroup.NAKDONG,
            "Yeongsan-Seomjin", BasinGroup.YEONGSAN_SEOMJIN,
            "Jeju", BasinGroup.JEJU);
    new CsvFile(input.files(), "second/water/basin-falkenmark.csv", input.problems())
        .read(
            List.of("scenario", "window", "basin_group", "renewable_km3", "per_capita_m3"),
            row -> {
              if (row.text("scenario").equals("observed")) {
                return;
              }
              var scenario = ReferenceFiles.scenario(row).orElseThrow();
              var at = Integer.parseInt(row.text("window").substring(0, 4)) - 2021 + 10;
              var group = groups.get(row.text("basin_group"));
              var water = balance.renewableM3(group, scenario)[at];
              largest.merge(
                  "basin, share",
                  Math.abs(water / 1e9 / row.number("renewable_km3", 0.1, 1e3) - 1),
                  Math::max);
              largest.merge(
                  "per person, share",
                  Math.abs(
                      water / balance.peopleOf(group) / row.number("per_capita_m3", 1, 1e5) - 1),
                  Math::max);
            });
    input.problems().throwIfAny();
    System.out.println("water balance, largest difference: " + largest);
    for (var group : BasinGroup.values()) {
      for (var scenario : Scenario.values()) {
        var stress = balance.stress(group, scenario);
        System.out.printf(
            "wsi %s %s: %.3f, %.3f, %.3f (2030, 2050, 2090)%n",
            group, scenario, stress[9], stress[29], stress[69]);
      }
    }
    assertThat(largest.get("basin, share")).isLessThan(0.01);
    assertThat(largest.get("per person, share")).isLessThan(0.01);
    assertThat(largest.get("runoff, share")).isLessThan(0.02);
  }

  private static void findsRivers(FamilyInput input) {
    var family = RiverFamily.of(input).orElseThrow();
    var near = input.grid().points().stream().filter(p -> !family.at(p).facts().isEmpty()).count();
    System.out.printf("rivers: %d of %d points%n", near, input.grid().points().size());
    assertThat(near).isBetween(10L, 200L);
  }

  private static void findsRegions(FamilyInput input) {
    var family = KmaHeatFamily.of(input).orElseThrow();
    input.problems().throwIfAny();
    var points = family.points();
    var none = input.grid().points().stream().filter(p -> points.code(p).isEmpty()).toList();
    System.out.printf(
        "regions: %d own, %d inside, %d near, %d without: %s%n",
        points.own(), points.inside(), points.near(), none.size(), none);
    assertThat(points.own()).isEqualTo(250);
    for (var point : input.grid().points()) {
      var series = family.at(point).yearly();
      assertThat(series).hasSize(points.code(point).isEmpty() ? 0 : 17);
      for (var own : series) {
        assertThat(own.values()).doesNotContain(Double.NaN);
        assertThat(own.values()).hasSize(own.scenario() == null ? 20 : 80);
      }
    }
    var means = new TreeMap<String, double[]>();
    for (var region : input.regions()) {
      var point = input.grid().nearest(region.point());
      for (var own : family.at(point).yearly()) {
        if (own.scenario() != null) {
          var mean =
              means.computeIfAbsent(own.indicator() + " " + own.scenario(), k -> new double[3]);
          mean[0] += ScenarioShare.windowMean(own.values(), 0) / 250;
          mean[1] += ScenarioShare.windowMean(own.values(), 30) / 250;
          mean[2] += ScenarioShare.windowMean(own.values(), 79) / 250;
        }
      }
    }
    means.forEach(
        (key, m) ->
            System.out.printf(
                "%s: %.1f (2021-2040), %.1f (2041-2060), %.1f (2081-2100)%n",
                key, m[0], m[1], m[2]));
  }

  /** The table holds means over the provinces; the error of the share is the mean of its size. */
  private static void compares(FamilyInput input) {
    var provinces =
        new KmaFiles(input.files(), input.problems(), new RegionCodes(input.regions()))
            .provinces(List.of("hw33_days", "tr25_days", "wsdi_days"))
            .projected();
    var codes = input.regions().stream().map(Region::provinceCode).distinct().toList();
    var rows = new ArrayList<String>();
    var largest = new HashMap<String, Double>();
    new CsvFile(input.files(), SHARES, input.problems())
        .read(
            List.of("window", "index", "scenario", "weight", "actual", "interpolated", "mae"),
            row -> {
              var index = row.text("index");
              if (!List.of("hw33_days", "tr25_days", "wsdi_days").contains(index)) {
                return;
              }
              rows.add(index);
              var scenario = ReferenceFiles.scenario(row).orElseThrow();
              var start = Integer.parseInt(row.text("window").substring(0, 4)) - 2021;
              var share = ScenarioShare.byWarming(input.warmingByScenario(), scenario)[start + 10];
              var own = means(provinces, codes, index, start, scenario);
              var low = means(provinces, codes, index, start, Scenario.SSP126);
              var high = means(provinces, codes, index, start, Scenario.SSP585);
              var actual = 0.0;
              var between = 0.0;
              var error = 0.0;
              for (var code : codes) {
                var at = get(low, code) + share * (get(high, code) - get(low, code));
                actual += get(own, code) / codes.size();
                between += at / codes.size();
                error += Math.abs(at - get(own, code)) / codes.size();
              }
              largest.merge("weight", Math.abs(share - row.number("weight", 0, 1)), Math::max);
              largest.merge("actual", Math.abs(actual - row.number("actual", 0, 366)), Math::max);
              largest.merge(
                  "interpolated",
                  Math.abs(between - row.number("interpolated", 0, 366)),
                  Math::max);
              largest.merge("mae", Math.abs(error - row.number("mae", 0, 366)), Math::max);
            });
    input.problems().throwIfAny();
    System.out.println(rows.size() + " scenario shares, largest difference: " + largest);
    assertThat(rows).hasSize(42);
    assertThat(largest.get("weight")).isCloseTo(0, within(0.00051));
    assertThat(largest.get("actual")).isCloseTo(0, within(0.0051));
    assertThat(largest.get("interpolated")).isCloseTo(0, within(0.0051));
    assertThat(largest.get("mae")).isCloseTo(0, within(0.0051));
  }

  private static double get(Map<String, Double> means, String code) {
    return means.getOrDefault(code, Double.NaN);
  }

  private static Map<String, Double> means(
      YearTable table, List<String> codes, String index, int start, Scenario scenario) {
    var means = new HashMap<String, Double>();
    for (var code : codes) {
      var values = table.find(KmaFiles.key(code, scenario, index)).orElseThrow();
      means.put(code, ScenarioShare.windowMean(values, start + 10));
    }
    return means;
  }
}
