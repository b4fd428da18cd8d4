package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.job.JobRequest;
import ondo.job.JobType;
import ondo.job.Submission;
import ondo.risk.Hazard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunReaderIT {

  private static final Set<Hazard> ALL = Set.of(Hazard.values());
  private static final Set<Scenario> SCENARIOS = Set.of(Scenario.values());

  private final Store store = new Store();
  private final RunReader runs = new RunReader(store.jdbc);
  private int dataSet;

  @BeforeEach
  void load() {
    dataSet = store.currentDataSet("v1");
  }

  private int open(UUID jobId) {
    return store.inTransaction(() -> store.openResults(jobId, dataSet, "v1"));
  }

  /** Results whose scores and losses lie so much above those of the store. */
  private int shifted(double shift) {
    var id = open(UUID.randomUUID());
    store.fill(id, shift);
    return id;
  }

  private int change(String sql) {
    return store.jdbc.sql(sql).update();
  }

  @Test
  void manifest_names_what_a_run_was_computed_from() {
    var job = UUID.randomUUID();
    var id = open(job);

    var building = runs.manifest(job).orElseThrow();

    assertThat(building.resultSetId()).isEqualTo(id);
    assertThat(building.dataSetId()).isEqualTo(dataSet);
    assertThat(building.dataSet()).isEqualTo("set v1");
    assertThat(building.dataVersion()).isEqualTo("v1");
    assertThat(building.modelVersion()).isEqualTo("model-1");
    assertThat(building.switches()).isEqualTo("{\"TAIL\": \"none\"}");
    assertThat(building.state()).isEqualTo("BUILDING");
    assertThat(building.rows()).isNull();
    assertThat(building.checksum()).isNull();
    assertThat(building.publishedAt()).isNull();
    assertThat(building.warmingLevelsK()).containsExactly(0.87, 1.87);
    assertThat(building.baseYears()).containsExactly(1991, 1992);

    store.inTransaction(() -> store.results().publish(id, 6, "abc"));

    var published = runs.manifest(job).orElseThrow();
    assertThat(published.state()).isEqualTo("CURRENT");
    assertThat(published.rows()).isEqualTo(6);
    assertThat(published.checksum()).isEqualTo("abc");
    assertThat(published.publishedAt()).isAfterOrEqualTo(building.createdAt());
    assertThat(runs.manifest(UUID.randomUUID())).isEmpty();
  }

  @Test
  void steps_that_have_ended_tell_how_long_they_took() {
    var jobs = new JobRepository(store.jdbc, store.transaction);
    var ledger = new LedgerRepository(store.jdbc, store.transaction);
    var request = new JobRequest(JobType.NIGHT, "acme", "{}", "night", null, "hash", 5, null);
    var id = ((Submission.Accepted) jobs.submit(request, 100)).id();
    ledger.openSteps(id, List.of("HAZARD", "LOSS", "SWEEP"));
    change(
        "update step set started_at = '2026-01-01 02:00:00+09', finished_at = "
            + "'2026-01-01 02:00:12.5+09' where ordinal = 0");
    change(
        "update step set started_at = '2026-01-01 02:00:20+09', finished_at = "
            + "'2026-01-01 02:00:21+09' where ordinal = 1");

    assertThat(runs.steps(id))
        .containsExactly(new RunReader.StepTime("HAZARD", 12.5), new RunReader.StepTime("LOSS", 1));
    assertThat(runs.steps(UUID.randomUUID())).isEmpty();
  }

  @Test
  void equal_runs_differ_in_no_point() {
    var a = shifted(0);
    var b = shifted(0);

    assertThat(runs.hazards(a, b, ALL, SCENARIOS, 2050))
        .containsExactly(
            new RunReader.Difference(Hazard.EXTREME_COLD, Scenario.SSP245, 3, 0, 0, 0, null, null),
            new RunReader.Difference(Hazard.EXTREME_HEAT, Scenario.SSP245, 3, 3, 0, 0, 0.0, 0.0));
  }

  @Test
  void differences_of_scores_are_of_the_second_run_less_the_first() {
    var a = shifted(0);
    var b = shifted(2);
    change(
        "update hazard_series set h[10] = 0 where grid_id = 1 and hazard = 'extreme_heat'"
            + " and result_set_id = "
            + b);

    var in2050 = runs.hazards(a, b, Set.of(Hazard.EXTREME_HEAT), SCENARIOS, 2050).getFirst();
    var in2030 = runs.hazards(a, b, Set.of(Hazard.EXTREME_HEAT), SCENARIOS, 2030).getFirst();

    assertThat(in2050.changed()).isEqualTo(3);
    assertThat(in2050.mean()).isEqualTo(2);
    assertThat(in2050.largest()).isEqualTo(2);
    // The score of point 1 in 2030 is 14.5, and 0 in the second run; the others lie 2 above.
    assertThat(in2030.mean()).isCloseTo((-14.5 + 2 + 2) / 3, within(1e-12));
    assertThat(in2030.largest()).isEqualTo(14.5);
    assertThat(runs.hazards(b, a, Set.of(Hazard.EXTREME_HEAT), SCENARIOS, 2050).getFirst().mean())
        .isEqualTo(-2);
  }

  @Test
  void differences_of_losses_are_of_losses_and_not_of_scores() {
    var a = shifted(0);
    var b = shifted(0);
    change(
        "update loss_series set aal[30] = aal[30] + 0.5 where grid_id = 2 and hazard ="
            + " 'extreme_heat' and result_set_id = "
            + b);

    var losses = runs.losses(a, b, Set.of(Hazard.EXTREME_HEAT), SCENARIOS, 2050).getFirst();

    assertThat(losses.changed()).isEqualTo(1);
    assertThat(losses.largest()).isCloseTo(0.5, within(1e-12));
    assertThat(losses.mean()).isCloseTo(0.5 / 3, within(1e-12));
    assertThat(
            runs.hazards(a, b, Set.of(Hazard.EXTREME_HEAT), SCENARIOS, 2050).getFirst().changed())
        .isZero();
  }

  @Test
  void points_that_gained_or_lost_a_value_are_counted_apart() {
    var a = shifted(0);
    var b = shifted(0);
    change(
        "update hazard_series set h = null, status = 'INSUFFICIENT_DATA' where grid_id = 1 and"
            + " hazard = 'extreme_heat' and result_set_id = "
            + b);
    change(
        "delete from hazard_series where grid_id = 2 and hazard = 'extreme_heat' and"
            + " result_set_id = "
            + b);

    var heat = runs.hazards(a, b, Set.of(Hazard.EXTREME_HEAT), SCENARIOS, 2050).getFirst();

    // Point 2 is not in both, so it is in no count.
    assertThat(heat)
        .isEqualTo(
            new RunReader.Difference(Hazard.EXTREME_HEAT, Scenario.SSP245, 2, 1, 1, 0, 0.0, 0.0));
  }

  @Test
  void only_what_is_asked_for_is_compared() {
    var a = shifted(0);
    var b = shifted(1);

    assertThat(runs.hazards(a, b, Set.of(Hazard.DROUGHT), SCENARIOS, 2050)).isEmpty();
    assertThat(runs.losses(a, b, ALL, Set.of(Scenario.SSP585), 2050)).isEmpty();
  }
}
