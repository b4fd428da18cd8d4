package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.projection.Band;
import ondo.risk.Hazard;
import ondo.store.ResultRepository.Count;
import ondo.store.ResultRepository.Selection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

class OutlookRepositoryIT {

  private static final int RETURN_PERIOD_VALUES = 560;

  private final Store store = new Store();
  private final OutlookRepository outlooks = store.outlooks();
  private final ResultRepository results = store.results();
  private final ResultChecksum checksum = store.checksum();
  private int dataSet;
  private int id;

  @BeforeEach
  void load() {
    dataSet = store.currentDataSet("v1");
    id = open();
    outlooks.writeBands(id, bands());
    outlooks.writeEvents(id, events());
  }

  @Test
  void bands_come_back_to_the_last_bit_of_single_precision() {
    var band = bands().getFirst();

    assertThat(band(1, "h_low")).containsExactly(single(band.hLow()));
    assertThat(band(1, "h_high")).containsExactly(single(band.hHigh()));
    assertThat(band(1, "aal_low")).containsExactly(single(band.aalLow()));
    assertThat(band(1, "aal_high")).containsExactly(single(band.aalHigh()));
    assertThat(band(2, "aal_high")).containsExactly(single(bands().get(1).aalHigh()));
    assertThat(
            store.count(
                "band_series where grid_id = 2 and scenario = 'SSP585' and hazard = '"
                    + Hazard.TYPHOON.code()
                    + "' and contents = 'RESPONSE' and h_low is null and h_high is null"))
        .isEqualTo(1);
  }

  @Test
  void losses_from_events_come_back_to_the_last_bit() {
    var event = events().getFirst();

    assertThat(event("aal")).containsExactly(event.aal());
    assertThat(event("deviation")).containsExactly(event.deviation());
    assertThat(event("at_return_periods")).containsExactly(event.atReturnPeriods());
    assertThat(event("damage_low")).containsExactly(event.damageLow());
    assertThat(event("damage_high")).containsExactly(event.damageHigh());
    assertThat(event("response_low")).containsExactly(event.responseLow());
    assertThat(event("response_high")).containsExactly(event.responseHigh());
    assertThat(store.count("event_series where grid_id = 1 and flags = '{TAIL_FLAT,TRACK_GAP}'"))
        .isEqualTo(1);
  }

  @Test
  void writes_tell_how_many_rows_they_wrote() {
    var other = open();

    assertThat(outlooks.writeBands(other, bands())).isEqualTo(3);
    assertThat(outlooks.writeEvents(other, events())).isEqualTo(2);
    assertThat(outlooks.writeBands(other, List.of())).isZero();
    assertThat(counted(other, "band_series")).isEqualTo(new Count(3, 0));
    assertThat(counted(other, "event_series")).isEqualTo(new Count(2, 0));
    assertThat(counted(other + 1, "event_series")).isEqualTo(new Count(0, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"h_low", "h_high", "aal_low", "aal_high"})
  void band_with_a_number_that_is_none_is_told(String column) {
    for (var value : List.of("'NaN'", "'Infinity'", "'-Infinity'", "null")) {
      change("update band_series set " + column + "[7] = " + value + " where grid_id = 1");
      assertThat(counted(id, "band_series")).as(value).isEqualTo(new Count(3, 1));
    }
    change("update band_series set " + column + "[7] = 1 where grid_id = 1");
    assertThat(counted(id, "band_series")).isEqualTo(new Count(3, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aal",
        "deviation",
        "at_return_periods",
        "damage_low",
        "damage_high",
        "response_low",
        "response_high"
      })
  void event_with_a_number_that_is_none_is_told(String column) {
    for (var value : List.of("'NaN'", "'Infinity'", "'-Infinity'", "null")) {
      change("update event_series set " + column + "[7] = " + value + " where grid_id = 1");
      assertThat(counted(id, "event_series")).as(value).isEqualTo(new Count(2, 1));
    }
    change("update event_series set " + column + "[7] = 1 where grid_id = 1");
    assertThat(counted(id, "event_series")).isEqualTo(new Count(2, 0));
  }

  @Test
  void chosen_rows_are_removed_and_no_other() {
    var other = open();
    outlooks.writeBands(other, bands());
    outlooks.writeEvents(other, events());

    outlooks.delete(
        id, new Selection(Set.of(Hazard.TYPHOON), Set.of(Scenario.values()), Set.of(2, 3)));

    assertThat(counted(id, "band_series").total()).isEqualTo(1);
    assertThat(counted(id, "event_series").total()).isEqualTo(1);
    assertThat(store.count("band_series where result_set_id = " + id + " and grid_id = 1"))
        .isEqualTo(1);
    outlooks.delete(id, new Selection(Set.of(Hazard.TYPHOON), Set.of(), Set.of(1)));
    outlooks.delete(
        id, new Selection(Set.of(Hazard.DROUGHT), Set.of(Scenario.values()), Set.of(1)));
    assertThat(counted(id, "band_series").total()).isEqualTo(1);
    assertThat(counted(id, "event_series").total()).isEqualTo(1);
    assertThat(counted(other, "band_series").total()).isEqualTo(3);
    assertThat(counted(other, "event_series").total()).isEqualTo(2);
  }

  @Test
  void row_of_a_wrong_length_is_refused_with_those_before_it() {
    var other = open();
    var band = bands().getFirst();
    var event = events().getFirst();
    var shortBand = aBand(3, Band.Contents.WARMING, Store.years(1, 1), new double[79]);
    var shortEvent = anEvent(3, List.of(), new double[RETURN_PERIOD_VALUES - 1]);

    assertThatThrownBy(() -> outlooks.writeBands(other, List.of(band, shortBand)))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() -> outlooks.writeEvents(other, List.of(event, shortEvent)))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(counted(other, "band_series").total()).isZero();
    assertThat(counted(other, "event_series").total()).isZero();
  }

  @Test
  void row_that_is_there_already_is_refused_until_it_is_removed() {
    assertThatThrownBy(() -> outlooks.writeBands(id, bands()))
        .isInstanceOf(DuplicateKeyException.class);
    assertThatThrownBy(() -> outlooks.writeEvents(id, events()))
        .isInstanceOf(DuplicateKeyException.class);
    store.inTransaction(
        () -> {
          outlooks.delete(
              id, new Selection(Set.of(Hazard.TYPHOON), Set.of(Scenario.SSP585), Set.of(1, 2)));
          outlooks.writeBands(id, bands());
          outlooks.writeEvents(id, events());
        });

    assertThat(counted(id, "band_series").total()).isEqualTo(3);
    assertThat(counted(id, "event_series").total()).isEqualTo(2);
  }

  @Test
  void dropped_result_set_takes_its_tables_with_it_and_leaves_those_of_others() {
    var other = open();
    outlooks.writeBands(other, bands());
    outlooks.writeEvents(other, events());

    store.inTransaction(() -> results.drop(id));

    for (var table : List.of("band_series", "event_series")) {
      assertThat(store.count("pg_class where relname = '" + table + "_" + id + "'")).isZero();
      assertThat(store.count("pg_class where relname = '" + table + "_" + other + "'")).isOne();
    }
    assertThat(counted(id, "band_series").total()).isZero();
    assertThat(counted(id, "event_series").total()).isZero();
    assertThat(counted(other, "band_series").total()).isEqualTo(3);
    assertThat(counted(other, "event_series").total()).isEqualTo(2);
  }

  @Test
  void checksum_is_of_bands_and_events_and_not_of_their_order_or_set() {
    var other = open();
    outlooks.writeBands(other, bands().reversed());
    outlooks.writeEvents(other, events().reversed());

    assertThat(sum(other)).isEqualTo(sum(id));
    assertThat(sum(open())).isNotEqualTo(sum(id));
  }

  @Test
  void checksum_tells_any_change_of_a_band() {
    var sums = new ArrayList<>(List.of(sum(id)));
    for (var column : List.of("h_low", "h_high", "aal_low", "aal_high")) {
      change(
          "update band_series set %1$s[80] = %1$s[80] + 1.2e-7 * %1$s[80] where grid_id = 1"
              .formatted(column));
      sums.add(sum(id));
    }
    change("update band_series set h_low = null, h_high = null where grid_id = 1");
    sums.add(sum(id));
    change("update band_series set contents = 'RESPONSE' where grid_id = 1");
    sums.add(sum(id));
    change("delete from band_series where grid_id = 1");
    sums.add(sum(id));

    assertThat(sums).doesNotHaveDuplicates();
  }

  @Test
  void checksum_tells_any_change_of_an_event() {
    var sums = new ArrayList<>(List.of(sum(id)));
    for (var column :
        List.of(
            "aal",
            "deviation",
            "at_return_periods",
            "damage_low",
            "damage_high",
            "response_low",
            "response_high")) {
      change(
          "update event_series set %1$s[80] = %1$s[80] + 3e-16 * %1$s[80] where grid_id = 1"
              .formatted(column));
      sums.add(sum(id));
    }
    change("update event_series set flags = '{TAIL_FLAT}' where grid_id = 1");
    sums.add(sum(id));
    change("delete from event_series where grid_id = 2");
    sums.add(sum(id));

    assertThat(sums).doesNotHaveDuplicates();
  }

  private static List<BandSeries> bands() {
    return List.of(
        aBand(1, Band.Contents.WARMING, Store.years(10.1, 1.0 / 3), Store.years(0.001, Math.PI)),
        aBand(2, Band.Contents.RESPONSE, null, Store.years(0.2, 0.1)),
        aBand(2, Band.Contents.WARMING, Store.years(30, 0.1), Store.years(0.3, 0.1)));
  }

  private static BandSeries aBand(
      int grid, Band.Contents contents, double @Nullable [] h, double[] aal) {
    var high = h == null ? null : Store.years(h[0] + 5, 0.7);
    return new BandSeries(
        grid, Hazard.TYPHOON, Scenario.SSP585, contents, h, high, aal, Store.years(0.9, Math.E));
  }

  private static List<EventSeries> events() {
    return List.of(
        anEvent(1, List.of("TAIL_FLAT", "TRACK_GAP"), new double[RETURN_PERIOD_VALUES]),
        anEvent(2, List.of(), new double[RETURN_PERIOD_VALUES]));
  }

  private static EventSeries anEvent(int grid, List<String> flags, double[] atReturnPeriods) {
    for (var i = 0; i < atReturnPeriods.length; i++) {
      atReturnPeriods[i] = grid + i / 7.0;
    }
    return new EventSeries(
        grid,
        Hazard.TYPHOON,
        Scenario.SSP585,
        flags,
        Store.years(0.001 * grid, 1.0 / 3),
        Store.years(0.002, 1.0 / 7),
        atReturnPeriods,
        Store.years(0.003, 1.0 / 9),
        Store.years(0.004, 1.0 / 11),
        Store.years(0.005, 1.0 / 13),
        Store.years(0.006, 1.0 / 17));
  }

  private static double[] single(double @Nullable [] values) {
    assertThat(values).isNotNull();
    var rounded = new double[values == null ? 0 : values.length];
    for (var i = 0; values != null && i < rounded.length; i++) {
      rounded[i] = (float) values[i];
    }
    return rounded;
  }

  private double[] band(int grid, String column) {
    return values(
        "band_series where contents = '%s' and grid_id = %d"
            .formatted(grid == 1 ? "WARMING" : "RESPONSE", grid),
        column);
  }

  private double[] event(String column) {
    return values("event_series where grid_id = 1", column);
  }

  private double[] values(String from, String column) {
    var sql = "select array_send(" + column + "::float8[]) from " + from;
    return ArrayBytes.doubles(store.jdbc.sql(sql).query(byte[].class).single());
  }

  private void change(String sql) {
    assertThat(store.jdbc.sql(sql).update()).isEqualTo(1);
  }

  private String sum(int resultSet) {
    return store.inTransaction(() -> checksum.of(resultSet).checksum());
  }

  private Count counted(int resultSet, String table) {
    var count = store.inTransaction(() -> checksum.of(resultSet)).counts().get(table);
    return Objects.requireNonNull(count, table);
  }

  private int open() {
    return store.inTransaction(() -> store.openResults(UUID.randomUUID(), dataSet, "v1"));
  }
}
