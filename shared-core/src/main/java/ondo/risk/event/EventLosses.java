package ondo.risk.event;

import java.util.Arrays;

/**
 * Losses of every event at every site of a portfolio. Events are summed over the sites before
 * anything else, so what one storm does to many sites stays one loss.
 */
public final class EventLosses {

  private final double[][] byEventAndSite;

  /**
   * A full matrix.
   *
   * @param byEventAndSite one row an event, one column a site, in one currency or as ratios
   * @throws IllegalArgumentException if the rows differ in length
   */
  public EventLosses(double[][] byEventAndSite) {
    this.byEventAndSite = byEventAndSite.clone();
    for (var i = 0; i < byEventAndSite.length; i++) {
      if (byEventAndSite[i].length != byEventAndSite[0].length) {
        throw new IllegalArgumentException("losses of event " + i + " miss a site");
      }
      this.byEventAndSite[i] = byEventAndSite[i].clone();
    }
  }

  /** Loss of every event, summed over the sites. */
  public double[] byEvent() {
    var result = new double[byEventAndSite.length];
    for (var i = 0; i < result.length; i++) {
      for (var loss : byEventAndSite[i]) {
        result[i] += loss;
      }
    }
    return result;
  }

  /**
   * Expected loss per year of every site.
   *
   * @param frequency annual frequency of each event, 1/yr
   */
  public double[] annualLossBySite(double[] frequency) {
    requireOneFrequencyAnEvent(frequency);
    var sites = byEventAndSite.length == 0 ? 0 : byEventAndSite[0].length;
    var result = new double[sites];
    for (var i = 0; i < byEventAndSite.length; i++) {
      for (var j = 0; j < sites; j++) {
        result[j] += frequency[i] * byEventAndSite[i][j];
      }
    }
    return result;
  }

  /** Expected loss per year of the portfolio. */
  public double annualLoss(double[] frequency) {
    var sum = 0.0;
    for (var loss : annualLossBySite(frequency)) {
      sum += loss;
    }
    return sum;
  }

  /** The portfolio as an event set, the correlation between its sites kept. */
  public EventSet portfolio(double frequency) {
    return EventSet.ofFrequency(byEvent(), frequency);
  }

  private void requireOneFrequencyAnEvent(double[] frequency) {
    if (frequency.length != byEventAndSite.length) {
      throw new IllegalArgumentException(
          frequency.length + " frequencies for " + byEventAndSite.length + " events");
    }
    if (Arrays.stream(frequency).anyMatch(f -> !(f >= 0))) {
      throw new IllegalArgumentException("negative event frequency");
    }
  }
}
