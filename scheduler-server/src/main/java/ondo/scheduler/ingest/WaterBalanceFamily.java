package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ondo.climate.PointClimate;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import ondo.climate.YearlySeries;
import ondo.geo.GridPoint;
import ondo.geo.PointRegions;
import ondo.risk.Flag;

/**
 * Water stress of five basins: withdrawal over the runoff of a mean year, indicative until Aqueduct
 * or a better balance is imported.
 *
 * <p>Rain is that of the nearest stations times the change of KMA's district over 20 years; the
 * temperature is the observed mean of the region, 0.97 K of warming until 2021–2025, and the change
 * of the district since. Changes count from the mean of the two scenarios that KMA's districts
 * have, so that all scenarios share one present. The national withdrawal of the last year known
 * stays and is shared by people, which puts too much of it, farming above all, where the cities
 * are.
 */
final class WaterBalanceFamily implements PointFamily {

  static final String INDICATOR = "wsi";

  static final List<String> FILES =
      List.of(
          KmaFiles.LOW,
          KmaFiles.HIGH,
          AnnualStations.POSITIONS,
          AnnualStations.YEARS,
          WaterFiles.TEMPERATURE,
          WaterFiles.AREAS,
          WaterFiles.CENSUS,
          WaterFiles.WITHDRAWAL,
          GeometryFiles.REGION_AREAS);

  private final PointRegions points;
  private final Map<String, BasinGroup> groups;
  private final Map<BasinGroup, PointClimate> byGroup;
  private final WaterFiles.Withdrawal withdrawal;

  private WaterBalanceFamily(
      PointRegions points,
      Map<String, BasinGroup> groups,
      Map<BasinGroup, PointClimate> byGroup,
      WaterFiles.Withdrawal withdrawal) {
    this.points = points;
    this.groups = groups;
    this.byGroup = byGroup;
    this.withdrawal = withdrawal;
  }

  /** Reads the family; empty without its files or after a problem in them. */
  static Optional<WaterBalanceFamily> of(FamilyInput input) {
    if (!input.has(FILES)) {
      return Optional.empty();
    }
    var before = input.problems().count();
    var balance = BasinBalance.read(input);
    var points = input.pointRegions();
    if (input.problems().count() > before || balance.isEmpty() || points.isEmpty()) {
      return Optional.empty();
    }
    var groups = new HashMap<String, BasinGroup>();
    for (var region : input.regions()) {
      BasinGroup.of(region).ifPresent(group -> groups.put(region.code(), group));
    }
    var byGroup = new EnumMap<BasinGroup, PointClimate>(BasinGroup.class);
    for (var group : groups.values().stream().distinct().sorted().toList()) {
      byGroup.put(group, PointClimate.ofYearly(stress(balance.get(), group)));
    }
    return Optional.of(
        new WaterBalanceFamily(points.get(), groups, byGroup, balance.get().withdrawal()));
  }

  @Override
  public List<Provenance> sources() {
    return List.of(
        new Provenance(
            "Water balance of five basins from station rain, KMA scenarios and withdrawals",
            "KMA open data and climate scenarios (KOGL presumed; terms not verified here);"
                + " FAO AQUASTAT by Our World in Data, CC BY; census of Statistics Korea, KOGL",
            "Korea Meteorological Administration; FAO AQUASTAT; Statistics Korea",
            "Withdrawal of %d (%s km3/yr, held, shared by people) over Turc runoff of 20-year means;"
                    .formatted(withdrawal.year(), withdrawal.km3())
                + " basins are groups of provinces",
            "2010-2021 rain, 2000-2019 temperature, 2021-2100 change",
            FILES));
  }

  @Override
  public PointClimate at(GridPoint point) {
    return points.code(point).map(groups::get).map(byGroup::get).orElse(PointClimate.UNKNOWN);
  }

  private static List<YearlySeries> stress(BasinBalance balance, BasinGroup group) {
    var series = new ArrayList<YearlySeries>();
    for (var scenario : Scenario.values()) {
      series.add(
          new YearlySeries(
              INDICATOR,
              scenario,
              Warming.FIRST_YEAR,
              flags(scenario),
              balance.stress(group, scenario)));
    }
    return series;
  }

  private static List<String> flags(Scenario scenario) {
    var isBetween = scenario == Scenario.SSP245 || scenario == Scenario.SSP370;
    return Stream.of(Flag.ENSEMBLE_MEAN, Flag.SCENARIO_INTERPOLATED, Flag.WATER_BALANCE_DERIVED)
        .filter(flag -> isBetween || flag != Flag.SCENARIO_INTERPOLATED)
        .map(Flag::name)
        .toList();
  }
}
