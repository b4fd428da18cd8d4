package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import ondo.store.DataSetRepository.Known;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

class DataSetRepositoryIT {

  private final Store store = new Store();
  private final DataSetRepository dataSets = store.dataSets();
  private final DataSetReader reader = new DataSetReader(store.jdbc);

  @Test
  void set_on_its_way_in_is_known_but_nobody_sees_it() {
    var id = store.inTransaction(() -> store.openDataSet("v1"));

    assertThat(dataSets.find("v1")).contains(new Known(id, false));
    assertThat(dataSets.find("v2")).isEmpty();
    assertThat(reader.list()).isEmpty();
    assertThat(new ResponseRepository(store.jdbc).findCurrent()).isEmpty();
  }

  @Test
  void rows_are_counted_and_those_of_another_length_are_told() {
    var id = store.currentDataSet("v1");

    assertThat(dataSets.count(id, 4))
        .isEqualTo(new DataSetRepository.Rows(1, 1, 3, 2, 12, 3, 2, 2, 0, 5, 0));
    assertThat(dataSets.count(id, 5).misshapen()).isEqualTo(5);
    assertThat(dataSets.count(id + 1, 4))
        .isEqualTo(new DataSetRepository.Rows(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void newer_set_takes_over_and_the_older_one_is_listed_as_retired() {
    var first = store.currentDataSet("v1");
    var second = store.currentDataSet("v2");

    assertThat(dataSets.find("v1")).contains(new Known(first, false));
    assertThat(dataSets.find("v2")).contains(new Known(second, true));
    assertThat(reader.list())
        .extracting(DataSetReader.DataSet::dataVersion, DataSetReader.DataSet::state)
        .containsExactly(tuple("v2", "CURRENT"), tuple("v1", "RETIRED"));
  }

  @Test
  void version_is_loaded_once() {
    store.currentDataSet("v1");

    assertThatThrownBy(() -> store.currentDataSet("v1")).isInstanceOf(DuplicateKeyException.class);
    assertThat(reader.list()).hasSize(1);
  }

  @Test
  void load_that_rolls_back_leaves_neither_rows_nor_a_table() {
    store.transaction.executeWithoutResult(
        status -> {
          store.openDataSet("v1");
          status.setRollbackOnly();
        });

    assertThat(store.count("data_set")).isZero();
    assertThat(
            store.count(
                "pg_class where relname ~ '^(indicator_response|point_series|point_storm)_[0-9]+$'"))
        .isZero();
  }

  @Test
  void response_that_cannot_be_stored_ends_the_copy_and_frees_the_connection() {
    var id = store.inTransaction(() -> store.openDataSet("v1"));
    var twice = Store.responses().getFirst();

    assertThatThrownBy(() -> dataSets.addMoved(id, sink -> sink.accept(twice)))
        .hasMessageContaining("duplicate key");
    assertThatThrownBy(
            () ->
                dataSets.addMoved(
                    id,
                    sink -> {
                      throw new IllegalStateException("the producer gave up");
                    }))
        .hasMessage("the producer gave up");
    assertThat(dataSets.count(id, 4).responses()).isEqualTo(5);
  }

  @Test
  void series_or_storms_that_are_there_already_end_the_copy_and_leave_the_others() {
    var id = store.inTransaction(() -> store.openDataSet("v1"));

    assertThatThrownBy(() -> dataSets.addYearly(id, ClimateRows.yearly()))
        .hasMessageContaining("duplicate key");
    assertThatThrownBy(() -> dataSets.addStorms(id, ClimateRows.stormy()))
        .hasMessageContaining("duplicate key");
    var more = ClimateRows.stormy().getFirst().storms();
    assertThat(dataSets.addStorms(id, List.of(new DataSetRepository.Stormy(2, 1, more))))
        .isEqualTo(1);
    assertThat(dataSets.addYearly(id, List.of())).isZero();
    assertThat(dataSets.count(id, 4).series()).isEqualTo(3);
    assertThat(dataSets.count(id, 4).storms()).isEqualTo(3);
  }

  @Test
  void fact_without_a_value_or_of_an_unknown_point_is_refused() {
    var id = store.inTransaction(() -> store.openDataSet("v1"));

    for (var change :
        List.of(
            "update point_fact set word = 'FOREST', number = 1",
            "update point_fact set word = null, number = null",
            "update point_fact set grid_id = 9")) {
      assertThatThrownBy(() -> store.jdbc.sql(change).update())
          .isInstanceOf(DataIntegrityViolationException.class);
    }
    assertThat(dataSets.count(id, 4).facts()).isEqualTo(2);
  }

  @Test
  void reader_tells_size_sources_and_indicators() {
    var id = store.currentDataSet("v1");

    var set = reader.list().getFirst();
    assertThat(set.id()).isEqualTo(id);
    assertThat(set.name()).isEqualTo("set v1");
    assertThat(set.warmingLevelsK()).containsExactly(0.87, 1.87);
    assertThat(set.baseYears()).containsExactly(1991, 1992);
    assertThat(set.gridPoints()).isEqualTo(3);
    assertThat(set.regions()).isEqualTo(2);
    assertThat(set.stations()).isEqualTo(1);
    assertThat(set.activatedAt()).isAfterOrEqualTo(set.createdAt());
    assertThat(reader.sources(id))
        .containsExactly(
            new DataSetReader.Source(
                1,
                "Stations",
                "KOGL-1",
                "Agency",
                "observed",
                "1991-1992",
                List.of("a.csv", "b.csv")));
    assertThat(reader.indicators(id))
        .containsExactly(
            new DataSetReader.LoadedIndicator("csdi", 1, 2),
            new DataSetReader.LoadedIndicator("wsdi", 1, 3));
    assertThat(reader.sources(id + 1)).isEmpty();
  }

  @Test
  void ingest_lock_is_held_until_the_transaction_ends() {
    store.inTransaction(
        () -> {
          dataSets.lock();
          assertThat(store.count("pg_locks where locktype = 'advisory' and granted")).isEqualTo(1);
        });
    assertThat(store.count("pg_locks where locktype = 'advisory' and granted")).isZero();
  }
}
