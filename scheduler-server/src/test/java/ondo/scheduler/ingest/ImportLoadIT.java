package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import ondo.climate.Scenario;
import ondo.geo.LatLon;
import ondo.risk.Hazard;
import ondo.store.DataSetRepository;
import ondo.store.HazardCurveRepository;
import ondo.store.PointClimateRepository;
import ondo.store.ResponseRepository;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** From a user's files through the load to what readers of the database find. */
class ImportLoadIT {

  /** What each hazard computes with, by the names under which it is stored. */
  private static final Map<Hazard, List<String>> NEEDED =
      new LinkedHashMap<>(
          Map.of(
              Hazard.EXTREME_HEAT,
              List.of("hot_days_33", "wsdi", "wsdi OBSERVED", "tropical_nights_25", "tx90p_days"),
              Hazard.EXTREME_COLD,
              List.of("csdi", "csdi OBSERVED", "ice_days", "cold_days_m12", "tnn"),
              Hazard.WILDFIRE,
              List.of("fwi_peak", "land_cover", "distance_to_forest_m"),
              Hazard.DROUGHT,
              List.of("spei12_min"),
              Hazard.WATER_STRESS,
              List.of("wsi"),
              Hazard.SEA_LEVEL_RISE,
              List.of("slr_cm", "slr_cm_low", "slr_cm_high", "elevation_m"),
              Hazard.RIVER_FLOOD,
              List.of(
                  "rx1day",
                  "rx1day OBSERVED",
                  "twi",
                  "distance_to_river_m",
                  "height_above_drainage_m",
                  "in_flood_zone",
                  "curve river_flood"),
              Hazard.URBAN_FLOOD,
              List.of("rx1day", "drainage_capacity_mm_h", "urban_share", "slope", "imperviousness"),
              Hazard.TYPHOON,
              List.of("s_tc", "curve typhoon")));

  private static final LatLon NEAR_REGION = new LatLon(36.18, 127.22);

  @TempDir Path root;
  private JdbcTemplate template = new JdbcTemplate();

  @BeforeEach
  void connect() throws IOException {
    template = new JdbcTemplate(TestDatabase.migrated().dataSource());
    SyntheticDirectory.in(root);
    Files.createDirectories(root.resolve("import"));
    Files.writeString(
        root.resolve("import/sources.csv"),
        """
        file,name,licence,attribution,method,period
        yearly.csv,Made-up series,made up for a test,nobody,,
        elevation.csv,Made-up heights,made up for a test,nobody,,
        land-cover.csv,Made-up land cover,made up for a test,nobody,,
        rivers.csv,Made-up rivers,made up for a test,nobody,,
        drainage.csv,Made-up drains,made up for a test,nobody,,
        hazard-curves.csv,Made-up curves,made up for a test,nobody,,
        """);
    write("elevation.csv", "lat,lon,elevation_m\n36.17,127.21,12\n");
    write(
        "land-cover.csv",
        "lat,lon,land_cover,imperviousness,distance_to_forest_m\n36.17,127.21,URBAN,0.8,400\n");
    write(
        "rivers.csv",
        "lat,lon,distance_to_river_m,height_above_drainage_m,twi,in_flood_zone\n"
            + "36.17,127.21,150,4,9.5,FALSE\n");
    write(
        "drainage.csv",
        "lat,lon,drainage_capacity_mm_h,urban_share,slope\n36.17,127.21,50,0.9,0.01\n");
    write("yearly.csv", yearly());
    write("hazard-curves.csv", curves());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(root.resolve("import").resolve(name), text);
  }

  private static String yearly() {
    var text = new StringBuilder("region_code,indicator,scenario,year,value\n");
    for (var indicator : ImportedIndicator.values()) {
      for (var scenario : Scenario.values()) {
        for (var year = 2021; year <= 2100; year++) {
          text.append(
              "11010,%s,%s,%d,%s%n"
                  .formatted(
                      indicator.code(),
                      scenario,
                      year,
                      Math.clamp(
                          (year - 2060) / 20.0 + scenario.ordinal(),
                          indicator.least(),
                          indicator.most())));
        }
      }
      for (var year = 1991; year <= 2020; year++) {
        text.append("11010,%s,OBSERVED,%d,%s%n".formatted(indicator.code(), year, year % 3));
      }
    }
    return text.toString();
  }

  private static String curves() {
    return """
        hazard,scenario,year,lat,lon,site,return_period_yr,intensity
        river_flood,PRESENT,2020,36.2,127.2,,10,0.2
        river_flood,PRESENT,2020,36.2,127.2,,100,1.1
        river_flood,SSP585,2050,36.2,127.2,,100,1.6
        river_flood,SSP585,2050,36.19,127.22,,100,1.9
        river_flood,PRESENT,2020,36.9,127.2,,100,9
        typhoon,PRESENT,2020,,,plant-1,100,44
        typhoon,PRESENT,2020,36.2,127.2,,100,40
        """;
  }

  private int load() {
    var load =
        new ClimateLoad(
            new DataSetRepository(JdbcClient.create(template), template),
            new TransactionTemplate(new JdbcTransactionManager(template.getDataSource())));
    var data = DataDirectory.read(root);
    try (var grid = DerivedGrid.of(data, root.resolve("scratch"))) {
      load.load(data, grid, "test");
    }
    return new ResponseRepository(JdbcClient.create(template)).findCurrent().orElseThrow().id();
  }

  @Test
  void after_an_import_all_nine_hazards_have_their_inputs() {
    var id = load();
    var points = DataDirectory.read(root).grid().points();
    var grid = points.getLast().id();
    var climate = new PointClimateRepository(JdbcClient.create(template));
    var found = new HashSet<String>();
    var scenarios = new TreeSet<String>();
    for (var series : climate.series(id, List.of(grid)).getOrDefault(grid, List.of())) {
      found.add(series.indicator() + (series.scenario() == null ? " OBSERVED" : ""));
      scenarios.add(series.indicator() + " " + series.scenario());
      assertThat(series.flags()).contains("IMPORTED");
    }
    climate
        .facts(id, List.of(grid))
        .getOrDefault(grid, List.of())
        .forEach(fact -> found.add(fact.name()));
    curves(id, "plant-1").forEach(curve -> found.add("curve " + curve.curve().hazard().code()));
    for (var hazard : Hazard.values()) {
      assertThat(found)
          .describedAs(hazard.code())
          .containsAll(NEEDED.getOrDefault(hazard, List.of("nothing names its inputs")));
    }
    assertThat(scenarios).hasSize(5 * ImportedIndicator.values().length);
    assertThat(sources()).contains("Made-up series", "Made-up curves");
  }

  private Set<String> sources() {
    return new HashSet<>(template.queryForList("select name from data_source", String.class));
  }

  private List<HazardCurveRepository.Found> curves(int id, String site) {
    return new HazardCurveRepository(JdbcClient.create(template))
        .find(id, site, NEAR_REGION, HazardCurveRepository.REACH_M);
  }

  @Test
  void a_site_has_its_own_curves_and_else_those_of_the_nearest_position() {
    var id = load();
    var own = curves(id, "plant-1");
    var wind = own.stream().filter(c -> c.curve().hazard() == Hazard.TYPHOON).toList();
    assertThat(wind).hasSize(1);
    assertThat(wind.getFirst().curve().intensities()).containsExactly(44);
    assertThat(wind.getFirst().distanceM()).isZero();
    var flood = own.stream().filter(c -> c.curve().hazard() == Hazard.RIVER_FLOOD).toList();
    assertThat(flood).hasSize(1);
    assertThat(flood.getFirst().curve().intensities()).containsExactly(1.9);
    assertThat(flood.getFirst().distanceM()).isBetween(1_100.0, 1_120.0);
    var other = curves(id, "plant-2");
    assertThat(other.stream().filter(c -> c.curve().hazard() == Hazard.TYPHOON))
        .singleElement()
        .satisfies(c -> assertThat(c.curve().intensities()).containsExactly(40));
  }

  @Test
  void beyond_the_reach_there_is_no_curve() {
    var id = load();
    var curves = new HazardCurveRepository(JdbcClient.create(template));
    assertThat(curves.find(id, "x", new LatLon(36.5, 127.2), HazardCurveRepository.REACH_M))
        .isEmpty();
    assertThat(curves.near(id, new LatLon(36.9, 127.25), 4_400)).isEmpty();
    assertThat(curves.near(id, new LatLon(36.9, 127.25), 4_500)).hasSize(1);
  }
}
