package ondo.risk.hazard;

import ondo.climate.StormExposure;
import ondo.climate.StormRecord;
import ondo.climate.StormResponse;
import ondo.geo.LatLon;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.Outcome;

/**
 * The yearly storm exposure of a site: the sample of every target year is the whole record, quiet
 * years included, scaled to that year's warming (risk model §5.9).
 *
 * @param record all storms of whole years
 * @param weights of the ellipses
 * @param response of storms to warming
 */
public record TyphoonExposure(StormRecord record, StormExposure weights, StormResponse response) {

  private static final int FEWEST_YEARS = 10;

  /** The exposure of a site as the record saw it; it is read once for all target years. */
  public StormRecord.Exposure observed(LatLon site) {
    return record.exposure(weights, site);
  }

  /**
   * One value for every year of the record.
   *
   * @param observed from {@link #observed}
   * @param delta warming since 1991-2020, kelvin
   * @return a gap for a record of fewer than ten years
   */
  public Outcome<double[]> sample(StormRecord.Exposure observed, double delta) {
    var flags = Flags.NONE;
    if (observed.radiiFromWindField()) {
      flags = flags.and(Flags.of(Flag.RADII_FROM_WINDFIELD));
    }
    if (observed.trackGap()) {
      flags = flags.and(Flags.of(Flag.TRACK_GAP));
    }
    if (observed.years() < FEWEST_YEARS) {
      return Outcome.insufficient(flags);
    }
    return Outcome.of(observed.scaled(response.windFactor(delta)), flags);
  }
}
