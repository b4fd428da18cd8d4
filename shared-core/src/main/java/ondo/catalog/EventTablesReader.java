package ondo.catalog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ondo.catalog.CatalogTable.Row;
import ondo.climate.FallbackWarming;
import ondo.climate.FireWeather;
import ondo.climate.HollandModel;
import ondo.climate.RadiusOfMaximumWind;
import ondo.climate.Scenario;
import ondo.climate.StormExposure;
import ondo.climate.StormResponse;
import ondo.risk.event.DepthDamage;
import ondo.risk.event.DepthDamage.Occupancy;
import ondo.risk.event.LossBand;
import ondo.risk.event.WindRegion;
import ondo.risk.hazard.PluvialFlood;
import ondo.statistics.Missing;

/** Fills {@link EventTables} from the rows of the catalogue. */
final class EventTablesReader {

  private final HazardCatalog catalog;

  private EventTablesReader(HazardCatalog catalog) {
    this.catalog = catalog;
  }

  static EventTables read(HazardCatalog catalog) {
    return new EventTablesReader(catalog).tables();
  }

  private EventTables tables() {
    return new EventTables(
        dayLengths(),
        new FireWeather.Codes(param("fwi_ffmc0"), param("fwi_dmc0"), param("fwi_dc0")),
        warming(),
        responses(),
        holland(),
        new StormExposure(
            param("tc_w_gale"),
            param("tc_w_storm"),
            param("tc_w_typhoon"),
            param("earth_km_per_degree")),
        pluvialFlood(),
        depthDamage(),
        windRegions(),
        param("v_thresh"),
        param("twi_min_slope"));
  }

  private FireWeather.DayLengths dayLengths() {
    var rows = rows("fwi_daylength");
    return new FireWeather.DayLengths(column(rows, "dmc_le"), column(rows, "dc_lf"));
  }

  private FallbackWarming warming() {
    var knots = new EnumMap<Scenario, List<FallbackWarming.Knot>>(Scenario.class);
    for (var row : rows("gmst_ar6")) {
      knots
          .computeIfAbsent(Scenario.of(row.text("scenario")), s -> new ArrayList<>())
          .add(new FallbackWarming.Knot(row.finite("mid_year"), row.finite("gmst_k")));
    }
    return new FallbackWarming(param("gmst_baseline_1991_2020"), knots);
  }

  private LossBand.Responses responses() {
    var wind = row("knutson2020_wp", "variable", "intensity");
    var rain = row("knutson2020_wp", "variable", "rain_rate");
    return new LossBand.Responses(
        response(wind, rain, "p10_or_p05"),
        response(wind, rain, "p50"),
        response(wind, rain, "p90_or_p95"));
  }

  private static StormResponse response(Row wind, Row rain, String percentile) {
    return StormResponse.ofPercentAtTwoKelvin(wind.finite(percentile), rain.finite(percentile));
  }

  private HollandModel holland() {
    var rows = rows("tc_rmw");
    return new HollandModel(
        param("rho_air"),
        param("h08_b_min"),
        param("h08_b_max"),
        param("h08_max_dist"),
        param("h08_min_wind"),
        param("h08_env_pressure_wp"),
        param("h08_km_per_degree"),
        param("h08_max_translation"),
        param("omega"),
        new RadiusOfMaximumWind(column(rows, "central_pressure_hpa"), column(rows, "rmw_nm")));
  }

  private PluvialFlood pluvialFlood() {
    return new PluvialFlood(
        param("mononobe_exponent"),
        param("drain_base_dense"),
        param("drain_base_mid"),
        param("drain_base_rural"),
        param("drain_slope_flat"),
        param("drain_slope_mid"),
        param("drain_slope_steep"),
        param("k_depth"));
  }

  private Map<String, Map<Occupancy, DepthDamage>> depthDamage() {
    var grouped = new LinkedHashMap<String, Map<Occupancy, List<Row>>>();
    for (var row : rows("jrc_depth_damage")) {
      grouped
          .computeIfAbsent(row.text("region"), r -> new EnumMap<>(Occupancy.class))
          .computeIfAbsent(Occupancy.valueOf(row.text("occupancy")), o -> new ArrayList<>())
          .add(row);
    }
    var curves = new HashMap<String, Map<Occupancy, DepthDamage>>();
    grouped.forEach(
        (region, byOccupancy) -> {
          var regional = new EnumMap<Occupancy, DepthDamage>(Occupancy.class);
          byOccupancy.forEach((occupancy, rows) -> regional.put(occupancy, depthDamage(rows)));
          curves.put(region, regional);
        });
    return curves;
  }

  private static DepthDamage depthDamage(List<Row> rows) {
    // The table's global curves come without a deviation.
    var isStated = rows.stream().noneMatch(row -> row.text("std").isEmpty());
    return new DepthDamage(
        column(rows, "depth_m"),
        column(rows, "mean"),
        isStated ? column(rows, "std") : new double[0]);
  }

  private Map<String, WindRegion> windRegions() {
    var regions = new HashMap<String, WindRegion>();
    for (var row : rows("tc_vhalf")) {
      regions.put(
          row.text("region"),
          new WindRegion(
              row.text("region"),
              optional(row, "v_half_rmsf"),
              optional(row, "v_half_tdr10"),
              row.finite("edr_q25"),
              row.finite("edr_q50"),
              row.finite("edr_q75")));
    }
    return regions;
  }

  private double param(String name) {
    return catalog.parameter(name);
  }

  private static double optional(Row row, String column) {
    return row.text(column).isEmpty() ? Missing.VALUE : row.finite(column);
  }

  private static double[] column(List<Row> rows, String column) {
    return rows.stream().mapToDouble(row -> row.finite(column)).toArray();
  }

  private Row row(String table, String column, String key) {
    for (var row : rows(table)) {
      if (row.text(column).equals(key)) {
        return row;
      }
    }
    throw new IllegalArgumentException(table + ".csv: no row " + key);
  }

  private List<Row> rows(String table) {
    return catalog.table(table + ".csv").rows();
  }
}
