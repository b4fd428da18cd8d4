package ondo.risk.hazard;

import ondo.climate.Rainfall;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.Outcome;
import ondo.statistics.Missing;

/**
 * Ponding where rain exceeds the drainage (risk model §5.8).
 *
 * @param mononobeExponent turns daily into hourly rain
 * @param dense capacity of the drains in mm/h where the urban share is at least 0.7
 * @param mixed capacity from an urban share of 0.3
 * @param rural capacity below it
 * @param flat factor on the capacity below a slope of 0.01
 * @param sloping factor up to a slope of 0.03
 * @param steep factor above it
 * @param depthPerExcess m of water per mm/h of excess where nothing is calibrated
 */
public record PluvialFlood(
    double mononobeExponent,
    double dense,
    double mixed,
    double rural,
    double flat,
    double sloping,
    double steep,
    double depthPerExcess) {

  private static final double DENSE_FROM = 0.7;
  private static final double MIXED_FROM = 0.3;
  private static final double SLOPING_FROM = 0.01;
  private static final double STEEP_ABOVE = 0.03;

  /**
   * What is known of a site's drainage; every number may be missing.
   *
   * @param capacity mm/h
   * @param urbanShare 0…1, stands in with the slope for an unknown capacity
   * @param slope m/m, at least 0
   * @param depthPerExcess calibrated m of water per mm/h of excess
   */
  public record Drainage(double capacity, double urbanShare, double slope, double depthPerExcess) {}

  /** Capacity of the drains in mm/h with the flag of an estimate, or a gap. */
  public Outcome<Double> capacity(Drainage site) {
    if (!Missing.is(site.capacity)) {
      return site.capacity < 0
          ? Outcome.insufficient(Flags.NONE)
          : Outcome.of(site.capacity, Flags.NONE);
    }
    if (Missing.is(site.urbanShare) || Missing.is(site.slope)) {
      return Outcome.insufficient(Flags.NONE);
    }
    if (site.urbanShare < 0 || site.urbanShare > 1 || site.slope < 0) {
      return Outcome.insufficient(Flags.NONE);
    }
    return Outcome.of(
        base(site.urbanShare) * factor(site.slope), Flags.of(Flag.DRAINAGE_ESTIMATED));
  }

  private double base(double urbanShare) {
    if (urbanShare >= DENSE_FROM) {
      return dense;
    }
    return urbanShare >= MIXED_FROM ? mixed : rural;
  }

  private double factor(double slope) {
    if (slope < SLOPING_FROM) {
      return flat;
    }
    return slope <= STEEP_ABOVE ? sloping : steep;
  }

  /**
   * Largest ponding depth of a year in m, at least 0.
   *
   * @param annualMaximumRain largest daily rain of the year, mm/d
   */
  public Outcome<Double> depth(double annualMaximumRain, Drainage site) {
    var hourly = Rainfall.hourlyFromDaily(annualMaximumRain, mononobeExponent);
    var calibrated = !Missing.is(site.depthPerExcess);
    if (Missing.is(hourly) || (calibrated && site.depthPerExcess < 0)) {
      return Outcome.insufficient(Flags.NONE);
    }
    var capacity = capacity(site);
    if (capacity.value().isEmpty()) {
      return capacity;
    }
    var perExcess = calibrated ? site.depthPerExcess : depthPerExcess;
    var flags =
        calibrated ? capacity.flags() : capacity.flags().and(Flags.of(Flag.UNCALIBRATED_DEPTH));
    return Outcome.of(perExcess * Math.max(0, hourly - capacity.value().get()), flags);
  }
}
