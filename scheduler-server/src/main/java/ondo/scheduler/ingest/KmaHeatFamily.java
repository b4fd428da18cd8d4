package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ondo.climate.PointClimate;
import ondo.climate.Scenario;
import ondo.climate.ScenarioShare;
import ondo.climate.TemperatureIndex;
import ondo.climate.Warming;
import ondo.climate.YearlySeries;
import ondo.geo.GridPoint;
import ondo.geo.PointRegions;
import ondo.geo.Region;
import ondo.risk.Flag;
import ondo.scheduler.ingest.KmaFiles.DistrictColumn;

/**
 * Heat as KMA projects it: hot days and tropical nights by district, warm spells and warm days by
 * province, 2021…2100, and the provinces' observed warm spells of 2000…2019 for the thresholds. A
 * point has the series of the region that it lies in.
 *
 * <p>KMA's districts have SSP1-2.6 and SSP5-8.5 alone. The other two lie between them at the share
 * that the province's own series of the same index takes over 20 years; where the province's ends
 * are too close, at that of global warming. From year to year such a series mixes two simulations
 * and is smoother than either: it serves window means, not frequencies.
 */
final class KmaHeatFamily implements PointFamily {

  static final List<String> FILES =
      List.of(KmaFiles.LOW, KmaFiles.HIGH, KmaFiles.PROVINCES, GeometryFiles.REGION_AREAS);

  private static final List<District> DISTRICT =
      List.of(
          new District(TemperatureIndex.HOT_DAYS_33, DistrictColumn.HOT_DAYS, "hw33_days"),
          new District(
              TemperatureIndex.TROPICAL_NIGHTS_25, DistrictColumn.TROPICAL_NIGHTS, "tr25_days"));

  private static final List<Province> PROVINCE =
      List.of(
          new Province(TemperatureIndex.WSDI, "wsdi_days"),
          new Province(TemperatureIndex.TX90P_DAYS, "tx90p_days"));

  private static final List<String> COLUMNS =
      List.of("hw33_days", "tr25_days", "wsdi_days", "tx90p_days");

  /** An index by district, and the province's column of the same index. */
  private record District(TemperatureIndex index, DistrictColumn column, String provinceColumn) {}

  /** An index by province. */
  private record Province(TemperatureIndex index, String column) {}

  private final PointRegions points;
  private final Map<String, PointClimate> byRegion;

  private KmaHeatFamily(PointRegions points, Map<String, PointClimate> byRegion) {
    this.points = points;
    this.byRegion = byRegion;
  }

  /** Reads the family; empty without its files or after a problem in them. */
  static Optional<KmaHeatFamily> of(FamilyInput input) {
    if (!input.has(FILES)) {
      return Optional.empty();
    }
    var before = input.problems().count();
    var files = new KmaFiles(input.files(), input.problems(), new RegionCodes(input.regions()));
    var districts =
        files.districts(List.of(DistrictColumn.HOT_DAYS, DistrictColumn.TROPICAL_NIGHTS));
    var provinces = files.provinces(COLUMNS);
    var points = input.pointRegions();
    if (input.problems().count() > before || points.isEmpty()) {
      return Optional.empty();
    }
    var series = new Series(districts, provinces, input.warmingByScenario());
    var byRegion = new HashMap<String, PointClimate>();
    for (var region : input.regions()) {
      byRegion.put(region.code(), PointClimate.ofYearly(series.of(region)));
    }
    return Optional.of(new KmaHeatFamily(points.get(), byRegion));
  }

  @Override
  public List<Provenance> sources() {
    return List.of(
        new Provenance(
            "KMA national climate change scenario, districts and provinces (AR6, 5-model mean)",
            "KMA climate scenario portal (KOGL presumed; terms not verified here)",
            "Korea Meteorological Administration, climate change scenarios",
            "Hot days and tropical nights by district under SSP1-2.6 and SSP5-8.5; SSP2-4.5 and"
                + " SSP3-7.0 at the share of the province's own 20-year means, cut to 0...1.1, or of"
                + " global warming where the province's ends differ by less than 5 %; warm spells"
                + " and days above the 90th percentile by province; the region a point lies in or,"
                + " at sea, the nearest",
            "2000-2019 observed, 2021-2100 projected",
            FILES));
  }

  @Override
  public PointClimate at(GridPoint point) {
    return points.code(point).map(byRegion::get).orElse(PointClimate.UNKNOWN);
  }

  /** Which region stands for which point. */
  PointRegions points() {
    return points;
  }

  private record Series(
      YearTable districts, KmaFiles.Provinces provinces, Map<Scenario, Warming> warming) {

    private List<YearlySeries> of(Region region) {
      var series = new ArrayList<YearlySeries>();
      DISTRICT.forEach(district -> addDistrict(region, district, series));
      PROVINCE.forEach(province -> addProvince(region, province, series));
      provinces
          .observed()
          .find(region.provinceCode() + " wsdi_days")
          .ifPresent(
              values ->
                  series.add(
                      new YearlySeries(
                          TemperatureIndex.WSDI.code(),
                          null,
                          KmaFiles.OBSERVED_FIRST,
                          List.of(Flag.PROVINCE_VALUE.name()),
                          values)));
      return series;
    }

    private void addDistrict(Region region, District district, List<YearlySeries> series) {
      var column = district.column();
      var low = districts.find(KmaFiles.key(region.code(), Scenario.SSP126, column));
      var high = districts.find(KmaFiles.key(region.code(), Scenario.SSP585, column));
      if (low.isEmpty() || high.isEmpty()) {
        return;
      }
      var indicator = district.index().code();
      var plain = List.of(Flag.ENSEMBLE_MEAN.name());
      series.add(projected(indicator, Scenario.SSP126, plain, low.get()));
      series.add(projected(indicator, Scenario.SSP585, plain, high.get()));
      var flags = List.of(Flag.ENSEMBLE_MEAN.name(), Flag.SCENARIO_INTERPOLATED.name());
      for (var scenario : List.of(Scenario.SSP245, Scenario.SSP370)) {
        var shares = shares(region.provinceCode(), scenario, district.provinceColumn());
        series.add(
            projected(
                indicator, scenario, flags, ScenarioShare.between(low.get(), high.get(), shares)));
      }
    }

    private double[] shares(String province, Scenario scenario, String column) {
      var byWarming = ScenarioShare.byWarming(warming, scenario);
      var ends = new EnumMap<Scenario, double[]>(Scenario.class);
      for (var s : List.of(Scenario.SSP126, scenario, Scenario.SSP585)) {
        provinces
            .projected()
            .find(KmaFiles.key(province, s, column))
            .ifPresent(values -> ends.put(s, values));
      }
      var low = ends.get(Scenario.SSP126);
      var own = ends.get(scenario);
      var high = ends.get(Scenario.SSP585);
      return low == null || own == null || high == null
          ? byWarming
          : ScenarioShare.bySeries(low, own, high, byWarming);
    }

    private void addProvince(Region region, Province province, List<YearlySeries> series) {
      var flags = List.of(Flag.ENSEMBLE_MEAN.name(), Flag.PROVINCE_VALUE.name());
      for (var scenario : Scenario.values()) {
        provinces
            .projected()
            .find(KmaFiles.key(region.provinceCode(), scenario, province.column()))
            .ifPresent(
                values -> series.add(projected(province.index().code(), scenario, flags, values)));
      }
    }

    private static YearlySeries projected(
        String indicator, Scenario scenario, List<String> flags, double[] values) {
      return new YearlySeries(indicator, scenario, Warming.FIRST_YEAR, flags, values);
    }
  }
}
