package ondo.scheduler.work;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import ondo.climate.Scenario;

/** A ledger whose grid points know everything that a hazard can read, from invented numbers. */
final class FullData {

  private FullData() {}

  /** Loads a current data set; every hazard has values at every point. */
  static void load(Ledger ledger, String version, int points, long seed) throws SQLException {
    ledger.loadData(version, points, seed);
    var id =
        ledger
            .sql
            .sql("select id from data_set where state = 'CURRENT'")
            .query(Integer.class)
            .single();
    var random = new Random(seed + 1);
    storms(ledger, id);
    for (var point = Ledger.FIRST_POINT; point < Ledger.FIRST_POINT + points; point++) {
      moved(ledger, id, point, "rx1day", 60, 0.08, random);
      moved(ledger, id, point, "fwi_peak", 12, 0.2, random);
      moved(ledger, id, point, "spei12_min", -1.4, 0.1, random);
      for (var scenario : Scenario.values()) {
        trend(ledger, id, point, "slr_cm", scenario, 8, 0.5);
        trend(ledger, id, point, "slr_cm_low", scenario, 5, 0.3);
        trend(ledger, id, point, "slr_cm_high", scenario, 12, 0.9);
        trend(ledger, id, point, "wsi", scenario, 0.3, 0.002);
      }
      storms(ledger, id, point, random);
      facts(ledger, id, point);
    }
    spread(ledger, id);
  }

  private static void spread(Ledger ledger, int id) {
    for (var index : List.of("TXx", "TNn", "Rx1day")) {
      for (var warming : List.of(1.0, 1.5, 2.0, 4.0)) {
        ledger
            .sql
            .sql("insert into index_change values (:id, :index, :unit, :k, :m, :low, :high)")
            .param("id", id)
            .param("index", index)
            .param("unit", index.equals("Rx1day") ? "%" : "K")
            .param("k", warming)
            .param("m", 1.2 * warming)
            .param("low", 0.9 * warming)
            .param("high", 1.5 * warming)
            .update();
      }
    }
  }

  private static void moved(
      Ledger ledger,
      int id,
      int point,
      String indicator,
      double base,
      double growth,
      Random random) {
    var values = new double[Ledger.LEVELS.length * Ledger.BASE_YEARS];
    for (var year = 0; year < Ledger.BASE_YEARS; year++) {
      var first = base * (0.5 + random.nextDouble());
      for (var level = 0; level < Ledger.LEVELS.length; level++) {
        values[level * Ledger.BASE_YEARS + year] = first * (1 + growth * level);
      }
    }
    ledger
        .sql
        .sql(
            "insert into indicator_response values (:id, :point, :name, 1, '{}', :values::float8[])")
        .param("id", id)
        .param("point", point)
        .param("name", indicator)
        .param("values", values)
        .update();
  }

  private static void trend(
      Ledger ledger,
      int id,
      int point,
      String indicator,
      Scenario scenario,
      double first,
      double growth) {
    var values = new double[80];
    for (var year = 0; year < values.length; year++) {
      values[year] = first + growth * (1 + scenario.ordinal()) * year;
    }
    ledger
        .sql
        .sql(
            """
            insert into point_series
            values (:id, :point, :name, :scenario, 1, '{}', 2021, :values::float8[])
            """)
        .param("id", id)
        .param("point", point)
        .param("name", indicator)
        .param("scenario", scenario.name())
        .param("values", values)
        .update();
  }

  private static void storms(Ledger ledger, int id) {
    ledger.sql.sql("insert into storm_record values (:id, 1, 1977, 45)").param("id", id).update();
    ledger
        .sql
        .sql(
            """
            insert into storm select :id, n, 'S' || n, 1977 + n % 45 from generate_series(0, 59) n
            """)
        .param("id", id)
        .update();
  }

  private static void storms(Ledger ledger, int id, int point, Random random) {
    var exposure = new double[45];
    var numbers = new Integer[60];
    var wind = new double[60];
    for (var storm = 0; storm < 60; storm++) {
      numbers[storm] = storm;
      wind[storm] = 18 + 30 * random.nextDouble();
      exposure[storm % 45] += random.nextInt(9);
    }
    ledger
        .sql
        .sql(
            """
            insert into point_storm
            values (:id, :point, 1, '{}', :exposure::float8[], :numbers::int4[], :wind::float8[])
            """)
        .param("id", id)
        .param("point", point)
        .param("exposure", exposure)
        .param("numbers", numbers)
        .param("wind", wind)
        .update();
  }

  private static void facts(Ledger ledger, int id, int point) {
    fact(ledger, id, point, "elevation_m", 0.4);
    fact(ledger, id, point, "mean_annual_max_level_m", 0.6);
    fact(ledger, id, point, "water_level_100yr_m", 1.5);
    fact(ledger, id, point, "urban_share", 0.8);
    fact(ledger, id, point, "slope", 0.005);
    fact(ledger, id, point, "twi", 9);
    if (point > Ledger.FIRST_POINT) {
      // The first point has no rain of its own storms, so that both ways are walked.
      fact(ledger, id, point, "r_tc_mm", 90);
    }
  }

  private static void fact(Ledger ledger, int id, int point, String name, double value) {
    ledger
        .sql
        .sql("insert into point_fact values (:id, :point, :name, 1, '{}', :value, null)")
        .param("id", id)
        .param("point", point)
        .param("name", name)
        .param("value", value)
        .update();
  }

  /** A site of which everything is stated. */
  static UUID site(Ledger ledger, String tenant) {
    var id = ledger.site(tenant, 127.02);
    ledger
        .sql
        .sql(
            """
            update site
            set annual_value_added = 250000, standard_of_protection_years = 10,
                attributes = '{"builtYear": 1980, "use": "OFFICE", "structure": "MASONRY",
                  "floorsAbove": 3, "floorsBelow": 1, "groundFloorHeightM": 0.2, "elevationM": 0.7,
                  "distanceToCoastM": 700, "distanceToRiverM": 300, "distanceToForestM": 150,
                  "imperviousness": 0.7, "vegetationShare": 0.1, "waterTank": true,
                  "inFloodZone": true}'
            where id = :id
            """)
        .param("id", id)
        .update();
    return id;
  }
}
