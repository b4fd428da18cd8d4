package ondo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import ondo.risk.Hazard;
import ondo.risk.event.DepthDamage;
import ondo.risk.vulnerability.DamageFunction;
import ondo.risk.vulnerability.VulnerabilityFactor;
import ondo.risk.vulnerability.VulnerabilityFactor.Scaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogReaderTest {

  private static Map<String, String> texts() {
    var texts = new HashMap<String, String>();
    for (var file : CatalogReader.FILES) {
      try (var stream = CatalogReaderTest.class.getResourceAsStream("/catalog/" + file)) {
        assertThat(stream).as(file).isNotNull();
        texts.put(file, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return texts;
  }

  @Test
  void the_tables_give_nine_hazards_and_a_version_with_their_hash() {
    var catalog = CatalogReader.read();
    assertThat(catalog.modelVersion()).matches("ondo-risk-1\\.0\\.0\\+[0-9a-f]{12}");
    assertThat(catalog.specs()).hasSize(9);
    assertThat(catalog.spec(Hazard.TYPHOON).damage().ratios())
        .containsExactly(0.0, 0.0001, 0.0015, 0.01);
    assertThat(catalog.spec(Hazard.RIVER_FLOOD).upperReturnYears())
        .containsExactly(5.0, 20.0, 100.0, Double.POSITIVE_INFINITY);
    assertThat(catalog.factor(Scaling.NARROW).atZero()).isEqualTo(0.9);
    assertThat(catalog.parameter("k_depth")).isEqualTo(0.01);
    assertThat(catalog.table("gmst_ar6.csv").rows()).hasSize(12);
    assertThatIllegalArgumentException().isThrownBy(() -> catalog.parameter("nothing"));
    assertThatIllegalArgumentException().isThrownBy(() -> catalog.table("nothing.csv"));
  }

  @Test
  void one_changed_number_changes_the_version() {
    var texts = texts();
    var before = CatalogReader.read(texts).modelVersion();
    texts.computeIfPresent(
        "params.csv", (file, text) -> text.replace("k_depth,0.01", "k_depth,0.02"));
    assertThat(CatalogReader.read(texts).modelVersion()).isNotEqualTo(before);
  }

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "bins.csv | typhoon,4,15 | tornado,4,15 | line 41 | unknown hazard",
        "bins.csv | wildfire,2,11.2,true,21.3 | wildfire,2,11.2,true,9 | line 13 | not ordered",
        "bins.csv | wildfire,2,11.2,true,21.3 | wildfire,2,11.2,true,22 | line 12 | gap or overlap",
        "bins.csv | wildfire,5,50,true,inf | wildfire,5,50,true,99 | line 12 | infinity",
        "bins.csv | wildfire,1,0,true | wildfire,1,1,true | line 12 | begin",
        "bins.csv | 0.10,0.10,0.10,EFFIS very | 0.01,0.10,0.10,EFFIS very | line 15 | damage falls",
        "bins.csv | typhoon,3,5,false | typhoon,7,5,false | line 40 | numbered",
        "bins.csv | extreme_heat,2,Q80,false | extreme_heat,2,Q80,true | line 3 | closed above",
        "bins.csv | extreme_heat,2,Q80,false,Q90 | extreme_heat,2,Q80,false,Q91 | line 3 | limits",
        "bins.csv | 0.80,0.90,8 | 0.80,0.90,2 | line 3 | not rising",
        "bins.csv | drought,1,-1.0,false | drought,1,-1.0,maybe | line 17 | neither true nor false",
        "risks.csv | wildfire,ACUTE | wildfire,CHRONIC | line 4 | differs from the program",
        "risks.csv | true,1.0,DESCENDING | true,1.0,ASCENDING | line 5 | severity",
        "risks.csv | true,1.0,DESCENDING | true,0,DESCENDING | line 5 | calibration",
        "risks.csv | drought,CHRONIC | wildfire,ACUTE | line 5 | repeated hazard",
        "risks.csv | REAL,KDE | REAL,GUESS | line 5 | unknown estimator",
        "h_components.csv | wsdi,0.30 | wsdi,0.40 | line 5 | sum to",
        "h_components.csv | fwi_peak,1.00,50 | fwi_peak,1.00,0 | line 10 | cap",
        "h_components.csv | piecewise h_nodes | somehow | line 13 | unknown transform",
        "h_nodes.csv | sea_level_rise,50,70 | sea_level_rise,50,30 | line 4 | not rising",
        "e_rules.csv | latitude > 38 | latitude > 37 | line 9 | no condition",
        "e_rules.csv | drought,1,water | drought,1,some | line 14 | no condition",
        "e_rules.csv | SET,80/50/30 | SET,80/x/30 | line 14 | x",
        "e_distance.csv | typhoon,LOW,inf | typhoon,LOW,99000 | line 17 | end",
        "e_distance.csv | typhoon,HIGH,20000 | typhoon,HIGH,2000 | line 15 | not rising",
        "v_rules.csv | wildfire,BASE | wildfire,age_years | line 12 | BASE",
        "landcover.csv | FOREST,1.3 | FOREST,0 | line 8 | multiplier",
        "landcover.csv | GRASSLAND | FOREST | line 9 | repeated",
        "building_use.csv | POWER,HIGH | POWER,MUCH | line 3 | unknown water_dependency",
        "building_use.csv | POWER,HIGH | FACTORY,HIGH | line 3 | repeated",
        "structure.csv | SRC, | RC, | line 3 | repeated",
        "levels.csv | LOW,20,40 | LOW,25,40 | line 3 | in the program",
        "aal_grades.csv | HIGH,0.005 | HIGH,0.006 | line 6 | in the program",
        "flags.csv | MSL_ONLY | SEA_ONLY | line 20 | unknown or repeated",
        "status.csv | NOT_APPLICABLE | INVALID_INPUT | line 6 | repeated",
        "gmst_ar6.csv | SSP245,2050.5 | SSP245,2020.5 | line 6 | not rising",
        "fwi_daylength.csv | 12,6.0 | 11,6.0 | line 13 | month",
        "jrc_depth_damage.csv | ASIA,RESIDENTIAL,1, | ASIA,RESIDENTIAL,0.2, | line 4 | depths",
        "jrc_depth_damage.csv | 1.5,0.616572124 | 1.5,0.316572124 | line 5 | falls",
        "jrc_depth_damage.csv | 1.5,0.616572124 | 1.5,1.616572124 | line 5 | outside",
        "tc_vhalf.csv | MAC TWN),135.6 | MAC TWN),5.6 | line 10 | threshold",
        "tc_rmw.csv | 940, | 840, | line 3 | not rising",
        "params.csv | twi_offset,5 | twi_offset,five | line 28 | no number",
        "params.csv | twi_offset,5 | twi_offset,NaN | line 28 | no finite number",
        "params.csv | kde_min_n | window_years | line 5 | repeated",
        "params.csv | hand_upland | hand_lowland | line 1 | hand_upland",
        "params.csv | model_version | mode_version | line 2 | no number",
        "aqueduct_scenarios.csv | SSP370,bau | SSP460,bau | line 4 | unknown or repeated"
      })
  void a_bad_row_is_refused_with_file_line_and_reason(
      String file, String before, String after, String line, String reason) {
    var texts = texts();
    var good = texts.getOrDefault(file, "");
    assertThat(good).contains(before);
    texts.put(file, good.replaceFirst(Pattern.quote(before), after));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogReader.read(texts))
        .withMessageContaining(file + " " + line + ":")
        .withMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"risks.csv", "bins.csv", "h_components.csv", "e_rules.csv", "v_rules.csv"})
  void a_hazard_without_one_of_its_stages_is_refused(String file) {
    var texts = texts();
    texts.computeIfPresent(file, (name, text) -> text.replaceAll("(?m)^typhoon,.*\\R?", ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogReader.read(texts))
        .withMessageContaining(file)
        .withMessageContaining("missing stage, no rows of typhoon");
  }

  @Test
  void conditions_the_program_cannot_compute_are_refused() {
    refuse("v_rules.csv", "structure,WOOD|SANDWICH_PANEL", "structure,WOOD|MUD", "unknown");
    refuse("v_rules.csv", ">20 and <=30", ">20 and about 30", "unknown condition");
    refuse("v_rules.csv", ">20 and <=30", ">20 and <=10", "not ordered");
    refuse("v_rules.csv", "extreme_heat,age_years", "extreme_heat,colour", "COLOUR");
    refuse("v_rules.csv", "=false", "=maybe", "unknown condition");
  }

  @Test
  void a_table_of_another_shape_is_refused() {
    refuse("levels.csv", "LOW,20,40", "LOW,20,40,50", "4 cells in place of 3");
    refuse("levels.csv", "level,lower_incl", "level,level", "repeated column");
    refuse("levels.csv", "lower_incl", "from", "no column lower_incl");
    var texts = texts();
    texts.put("levels.csv", "level,lower_incl,upper_excl");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogReader.read(texts))
        .withMessageContaining("levels.csv line 1: no rows");
    texts.remove("levels.csv");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogReader.read(texts))
        .withMessageContaining("the table is missing");
  }

  /** A table that lacks its last rows, one that no stage misses but the whole does. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "e_rules.csv | (?m)^water_stress,6.*\\R | missing after this: tank unknown",
        "gmst_ar6.csv | (?m)^SSP585,.*\\R? | scenarios missing",
        "fwi_daylength.csv | (?m)^12,.*\\R? | only the months",
        "flags.csv | (?m)^MSL_ONLY,.*\\R | missing after this: [MSL_ONLY]",
        "params.csv | (?m)^model_version,.*\\R | no model_version",
        "status.csv | (?m)^NOT_APPLICABLE,.*\\R | missing after this: [NOT_APPLICABLE]"
      })
  void a_table_without_some_of_its_rows_is_refused(String file, String rows, String reason) {
    var texts = texts();
    var good = texts.getOrDefault(file, "");
    texts.put(file, good.replaceAll(rows, ""));
    assertThat(texts.get(file)).isNotEqualTo(good);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogReader.read(texts))
        .withMessageContaining(file)
        .withMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "risks.csv, DAMAGE, DISRUPTION",
    "fwi_daylength.csv, '(?m)^12,', '13,'",
    "fwi_daylength.csv, '(?m)^1,', '0,'",
    "h_nodes.csv, 'sea_level_rise,50,', 'sea_level_rise,10,'",
    "jrc_depth_damage.csv, '1.5,0.616572124', '1.5,-0.1'",
    "building_use.csv, '(?m)^POWER,', 'FACTORY,'",
    "aal_grades.csv, '(?m)^HIGH,', 'SOME,'",
    "bins.csv, 'extreme_heat,1,0,', 'extreme_heat,1,1,'",
    "bins.csv, 'extreme_heat,2,Q80,false', 'extreme_heat,2,Q80,yes'"
  })
  void a_row_that_says_something_else_than_the_program_is_refused(
      String file, String before, String after) {
    var texts = texts();
    var good = texts.getOrDefault(file, "");
    texts.put(file, good.replaceFirst(before, after));
    assertThat(texts.get(file)).isNotEqualTo(good);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogReader.read(texts))
        .withMessageContaining(file + " line ");
  }

  @Test
  void numbers_of_a_hazard_fit_together() {
    var spec = CatalogReader.read().spec(Hazard.RIVER_FLOOD);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(spec, new DamageFunction(List.of(0.0, 0.1)), List.of(), 1))
        .withMessage("river_flood: 4 classes, 2 damage ratios");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(spec, spec.damage(), List.of(5.0), 1))
        .withMessage("river_flood: return periods of some classes only");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(spec, spec.damage(), List.of(), Double.NaN))
        .withMessageContaining("calibration not above 0");
  }

  private static HazardSpec with(
      HazardSpec spec, DamageFunction damage, List<Double> years, double kappa) {
    return new HazardSpec(
        spec.hazard(),
        spec.indicator(),
        spec.unit(),
        spec.support(),
        spec.rule(),
        spec.scheme(),
        damage,
        years,
        spec.exposureInLoss(),
        kappa,
        spec.ramps(),
        spec.vulnerability());
  }

  @Test
  void a_catalogue_knows_all_hazards_and_scalings() {
    var catalog = CatalogReader.read();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(catalog, Map.of(), catalog.factors()))
        .withMessageStartingWith("hazards without parameters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(catalog, catalog.specs(), Map.of()))
        .withMessageStartingWith("scalings without factors");
  }

  private static HazardCatalog with(
      HazardCatalog catalog,
      Map<Hazard, HazardSpec> specs,
      Map<Scaling, VulnerabilityFactor> factors) {
    return new HazardCatalog(
        "x",
        specs,
        catalog.scores(),
        catalog.exposure(),
        factors,
        catalog.parameters(),
        catalog.tables());
  }

  @Test
  void event_tables_without_the_row_they_need_are_refused() {
    var texts = texts();
    texts.computeIfPresent("tc_vhalf.csv", (file, text) -> text.replace("WP4", "WP9"));
    var tables = EventTables.of(CatalogReader.read(texts));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tables.windRegion("KOR"))
        .withMessage("no wind damage region WP4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tables.windRegion("FRA"))
        .withMessage("no wind damage region for FRA");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tables.depthDamage("MOON", DepthDamage.Occupancy.COMMERCIAL));
  }

  private static void refuse(String file, String before, String after, String reason) {
    var texts = texts();
    var good = texts.getOrDefault(file, "");
    assertThat(good).contains(before);
    texts.put(file, good.replaceFirst(Pattern.quote(before), after));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogReader.read(texts))
        .withMessageContaining(file)
        .withMessageContaining(reason);
  }
}
