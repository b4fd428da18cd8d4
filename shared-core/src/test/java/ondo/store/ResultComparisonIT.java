package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.projection.Band;
import ondo.risk.Hazard;
import ondo.store.ResultComparison.Difference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultComparisonIT {

  private final Store store = new Store();
  private final ResultComparison comparison = new ResultComparison(store.jdbc);
  private int dataSet;
  private int stored;
  private int recomputed;

  @BeforeEach
  void load() {
    dataSet = store.currentDataSet("v1");
    stored = filled();
    recomputed = filled();
  }

  /** Bands of every point and events of the first, beside the series of the store. */
  private int filled() {
    return store.inTransaction(
        () -> {
          var id = store.openResults(UUID.randomUUID(), dataSet, "v1");
          store.fill(id, 0);
          store.outlooks().writeBands(id, List.of(band()));
          store.outlooks().writeEvents(id, List.of(event()));
          return id;
        });
  }

  private static BandSeries band() {
    return new BandSeries(
        1,
        Hazard.EXTREME_HEAT,
        Scenario.SSP245,
        Band.Contents.WARMING,
        Store.years(1, 1),
        Store.years(2, 1),
        Store.years(3, 1),
        Store.years(4, 1));
  }

  private static EventSeries event() {
    return new EventSeries(
        1,
        Hazard.EXTREME_HEAT,
        Scenario.SSP245,
        List.of(),
        Store.years(1, 1),
        Store.years(2, 1),
        new double[7 * HazardSeries.YEARS],
        Store.years(3, 1),
        Store.years(4, 1),
        Store.years(5, 1),
        Store.years(6, 1));
  }

  private void change(String sql) {
    assertThat(store.jdbc.sql(sql.formatted(recomputed)).update()).isPositive();
  }

  private Difference first() {
    return comparison.first(stored, recomputed).orElseThrow();
  }

  @Test
  void equal_sets_differ_nowhere_and_no_set_from_itself() {
    assertThat(comparison.first(stored, recomputed)).isEmpty();
    assertThat(comparison.first(stored, stored)).isEmpty();
  }

  /** One value of one column of every table, in the year 2030, the tenth. */
  @ParameterizedTest
  @CsvSource({
    "hazard_series,     h,                '',      '14.5'",
    "loss_series,       aal,              '',      '0.0019000000000000002'",
    "loss_series,       severe,           '',      '0.019000000000000003'",
    "class_probability, probability,      '1',     '0.9'",
    "band_series,       h_low,            WARMING, '10.0'",
    "band_series,       h_high,           WARMING, '11.0'",
    "band_series,       aal_low,          WARMING, '12.0'",
    "band_series,       aal_high,         WARMING, '13.0'",
    "event_series,      aal,              '',      '10.0'",
    "event_series,      deviation,        '',      '11.0'",
    "event_series,      at_return_periods,'',      '0.0'",
    "event_series,      damage_low,       '',      '12.0'",
    "event_series,      damage_high,      '',      '13.0'",
    "event_series,      response_low,     '',      '14.0'",
    "event_series,      response_high,    '',      '15.0'"
  })
  void changed_value_is_found_with_its_year_and_both_numbers(
      String table, String column, String part, String was) {
    change(
        "update %s set %s[10] = 77 where grid_id = 1 and hazard = 'extreme_heat'"
                .formatted(table, column)
            + (table.equals("class_probability") ? " and class = 1" : "")
            + " and result_set_id = %d");
    assertThat(first())
        .isEqualTo(
            new Difference(table, "extreme_heat", "SSP245", 1, part, column, 2030, was, "77.0"));
  }

  @Test
  void last_bit_of_a_number_counts() {
    var next = Double.toString(Math.nextUp(10.5));
    change("update hazard_series set h[2] = " + next + " where h[2] = 10.5 and result_set_id = %d");
    assertThat(first().stored()).isEqualTo("10.5");
    assertThat(first().recomputed()).isEqualTo(next);
    assertThat(first().year()).isEqualTo(2022);
  }

  @Test
  void first_difference_in_the_order_of_the_tables_is_the_one_that_is_told() {
    change("update event_series set aal[1] = 9 where result_set_id = %d");
    change(
        "update loss_series set aal[1] = 9 where grid_id = 3 and hazard = 'extreme_heat' and"
            + " result_set_id = %d");
    assertThat(first().table()).isEqualTo("loss_series");
    change(
        "update loss_series set aal[5] = 9 where grid_id = 2 and hazard = 'extreme_heat' and"
            + " result_set_id = %d");
    assertThat(first().gridId()).isEqualTo(2);
    assertThat(first().year()).isEqualTo(2025);
  }

  @Test
  void row_of_one_set_alone_is_told_as_a_row() {
    change(
        "delete from hazard_series where grid_id = 2 and hazard = 'extreme_heat' and result_set_id"
            + " = %d");
    assertThat(first())
        .isEqualTo(
            new Difference(
                "hazard_series", "extreme_heat", "SSP245", 2, "", "row", null, "a row", "no row"));
    var turned = comparison.first(recomputed, stored).orElseThrow();
    assertThat(turned.stored()).isEqualTo("no row");
    assertThat(turned.recomputed()).isEqualTo("a row");
  }

  @Test
  void status_and_flags_are_told_before_numbers() {
    change(
        "update hazard_series set flags = '{OTHER}', h[1] = 0 where grid_id = 1 and hazard ="
            + " 'extreme_heat' and result_set_id = %d");
    assertThat(first().what()).isEqualTo("status and flags");
    assertThat(first().year()).isNull();
    assertThat(first().stored()).contains("OK_WITH_ASSUMPTION", "MISSING_VALUES", "EDGE_WINDOW");
    assertThat(first().recomputed()).contains("OTHER").doesNotContain("MISSING_VALUES");
  }

  @Test
  void series_against_none_differ_in_the_first_year() {
    change("update band_series set h_low = null, h_high = null where result_set_id = %d");
    assertThat(first())
        .isEqualTo(
            new Difference(
                "band_series",
                "extreme_heat",
                "SSP245",
                1,
                "WARMING",
                "h_low",
                2021,
                "1.0",
                "nothing"));
    assertThat(comparison.first(recomputed, stored).orElseThrow().stored()).isEqualTo("nothing");
  }

  @Test
  void difference_is_told_in_one_line() {
    assertThat(
            new Difference(
                    "band_series", "typhoon", "SSP585", 7, "WARMING", "h_low", 2030, "1.0", "2.0")
                .text())
        .isEqualTo(
            "band_series typhoon SSP585 grid point 7 WARMING h_low 2030: stored 1.0, recomputed"
                + " 2.0");
    assertThat(
            new Difference(
                    "hazard_series", "typhoon", "SSP585", 7, "", "row", null, "a row", "no row")
                .text())
        .isEqualTo(
            "hazard_series typhoon SSP585 grid point 7 row: stored a row, recomputed no row");
  }
}
