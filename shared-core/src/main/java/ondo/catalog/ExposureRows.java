package ondo.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ondo.catalog.CatalogTable.Row;
import ondo.risk.Hazard;
import ondo.risk.exposure.ExposureRules;
import ondo.risk.exposure.ExposureRules.Band;
import ondo.risk.exposure.LandCover;
import ondo.risk.exposure.Tier;

/**
 * {@code e_rules.csv}, {@code e_distance.csv}, {@code landcover.csv} and {@code building_use.csv}.
 *
 * <p>The points of a rule are data; its condition is a formula, so a condition that differs from
 * the one the program computes is refused rather than silently not obeyed.
 */
final class ExposureRows {

  private static final Map<Hazard, List<String>> CONDITIONS =
      Map.of(
          Hazard.EXTREME_HEAT,
          List.of(
              "imperviousness known: i >= 0.8",
              "imperviousness known: 0.5 <= i < 0.8 and vegetation known and v < 0.2",
              "imperviousness known: 0.5 <= i < 0.8 otherwise",
              "imperviousness known: 0.3 <= i < 0.5",
              "imperviousness known: i < 0.3",
              "imperviousness unknown: landcover uhi_class_fallback HIGH/MEDIUM/LOW"),
          Hazard.EXTREME_COLD,
          List.of(
              "always",
              "latitude > 38",
              "36 < latitude <= 38",
              "elevation_m > 500",
              "200 < elevation_m <= 500"),
          Hazard.WILDFIRE,
          List.of("distance_to_forest_m (e_distance.csv)"),
          Hazard.DROUGHT,
          List.of("water dependency HIGH/MEDIUM/LOW"),
          Hazard.WATER_STRESS,
          List.of(
              "water dependency HIGH/MEDIUM/LOW",
              "tank = true and floors_above > 10",
              "tank = true and floors_above <= 10 or unknown",
              "tank = false and floors_above > 10",
              "tank = false and floors_above <= 10 or unknown",
              "tank unknown"),
          Hazard.SEA_LEVEL_RISE,
          List.of(
              "distance_to_coast_m (e_distance.csv)",
              "elevation_m < 3",
              "3 <= elevation_m < 5",
              "elevation_m >= 10"),
          Hazard.RIVER_FLOOD,
          List.of("distance_to_river_m (e_distance.csv)", "official_flood_zone = true"),
          Hazard.URBAN_FLOOD,
          List.of(
              "imperviousness >= 0.8",
              "0.6 <= imperviousness < 0.8",
              "0.4 <= imperviousness < 0.6",
              "0.2 <= imperviousness < 0.4",
              "imperviousness < 0.2",
              "landcover urban_flood_e_delta"),
          Hazard.TYPHOON,
          List.of("distance_to_coast_m (e_distance.csv)"));

  private final Map<String, CatalogTable> tables;
  private final Map<String, Double> parameters;

  ExposureRows(Map<String, CatalogTable> tables, Map<String, Double> parameters) {
    this.tables = tables;
    this.parameters = parameters;
  }

  ExposureRules rules() {
    return new ExposureRules(
        points(),
        bands(),
        landCovers(),
        dependencies(),
        new ExposureRules.Limits(
            CatalogReader.number(parameters, "slr_inland_limit"),
            CatalogReader.number(parameters, "wildfire_buffer"),
            CatalogReader.number(parameters, "hand_upland")));
  }

  private Map<Hazard, List<List<Double>>> points() {
    var table = CatalogReader.table(tables, "e_rules.csv");
    table.rows().forEach(Row::hazard);
    var points = new EnumMap<Hazard, List<List<Double>>>(Hazard.class);
    CONDITIONS.forEach(
        (hazard, conditions) -> points.put(hazard, steps(table.of(hazard), conditions)));
    return points;
  }

  private static List<List<Double>> steps(List<Row> rows, List<String> conditions) {
    var steps = new ArrayList<List<Double>>();
    for (var row : rows) {
      var step = steps.size();
      if (step >= conditions.size() || !row.text("condition").equals(conditions.get(step))) {
        throw row.refuse("the program has no condition: " + row.text("condition"));
      }
      steps.add(row.text("points").equals("table") ? List.of() : numbers(row));
    }
    if (steps.size() != conditions.size()) {
      throw rows.getLast().refuse("missing after this: " + conditions.get(steps.size()));
    }
    return steps;
  }

  private static List<Double> numbers(Row row) {
    return CatalogReader.at(
        row, () -> Arrays.stream(row.text("points").split("/")).map(Double::valueOf).toList());
  }

  private Map<Hazard, List<Band>> bands() {
    var table = CatalogReader.table(tables, "e_distance.csv");
    var bands = new EnumMap<Hazard, List<Band>>(Hazard.class);
    for (var row : table.rows()) {
      var known = bands.computeIfAbsent(row.hazard(), hazard -> new ArrayList<>());
      var band = new Band(row.number("distance_lt_m"), row.finite("score"));
      if (!known.isEmpty() && band.below() <= known.getLast().below()) {
        throw row.refuse("distances not rising");
      }
      known.add(band);
    }
    for (var hazard :
        List.of(Hazard.WILDFIRE, Hazard.SEA_LEVEL_RISE, Hazard.RIVER_FLOOD, Hazard.TYPHOON)) {
      var rows = table.of(hazard);
      if (rows.getLast().number("distance_lt_m") != Double.POSITIVE_INFINITY) {
        throw rows.getLast().refuse("the last distance class has an end");
      }
    }
    return bands;
  }

  Map<String, LandCover> landCovers() {
    var covers = new HashMap<String, LandCover>();
    for (var row : CatalogReader.table(tables, "landcover.csv").rows()) {
      var multiplier = row.finite("wildfire_h_multiplier");
      if (!(multiplier > 0)) {
        throw row.refuse("multiplier not above 0: " + multiplier);
      }
      var cover =
          new LandCover(
              multiplier,
              row.finite("urban_flood_e_delta"),
              row.word("uhi_class_fallback", Tier.class));
      if (covers.put(row.text("landcover"), cover) != null) {
        throw row.refuse("repeated land cover " + row.text("landcover"));
      }
    }
    return covers;
  }

  private Map<String, Tier> dependencies() {
    var dependencies = new HashMap<String, Tier>();
    for (var row : CatalogReader.table(tables, "building_use.csv").rows()) {
      var tier = row.word("water_dependency", Tier.class);
      if (dependencies.put(row.text("use"), tier) != null) {
        throw row.refuse("repeated use " + row.text("use"));
      }
    }
    return dependencies;
  }
}
