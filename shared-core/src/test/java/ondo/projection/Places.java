package ondo.projection;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ondo.catalog.CatalogReader;
import ondo.catalog.EventTables;
import ondo.catalog.HazardCatalog;
import ondo.climate.GroundFact;
import ondo.climate.MovedSeries;
import ondo.climate.PointStorms;
import ondo.climate.Scenario;
import ondo.climate.StormList;
import ondo.climate.Warming;
import ondo.climate.YearlySeries;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;
import org.jspecify.annotations.Nullable;

/** Places with made-up climates, for tests of what is computed from them. */
final class Places {

  static final HazardCatalog CATALOG = CatalogReader.read();
  static final EventTables TABLES = EventTables.of(CATALOG);
  static final double[] LEVELS = {0.87, 1.5, 2.5, 3.5, 5.0, 7.0};
  static final int BASE_YEARS = 30;
  static final StormList STORMS = storms();

  private Places() {}

  /** Warming that grows linearly: 1.2 K in 2021 and more the worse the scenario. */
  static WarmingPath path() {
    var curves = new EnumMap<Warming.Curve, Map<Scenario, double[]>>(Warming.Curve.class);
    for (var curve : Warming.Curve.values()) {
      var byScenario = new EnumMap<Scenario, double[]>(Scenario.class);
      for (var scenario : Scenario.values()) {
        var values = new double[Warming.YEARS];
        for (var year = 0; year < values.length; year++) {
          values[year] =
              1.2 + (0.5 + scenario.ordinal()) * year / 79 + 0.25 * (curve.ordinal() - 1);
        }
        byScenario.put(scenario, values);
      }
      curves.put(curve, byScenario);
    }
    return new WarmingPath(LEVELS, BASE_YEARS, curves);
  }

  static Projection projection() {
    return new Projection(CATALOG, TABLES, path(), STORMS);
  }

  /** An index whose every value grows by {@code perKelvin} of itself a kelvin. */
  static MovedSeries growing(String indicator, double base, double perKelvin, long seed) {
    var random = new Random(seed);
    var values = new double[LEVELS.length * BASE_YEARS];
    for (var year = 0; year < BASE_YEARS; year++) {
      var first = base * (0.5 + random.nextDouble());
      for (var level = 0; level < LEVELS.length; level++) {
        values[level * BASE_YEARS + year] = first * (1 + perKelvin * (LEVELS[level] - LEVELS[0]));
      }
    }
    return new MovedSeries(indicator, List.of(), values);
  }

  /** A trend under every scenario: {@code first} in 2021 and {@code aYear} more each year. */
  static List<YearlySeries> trend(String indicator, double first, double aYear) {
    var all = new ArrayList<YearlySeries>();
    for (var scenario : Scenario.values()) {
      var values = new double[Warming.YEARS];
      for (var year = 0; year < values.length; year++) {
        values[year] = first + aYear * (1 + scenario.ordinal()) * year;
      }
      all.add(new YearlySeries(indicator, scenario, 2021, List.of(), values));
    }
    return all;
  }

  private static StormList storms() {
    var entries = new ArrayList<StormList.Entry>();
    for (var number = 0; number < 60; number++) {
      entries.add(new StormList.Entry(number, "S" + number, 1977 + number % 45));
    }
    return new StormList(1977, 45, entries);
  }

  /** Sixty storms of 20 to 49.5 m/s. */
  static PointStorms windy() {
    var numbers = new int[60];
    var wind = new double[60];
    var exposure = new double[45];
    for (var i = 0; i < 60; i++) {
      numbers[i] = i;
      wind[i] = 20 + i / 2.0;
      exposure[i % 45] += i % 7;
    }
    return new PointStorms(exposure, numbers, wind, List.of());
  }

  static PlaceClimate place(
      double elevationM,
      double coastM,
      List<MovedSeries> moved,
      List<YearlySeries> yearly,
      @Nullable PointStorms storms,
      List<GroundFact> facts) {
    var distance = Double.isNaN(elevationM) ? Double.NaN : 100;
    var point = new GridPoint(1, new LatLon(35.1, 129), elevationM, distance, coastM);
    return new PlaceClimate(point, moved, yearly, storms, facts);
  }

  /** A place of which nothing is known but where it lies. */
  static PlaceClimate unknown() {
    return place(Double.NaN, 50_000, List.of(), List.of(), null, List.of());
  }

  /** A coastal place of which everything is known. */
  static PlaceClimate known() {
    var moved = new ArrayList<MovedSeries>();
    for (var indicator :
        List.of(
            "hot_days_33",
            "wsdi",
            "tropical_nights_25",
            "tx90p_days",
            "cold_days_m12",
            "csdi",
            "ice_days",
            "fwi_peak")) {
      moved.add(growing(indicator, 12, 0.4, indicator.hashCode()));
    }
    moved.add(growing("tnn", -12, -0.1, 5));
    moved.add(growing("spei12_min", -1.2, 0.1, 6));
    moved.add(growing("rx1day", 150, 0.07, 7));
    var yearly = new ArrayList<YearlySeries>(trend("slr_cm", 8, 0.3));
    yearly.addAll(trend("slr_cm_low", 5, 0.2));
    yearly.addAll(trend("slr_cm_high", 12, 0.5));
    yearly.addAll(trend("wsi", 0.3, 0.001));
    return place(
        0.4,
        800,
        moved,
        yearly,
        windy(),
        List.of(
            GroundFact.of("urban_share", 0.8),
            GroundFact.of("slope", 0.005),
            GroundFact.of("twi", 9),
            GroundFact.of("land_cover", "FOREST")));
  }
}
