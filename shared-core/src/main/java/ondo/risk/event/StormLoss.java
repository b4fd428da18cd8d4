package ondo.risk.event;

import java.util.Arrays;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.Outcome;

/** Wind losses of a record of storms at one site (risk model §9.4). */
public final class StormLoss {

  private static final int FEWEST_YEARS = 20;
  private static final int ENOUGH_YEARS = 30;

  private final double[] stormWind;
  private final int years;

  /**
   * What the record says of the site.
   *
   * @param stormWind largest 1-minute wind of every storm at the site, m/s
   * @param years whole years of the record, quiet ones included
   */
  public StormLoss(double[] stormWind, int years) {
    this.stormWind = stormWind.clone();
    // An event set sorts its losses, and those of ascending winds ascend already.
    Arrays.sort(this.stormWind);
    this.years = years;
  }

  /**
   * The damage ratios of the storms as an event set.
   *
   * @param windFactor factor of warming on the wind, 1 for today
   * @return a gap for a record of fewer than 20 years
   */
  public Outcome<EventSet> events(DamageCurve damage, double windFactor) {
    if (years < FEWEST_YEARS) {
      return Outcome.insufficient(Flags.NONE);
    }
    // A record without any storm is a known zero, and a curve needs one step.
    var ratios = new double[Math.max(1, stormWind.length)];
    for (var i = 0; i < stormWind.length; i++) {
      ratios[i] = damage.at(stormWind[i] * windFactor);
    }
    var flags = years < ENOUGH_YEARS ? Flags.of(Flag.SMALL_SAMPLE_COUNT) : Flags.NONE;
    return Outcome.of(EventSet.ofRecord(ratios, years), flags);
  }

  /**
   * Expected damage ratio per year.
   *
   * @param frequencyFactor factor of warming on the number of storms, 1 unless assumed
   */
  public Outcome<Double> annualLoss(DamageCurve damage, double windFactor, double frequencyFactor) {
    return events(damage, windFactor).map(set -> set.annualLoss() * frequencyFactor);
  }
}
