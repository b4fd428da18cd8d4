package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import ondo.climate.GroundFact;
import ondo.climate.PointClimate;
import ondo.climate.Scenario;
import ondo.climate.YearlySeries;
import ondo.geo.GridPoint;
import ondo.risk.Hazard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every file of a user's import folder, sound and broken. All numbers are made up. */
class ImportTest {

  @TempDir Path root;

  @BeforeEach
  void write() throws IOException {
    SyntheticDirectory.in(root);
    Files.createDirectories(root.resolve("import"));
  }

  /** Writes a file and a source for it. */
  private void bring(String name, String text) throws IOException {
    Files.writeString(root.resolve("import").resolve(name), text);
    var sources = root.resolve("import/sources.csv");
    var before =
        Files.exists(sources)
            ? Files.readString(sources)
            : "file,name,licence,attribution,method,period\n";
    Files.writeString(
        sources, before + name + ",A test file,made up for a test,nobody,by hand,2000\n");
  }

  private PointFamily family() {
    return DataDirectory.read(root).families().getFirst();
  }

  /** The region's own point, 36.17 north and 127.21 east. */
  private static GridPoint regionPoint(ClimateData data) {
    return data.grid().points().getLast();
  }

  private PointClimate atRegionPoint() {
    var data = DataDirectory.read(root);
    return data.families().getFirst().at(regionPoint(data));
  }

  private List<String> problems() {
    var failure = catchThrowableOfType(InvalidInputException.class, () -> DataDirectory.read(root));
    return failure.problems().stream().map(InputProblem::toString).toList();
  }

  private static GroundFact fact(PointClimate climate, String name) {
    return climate.facts().stream().filter(f -> f.name().equals(name)).findAny().orElseThrow();
  }

  private static YearlySeries series(PointClimate climate, String indicator, Scenario scenario) {
    return climate.yearly().stream()
        .filter(s -> s.indicator().equals(indicator) && Objects.equals(s.scenario(), scenario))
        .findAny()
        .orElseThrow();
  }

  private static String years(String place, String indicator, String scenario, int from, int to) {
    return java.util.stream.IntStream.rangeClosed(from, to)
        .mapToObj(
            y -> "%s,%s,%s,%d,%s".formatted(place, indicator, scenario, y, Math.abs(y - 2000)))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void the_nearest_elevation_within_a_kilometre_counts() throws IOException {
    bring(
        "elevation.csv",
        """
        lat,lon,elevation_m
        36.175,127.21,12
        36.171,127.21,34
        36.2,127.21,56
        """);
    var fact = fact(atRegionPoint(), "elevation_m");
    assertThat(fact.number()).isEqualTo(34);
    assertThat(fact.flags()).containsExactly("IMPORTED");
    assertThat(family().sources().getFirst().licence()).isEqualTo("made up for a test");
    var data = DataDirectory.read(root);
    var lattice = data.grid().points().getFirst();
    assertThat(data.families().getFirst().at(lattice).facts()).isEmpty();
  }

  @Test
  void a_raster_gives_the_value_of_its_nearest_cell() throws IOException {
    bring(
        "elevation-grid.csv",
        """
        lat,127.20,127.205,127.21,140
        36.18,1,2,3,4
        36.17,5,6,7.5,8
        """);
    assertThat(fact(atRegionPoint(), "elevation_m").number()).isEqualTo(7.5);
  }

  @Test
  void land_cover_rivers_and_drainage_become_facts() throws IOException {
    bring(
        "land-cover.csv",
        """
        lat,lon,land_cover,imperviousness,vegetation_share,distance_to_forest_m
        36.17,127.21,FOREST,0.1,,30
        """);
    bring(
        "rivers.csv",
        """
        lat,lon,distance_to_river_m,height_above_drainage_m,twi,slope,in_flood_zone
        36.17,127.21,80,1.5,9,0.02,TRUE
        """);
    bring("drainage.csv", "lat,lon,drainage_capacity_mm_h,urban_share\n36.17,127.21,60,0.8\n");
    var data = DataDirectory.read(root);
    var facts =
        data.families().stream()
            .flatMap(f -> f.at(regionPoint(data)).facts().stream())
            .collect(
                Collectors.toMap(
                    GroundFact::name,
                    f -> Objects.requireNonNullElse(f.word(), String.valueOf(f.number()))));
    assertThat(facts)
        .containsEntry("land_cover", "FOREST")
        .containsEntry("imperviousness", "0.1")
        .containsEntry("distance_to_forest_m", "30.0")
        .containsEntry("distance_to_river_m", "80.0")
        .containsEntry("height_above_drainage_m", "1.5")
        .containsEntry("twi", "9.0")
        .containsEntry("slope", "0.02")
        .containsEntry("in_flood_zone", "TRUE")
        .containsEntry("drainage_capacity_mm_h", "60.0")
        .containsEntry("urban_share", "0.8")
        .doesNotContainKey("vegetation_share");
  }

  @Test
  void a_regions_series_counts_for_every_point_in_it() throws IOException {
    bring(
        "yearly.csv",
        "region_code,indicator,scenario,year,value\n"
            + years("11010", "wsdi", "SSP245", 2021, 2100)
            + years("11010", "wsdi", "OBSERVED", 1991, 2020).replace("2000,0", "2000,"));
    var climate = atRegionPoint();
    var projected = series(climate, "wsdi", Scenario.SSP245);
    assertThat(projected.at(2050)).isEqualTo(50);
    assertThat(projected.lastYear()).isEqualTo(2100);
    assertThat(projected.flags()).containsExactly("IMPORTED");
    var observed = series(climate, "wsdi", null);
    assertThat(observed.firstYear()).isEqualTo(1991);
    assertThat(observed.lastYear()).isEqualTo(2020);
    assertThat(observed.at(2000)).isNaN();
    var data = DataDirectory.read(root);
    assertThat(data.grid().points())
        .allSatisfy(p -> assertThat(data.families().getFirst().at(p).yearly()).hasSize(2));
  }

  @Test
  void a_position_counts_within_twenty_kilometres() throws IOException {
    bring(
        "yearly.csv",
        "lat,lon,indicator,scenario,year,value\n"
            + years("36.1,127.1", "wsdi", "SSP126", 2021, 2100)
            + years("36.3,127.3", "wsdi", "SSP126", 2021, 2100).replace(",50\n", ",75\n"));
    var data = DataDirectory.read(root);
    var family = data.families().getFirst();
    for (var point : data.grid().points()) {
      var near = point.position().latitude() + point.position().longitude() > 36.2 + 127.2 + 1e-6;
      var series = family.at(point).yearly();
      if (!series.isEmpty()
          && Math.abs(point.position().latitude() + point.position().longitude() - 163.4) > 1e-3) {
        assertThat(series.getFirst().at(2050)).isEqualTo(near ? 75 : 50);
      }
    }
    assertThat(family.at(new GridPoint(999, new ondo.geo.LatLon(36.6, 127.3), 1, 1, 1)).yearly())
        .isEmpty();
  }

  @Test
  void imported_series_outrank_what_the_directory_has() throws IOException {
    SecondSet.writeHeat(root);
    bring(
        "yearly.csv",
        "region_code,indicator,scenario,year,value\n"
            + years("11010", "wsdi", "SSP245", 2021, 2100));
    var data = DataDirectory.read(root);
    var local = new LocalRows(data);
    local.add(regionPoint(data), moved -> {});
    // Neither the other scenarios nor the observed years of the province stand beside them.
    var wsdi = local.yearly().stream().filter(y -> y.series().indicator().equals("wsdi")).toList();
    assertThat(wsdi).hasSize(1);
    assertThat(local.yearly())
        .filteredOn(y -> y.series().indicator().equals("tx90p_days"))
        .hasSize(4);
    assertThat(wsdi.getFirst().series().at(2050)).isEqualTo(50);
    assertThat(local.sources().get(wsdi.getFirst().sourceId() - 1).name()).isEqualTo("A test file");
  }

  @Test
  void aqueduct_moves_the_stress_of_today_along_its_paths() throws IOException {
    bring(
        "aqueduct.csv",
        """
        province_code,withdrawal_m3,supply_m3,bws_base,bws_2030_opt,bws_2050_opt,bws_2080_opt,\
        bws_2030_bau,bws_2050_bau,bws_2080_bau,bws_2030_pes,bws_2050_pes,bws_2080_pes
        11,300,1000,0.2,0.2,0.2,0.2,0.2,0.4,0.4,0.2,,0.6
        """);
    var climate = atRegionPoint();
    assertThat(series(climate, "wsi", Scenario.SSP126).at(2050)).isCloseTo(0.3, within(1e-12));
    assertThat(series(climate, "wsi", Scenario.SSP370).at(2050)).isCloseTo(0.6, within(1e-12));
    var between = series(climate, "wsi", Scenario.SSP245);
    assertThat(between.at(2050)).isCloseTo(0.45, within(1e-12));
    assertThat(between.flags()).containsExactly("IMPORTED", "SCENARIO_INTERPOLATED");
    assertThat(climate.yearly()).noneMatch(s -> s.scenario() == Scenario.SSP585);
  }

  @Test
  void curves_belong_to_positions_and_sites() throws IOException {
    bring(
        "hazard-curves.csv",
        """
        hazard,scenario,year,lat,lon,site,return_period_yr,intensity,unit
        river_flood,SSP585,2050,36.2,127.2,,100,1.5,m
        river_flood,SSP585,2050,36.2,127.2,,10,0.5,
        typhoon,PRESENT,2020,,,plant-1,50,42,m/s
        """);
    var curves = family().curves();
    assertThat(curves).hasSize(2);
    assertThat(curves.getFirst().hazard()).isEqualTo(Hazard.RIVER_FLOOD);
    assertThat(curves.getFirst().returnPeriods()).containsExactly(10, 100);
    assertThat(curves.getFirst().intensities()).containsExactly(0.5, 1.5);
    assertThat(curves.getLast().site()).isEqualTo("plant-1");
    assertThat(curves.getLast().scenario()).isNull();
    assertThat(curves.getLast().curve().intensityAt(50)).isEqualTo(42);
  }

  @Test
  void every_fault_is_named_with_its_file_line_and_column() throws IOException {
    bring("elevation.csv", "lat,lon,elevation_m,colour\n36.17,127.21,12,red\n36.17,140,1,\n");
    bring("land-cover.csv", "lat,lon,land_cover,imperviousness\n36.17,127.21,SEA,2\n");
    bring(
        "yearly.csv",
        "region_code,indicator,scenario,year,value\n11010,heat,SSP126,2021,1\n"
            + "99999,wsdi,SSP126,2021,1\n11010,wsdi,SSP126,2020,400\n"
            + years("11010", "csdi", "SSP126", 2021, 2099)
            + "11010,csdi,SSP126,2030,1\n");
    bring(
        "hazard-curves.csv",
        """
        hazard,scenario,year,lat,lon,site,return_period_yr,intensity,unit
        drought,SSP585,2050,36.2,127.2,,100,1.5,m
        typhoon,SSP585,2050,36.2,127.2,,100,1.5,kt
        typhoon,SSP585,2050,36.2,127.2,plant,0.5,1.5,
        """);
    Files.writeString(root.resolve("import/sealevel.csv"), "year\n");
    assertThat(problems())
        .contains(
            "import/elevation.csv:2: colour: is no column of this file",
            "import/yearly.csv: csdi SSP126 at 11010 lacks the year 2100",
            "import/sealevel.csv: has no row in import/sources.csv",
            "import/sealevel.csv: is no file of docs/data/import.md")
        .anyMatch(p -> p.startsWith("import/elevation.csv:3: lat: the position"))
        .anyMatch(p -> p.startsWith("import/land-cover.csv:2: land_cover: is none of"))
        .anyMatch(p -> p.startsWith("import/land-cover.csv:2: imperviousness: 2 lies outside"))
        .anyMatch(p -> p.startsWith("import/yearly.csv:2: indicator: heat is none of"))
        .anyMatch(p -> p.startsWith("import/yearly.csv:3: region_code: is no region"))
        .anyMatch(p -> p.startsWith("import/yearly.csv:4: value: 400 lies outside"))
        .anyMatch(p -> p.contains("2030 occurs twice"))
        .anyMatch(p -> p.startsWith("import/hazard-curves.csv:2: hazard: is no hazard with"))
        .anyMatch(p -> p.startsWith("import/hazard-curves.csv:3: unit: of typhoon is m/s"))
        .anyMatch(p -> p.startsWith("import/hazard-curves.csv:4: return_period_yr: 0.5 lies"))
        .anyMatch(p -> p.startsWith("import/hazard-curves.csv:4: site: a row has either"));
  }

  @Test
  void a_file_without_a_source_or_a_licence_is_refused() throws IOException {
    Files.writeString(root.resolve("import/elevation.csv"), "lat,lon,elevation_m\n");
    assertThat(problems())
        .contains(
            "import/sources.csv: the file is missing",
            "import/elevation.csv: has no row in import/sources.csv");
    Files.writeString(
        root.resolve("import/sources.csv"),
        "file,name,licence,attribution,method,period\nelevation.csv,A,,me,,\nrivers.csv,B,x,y,,\n");
    assertThat(problems())
        .contains("import/sources.csv:2: licence: is empty")
        .contains("import/sources.csv:3: file: is not there: import/rivers.csv");
  }

  @Test
  void a_file_that_reaches_no_grid_point_is_refused() throws IOException {
    bring("elevation.csv", "lat,lon,elevation_m\n38.9,131.9,12\n");
    assertThat(problems())
        .containsExactly("import/elevation.csv: no row has a value within 1000 m of a grid point");
  }

  @Test
  void another_number_in_an_import_is_another_version() throws IOException {
    bring("elevation.csv", "lat,lon,elevation_m\n36.17,127.21,12\n");
    var before = DataDirectory.version(root);
    Files.writeString(
        root.resolve("import/elevation.csv"), "lat,lon,elevation_m\n36.17,127.21,13\n");
    assertThat(DataDirectory.version(root)).isNotEqualTo(before);
  }
}
