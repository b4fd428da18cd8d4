package ondo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.Test;

class RegionScoresIT {

  private static final int REGIONS = 12;

  private final Night night = SyntheticNight.of(6, 6, REGIONS);

  @Test
  void every_query_returns_the_stored_values() throws SQLException {
    try (var connection = TestDatabase.fresh().connect()) {
      var layouts = Layouts.build(connection, "benchmark", night);
      try (var contest = new Contest(layouts, REGIONS, 3)) {
        for (var variant : contest.variants()) {
          var answer = contest.askInFull(variant);
          var agreement = contest.check(variant.name(), answer);
          if (!variant.name().startsWith("floor")) {
            assertThat(agreement.values())
                .as(variant.name())
                .isEqualTo(REGIONS * Scores.YEARS.size());
          }
        }
        assertThat(contest.plans())
            .hasSize(7)
            .allSatisfy((n, p) -> assertThat(p).contains("Execution Time"));
      }
    }
  }

  @Test
  void a_single_wrong_bit_ends_the_run() throws SQLException {
    try (var connection = TestDatabase.fresh().connect()) {
      var layouts = Layouts.build(connection, "benchmark", night.regionPointsOnly());
      try (var contest = new Contest(layouts, REGIONS, 3)) {
        var lateral = contest.variants().get(1);
        var answer = lateral.run().ask();
        answer.values()[3][4] = Math.nextUp(answer.values()[3][4]);
        assertThatThrownBy(() -> contest.check(lateral.name(), answer))
            .hasMessageContaining("1 values differ");
      }
    }
  }

  @Test
  void storage_reads_and_writes_every_value() throws SQLException {
    try (var connection = TestDatabase.fresh().connect()) {
      var layouts = Layouts.build(connection, "benchmark", night.regionPointsOnly());
      var storage = new Storage(layouts, 1);
      var extractions = storage.extractions();
      assertThat(extractions)
          .extracting(Storage.Extraction::values)
          .containsOnly((long) REGIONS * 2 * 4 * 80);
      assertThat(extractions.getFirst().checksum()).isEqualTo(extractions.getLast().checksum());
      assertThat(storage.sizes()).allSatisfy(s -> assertThat(s.bytes()).isPositive());
      assertThat(storage.copies().getFirst().rows()).isEqualTo(REGIONS * 2 * 4);
    }
  }
}
