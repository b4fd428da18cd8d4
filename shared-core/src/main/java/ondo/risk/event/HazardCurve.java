package ondo.risk.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.Outcome;
import ondo.statistics.Missing;

/**
 * Intensity against return period at one place: exceedance points that are joined linearly in
 * annual frequency λ = 1/T (risk model §9.1).
 */
public final class HazardCurve {

  /** What is assumed beyond the longest return period. */
  public enum Tail {
    /** The damage of the longest return period: a lower bound. */
    FLAT,
    /** No loss. */
    NONE
  }

  /**
   * One point.
   *
   * @param returnPeriod years, positive
   * @param intensity m of water or m/s of wind
   */
  public record Point(double returnPeriod, double intensity) {
    public Point {
      if (!(returnPeriod > 0 && returnPeriod < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("return period not positive: " + returnPeriod);
      }
      if (!Double.isFinite(intensity)) {
        throw new IllegalArgumentException("intensity not a number: " + intensity);
      }
    }
  }

  private final double[] returnPeriod;
  private final double[] intensity;
  private final boolean nonMonotoneFixed;

  /**
   * A curve through points.
   *
   * @param points at least one, in any order; an intensity below that of a shorter return period is
   *     raised to it
   * @throws IllegalArgumentException if there is none
   */
  public HazardCurve(List<Point> points) {
    if (points.isEmpty()) {
      throw new IllegalArgumentException("hazard curve without a point");
    }
    var sorted = new ArrayList<>(points);
    sorted.sort(Comparator.comparingDouble(Point::returnPeriod));
    returnPeriod = new double[sorted.size()];
    intensity = new double[sorted.size()];
    var raised = false;
    for (var k = 0; k < intensity.length; k++) {
      returnPeriod[k] = sorted.get(k).returnPeriod;
      intensity[k] = sorted.get(k).intensity;
      if (k > 0 && intensity[k] < intensity[k - 1]) {
        intensity[k] = intensity[k - 1];
        raised = true;
      }
    }
    nonMonotoneFixed = raised;
  }

  private HazardCurve(double[] returnPeriod, double[] intensity, boolean nonMonotoneFixed) {
    this.returnPeriod = returnPeriod;
    this.intensity = intensity;
    this.nonMonotoneFixed = nonMonotoneFixed;
  }

  /** Its points, the most frequent first, none below one before it. */
  public List<Point> points() {
    var points = new ArrayList<Point>(intensity.length);
    for (var k = 0; k < intensity.length; k++) {
      points.add(new Point(returnPeriod[k], intensity[k]));
    }
    return points;
  }

  /**
   * The same frequencies with every intensity moved: water depth minus the height of the ground
   * floor, or a still-water level plus sea level rise minus the ground.
   */
  public HazardCurve raisedBy(double amount) {
    var moved = intensity.clone();
    for (var k = 0; k < moved.length; k++) {
      moved[k] += amount;
    }
    return new HazardCurve(returnPeriod, moved, nonMonotoneFixed);
  }

  /** The same frequencies with every intensity times a positive factor. */
  public HazardCurve scaledBy(double factor) {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("intensity factor not positive: " + factor);
    }
    var scaled = intensity.clone();
    for (var k = 0; k < scaled.length; k++) {
      scaled[k] *= factor;
    }
    return new HazardCurve(returnPeriod, scaled, nonMonotoneFixed);
  }

  /**
   * Annual frequency λ with which an intensity is reached, 1/yr: at most that of the first point, 0
   * above the last.
   */
  public double exceedance(double x) {
    var last = intensity.length - 1;
    if (x > intensity[last]) {
      return 0;
    }
    var k = 0;
    while (intensity[k] < x) {
      k++;
    }
    return k == 0 ? 1 / returnPeriod[0] : frequencyBetween(k - 1, x);
  }

  /** λ at an intensity between the points {@code k} and {@code k + 1}. */
  private double frequencyBetween(int k, double x) {
    var from = 1 / returnPeriod[k];
    var to = 1 / returnPeriod[k + 1];
    return from + (to - from) * (x - intensity[k]) / (intensity[k + 1] - intensity[k]);
  }

  /** Intensity at a return period within the curve, linear in years. */
  public double intensityAt(double years) {
    var k = 0;
    while (k < returnPeriod.length - 1 && returnPeriod[k] < years) {
      k++;
    }
    if (k == 0 || returnPeriod[k] <= years) {
      return intensity[k];
    }
    var share = (years - returnPeriod[k - 1]) / (returnPeriod[k] - returnPeriod[k - 1]);
    return intensity[k - 1] + share * (intensity[k] - intensity[k - 1]);
  }

  /**
   * Expected damage per year, ∫ D dλ by trapezoids over the curve's points and the damage curve's
   * knots; nothing is added for events more frequent than the first point.
   */
  public Outcome<Double> annualLoss(DamageCurve damage) {
    return annualLoss(damage, damage.knots(), Missing.VALUE, Tail.FLAT);
  }

  /** {@link #annualLoss(DamageCurve)} behind a protection that holds below an intensity. */
  public Outcome<Double> annualLoss(DamageCurve damage, double protectedIntensity) {
    return annualLoss(damage, damage.knots(), protectedIntensity, Tail.FLAT);
  }

  /**
   * {@link #annualLoss(DamageCurve)} in full.
   *
   * @param knots intensities, ascending, at which the integral is refined
   * @param protectedIntensity below it nothing is lost; missing for no protection
   */
  public Outcome<Double> annualLoss(
      DamageCurve damage, double[] knots, double protectedIntensity, Tail tail) {
    var isProtected = !Missing.is(protectedIntensity);
    var flags = nonMonotoneFixed ? Flags.of(Flag.NON_MONOTONE_FIXED) : Flags.NONE;
    var last = intensity.length - 1;
    if (isProtected && protectedIntensity > intensity[last]) {
      return Outcome.of(0.0, flags);
    }
    if (!isProtected && damage.at(intensity[0]) > 0) {
      flags = flags.and(Flags.of(Flag.HEAD_TRUNCATED));
    }
    var floor = isProtected ? protectedIntensity : Double.NEGATIVE_INFINITY;
    var sum = integral(damage, isProtected ? with(knots, floor) : knots, floor);
    var rarest = damage.at(intensity[last]);
    if (tail == Tail.FLAT && rarest > 0) {
      sum += rarest / returnPeriod[last];
      flags = flags.and(Flags.of(Flag.TAIL_FLAT));
    }
    return Outcome.of(sum, flags);
  }

  private static double[] with(double[] knots, double one) {
    var more = Arrays.copyOf(knots, knots.length + 1);
    more[knots.length] = one;
    Arrays.sort(more);
    return more;
  }

  /** Trapezoids from the lowest intensity that is at least {@code floor} to the last point. */
  private double integral(DamageCurve damage, double[] knots, double floor) {
    var sum = 0.0;
    var frequency = 1 / returnPeriod[0];
    var loss = damage.at(intensity[0]);
    var counts = intensity[0] >= floor;
    for (var k = 0; k + 1 < intensity.length; k++) {
      for (var i = 0; i <= knots.length; i++) {
        var isPoint = i == knots.length;
        var x = isPoint ? intensity[k + 1] : knots[i];
        if (!isPoint && !(x > intensity[k] && x < intensity[k + 1])) {
          continue;
        }
        var nextFrequency = isPoint ? 1 / returnPeriod[k + 1] : frequencyBetween(k, x);
        var nextLoss = damage.at(x);
        if (counts) {
          sum += (frequency - nextFrequency) * (loss + nextLoss) / 2;
        }
        counts = x >= floor;
        frequency = nextFrequency;
        loss = nextLoss;
      }
    }
    return sum;
  }

  /**
   * Damage ratio of the event that is exceeded once in {@code years} on average (occurrence, not
   * annual aggregate): 0 below the first return period, flat above the last.
   */
  public Outcome<Double> lossAt(double years, DamageCurve damage) {
    var last = returnPeriod.length - 1;
    if (years < returnPeriod[0]) {
      return Outcome.of(0.0, Flags.of(Flag.EXTRAPOLATED));
    }
    var loss = damage.at(intensityAt(years));
    return Outcome.of(loss, years > returnPeriod[last] ? Flags.of(Flag.EXTRAPOLATED) : Flags.NONE);
  }

  /** Probability that an event of frequency λ (1/yr) happens at least once in a year. */
  public static double annualProbability(double frequency) {
    return -Math.expm1(-frequency);
  }
}
