package ondo.risk.event;

/**
 * How strongly buildings of a region resist tropical cyclone wind (Eberenz, Lüthi and Bresch 2021,
 * NHESS 21, 393): half-damage winds in m/s, missing where the study has none.
 *
 * @param code region of the study, such as {@code WP4}
 * @param rootMeanSquare fit to the damage of every event
 * @param totalDamage fit to the total damage
 * @param lowerQuartile of the fits to single events: weak buildings, high loss
 * @param median of the fits to single events
 * @param upperQuartile of the fits to single events: strong buildings, low loss
 */
public record WindRegion(
    String code,
    double rootMeanSquare,
    double totalDamage,
    double lowerQuartile,
    double median,
    double upperQuartile) {

  /**
   * The code of a country's region.
   *
   * @param country ISO 3166 code of three letters
   * @throws IllegalArgumentException if the model has no calibrated region for it
   */
  public static String codeOf(String country) {
    return switch (country) {
      case "HKG", "JPN", "KOR", "MAC", "TWN" -> "WP4";
      case "KHM", "IDN", "LAO", "MYS", "THA", "VNM" -> "WP1";
      case "PHL" -> "WP2";
      case "CHN" -> "WP3";
      default -> throw new IllegalArgumentException("no wind damage region for " + country);
    };
  }

  /** The curve to use: fitted to every event. */
  public WindDamage central(double threshold) {
    return new WindDamage(threshold, rootMeanSquare);
  }

  /** The curve of strong buildings. */
  public WindDamage low(double threshold) {
    return new WindDamage(threshold, upperQuartile);
  }

  /** The curve of weak buildings. */
  public WindDamage high(double threshold) {
    return new WindDamage(threshold, lowerQuartile);
  }
}
