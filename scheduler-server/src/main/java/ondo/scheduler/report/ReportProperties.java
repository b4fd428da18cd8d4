package ondo.scheduler.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set about reports, and why each default is what it is.
 *
 * @param shortYear year of the short horizon; 2030, as in the risk model §8
 * @param mediumYear year of the medium horizon
 * @param longYear year of the long horizon
 * @param threshold gross average annual loss of one hazard from which a site counts as vulnerable,
 *     1/yr; 0.005 is the lower limit of grade HIGH (risk model §3.6)
 * @param publicUrl where readers of a PDF reach the API; the port of the contract
 */
@ConfigurationProperties("ondo.report")
public record ReportProperties(
    @DefaultValue("2030") int shortYear,
    @DefaultValue("2050") int mediumYear,
    @DefaultValue("2090") int longYear,
    @DefaultValue("0.005") double threshold,
    @DefaultValue("http://localhost:8000") String publicUrl) {

  private static final int FIRST_YEAR = 2021;
  private static final int LAST_YEAR = 2100;

  public ReportProperties {
    if (shortYear < FIRST_YEAR
        || longYear > LAST_YEAR
        || shortYear >= mediumYear
        || mediumYear >= longYear) {
      throw new IllegalArgumentException("horizons must ascend within 2021…2100");
    }
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException("the threshold is a ratio between 0 and 1: " + threshold);
    }
  }

  /** The horizons of some names, or all three for none, ascending. */
  public List<Horizon> horizons(Collection<String> names) {
    var horizons = new ArrayList<Horizon>();
    for (var term : Horizon.Term.values()) {
      if (names.isEmpty() || names.contains(term.name())) {
        horizons.add(new Horizon(term, year(term)));
      }
    }
    return horizons;
  }

  private int year(Horizon.Term term) {
    return switch (term) {
      case SHORT -> shortYear;
      case MEDIUM -> mediumYear;
      case LONG -> longYear;
    };
  }
}
