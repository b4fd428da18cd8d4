package ondo.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import ondo.catalog.CatalogTable.Row;
import ondo.risk.Hazard;
import ondo.risk.hazard.HazardScores;
import ondo.risk.vulnerability.VulnerabilityFactor;
import ondo.risk.vulnerability.VulnerabilityFactor.Scaling;

/** Reads the tables of the model and refuses the whole catalogue for one bad row. */
public final class CatalogReader {

  private static final String VERSION = "model_version";

  /** The tables, in the alphabetical order in which they are hashed. */
  public static final List<String> FILES =
      List.of(
          "aal_grades.csv",
          "aqueduct_scenarios.csv",
          "bins.csv",
          "building_use.csv",
          "e_distance.csv",
          "e_rules.csv",
          "flags.csv",
          "fwi_daylength.csv",
          "gmst_ar6.csv",
          "h_components.csv",
          "h_nodes.csv",
          "jrc_depth_damage.csv",
          "knutson2020_wp.csv",
          "landcover.csv",
          "levels.csv",
          "params.csv",
          "risks.csv",
          "slr_ar6_gmsl.csv",
          "status.csv",
          "structure.csv",
          "tc_rmw.csv",
          "tc_vhalf.csv",
          "v_rules.csv");

  private CatalogReader() {}

  /**
   * The catalogue on the class path.
   *
   * @throws IllegalArgumentException naming file, line and reason of a bad row
   */
  public static HazardCatalog read() {
    var texts = new HashMap<String, String>();
    FILES.forEach(file -> texts.put(file, resource(file)));
    return read(texts);
  }

  /**
   * The catalogue of other texts.
   *
   * @param texts the content of each of {@link #FILES} by its name
   * @throws IllegalArgumentException naming file, line and reason of a bad row
   */
  public static HazardCatalog read(Map<String, String> texts) {
    var tables = new TreeMap<String, CatalogTable>();
    for (var file : FILES) {
      var text = texts.get(file);
      if (text == null) {
        throw new IllegalArgumentException(file + " line 0: the table is missing");
      }
      tables.put(file, CatalogTable.parse(file, text));
    }
    WordRows.check(tables);
    EventRows.check(tables);
    var version = new StringBuilder();
    var parameters = parameters(table(tables, "params.csv"), version);
    return assemble(version.append('+').append(hash(texts)).toString(), parameters, tables);
  }

  private static HazardCatalog assemble(
      String version, Map<String, Double> parameters, Map<String, CatalogTable> tables) {
    var classes = new ClassRows(tables, parameters);
    var scores = new ScoreRows(tables, parameters);
    var exposure = new ExposureRows(tables, parameters);
    var vulnerability = new VulnerabilityRows(tables);
    var specs = new EnumMap<Hazard, HazardSpec>(Hazard.class);
    for (var hazard : Hazard.values()) {
      var ramps = scores.ramps(hazard);
      specs.put(hazard, classes.spec(hazard, ramps, vulnerability.rules(hazard)));
    }
    var hazardScores =
        new HazardScores(
            scores.allRamps(), scores.nodes(), exposure.landCovers(), scores.constants());
    var factors = new EnumMap<Scaling, VulnerabilityFactor>(Scaling.class);
    factors.put(Scaling.WIDE, factor(parameters, "f_vuln_min", "f_vuln_max"));
    factors.put(Scaling.NARROW, factor(parameters, "f_vuln_min_narrow", "f_vuln_max_narrow"));
    return new HazardCatalog(
        version, specs, hazardScores, exposure.rules(), factors, parameters, tables);
  }

  private static VulnerabilityFactor factor(
      Map<String, Double> parameters, String least, String most) {
    return new VulnerabilityFactor(number(parameters, least), number(parameters, most));
  }

  private static Map<String, Double> parameters(CatalogTable table, StringBuilder version) {
    var parameters = new HashMap<String, Double>();
    for (var row : table.rows()) {
      var name = row.text("name");
      if (name.equals(VERSION)) {
        version.append(row.text("value"));
      } else if (parameters.put(name, row.finite("value")) != null) {
        throw row.refuse("repeated parameter " + name);
      }
    }
    if (version.isEmpty()) {
      throw new IllegalArgumentException("params.csv line 1: no " + VERSION);
    }
    return parameters;
  }

  /** A parameter that a formula cannot do without. */
  static double number(Map<String, Double> parameters, String name) {
    var value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("params.csv line 1: no parameter " + name);
    }
    return value;
  }

  /** Builds a value from a row; its refusal gains the file and the line. */
  static <T> T at(Row row, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw row.refuse(String.valueOf(e.getMessage()));
    }
  }

  /** A table that must be there. */
  static CatalogTable table(Map<String, CatalogTable> tables, String file) {
    var table = tables.get(file);
    if (table == null) {
      throw new IllegalArgumentException(file + " line 0: the table is missing");
    }
    return table;
  }

  private static String hash(Map<String, String> texts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var file : FILES) {
        digest.update(file.getBytes(StandardCharsets.UTF_8));
        digest.update(String.valueOf(texts.get(file)).getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String resource(String file) {
    try (var stream = CatalogReader.class.getResourceAsStream("/catalog/" + file)) {
      if (stream == null) {
        throw new IllegalArgumentException(file + " line 0: the table is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read catalog/" + file, e);
    }
  }
}
