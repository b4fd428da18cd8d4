package ondo.climate;

import ondo.geo.LatLon;

/**
 * The yearly sum of a storm's stay over a site, weighted by strength: dimensionless, in units of
 * six hours of gale.
 *
 * @param gale weight per six hours inside the ellipse of 15 m/s with grade TS, STS or TY
 * @param storm weight inside the ellipse of 25 m/s
 * @param typhoon weight inside the ellipse of 25 m/s with grade TY
 * @param kmPerDegree length of a degree of latitude
 */
public record StormExposure(double gale, double storm, double typhoon, double kmPerDegree) {

  private static final double HOURS_PER_UNIT = 6;
  private static final double GALE_MS = 15;
  private static final double STORM_MS = 25;

  /** From 1-minute to 10-minute wind over the sea (Harper, Kepert and Ginger 2010, WMO/TD-1555). */
  public static final double TEN_MINUTE_PER_ONE_MINUTE = 0.93;

  /** Contribution of a fix that stands for {@code hours}, judged by its wind radii. */
  public double byRadii(StormFix fix, double hours, LatLon site) {
    var centre = fix.centre();
    var dy = (site.latitude() - centre.latitude()) * kmPerDegree;
    var mid = Math.toRadians((site.latitude() + centre.latitude()) / 2);
    var dx = WindField.wrapped(site.longitude() - centre.longitude()) * kmPerDegree * Math.cos(mid);
    var inGale = fix.gale().contains(dx, dy);
    var inStorm = fix.storm().contains(dx, dy);
    return weight(fix.grade(), inGale, inStorm) * hours / HOURS_PER_UNIT;
  }

  /**
   * Contribution of a fix without radii, judged by the parametric wind at the site.
   *
   * @param wind 1-minute wind at the site, m/s
   */
  public double byWind(StormGrade grade, double wind, double hours) {
    var tenMinute = wind * TEN_MINUTE_PER_ONE_MINUTE;
    return weight(grade, tenMinute >= GALE_MS, tenMinute >= STORM_MS) * hours / HOURS_PER_UNIT;
  }

  private double weight(StormGrade grade, boolean inGale, boolean inStorm) {
    if (inStorm) {
      return grade == StormGrade.TY ? typhoon : storm;
    }
    return inGale && grade.hasGales() ? gale : 0;
  }
}
