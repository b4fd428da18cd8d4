package ondo.risk.loss;

import static ondo.risk.Flag.E_UNKNOWN_UPPER_BOUND;
import static ondo.risk.Flag.NO_PROTECTION_INFO;
import static ondo.risk.Flag.SOP_APPLIED;
import static ondo.risk.Flag.V_UNKNOWN_NEUTRAL;

import java.util.List;
import ondo.risk.Flags;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.probability.IntensityDistribution;
import ondo.risk.vulnerability.DamageFunction;
import ondo.risk.vulnerability.VulnerabilityFactor;
import ondo.statistics.Missing;
import org.jspecify.annotations.Nullable;

/**
 * Average annual loss of one hazard: A·κ·F_exp·Σ P·min(1, DR·F_vuln) (risk model §3.4).
 *
 * @param damage damage ratio of each class
 * @param upperReturnYears for each class the return period of its upper limit in years; empty when
 *     the hazard knows no standard of protection
 * @param exposureInLoss whether F_exp is E/100; otherwise 1
 * @param kappa calibration factor, above 0
 * @param factor F_vuln of a vulnerability score
 */
public record LossModel(
    DamageFunction damage,
    List<Double> upperReturnYears,
    boolean exposureInLoss,
    double kappa,
    VulnerabilityFactor factor) {

  /**
   * What is known at a site for one scenario and year.
   *
   * @param applicable whether the peril can act here
   * @param probabilities of the intensity classes
   * @param exposure score E
   * @param vulnerability score V
   * @param insuredShare share of the loss that insurance bears, 0…1; 0 where none is stated, NaN
   *     where one is stated that cannot be read
   * @param protectionYears return period in years up to which floods are kept out; null if unknown
   */
  public record Inputs(
      boolean applicable,
      Outcome<IntensityDistribution> probabilities,
      Outcome<Score> exposure,
      Outcome<Score> vulnerability,
      double insuredShare,
      @Nullable Double protectionYears) {}

  public LossModel {
    upperReturnYears = List.copyOf(upperReturnYears);
    if (!(kappa > 0 && kappa < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("calibration not above 0: " + kappa);
    }
  }

  /** The loss of a site; only its own assumptions are flagged, not those of the inputs. */
  public Outcome<AverageAnnualLoss> annualLoss(Inputs site) {
    return annualLoss(site, factors(site));
  }

  /** The same with the factors of the site, which are those of all its years. */
  public Outcome<AverageAnnualLoss> annualLoss(Inputs site, Factors factors) {
    if (!site.applicable()) {
      return Outcome.notApplicable(AverageAnnualLoss.NONE);
    }
    if (!(site.probabilities() instanceof Outcome.Known<IntensityDistribution> known)) {
      return Outcome.insufficient(Flags.NONE);
    }
    if (!(site.insuredShare() >= 0 && site.insuredShare() <= 1)) {
      return Outcome.invalid(Flags.NONE);
    }
    var gross = kappa * factors.exposure() * damaged(known.known(), factors);
    var net = gross * (1 - site.insuredShare());
    return Outcome.of(
        new AverageAnnualLoss(gross, net, factors.vulnerability(), factors.exposure()),
        factors.flags());
  }

  /**
   * What a site does to the damage of a class.
   *
   * @param exposure F_exp, 0…1
   * @param vulnerability F_vuln
   * @param protectedYears return period in years up to which floods are kept out, 0 for none
   * @param flags what is assumed in them
   */
  public record Factors(
      double exposure, double vulnerability, double protectedYears, Flags flags) {}

  /** The factors of a site. */
  public Factors factors(Inputs site) {
    var exposure = exposureFactor(site.exposure());
    var vulnerability = vulnerabilityFactor(site.vulnerability());
    var protection = protection(site.protectionYears());
    return new Factors(
        exposure.value(),
        vulnerability.value(),
        protection.value(),
        exposure.flags().and(vulnerability.flags()).and(protection.flags()));
  }

  /** Damage in a year of a class, 0…1: min(1, DR·F_vuln), or 0 where the class is kept out. */
  public double classDamage(int index, Factors factors) {
    return keepsOut(index, factors.protectedYears())
        ? 0
        : Math.min(1, damage.ratios().get(index) * factors.vulnerability());
  }

  /**
   * Gross loss in a year of each class as a ratio: the gross annual loss is the sum of these times
   * the classes' probabilities.
   */
  public double[] classLosses(Inputs site) {
    return classLosses(factors(site));
  }

  /** The same with the factors of the site. */
  public double[] classLosses(Factors factors) {
    var losses = new double[damage.size()];
    for (var i = 0; i < losses.length; i++) {
      losses[i] = kappa * factors.exposure() * classDamage(i, factors);
    }
    return losses;
  }

  /** A number and what was assumed for it. */
  private record Assumed(double value, Flags flags) {}

  private double damaged(IntensityDistribution years, Factors factors) {
    var loss = 0.0;
    for (var i = 0; i < damage.size(); i++) {
      loss += years.probability(i) * classDamage(i, factors);
    }
    return loss;
  }

  private boolean keepsOut(int index, double protectedYears) {
    return !upperReturnYears.isEmpty() && upperReturnYears.get(index) <= protectedYears;
  }

  private Assumed exposureFactor(Outcome<Score> exposure) {
    if (!exposureInLoss) {
      return new Assumed(1, Flags.NONE);
    }
    return switch (exposure) {
      case Outcome.Known<Score> e -> new Assumed(e.known().value() / 100, Flags.NONE);
      case Outcome.Gap<Score> _ -> new Assumed(1, Flags.of(E_UNKNOWN_UPPER_BOUND));
    };
  }

  private Assumed vulnerabilityFactor(Outcome<Score> vulnerability) {
    return switch (vulnerability) {
      case Outcome.Known<Score> v -> new Assumed(factor.of(v.known()), Flags.NONE);
      case Outcome.Gap<Score> _ -> new Assumed(1, Flags.of(V_UNKNOWN_NEUTRAL));
    };
  }

  private Assumed protection(@Nullable Double years) {
    if (upperReturnYears.isEmpty()) {
      return new Assumed(0, Flags.NONE);
    }
    if (years == null || Missing.is(years) || years < 0) {
      return new Assumed(0, Flags.of(NO_PROTECTION_INFO));
    }
    var applied = false;
    for (var i = 0; i < damage.size(); i++) {
      applied |= keepsOut(i, years) && damage.ratios().get(i) > 0;
    }
    return new Assumed(years, applied ? Flags.of(SOP_APPLIED) : Flags.NONE);
  }
}
