package ondo.risk.loss;

import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.Hazard;
import ondo.risk.Outcome;
import ondo.risk.Status;
import ondo.statistics.Missing;
import org.jspecify.annotations.Nullable;

/**
 * What a site is worth and how much of a loss insurance bears.
 *
 * @param asset replacement value in units of some currency, 0 or more; null if unknown
 * @param annualValueAdded one year's value added in the same currency; null if unknown
 * @param insuredShare 0…1; 0 where no insurance is stated, NaN where the statement cannot be read
 */
public record SiteValue(
    @Nullable Double asset, @Nullable Double annualValueAdded, double insuredShare) {

  /** Nothing is known, nothing is insured. */
  public static final SiteValue UNKNOWN = new SiteValue(null, null, 0);

  /**
   * Expected loss in units of the currency a year (risk model §3.5), not rounded: damage on the
   * asset value, disruption on the value added.
   *
   * @return a gap when the loss or the value it is a share of is unknown
   */
  public Outcome<Double> expectedLoss(Hazard.Impact impact, Outcome<AverageAnnualLoss> loss) {
    if (!(loss instanceof Outcome.Known<AverageAnnualLoss> known)) {
      return new Outcome.Gap<>(loss.status(), loss.flags());
    }
    var onAsset = isOnAsset(impact);
    var base = stake(impact).amount();
    if (base == null || Missing.is(base)) {
      return Outcome.insufficient(loss.flags());
    }
    if (base < 0) {
      return Outcome.invalid(loss.flags());
    }
    if (loss.status() == Status.NOT_APPLICABLE) {
      return Outcome.notApplicable(0.0);
    }
    var borrowed = onAsset && impact == Hazard.Impact.DISRUPTION;
    var flags = borrowed ? Flags.of(Flag.DISRUPTION_ON_ASSET_VALUE) : Flags.NONE;
    return Outcome.of(known.known().net() * base, loss.flags().and(flags));
  }

  /**
   * What an expected loss is a share of.
   *
   * @param amount in units of the site's currency, null if unknown
   * @param of {@code ASSET} or {@code ANNUAL_VALUE_ADDED}
   */
  public record Stake(@Nullable Double amount, String of) {}

  /** Damage is a share of the asset, disruption of the value added where that is known. */
  public Stake stake(Hazard.Impact impact) {
    return isOnAsset(impact)
        ? new Stake(asset, "ASSET")
        : new Stake(annualValueAdded, "ANNUAL_VALUE_ADDED");
  }

  private boolean isOnAsset(Hazard.Impact impact) {
    return impact == Hazard.Impact.DAMAGE || !isKnown(annualValueAdded);
  }

  private static boolean isKnown(@Nullable Double value) {
    return value != null && !Missing.is(value);
  }
}
