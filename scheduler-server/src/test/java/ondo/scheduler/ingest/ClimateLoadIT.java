package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import ondo.climate.TemperatureIndex;
import ondo.climate.Warming;
import ondo.geo.Grid;
import ondo.store.DataSetRepository;
import ondo.store.ResponseRepository;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ClimateLoadIT {

  private static final ClimateData PACK = StarterPack.packaged();

  @TempDir Path scratch;
  private JdbcTemplate template = new JdbcTemplate();

  @BeforeEach
  void connect() {
    template = new JdbcTemplate(TestDatabase.migrated().dataSource());
  }

  @Test
  void readers_see_every_response_as_it_was_derived() {
    var data = part("1", 40, PACK.warming());
    var result = load(data, "test");
    assertThat(result).isEqualTo(new ClimateLoad.Result("1", localRows(), true));
    assertThat(temperatureRows()).isEqualTo(40 * 8);
    var responses = new ResponseRepository(JdbcClient.create(template));
    var head = responses.findCurrent().orElseThrow();
    assertThat(head.dataVersion()).isEqualTo("1");
    assertThat(head.warmingLevelsK()).containsExactly(data.levels().values());
    assertThat(head.baseYears()).hasSize(30).startsWith(1991);
    data.derivation()
        .forEach(
            data.grid().points(),
            local -> {
              for (var index : TemperatureIndex.values()) {
                var stored =
                    responses
                        .responses(head.id(), List.of(local.point().id()))
                        .getOrDefault(local.point().id(), List.of())
                        .stream()
                        .filter(series -> series.indicator().equals(index.code()))
                        .findFirst()
                        .orElseThrow();
                assertThat(stored.values()).containsExactly(local.values(index));
                assertThat(stored.flags()).isEqualTo(local.flags(index));
              }
            });
    assertThat(count("region")).isEqualTo(3);
    assertThat(count("warming")).isEqualTo(12);
  }

  @Test
  void the_same_files_again_write_nothing() {
    load(part("1", 5, PACK.warming()), "test");
    var again = load(part("1", 5, PACK.warming()), "test");
    assertThat(again).isEqualTo(new ClimateLoad.Result("1", 0, false));
    assertThat(count("data_set")).isEqualTo(1);
  }

  @Test
  void another_version_takes_over_and_the_first_can_come_back() {
    load(part("1", 5, PACK.warming()), "test");
    load(part("2", 6, PACK.warming()), "test");
    var responses = new ResponseRepository(JdbcClient.create(template));
    assertThat(responses.findCurrent().orElseThrow().dataVersion()).isEqualTo("2");
    assertThat(load(part("1", 5, PACK.warming()), "test").isChanged()).isTrue();
    assertThat(responses.findCurrent().orElseThrow().gridPoints()).isEqualTo(5);
    assertThat(load().isKnown("2")).isTrue();
    assertThat(load().again("2")).contains(new ClimateLoad.Result("2", 0, true));
    assertThat(responses.findCurrent().orElseThrow().gridPoints()).isEqualTo(6);
    assertThat(load().again("3")).isEmpty();
  }

  @Test
  void a_load_that_breaks_off_leaves_no_trace() {
    load(part("1", 5, PACK.warming()), "test");
    var before = localRows();
    var twice = new ArrayList<Warming>(PACK.warming());
    twice.add(PACK.warming().getFirst());
    assertThatThrownBy(() -> load(part("2", 5, twice), "test"))
        .isInstanceOf(DuplicateKeyException.class);
    assertThat(count("data_set")).isEqualTo(1);
    assertThat(localRows()).isEqualTo(before);
    assertThat(temperatureRows()).isEqualTo(5 * 8);
    assertThat(
            template.queryForObject(
                "select count(*) from pg_class where relname like 'indicator_response_%' and"
                    + " relkind = 'r'",
                Integer.class))
        .isEqualTo(1);
  }

  private ClimateLoad.Result load(ClimateData data, String origin) {
    try (var grid = DerivedGrid.of(data, scratch)) {
      return load().load(data, grid, origin);
    }
  }

  private ClimateLoad load() {
    var source = template.getDataSource();
    if (source == null) {
      throw new IllegalStateException("no database");
    }
    return new ClimateLoad(
        new DataSetRepository(JdbcClient.create(template), template),
        new TransactionTemplate(new JdbcTransactionManager(source)));
  }

  private long localRows() {
    return count("indicator_response") + count("point_series") + count("point_storm");
  }

  private long temperatureRows() {
    var codes = Stream.of(TemperatureIndex.values()).map(TemperatureIndex::code).toList();
    return JdbcClient.create(template)
        .sql("select count(*) from indicator_response where indicator in (:codes)")
        .param("codes", codes)
        .query(Long.class)
        .single();
  }

  private Integer count(String table) {
    return JdbcClient.create(template)
        .sql("select count(*) from " + table)
        .query(Integer.class)
        .single();
  }

  private static ClimateData part(String version, int points, List<Warming> warming) {
    return new ClimateData(
        version,
        PACK.name(),
        PACK.levels(),
        PACK.changes(),
        PACK.stations(),
        warming,
        Grid.of(PACK.grid().points().subList(0, points)),
        PACK.regions().subList(0, 3),
        PACK.boundaries(),
        PACK.sources(),
        PACK.families(),
        PACK.hashes());
  }
}
