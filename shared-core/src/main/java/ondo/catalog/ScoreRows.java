package ondo.catalog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import ondo.catalog.CatalogTable.Row;
import ondo.risk.Hazard;
import ondo.risk.hazard.HazardScore;
import ondo.risk.hazard.HazardScore.Component;
import ondo.risk.hazard.HazardScores.Constants;
import ondo.risk.hazard.HazardScores.Node;

/** {@code h_components.csv} and {@code h_nodes.csv}: the ramps of the hazard score. */
final class ScoreRows {

  private final CatalogTable components;
  private final CatalogTable nodes;
  private final Map<String, Double> parameters;

  ScoreRows(Map<String, CatalogTable> tables, Map<String, Double> parameters) {
    this.components = CatalogReader.table(tables, "h_components.csv");
    this.nodes = CatalogReader.table(tables, "h_nodes.csv");
    this.parameters = parameters;
    components.rows().forEach(Row::hazard);
  }

  Map<Hazard, HazardScore> allRamps() {
    var ramps = new EnumMap<Hazard, HazardScore>(Hazard.class);
    for (var hazard : Hazard.values()) {
      ramps.put(hazard, ramps(hazard));
    }
    return ramps;
  }

  HazardScore ramps(Hazard hazard) {
    var rows = components.of(hazard);
    var ramps = new ArrayList<Component>();
    rows.forEach(row -> ramps.add(component(row)));
    return CatalogReader.at(rows.getLast(), () -> new HazardScore(ramps));
  }

  private Component component(Row row) {
    var name = row.text("component");
    var weight = row.finite("weight");
    return switch (row.text("transform")) {
      case "clamp01(x/cap)",
          "clamp01(x/cap)*landcover_multiplier",
          "clamp01(R1h/C_d)",
          "clamp01(max(0;R1h-C_d)/cap)" ->
          new Component(name, weight, 0, cap(row));
      case "clamp01(max(0;-x)/cap)", "clamp01(-x/cap)" -> new Component(name, weight, 0, -cap(row));
      case "clamp01((x-5)/cap)" ->
          new Component(name, weight, CatalogReader.number(parameters, "twi_offset"), cap(row));
      case "aqueduct_score/5", "piecewise h_nodes" -> new Component(name, weight, 0, 1);
      default -> throw row.refuse("unknown transform: " + row.text("transform"));
    };
  }

  private static double cap(Row row) {
    if (!(row.finite("cap") > 0)) {
      throw row.refuse("cap not above 0");
    }
    return row.finite("cap");
  }

  List<Node> nodes() {
    var list = new ArrayList<Node>();
    for (var row : nodes.of(Hazard.SEA_LEVEL_RISE)) {
      var node = new Node(row.finite("x"), row.finite("h"));
      if (!list.isEmpty() && (node.x() <= list.getLast().x() || node.h() < list.getLast().h())) {
        throw row.refuse("nodes not rising");
      }
      list.add(node);
    }
    return list;
  }

  Constants constants() {
    return new Constants(
        CatalogReader.number(parameters, "slr_inland_limit"),
        CatalogReader.number(parameters, "tc_gate_wind"),
        CatalogReader.number(parameters, "tc_beta_intensity"),
        CatalogReader.number(parameters, "tc_beta_rain"),
        CatalogReader.number(parameters, "mononobe_exponent"));
  }
}
