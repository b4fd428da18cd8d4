package ondo.risk.probability;

import java.util.ArrayList;
import java.util.List;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.Outcome;
import ondo.risk.probability.IntensityClasses.Interval;
import ondo.statistics.GeneralizedExtremeValue;
import ondo.statistics.LMoments;
import ondo.statistics.Quantiles;

/** Where the limits of the classes come from: the model's tables, or the place's own past. */
public sealed interface ClassScheme {

  /** Number of classes. */
  int size();

  /** The same limits everywhere. */
  record Fixed(IntensityClasses classes) implements ClassScheme {

    @Override
    public int size() {
      return classes.size();
    }
  }

  /** How a quantile of the baseline is estimated. */
  enum Fit {
    /** Sample quantile of type 7. */
    TYPE_7,
    /** Generalised extreme value law by L-moments; type 7 if the baseline has no spread. */
    GEV
  }

  /**
   * Limits at quantiles of the baseline 1991–2020 (risk model §2.5).
   *
   * @param support which numbers the intensity can take
   * @param fit estimator of the quantiles
   * @param levels ascending, 0…1
   * @param floors smallest allowed limit for each level in the unit of the intensity, or empty
   * @param baselineYears fewest valid baseline years
   */
  record BaselineQuantiles(
      Support support, Fit fit, List<Double> levels, List<Double> floors, int baselineYears)
      implements ClassScheme {

    /** A record shorter than this cannot fix a 1-in-100 level. */
    private static final int YEARS_FOR_Q99 = 100;

    public BaselineQuantiles {
      levels = List.copyOf(levels);
      floors = List.copyOf(floors);
      if (!floors.isEmpty() && floors.size() != levels.size()) {
        throw new IllegalArgumentException(levels.size() + " levels, " + floors.size() + " floors");
      }
    }

    @Override
    public int size() {
      return levels.size() + 1;
    }

    /**
     * The thresholds of a place.
     *
     * @param baseline one value a year in the unit of the intensity, gaps as NaN or a sentinel
     * @return a gap with {@code BASELINE_SHORT} when there are too few valid years
     */
    public Outcome<Thresholds> thresholds(double[] baseline) {
      var sample = Sample.of(baseline, support);
      if (sample.size() < baselineYears) {
        return Outcome.insufficient(sample.flags().and(Flags.of(Flag.BASELINE_SHORT)));
      }
      var flags = sample.flags();
      if (sample.size() < YEARS_FOR_Q99) {
        flags = flags.and(Flags.of(Flag.Q99_WEAKLY_IDENTIFIED));
      }
      var values = quantiles(sample);
      for (var i = 0; i < floors.size(); i++) {
        if (values.get(i) < floors.get(i)) {
          values.set(i, floors.get(i));
          flags = flags.and(Flags.of(Flag.THRESHOLD_FLOORED));
        }
      }
      return Outcome.of(new Thresholds(levels, values), flags);
    }

    private List<Double> quantiles(Sample sample) {
      var values = sample.values();
      var quantiles = new ArrayList<Double>();
      if (fit == Fit.TYPE_7 || sample.hasNoSpread()) {
        levels.forEach(p -> quantiles.add(Quantiles.type7(values, p)));
        return quantiles;
      }
      var law = GeneralizedExtremeValue.fit(LMoments.of(values));
      levels.forEach(p -> quantiles.add(law.quantile(p)));
      return quantiles;
    }

    /**
     * The classes between {@code thresholds}, closed above: tied thresholds leave years without any
     * spell in the mildest class.
     *
     * @throws IllegalArgumentException if the thresholds are of other levels
     */
    public IntensityClasses classes(Thresholds thresholds) {
      if (!thresholds.levels().equals(levels)) {
        throw new IllegalArgumentException("thresholds of other levels: " + thresholds.levels());
      }
      var intervals = new ArrayList<Interval>();
      var lower = 0.0;
      for (var upper : thresholds.values()) {
        intervals.add(new Interval(lower, intervals.isEmpty(), upper, true));
        lower = upper;
      }
      intervals.add(new Interval(lower, false, Double.POSITIVE_INFINITY, false));
      return new IntensityClasses(support, intervals);
    }
  }
}
