package ondo.scheduler.ingest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ondo.climate.LocalMean;
import ondo.climate.Scenario;
import ondo.climate.ScenarioShare;
import ondo.climate.Warming;
import ondo.climate.WaterBalance;
import ondo.geo.Region;
import ondo.scheduler.ingest.KmaFiles.DistrictColumn;

/**
 * The water balance of regions and of the basins that they make up, by scenario and year: each year
 * stands for the 20-year window around it.
 *
 * @param districts KMA's rain and temperature, complete for every region
 * @param rain mean yearly rain of the stations, mm
 * @param temperatures observed 2000…2019 by region, °C
 * @param areas by region, km²
 * @param people by region
 */
record BasinBalance(
    List<Region> regions,
    YearTable districts,
    Map<Scenario, Warming> warming,
    LocalMean rain,
    Map<String, Double> temperatures,
    Map<String, Double> areas,
    Map<String, Double> people,
    WaterFiles.Withdrawal withdrawal) {

  /** Warming from 2000–2019 to 2021–2025 at the stations and in flat districts, K. */
  static final double WARMING_SINCE_2000_2019_K = 0.97;

  private static final int NEAREST_STATIONS = 6;
  private static final int PRESENT_YEARS = 5;

  /** One mm of runoff over one km² is a thousand cubic metres. */
  private static final double M3_PER_MM_KM2 = 1_000;

  private static final double M3_PER_KM3 = 1e9;

  /** Reads the files; empty after a problem that leaves nothing to compute with. */
  static Optional<BasinBalance> read(FamilyInput input) {
    var codes = new RegionCodes(input.regions());
    var before = input.problems().count();
    var files = new WaterFiles(input.files(), input.problems(), codes);
    var districts =
        new KmaFiles(input.files(), input.problems(), codes)
            .districts(List.of(DistrictColumn.RAIN, DistrictColumn.TEMPERATURE));
    var rain = files.rain();
    if (rain.isEmpty()) {
      return Optional.empty();
    }
    var balance =
        new BasinBalance(
            input.regions(),
            districts,
            input.warmingByScenario(),
            new LocalMean(rain, NEAREST_STATIONS),
            files.temperatures(),
            files.areas(),
            files.people(),
            files.withdrawal());
    balance.check(input.problems());
    return input.problems().count() > before ? Optional.empty() : Optional.of(balance);
  }

  /** A basin without one of its regions would look drier than it is. */
  private void check(InputProblems problems) {
    for (var region : regions) {
      var code = region.code();
      check(temperatures.containsKey(code), WaterFiles.TEMPERATURE, code, problems);
      check(areas.containsKey(code), WaterFiles.AREAS, code, problems);
      check(people.containsKey(code), WaterFiles.CENSUS, code, problems);
      check(has(code, Scenario.SSP126), KmaFiles.LOW, code, problems);
      check(has(code, Scenario.SSP585), KmaFiles.HIGH, code, problems);
    }
  }

  private boolean has(String code, Scenario scenario) {
    return districts.find(KmaFiles.key(code, scenario, DistrictColumn.RAIN)).isPresent();
  }

  private static void check(boolean isThere, String file, String code, InputProblems problems) {
    if (!isThere) {
      problems.add(file, "lacks the region " + code);
    }
  }

  /** Withdrawal over renewable water of a basin, 2021…2100. */
  double[] stress(BasinGroup group, Scenario scenario) {
    var all = regions.stream().mapToDouble(region -> of(people, region)).sum();
    var own = members(group).stream().mapToDouble(region -> of(people, region)).sum();
    var wanted = withdrawal.km3() * M3_PER_KM3 * own / all;
    return Arrays.stream(renewableM3(group, scenario)).map(supply -> wanted / supply).toArray();
  }

  /** Renewable water of a basin, m³ a year, 2021…2100. */
  double[] renewableM3(BasinGroup group, Scenario scenario) {
    var sum = new double[Warming.YEARS];
    for (var region : members(group)) {
      var runoff = runoffMm(region, scenario);
      for (var i = 0; i < sum.length; i++) {
        sum[i] += runoff[i] * of(areas, region) * M3_PER_MM_KM2;
      }
    }
    return sum;
  }

  /** People of a basin. */
  double peopleOf(BasinGroup group) {
    return members(group).stream().mapToDouble(region -> of(people, region)).sum();
  }

  private List<Region> members(BasinGroup group) {
    return regions.stream()
        .filter(region -> BasinGroup.of(region).filter(group::equals).isPresent())
        .toList();
  }

  private double[] runoffMm(Region region, Scenario scenario) {
    var rainMm = rainMm(region, scenario);
    var meanC = temperatureC(region, scenario);
    var runoff = new double[rainMm.length];
    for (var i = 0; i < runoff.length; i++) {
      runoff[i] = WaterBalance.runoffMm(rainMm[i], meanC[i]);
    }
    return runoff;
  }

  /** Mean yearly rain of a region, mm, 2021…2100. */
  double[] rainMm(Region region, Scenario scenario) {
    var present = rain.at(region.point());
    var low = windows(region, Scenario.SSP126, DistrictColumn.RAIN);
    var high = windows(region, Scenario.SSP585, DistrictColumn.RAIN);
    var reference = (low[0] + high[0]) / 2;
    return Arrays.stream(ScenarioShare.between(low, high, shares(scenario)))
        .map(window -> present * window / reference)
        .toArray();
  }

  /** Mean temperature of a region, °C, 2021…2100. */
  double[] temperatureC(Region region, Scenario scenario) {
    var low = windows(region, Scenario.SSP126, DistrictColumn.TEMPERATURE);
    var high = windows(region, Scenario.SSP585, DistrictColumn.TEMPERATURE);
    var reference = (present(region, Scenario.SSP126) + present(region, Scenario.SSP585)) / 2;
    var observed = of(temperatures, region) + WARMING_SINCE_2000_2019_K;
    return Arrays.stream(ScenarioShare.between(low, high, shares(scenario)))
        .map(window -> observed + window - reference)
        .toArray();
  }

  private double[] shares(Scenario scenario) {
    var shares = new double[Warming.YEARS];
    return switch (scenario) {
      case SSP126 -> shares;
      case SSP585 -> {
        Arrays.fill(shares, 1);
        yield shares;
      }
      case SSP245, SSP370 -> ScenarioShare.byWarming(warming, scenario);
    };
  }

  private double[] windows(Region region, Scenario scenario, DistrictColumn column) {
    return ScenarioShare.windowMeans(values(region, scenario, column));
  }

  /** Mean temperature of 2021…2025. */
  private double present(Region region, Scenario scenario) {
    return Arrays.stream(values(region, scenario, DistrictColumn.TEMPERATURE), 0, PRESENT_YEARS)
            .sum()
        / PRESENT_YEARS;
  }

  private double[] values(Region region, Scenario scenario, DistrictColumn column) {
    return districts.find(KmaFiles.key(region.code(), scenario, column)).orElseThrow();
  }

  private static double of(Map<String, Double> values, Region region) {
    return Objects.requireNonNull(values.get(region.code()));
  }
}
