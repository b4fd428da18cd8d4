package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ondo.climate.GroundFact;
import ondo.climate.PointStorms;
import ondo.climate.YearlySeries;
import ondo.geo.GridPoint;
import ondo.store.DataSetRepository;
import ondo.store.PointClimateRepository;
import ondo.store.ResponseRepository;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class StormAndSeaLoadIT {

  private static final Comparator<YearlySeries> SERIES =
      Comparator.comparing(series -> series.indicator() + " " + series.scenario());
  private static final Comparator<GroundFact> FACTS = Comparator.comparing(GroundFact::name);

  @TempDir Path root;

  @Test
  void readers_see_storms_sea_level_and_water_as_they_were_derived() throws IOException {
    var directory = SyntheticDirectory.in(root);
    Files.createDirectories(root.resolve("typhoons"));
    directory.write(StormFiles.TRACKS, StormFamilyTest.TRACKS_HEADER + StormFamilyTest.PASSING);
    SeaFamiliesTest.writeSeaLevels(directory);
    SeaFamiliesTest.writeWaterLevels(directory);
    var data = DataDirectory.read(root);
    var source = TestDatabase.migrated().dataSource();
    var template = new JdbcTemplate(source);
    var jdbc = JdbcClient.create(template);
    var load =
        new ClimateLoad(
            new DataSetRepository(jdbc, template),
            new TransactionTemplate(new JdbcTransactionManager(source)));
    try (var grid = DerivedGrid.of(data, root.resolve("scratch"))) {
      load.load(data, grid, "test");
    }
    var id = new ResponseRepository(jdbc).findCurrent().orElseThrow().id();
    var ids = data.grid().points().stream().map(GridPoint::id).toList();
    var stored = new PointClimateRepository(jdbc);
    var expected = new Expected(data);

    assertThat(expected.storms).hasSize(ids.size());
    assertThat(expected.series).isNotEmpty();
    assertThat(expected.facts).isNotEmpty();
    assertThat(stored.storms(id, ids)).usingRecursiveComparison().isEqualTo(expected.storms);
    var series = stored.series(id, ids);
    var facts = stored.facts(id, ids);
    series.values().forEach(list -> list.sort(SERIES));
    facts.values().forEach(list -> list.sort(FACTS));
    assertThat(series).usingRecursiveComparison().isEqualTo(expected.series);
    assertThat(facts).usingRecursiveComparison().isEqualTo(expected.facts);
    assertThat(stored.storms(id)).isEqualTo(data.families().getFirst().storms());
  }

  /** What the families say of every point. */
  private static final class Expected {

    private final Map<Integer, PointStorms> storms = new HashMap<>();
    private final Map<Integer, List<YearlySeries>> series = new HashMap<>();
    private final Map<Integer, List<GroundFact>> facts = new HashMap<>();

    Expected(ClimateData data) {
      for (var point : data.grid().points()) {
        for (var family : data.families()) {
          var climate = family.at(point);
          if (climate.storms() != null) {
            storms.put(point.id(), climate.storms());
          }
          if (!climate.yearly().isEmpty()) {
            series.put(point.id(), climate.yearly().stream().sorted(SERIES).toList());
          }
          if (!climate.facts().isEmpty()) {
            facts.put(point.id(), climate.facts().stream().sorted(FACTS).toList());
          }
        }
      }
    }
  }
}
