package ondo.scheduler.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import ondo.job.Job;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class VerifyIT {

  private static Ledger ledger;
  private static UUID night;

  @BeforeAll
  static void night() throws SQLException {
    ledger = new Ledger(3, 2);
    FullData.load(ledger, "v1", 5, 1);
    night = ledger.orders.night().id();
    ledger.drive();
    assertThat(ledger.job(night).error()).isNull();
  }

  private static JsonNode verified() {
    var job = ledger.orders.verify(ledger.results.findCurrent().orElseThrow().id());
    ledger.drive();
    assertThat(ledger.job(job.id()).error()).isNull();
    assertThat(ledger.job(job.id()).status()).isEqualTo(Job.Status.COMPLETED);
    return Json.tree(ledger.job(job.id()).result());
  }

  @Test
  void fresh_results_are_equal_and_nothing_is_published_or_left_behind() {
    var before = ledger.results.findCurrent().orElseThrow();
    var outcome = verified();
    assertThat(outcome.get("verification").asString()).isEqualTo("EQUAL");
    assertThat(outcome.get("storedChecksum").asString()).isEqualTo(before.checksum());
    assertThat(outcome.get("recomputedChecksum").asString()).isEqualTo(before.checksum());
    assertThat(outcome.get("recomputedRows")).isEqualTo(outcome.get("storedRows"));
    assertThat(ledger.results.findCurrent().orElseThrow()).isEqualTo(before);
    assertThat(ledger.count("select count(*) from result_set")).isOne();
  }

  @Test
  void one_double_that_is_one_ulp_off_is_found_in_every_table() {
    for (var changed :
        new String[][] {
          {"hazard_series", "h", "EXTREME_HEAT SSP370 grid point 4 h 2035"},
          {"loss_series", "severe", "EXTREME_HEAT SSP370 grid point 4 severe 2035"},
          {
            "class_probability",
            "probability",
            "EXTREME_HEAT SSP370 grid point 4 1 probability 2035"
          },
          {"event_series", "deviation", "TYPHOON SSP370 grid point 4 deviation 2035"},
        }) {
      var hazard = changed[0].equals("event_series") ? "TYPHOON" : "EXTREME_HEAT";
      var value = value(changed[0], changed[1], hazard);
      put(changed[0], changed[1], hazard, Math.nextUp(value));
      var outcome = verified();
      put(changed[0], changed[1], hazard, value);
      assertThat(outcome.get("verification").asString()).isEqualTo("DIFFERENT");
      assertThat(outcome.get("storedChecksum")).isNotEqualTo(outcome.get("recomputedChecksum"));
      assertThat(outcome.get("firstDifference").asString())
          .containsIgnoringCase(changed[0] + " " + changed[2])
          .contains("stored " + Math.nextUp(value) + ", recomputed " + value);
    }
    assertThat(verified().get("verification").asString()).isEqualTo("EQUAL");
  }

  private static final String ROW =
      " where hazard = :hazard and scenario = 'SSP370' and grid_id = 4";

  private static double value(String table, String column, String hazard) {
    return ledger
        .sql
        .sql("select " + column + "[15] from " + table + ROW + first(table))
        .param("hazard", code(hazard))
        .query(Double.class)
        .single();
  }

  private static void put(String table, String column, String hazard, double value) {
    ledger
        .sql
        .sql("update " + table + " set " + column + "[15] = :value" + ROW + first(table))
        .param("hazard", code(hazard))
        .param("value", value)
        .update();
  }

  private static String code(String hazard) {
    return ondo.risk.Hazard.valueOf(hazard).code();
  }

  private static String first(String table) {
    return table.equals("class_probability") ? " and class = 1" : "";
  }

  @Test
  void night_leaves_a_manifest() {
    var manifest = Json.tree(ledger.job(night).result());
    var set = ledger.results.findCurrent().orElseThrow();
    assertThat(manifest.get("checksum").asString()).isEqualTo(set.checksum());
    assertThat(manifest.get("modelVersion").asString()).isEqualTo(set.modelVersion());
    assertThat(manifest.get("dataVersion").asString()).isEqualTo("v1");
    assertThat(manifest.get("threads").asInt()).isEqualTo(2);
    assertThat(manifest.at("/switches/scaling").asString()).isEqualTo("WIDE");
    assertThat(manifest.at("/rowsByTable/hazard_series").asLong()).isEqualTo(5 * 9 * 4);
    assertThat(manifest.at("/rowsByTable/event_series").asLong()).isEqualTo(5 * 4);
    assertThat(manifest.at("/rowsByTable/band_series").asLong()).isPositive();
  }
}
