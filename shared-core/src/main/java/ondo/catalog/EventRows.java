package ondo.catalog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import ondo.catalog.CatalogTable.Row;
import ondo.climate.Scenario;

/** Checks of the tables behind warming, fire weather, flood depths and storms. */
final class EventRows {

  private EventRows() {}

  static void check(Map<String, CatalogTable> tables) {
    warming(CatalogReader.table(tables, "gmst_ar6.csv"), "mid_year", "gmst_k");
    warming(CatalogReader.table(tables, "slr_ar6_gmsl.csv"), "year", "slr_m_median");
    months(CatalogReader.table(tables, "fwi_daylength.csv"));
    depths(CatalogReader.table(tables, "jrc_depth_damage.csv"));
    for (var row : CatalogReader.table(tables, "tc_vhalf.csv").rows()) {
      var fit = row.text("v_half_rmsf");
      if (!fit.isEmpty() && !(row.finite("v_half_rmsf") > 25.7)) {
        throw row.refuse("v_half not above the threshold of 25.7 m/s: " + fit);
      }
    }
    rising(CatalogReader.table(tables, "tc_rmw.csv"), "central_pressure_hpa");
    CatalogReader.table(tables, "knutson2020_wp.csv").rows().forEach(row -> row.finite("p50"));
  }

  private static void warming(CatalogTable table, String year, String value) {
    var last = new HashMap<Scenario, Double>();
    for (var row : table.rows()) {
      var scenario = row.word("scenario", Scenario.class);
      var before = last.put(scenario, row.finite(year));
      if (before != null && before >= row.finite(year)) {
        throw row.refuse("years not rising");
      }
      row.finite(value);
    }
    if (last.size() != Scenario.values().length) {
      throw table.rows().getLast().refuse("scenarios missing, have " + last.keySet());
    }
  }

  private static void months(CatalogTable table) {
    var months = new HashSet<Double>();
    for (var row : table.rows()) {
      var month = row.finite("month");
      if (month < 1 || month > 12 || !months.add(month)) {
        throw row.refuse("no month, or a repeated one: " + month);
      }
      row.finite("dmc_le");
      row.finite("dc_lf");
    }
    if (months.size() != 12) {
      throw table.rows().getLast().refuse("only the months " + months);
    }
  }

  private static void depths(CatalogTable table) {
    var last = new HashMap<String, Row>();
    for (var row : table.rows()) {
      var mean = row.finite("mean");
      if (mean < 0 || mean > 1) {
        throw row.refuse("damage outside 0…1: " + mean);
      }
      var before = last.put(row.text("region") + row.text("occupancy"), row);
      if (before != null && before.finite("depth_m") >= row.finite("depth_m")) {
        throw row.refuse("depths not rising");
      }
      if (before != null && before.finite("mean") > mean) {
        throw row.refuse("damage falls");
      }
    }
  }

  private static void rising(CatalogTable table, String column) {
    var before = Double.NEGATIVE_INFINITY;
    for (var row : table.rows()) {
      if (row.finite(column) <= before) {
        throw row.refuse(column + " not rising");
      }
      before = row.finite(column);
    }
  }
}
