package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.risk.Status;
import ondo.store.PointRepository.Key;
import ondo.store.ResultRepository.Count;
import ondo.store.ResultRepository.Selection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class ResultRepositoryIT {

  private static final Key HEAT_AT_2 = new Key(2, Hazard.EXTREME_HEAT, Scenario.SSP245);

  private final Store store = new Store();
  private final ResultRepository results = store.results();
  private final PointRepository points = new PointRepository(store.jdbc);
  private final ResultChecksum checksum = store.checksum();
  private int dataSet;

  @BeforeEach
  void load() {
    dataSet = store.currentDataSet("v1");
  }

  @Test
  void repeated_job_finds_the_set_it_opened_before() {
    var job = UUID.randomUUID();
    var first = open(job);

    assertThat(open(job)).isEqualTo(first);
    assertThat(open(UUID.randomUUID())).isNotEqualTo(first);
    assertThat(results.ofJob(job)).map(ResultSetHead::id).contains(first);
    assertThat(results.ofJob(UUID.randomUUID())).isEmpty();
    assertThat(results.find(first)).map(ResultSetHead::dataVersion).contains("v1");
    assertThat(results.findCurrent()).isEmpty();
  }

  @Test
  void series_come_back_to_the_last_bit() {
    var id = store.currentResults(dataSet, "v1");

    var hazards = points.hazards(id, List.of(2, 3));
    assertThat(hazards).hasSize(4);
    assertThat(hazards.get(HEAT_AT_2))
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class)
        .isEqualTo(Store.heat(2, 0));
    var gap = hazards.get(new Key(3, Hazard.EXTREME_COLD, Scenario.SSP245));
    assertThat(gap.status()).isEqualTo(Status.INSUFFICIENT_DATA);
    assertThat(gap.flags()).containsExactly("B", "A");
    assertThat(gap.h()).isNull();

    var losses = points.losses(id, List.of(2));
    assertThat(losses).hasSize(2);
    assertThat(losses.get(HEAT_AT_2))
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class)
        .isEqualTo(Store.heatLoss(2, 0));
    assertThat(losses.get(new Key(2, Hazard.EXTREME_COLD, Scenario.SSP245)).aal()).isNull();
    assertThat(points.losses(id + 1, List.of(2))).isEmpty();
  }

  @Test
  void rows_are_counted_and_numbers_that_are_none_are_told() {
    var id = store.currentResults(dataSet, "v1");
    assertThat(counted(id, "hazard_series")).isEqualTo(new Count(6, 0));
    assertThat(counted(id, "loss_series")).isEqualTo(new Count(6, 0));
    assertThat(counted(id, "class_probability")).isEqualTo(new Count(6, 0));
    assertThat(results.countValuedLosses(id)).isEqualTo(Map.of(Hazard.EXTREME_HEAT, 3L));

    store
        .jdbc
        .sql("update hazard_series set h[7] = 'NaN' where grid_id = 1 and h is not null")
        .update();
    store.jdbc.sql("update loss_series set severe[80] = 'Infinity' where aal is not null").update();
    store.jdbc.sql("update class_probability set probability[1] = null where class = 2").update();

    assertThat(counted(id, "hazard_series")).isEqualTo(new Count(6, 1));
    assertThat(counted(id, "loss_series")).isEqualTo(new Count(6, 3));
    assertThat(counted(id, "class_probability")).isEqualTo(new Count(6, 3));
  }

  @Test
  void chosen_rows_are_removed_and_no_other() {
    var id = store.currentResults(dataSet, "v1");
    var selection =
        new Selection(Set.of(Hazard.EXTREME_HEAT), Set.of(Scenario.SSP245), Set.of(1, 2));

    results.deleteHazards(id, selection);
    results.deleteLosses(id, selection);

    assertThat(counted(id, "hazard_series").total()).isEqualTo(4);
    assertThat(counted(id, "loss_series").total()).isEqualTo(4);
    assertThat(counted(id, "class_probability").total()).isEqualTo(2);
    assertThat(points.hazards(id, List.of(1, 2, 3)))
        .containsOnlyKeys(
            new Key(3, Hazard.EXTREME_HEAT, Scenario.SSP245),
            new Key(1, Hazard.EXTREME_COLD, Scenario.SSP245),
            new Key(2, Hazard.EXTREME_COLD, Scenario.SSP245),
            new Key(3, Hazard.EXTREME_COLD, Scenario.SSP245));
    results.deleteHazards(id, new Selection(Set.of(), Set.of(Scenario.SSP245), Set.of(3)));
    assertThat(counted(id, "hazard_series").total()).isEqualTo(4);
  }

  @Test
  void publishing_swaps_the_set_that_readers_see_and_works_once() {
    var first = store.currentResults(dataSet, "v1");
    var second = open(UUID.randomUUID());
    assertThat(results.findCurrent()).map(ResultSetHead::id).contains(first);

    assertThat(publish(second)).isTrue();

    var current = results.findCurrent().orElseThrow();
    assertThat(current.id()).isEqualTo(second);
    assertThat(current.checksum()).isEqualTo("sum");
    assertThat(current.publishedAt()).isNotNull();
    assertThat(store.count("result_set where state = 'RETIRED'")).isEqualTo(1);
    assertThat(publish(first)).isFalse();
  }

  @Test
  void row_of_a_wrong_length_is_refused_and_the_copy_before_it_too() {
    var id = open(UUID.randomUUID());
    var tooShort =
        new HazardSeries(
            2, Hazard.EXTREME_HEAT, Scenario.SSP126, Status.OK, List.of(), null, new double[79]);

    assertThatThrownBy(() -> results.writeHazards(id, List.of(Store.heat(1, 0), tooShort)))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(counted(id, "hazard_series").total()).isZero();
    assertThat(results.writeHazards(id, List.of(Store.heat(1, 0)))).isEqualTo(1);
  }

  @Test
  void many_rows_pass_through_one_buffer_and_long_texts_through_a_larger_one() {
    var id = open(UUID.randomUUID());
    var yearFlags = "{\"EDGE_WINDOW\": [" + "2021, ".repeat(20_000) + "2021]}";
    var rows = new ArrayList<HazardSeries>();
    for (var grid = 1; grid <= 300; grid++) {
      rows.add(Store.heat(grid, grid));
    }
    rows.add(
        new HazardSeries(
            301,
            Hazard.EXTREME_HEAT,
            Scenario.SSP245,
            Status.OK,
            List.of(),
            yearFlags,
            Store.years(1, 0)));

    assertThat(results.writeHazards(id, rows)).isEqualTo(301);

    var read = points.hazards(id, List.of(1, 300, 301));
    assertThat(read.get(new Key(300, Hazard.EXTREME_HEAT, Scenario.SSP245)).h())
        .containsExactly(Store.heat(300, 300).h());
    assertThat(read.get(new Key(301, Hazard.EXTREME_HEAT, Scenario.SSP245)).yearFlags())
        .isEqualTo(yearFlags);
  }

  @Test
  void sets_that_nobody_reads_are_listed_and_dropped_with_their_tables() {
    var first = store.currentResults(dataSet, "v1");
    var second = store.currentResults(dataSet, "v1");
    var current = store.currentResults(dataSet, "v1");
    var abandoned = open(UUID.randomUUID());

    assertThat(results.listOutdated()).containsExactly(first, abandoned);
    store.inTransaction(() -> results.drop(first));

    assertThat(results.listOutdated()).containsExactly(abandoned);
    assertThat(store.count("pg_class where relname = 'hazard_series_" + first + "'")).isZero();
    assertThat(counted(second, "hazard_series").total()).isEqualTo(6);
    assertThat(results.findCurrent()).map(ResultSetHead::id).contains(current);
  }

  @Test
  void checksum_is_of_the_rows_and_not_of_their_order_or_set() {
    var one = open(UUID.randomUUID());
    var other = open(UUID.randomUUID());
    store.fill(one, 0);
    results.writeHazards(other, List.of(Store.heat(3, 0), Store.heat(1, 0)));
    store.inTransaction(
        () -> {
          results.deleteHazards(
              other,
              new Selection(Set.of(Hazard.values()), Set.of(Scenario.values()), Set.of(1, 3)));
          store.fill(other, 0);
        });

    assertThat(sum(one)).matches("[0-9a-f]{64}").isEqualTo(sum(other));
  }

  @Test
  void checksum_tells_one_bit_a_flag_and_a_gap() {
    var id = open(UUID.randomUUID());
    store.fill(id, 0);
    var before = sum(id);

    change(
        "update hazard_series set h[80] = h[80] + 1e-15 * h[80] where grid_id = 3 and h is not"
            + " null");
    var bit = sum(id);
    change("update loss_series set flags = '{X}' where grid_id = 1 and aal is null");
    var flag = sum(id);
    change("delete from class_probability where grid_id = 1 and class = 1");

    assertThat(List.of(before, bit, flag, sum(id))).doesNotHaveDuplicates();
    assertThat(sum(open(UUID.randomUUID()))).isNotEqualTo(before);
  }

  private void change(String sql) {
    assertThat(store.jdbc.sql(sql).update()).isEqualTo(1);
  }

  private String sum(int id) {
    return store.inTransaction(() -> checksum.of(id).checksum());
  }

  private Count counted(int id, String table) {
    var count = store.inTransaction(() -> checksum.of(id)).counts().get(table);
    return Objects.requireNonNull(count, table);
  }

  private boolean publish(int id) {
    return store.inTransaction(() -> results.publish(id, 0, "sum"));
  }

  @Test
  void planner_knows_the_rows_of_an_analyzed_set() {
    var id = store.currentResults(dataSet, "v1");
    store.inTransaction(() -> results.analyze(id));

    assertThat(store.count("pg_class where relname = 'hazard_series_" + id + "' and reltuples = 6"))
        .isOne();
  }

  @Test
  void set_that_was_given_up_is_dropped_by_the_next_sweep_and_never_published() {
    var id = open(UUID.randomUUID());
    var current = store.currentResults(dataSet, "v1");

    results.discard(id);
    results.discard(current);

    assertThat(results.listOutdated()).contains(id).doesNotContain(current);
    store.transaction.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          assertThat(results.publish(id, 0, "x")).isFalse();
        });
    assertThat(store.count("result_set where state = 'FAILED'")).isEqualTo(1);
    assertThat(results.findCurrent()).map(ResultSetHead::id).contains(current);
  }

  private int open(UUID job) {
    return store.inTransaction(() -> store.openResults(job, dataSet, "v1"));
  }
}
