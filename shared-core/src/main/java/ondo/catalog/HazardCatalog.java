package ondo.catalog;

import java.util.List;
import java.util.Map;
import ondo.risk.Hazard;
import ondo.risk.exposure.ExposureRules;
import ondo.risk.hazard.HazardScores;
import ondo.risk.vulnerability.VulnerabilityFactor;

/**
 * The nine hazards and everything their formulas take from the tables.
 *
 * @param modelVersion version of the model, a plus sign and 12 hexadecimal digits of the tables'
 *     SHA-256: two results with the same text here came from the same numbers
 * @param specs of all nine hazards
 * @param scores formulas of H
 * @param exposure rules of E
 * @param factors F_vuln of each scaling
 * @param parameters numbers of {@code params.csv} by name
 * @param tables all tables by file name
 */
public record HazardCatalog(
    String modelVersion,
    Map<Hazard, HazardSpec> specs,
    HazardScores scores,
    ExposureRules exposure,
    Map<VulnerabilityFactor.Scaling, VulnerabilityFactor> factors,
    Map<String, Double> parameters,
    Map<String, CatalogTable> tables) {

  public HazardCatalog {
    specs = Map.copyOf(specs);
    factors = Map.copyOf(factors);
    parameters = Map.copyOf(parameters);
    tables = Map.copyOf(tables);
    if (!specs.keySet().containsAll(List.of(Hazard.values()))) {
      throw new IllegalArgumentException("hazards without parameters: have " + specs.keySet());
    }
    if (!factors.keySet().containsAll(List.of(VulnerabilityFactor.Scaling.values()))) {
      throw new IllegalArgumentException("scalings without factors: have " + factors.keySet());
    }
  }

  /** The parameters of a hazard. */
  public HazardSpec spec(Hazard hazard) {
    return require(specs, hazard);
  }

  /** F_vuln of a scaling. */
  public VulnerabilityFactor factor(VulnerabilityFactor.Scaling scaling) {
    return require(factors, scaling);
  }

  /**
   * A number of {@code params.csv}.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public double parameter(String name) {
    return require(parameters, name);
  }

  /**
   * A table by its file name, such as {@code gmst_ar6.csv}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public CatalogTable table(String file) {
    return require(tables, file);
  }

  private static <K, V> V require(Map<K, V> map, K key) {
    var value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException("not in the catalogue: " + key);
    }
    return value;
  }
}
