package ondo.scheduler.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.job.Chunk;
import ondo.job.JobType;
import ondo.risk.Hazard;
import ondo.scheduler.ingest.ClimateLoad;
import ondo.scheduler.ingest.StagingFiles;
import ondo.scheduler.ingest.SyntheticDirectory;
import ondo.store.DataSetRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * From a user's file through ingest and night to the result of a site. Each contract is shown by
 * two nights, without its file and with it: a gap, or a number that stood on an assumption, becomes
 * one that rests on the file. The files are those of {@code src/test/resources/import}; every
 * number in them is made up.
 */
class ImportNightIT {

  private static final String AT_THE_SHORE =
      "abs(latitude - 36) < 1e-6 and abs(longitude - 127.3) < 1e-6";

  @TempDir static Path temporary;

  /** Nights by their files; several tests start from the same one. */
  private static final Map<List<String>, Night> NIGHTS = new HashMap<>();

  /** What a night gave for one hazard and scenario: at the grid point, and at the site on it. */
  private record Seen(
      Double pointH,
      Double pointAal,
      List<String> pointFlags,
      Double h,
      Double e,
      Double aal,
      String method,
      String status,
      List<String> flags) {}

  @Test
  void yearly_series_give_drought_fire_flood_and_sea_their_climate() throws Exception {
    var without = night();
    var with = night("yearly.csv");
    for (var hazard :
        List.of(Hazard.DROUGHT, Hazard.WILDFIRE, Hazard.RIVER_FLOOD, Hazard.SEA_LEVEL_RISE)) {
      var before = without.seen(hazard, Scenario.SSP245);
      assertThat(before.pointH()).as(hazard.code()).isNull();
      assertThat(before.h()).isNull();
      assertThat(before.aal()).isNull();
      assertThat(before.status()).isEqualTo("INSUFFICIENT_DATA");
      for (var scenario : Scenario.values()) {
        var after = with.seen(hazard, scenario);
        assertThat(after.pointH()).as(hazard + " " + scenario).isPositive();
        assertThat(after.h()).isPositive();
        assertThat(after.pointFlags()).contains("IMPORTED");
      }
    }
    assertThat(with.seen(Hazard.DROUGHT, Scenario.SSP585).aal()).isPositive();
    assertThat(with.seen(Hazard.RIVER_FLOOD, Scenario.SSP585).flags())
        .contains("IMPORTED", "E_UNKNOWN_UPPER_BOUND")
        .doesNotContain("BASELINE_PROXY");
  }

  @Test
  void elevations_give_the_sea_a_depth() throws Exception {
    var before = night("yearly.csv").seen(Hazard.SEA_LEVEL_RISE, Scenario.SSP585);
    var after = night("yearly.csv", "elevation.csv").seen(Hazard.SEA_LEVEL_RISE, Scenario.SSP585);
    assertThat(before.pointAal()).isNull();
    assertThat(before.pointFlags()).contains("UNKNOWN_ATTR:elevation_m");
    assertThat(after.pointAal()).isPositive();
    assertThat(after.aal()).isPositive();
    assertThat(after.flags()).contains("IMPORTED", "MSL_ONLY");
    assertThat(after.status()).isEqualTo("OK_WITH_ASSUMPTION");
  }

  @Test
  void land_cover_says_how_far_the_forest_is_and_how_sealed_the_ground() throws Exception {
    var without = night("yearly.csv");
    var with = night("yearly.csv", "land-cover.csv");
    var before = without.seen(Hazard.WILDFIRE, Scenario.SSP370);
    var after = with.seen(Hazard.WILDFIRE, Scenario.SSP370);
    assertThat(before.e()).isNull();
    assertThat(before.flags()).contains("E_UNKNOWN_UPPER_BOUND");
    // 350 m to the forest: 70 points, and seven tenths of the loss that stood as an upper bound.
    assertThat(after.e()).isEqualTo(70);
    assertThat(after.aal()).isEqualTo(0.7 * before.aal());
    assertThat(after.flags()).contains("IMPORTED").doesNotContain("E_UNKNOWN_UPPER_BOUND");
    assertThat(without.seen(Hazard.EXTREME_HEAT, Scenario.SSP370).e()).isNull();
    assertThat(with.seen(Hazard.EXTREME_HEAT, Scenario.SSP370).e()).isEqualTo(70);
  }

  @Test
  void rivers_and_heights_above_them_say_what_a_flood_reaches() throws Exception {
    var before = night("yearly.csv").seen(Hazard.RIVER_FLOOD, Scenario.SSP126);
    var after = night("yearly.csv", "rivers.csv").seen(Hazard.RIVER_FLOOD, Scenario.SSP126);
    assertThat(before.e()).isNull();
    assertThat(before.flags()).contains("PARTIAL_INDICATORS", "E_UNKNOWN_UPPER_BOUND");
    // 640 m from the grid point, and the site is some 300 m from that: 300 to 1,000 m either way.
    assertThat(after.e()).isEqualTo(40);
    assertThat(after.aal()).isEqualTo(0.4 * before.aal());
    assertThat(after.flags())
        .contains("IMPORTED", "DISTANCE_FROM_GRID_POINT")
        .doesNotContain("GROUND_OF_GRID_POINT", "PARTIAL_INDICATORS", "E_UNKNOWN_UPPER_BOUND");
  }

  @Test
  void drains_give_the_urban_flood_a_capacity() throws Exception {
    var before = night("yearly.csv").seen(Hazard.URBAN_FLOOD, Scenario.SSP585);
    var after = night("yearly.csv", "drainage.csv").seen(Hazard.URBAN_FLOOD, Scenario.SSP585);
    assertThat(before.pointH()).isNull();
    assertThat(before.pointAal()).isNull();
    assertThat(before.status()).isEqualTo("INSUFFICIENT_DATA");
    assertThat(after.pointH()).isPositive();
    assertThat(after.pointAal()).isPositive();
    assertThat(after.aal()).isPositive();
    assertThat(after.flags()).contains("DRAINAGE_ESTIMATED", "UNCALIBRATED_DEPTH", "IMPORTED");
  }

  @Test
  void grids_give_the_points_of_their_cells_a_climate() throws Exception {
    var before = night().seen(Hazard.WILDFIRE, Scenario.SSP245);
    var with = night("yearly.nc=fire-weather.nc");
    assertThat(before.pointAal()).isNull();
    for (var scenario : Scenario.values()) {
      var after = with.seen(Hazard.WILDFIRE, scenario);
      assertThat(after.pointH()).isPositive();
      assertThat(after.aal()).isPositive();
      assertThat(after.flags()).contains("IMPORTED");
    }
  }

  @Test
  void hazard_curves_of_a_site_make_its_loss_event_based() throws Exception {
    var before = night("yearly.csv").seen(Hazard.RIVER_FLOOD, Scenario.SSP585);
    var after = night("yearly.csv", "hazard-curves.csv").seen(Hazard.RIVER_FLOOD, Scenario.SSP585);
    assertThat(before.method()).isEqualTo("INDEX");
    assertThat(after.method()).isEqualTo("EVENT");
    assertThat(after.aal()).isPositive().isNotEqualTo(before.aal());
    assertThat(after.flags()).contains("IMPORTED");
  }

  @Test
  void aqueduct_gives_water_stress_in_every_scenario() throws Exception {
    var before = night().seen(Hazard.WATER_STRESS, Scenario.SSP245);
    var with = night("aqueduct.csv");
    assertThat(before.pointH()).isNull();
    for (var scenario : Scenario.values()) {
      assertThat(with.seen(Hazard.WATER_STRESS, scenario).pointH()).isBetween(40.0, 80.0);
    }
    var path = with.seen(Hazard.WATER_STRESS, Scenario.SSP585);
    assertThat(path.pointAal()).isPositive();
    assertThat(path.flags()).contains("IMPORTED");
  }

  @Test
  void days_of_one_scenario_give_that_scenario_and_leave_the_others_a_gap() throws Exception {
    var with = night("daily.csv");
    for (var hazard : List.of(Hazard.DROUGHT, Hazard.WILDFIRE, Hazard.EXTREME_HEAT)) {
      var known = with.seen(hazard, Scenario.SSP370);
      assertThat(known.pointAal()).as(hazard.code()).isPositive();
      assertThat(known.aal()).isPositive();
      assertThat(known.flags()).contains("IMPORTED");
      var gap = with.seen(hazard, Scenario.SSP126);
      assertThat(gap.pointAal()).isNull();
      assertThat(gap.status()).isEqualTo("INSUFFICIENT_DATA");
    }
    // The scenario that the file is silent about is no reason to lose what the stations know.
    assertThat(with.seen(Hazard.EXTREME_COLD, Scenario.SSP370).pointAal()).isPositive();
  }

  /**
   * A night over the made-up directory and some files, each {@code name} or {@code name=source}.
   */
  private static Night night(String... files) throws Exception {
    var known = NIGHTS.get(List.of(files));
    if (known != null) {
      return known;
    }
    var root = temporary.resolve("data" + NIGHTS.size());
    SyntheticDirectory.in(root);
    if (files.length > 0) {
      bring(root.resolve("import"), List.of(files));
    }
    var ledger = new Ledger(50);
    ingest(ledger, root);
    site(ledger);
    var order = ledger.orders.night();
    ledger.drive();
    assertThat(ledger.job(order.id()).error()).isNull();
    var night = new Night(ledger);
    NIGHTS.put(List.of(files), night);
    return night;
  }

  private static void bring(Path folder, List<String> files) throws IOException {
    Files.createDirectories(folder);
    var sources = new StringBuilder("file,name,licence,attribution,method,period\n");
    for (var file : files) {
      var name = file.split("=", 2)[0];
      sources.append(name).append(",Made up,made up for a test,nobody,,\n");
      if (name.equals("daily.csv")) {
        Files.writeString(folder.resolve(name), days());
        continue;
      }
      var resource = "/import/" + file.substring(file.indexOf('=') + 1);
      try (var in = ImportNightIT.class.getResourceAsStream(resource)) {
        Files.copy(Objects.requireNonNull(in, resource), folder.resolve(name));
      }
    }
    Files.writeString(folder.resolve("sources.csv"), sources);
  }

  private static String days() {
    var text =
        new StringBuilder("region_code,scenario,date,tmax_c,tmin_c,rain_mm,humidity_pct,wind_ms\n");
    days(text, "OBSERVED", 1991, 2020, 0);
    days(text, "SSP370", 2021, 2100, 2.5);
    return text.toString();
  }

  private static void days(StringBuilder text, String scenario, int first, int last, double more) {
    for (var date = LocalDate.of(first, 1, 1); date.getYear() <= last; date = date.plusDays(1)) {
      var day = date.toEpochDay();
      var maximum =
          14
              - 16 * Math.cos(2 * Math.PI * (date.getDayOfYear() - 20) / 365.25)
              + 4 * Math.sin(day / 3.7)
              + 3 * Math.sin(day / 29.0)
              + more;
      var rain = date.getDayOfMonth() % 7 == 0 ? 20 + 15 * Math.sin(day / 400.0) : 0;
      text.append(
          "11010,%s,%s,%.2f,%.2f,%.1f,45,4%n"
              .formatted(scenario, date, maximum, maximum - 8, rain));
    }
  }

  private static void ingest(Ledger ledger, Path root) {
    var template = new JdbcTemplate(ledger.database.dataSource());
    var runner =
        new IngestRunner(
            new ClimateLoad(
                new DataSetRepository(JdbcClient.create(template), template), ledger.transaction),
            new StagingFiles(
                temporary.resolve("scratch"), Duration.ofDays(1), InstantSource.system()));
    var params = "{\"directory\": \"" + root + "\"}";
    var chunk =
        new Chunk(
            1,
            UUID.randomUUID(),
            JobType.INGEST,
            "default",
            params,
            null,
            null,
            0,
            "INGEST",
            0,
            "{}",
            1,
            1,
            false);
    var write = runner.run(chunk);
    ledger.transaction.executeWithoutResult(status -> write.rows());
  }

  /** A site at the southern shore of which its use and its value are known, and nothing else. */
  private static void site(Ledger ledger) {
    ledger
        .sql
        .sql(
            """
            insert into site (id, tenant, external_id, name, latitude, longitude, asset_value,
                              currency, insured_share, attributes)
            values (:id, 'acme', 'plant-1', 'a plant', 36.002, 127.302, 1000000, 'KRW', 0,
                    '{"use": "FACTORY"}')
            """)
        .param("id", UUID.randomUUID())
        .update();
  }

  /** The results of a night. */
  private record Night(Ledger ledger) {

    Seen seen(Hazard hazard, Scenario scenario) {
      return ledger
          .sql
          .sql(
              """
              select p.h[30] as point_h, l.aal[30] as point_aal, l.flags || p.flags as point_flags,
                     s.h[30] as h, s.e, s.aal_net[30] as aal, s.method, s.status, s.flags
              from grid_point g
              join hazard_series p on p.grid_id = g.id
              join loss_series l on l.grid_id = g.id and l.hazard = p.hazard
                                and l.scenario = p.scenario
                                and l.result_set_id = p.result_set_id
              join site_risk s on s.hazard = p.hazard and s.scenario = p.scenario
              where %s and p.hazard = :hazard and p.scenario = :scenario
              """
                  .formatted(AT_THE_SHORE))
          .param("hazard", hazard.code())
          .param("scenario", scenario.name())
          .query(
              (row, number) ->
                  new Seen(
                      (Double) row.getObject("point_h"),
                      (Double) row.getObject("point_aal"),
                      List.of((String[]) row.getArray("point_flags").getArray()),
                      (Double) row.getObject("h"),
                      (Double) row.getObject("e"),
                      (Double) row.getObject("aal"),
                      row.getString("method"),
                      row.getString("status"),
                      List.of((String[]) row.getArray("flags").getArray())))
          .single();
    }
  }
}
