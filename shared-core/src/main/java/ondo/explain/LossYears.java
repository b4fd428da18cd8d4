package ondo.explain;

import java.util.List;
import ondo.risk.Status;
import org.jspecify.annotations.Nullable;

/**
 * How yearly intensities become class probabilities and a base AAL (risk model §2.5–2.7).
 *
 * @param sample yearly intensities
 * @param baseline years whose quantiles are the limits; empty where the limits are fixed
 * @param support which numbers the intensity can take
 * @param rule which estimate the hazard asks for
 * @param method what was done
 * @param validYears number of valid values
 * @param classes mildest first; empty where there are no limits
 * @param baseLoss Σ P·DR, 1/yr, null for a gap
 * @param severe chance of the two most severe classes, 1/yr, null for a gap
 */
public record LossYears(
    Drawn sample,
    List<@Nullable Double> baseline,
    String support,
    String rule,
    @Nullable String method,
    @Nullable Integer validYears,
    List<ClassTerm> classes,
    @Nullable Double baseLoss,
    @Nullable Double severe,
    Status status,
    List<String> flags) {

  /**
   * One intensity class.
   *
   * @param lower limit, null for none
   * @param upper limit, null for none
   * @param probability of a year in it, null for a gap
   * @param damageRatio share of the value at stake lost in such a year
   */
  public record ClassTerm(
      @Nullable Double lower,
      boolean lowerClosed,
      @Nullable Double upper,
      boolean upperClosed,
      @Nullable Double probability,
      double damageRatio) {}

  public LossYears {
    classes = List.copyOf(classes);
    flags = List.copyOf(flags);
  }
}
