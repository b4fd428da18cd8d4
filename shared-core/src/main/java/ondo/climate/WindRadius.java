package ondo.climate;

import ondo.statistics.Missing;

/**
 * The ellipse around a storm's centre inside which the wind exceeds a threshold.
 *
 * @param longKm half of the long axis in km; missing or not positive where there is no ellipse
 * @param shortKm half of the short axis in km, likewise
 * @param azimuth of the long axis, degrees clockwise from north; missing makes a circle of equal
 *     area
 */
public record WindRadius(double longKm, double shortKm, double azimuth) {

  /** No wind of that strength, or no word of it. */
  public static final WindRadius NONE = new WindRadius(Missing.VALUE, Missing.VALUE, Missing.VALUE);

  /** JMA's code of an axis direction that stands for a circle. */
  private static final int JMA_SYMMETRIC = 9;

  /**
   * From JMA's best-track file.
   *
   * @param direction 1…8 for north-east clockwise to north, 9 for a circle
   * @param longNm nautical miles, missing if not given
   * @param shortNm nautical miles, missing if not given
   */
  public static WindRadius ofJma(int direction, double longNm, double shortNm) {
    if (Missing.is(longNm) || Missing.is(shortNm)) {
      return NONE;
    }
    var kmPerNm = HollandModel.NAUTICAL_MILE_M / 1000;
    var azimuth =
        direction >= 1 && direction < JMA_SYMMETRIC ? direction % 8 * 45.0 : Missing.VALUE;
    return new WindRadius(longNm * kmPerNm, shortNm * kmPerNm, azimuth);
  }

  /** Whether there is such an ellipse. */
  public boolean exists() {
    return !Missing.is(longKm) && !Missing.is(shortKm) && longKm > 0 && shortKm > 0;
  }

  /** The longer half axis in km, 0 where there is no ellipse. */
  double longestKm() {
    return exists() ? Math.max(longKm, shortKm) : 0;
  }

  /** Whether a place {@code dx} km east and {@code dy} km north of the centre lies inside. */
  public boolean contains(double dx, double dy) {
    if (!exists()) {
      return false;
    }
    if (Missing.is(azimuth)) {
      return dx * dx + dy * dy <= longKm * shortKm;
    }
    var theta = Math.toRadians(azimuth);
    var along = (dx * Math.sin(theta) + dy * Math.cos(theta)) / longKm;
    var across = (dx * Math.cos(theta) - dy * Math.sin(theta)) / shortKm;
    return along * along + across * across <= 1;
  }
}
