package ondo.scheduler.ingest;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ondo.climate.RainChange;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import ondo.geo.LatLon;
import ondo.geo.Region;

/**
 * Mean yearly rain of districts in 20-year windows of KMA's scenarios, and the warming of each
 * window. An ensemble mean is too smooth from year to year, so only these means are used.
 */
final class DistrictRain {

  static final List<String> FILES =
      List.of(
          "second/kma-ssp/kma-sgg250-yearly-ssp126.csv.gz",
          "second/kma-ssp/kma-sgg250-yearly-ssp585.csv.gz");

  private static final List<Scenario> SCENARIOS = List.of(Scenario.SSP126, Scenario.SSP585);
  private static final int WINDOW = 20;
  private static final int WINDOWS = Warming.YEARS / WINDOW;
  private static final double MOST_RAIN_MM = 10_000;

  private final Map<String, double[]> means;
  private final double[] warmingK;

  private DistrictRain(Map<String, double[]> means, double[] warmingK) {
    this.means = means;
    this.warmingK = warmingK;
  }

  static DistrictRain read(FamilyInput input) {
    var sums = new HashMap<String, double[]>();
    var years = new HashMap<String, int[]>();
    for (var i = 0; i < FILES.size(); i++) {
      var start = i * WINDOWS;
      new CsvFile(input.files(), FILES.get(i), input.problems())
          .read(
              List.of("code", "year", "rn_mm"),
              row -> {
                var code = row.text("code");
                var last = Warming.FIRST_YEAR + Warming.YEARS - 1;
                var year = row.integer("year", Warming.FIRST_YEAR, last) - Warming.FIRST_YEAR;
                var rain = row.number("rn_mm", 0, MOST_RAIN_MM);
                if (row.isValid()) {
                  var at = start + year / WINDOW;
                  sums.computeIfAbsent(code, c -> new double[FILES.size() * WINDOWS])[at] += rain;
                  years.computeIfAbsent(code, c -> new int[FILES.size() * WINDOWS])[at]++;
                }
              });
    }
    var means = new HashMap<String, double[]>();
    sums.forEach(
        (code, sum) -> {
          var counts = years.getOrDefault(code, new int[0]);
          if (Arrays.stream(counts).allMatch(count -> count == WINDOW)) {
            means.put(code, Arrays.stream(sum).map(s -> s / WINDOW).toArray());
          } else {
            input.problems().add(FILES.getFirst(), "or its sister lacks years of district " + code);
          }
        });
    return new DistrictRain(means, warming(input.warming()));
  }

  private static double[] warming(List<Warming> all) {
    var byScenario = new EnumMap<Scenario, Warming>(Scenario.class);
    all.forEach(warming -> byScenario.put(warming.scenario(), warming));
    var windows = new double[SCENARIOS.size() * WINDOWS];
    for (var i = 0; i < windows.length; i++) {
      var warming = byScenario.get(SCENARIOS.get(i / WINDOWS));
      if (warming == null) {
        throw new IllegalArgumentException("no warming of " + SCENARIOS.get(i / WINDOWS));
      }
      var first = i % WINDOWS * WINDOW;
      windows[i] =
          Arrays.stream(warming.values(Warming.Curve.CENTRAL), first, first + WINDOW)
              .average()
              .orElseThrow();
    }
    return windows;
  }

  /**
   * The line through the windows of the mean of all districts whose point lies within a reach; of
   * all districts where none does.
   */
  RainChange around(LatLon position, double reachM, List<Region> regions) {
    var near =
        regions.stream()
            .filter(region -> region.point().distanceM(position) <= reachM)
            .map(Region::code)
            .filter(means::containsKey)
            .sorted()
            .toList();
    var codes = near.isEmpty() ? means.keySet().stream().sorted().toList() : near;
    var rain = new double[warmingK.length];
    for (var code : codes) {
      var own = means.getOrDefault(code, rain);
      for (var i = 0; i < rain.length; i++) {
        rain[i] += own[i] / codes.size();
      }
    }
    return RainChange.fit(warmingK, rain);
  }
}
