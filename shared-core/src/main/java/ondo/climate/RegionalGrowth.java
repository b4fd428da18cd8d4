package ondo.climate;

import java.util.List;
import ondo.statistics.LMoments;

/**
 * Growth curve of a region's yearly maxima: the Gumbel law with mean 1 and the region's L-CV, to be
 * multiplied by a place's own mean maximum (index flood; Hosking and Wallis 1997, chapter 6).
 *
 * @param lcv L-CV of the region, above 0 and below 1
 */
public record RegionalGrowth(double lcv) {

  private static final double EULER = 0.5772156649015329;
  private static final double LN_2 = Math.log(2);

  /** Reduced variates between which the Gumbel density is above 1e-22. */
  private static final double FIRST_Y = -6;

  private static final double LAST_Y = 52;
  private static final int STEPS = 5800;

  public RegionalGrowth {
    if (!(lcv > 0 && lcv < 1)) {
      throw new IllegalArgumentException("L-CV outside 0…1: " + lcv);
    }
  }

  /**
   * L-CV of a region: the mean of its stations' L-CV, each by its number of years (Hosking and
   * Wallis 1997, eq. 3.3).
   *
   * @param stations yearly maxima, at least three years each
   */
  public static double lcvOf(List<double[]> stations) {
    var sum = 0.0;
    var years = 0;
    for (var station : stations) {
      var moments = LMoments.of(station);
      sum += station.length * moments.l2() / moments.l1();
      years += station.length;
    }
    return sum / years;
  }

  /** Scale of the law in units of its mean: L-CV / ln 2. */
  public double scale() {
    return lcv / LN_2;
  }

  /** Location of the law in units of its mean. */
  public double location() {
    return 1 - EULER * scale();
  }

  /** Growth factor that is exceeded once in {@code years} on average, years above 1. */
  public double factor(double years) {
    return location() - scale() * Math.log(-Math.log1p(-1 / years));
  }

  /**
   * A sample that stands for the law: the expected order statistics of {@code size} years,
   * ascending. The sample's unbiased probability weighted moments are linear in the order
   * statistics, so its mean, L-CV and L-skewness are those of the law to the last digits; with the
   * usual plotting positions (Gringorten, Cunnane) only the mean could be forced.
   *
   * @param size at least 2
   */
  public double[] sample(int size) {
    if (size < 2) {
      throw new IllegalArgumentException("a sample of " + size + " years");
    }
    var sample = new double[size];
    for (var rank = 1; rank <= size; rank++) {
      sample[rank - 1] = location() + scale() * expectedVariate(rank, size);
    }
    return sample;
  }

  /**
   * Expected reduced variate y = -ln(-ln F) of the rank-th smallest of size values: trapezoidal sum
   * of y times its density, whose error falls faster than any power of the step because the density
   * vanishes at both ends.
   */
  private static double expectedVariate(int rank, int size) {
    var step = (LAST_Y - FIRST_Y) / STEPS;
    var sum = 0.0;
    var mass = 0.0;
    for (var i = 0; i <= STEPS; i++) {
      var y = FIRST_Y + i * step;
      var t = Math.exp(-y);
      // F^(rank-1) (1-F)^(size-rank) f(y), with F = e^-t and f = e^-y e^-t.
      var density =
          Math.exp(-rank * t - y + (size - rank) * Math.log(Math.max(-Math.expm1(-t), 1e-300)));
      sum += y * density;
      mass += density;
    }
    return sum / mass;
  }
}
