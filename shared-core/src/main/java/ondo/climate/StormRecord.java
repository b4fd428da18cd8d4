package ondo.climate;

import java.util.ArrayList;
import java.util.List;
import ondo.geo.LatLon;

/**
 * All storms of a record of whole years, quiet years included, with their wind fields worked out
 * once. Every array by year starts with the first year of the record.
 */
public final class StormRecord {

  /** The exposure of a site, year by year. */
  public static final class Exposure {

    private final double[] byYear;
    private final boolean radiiFromWindField;
    private final boolean trackGap;

    Exposure(double[] byYear, boolean radiiFromWindField, boolean trackGap) {
      this.byYear = byYear;
      this.radiiFromWindField = radiiFromWindField;
      this.trackGap = trackGap;
    }

    /** One sum for every year of the record, 0 in a quiet year. */
    public double[] byYear() {
      return scaled(1);
    }

    /** The sums under a warmer climate: each times {@code factor}. */
    public double[] scaled(double factor) {
      var scaled = byYear.clone();
      for (var i = 0; i < scaled.length; i++) {
        scaled[i] *= factor;
      }
      return scaled;
    }

    /** Number of years of the record. */
    public int years() {
      return byYear.length;
    }

    /** Whether a fix without radii, near enough to matter, was judged by the parametric wind. */
    public boolean radiiFromWindField() {
      return radiiFromWindField;
    }

    /** Whether a fix near enough to matter was left out because its pressure is missing. */
    public boolean trackGap() {
      return trackGap;
    }
  }

  /** A track with what every site asks of it, worked out once. */
  private static final class Storm {

    private final StormTrack track;
    private final StormWind wind;
    private final int[] yearOfFix;
    private final double[] hoursOfFix;
    private final double[] reachOfFix;
    private final double southEdge;
    private final double northEdge;

    Storm(StormTrack track, HollandModel model, int firstYear, int years) {
      this.track = track;
      wind = new StormWind(track, model);
      yearOfFix = new int[track.fixes().size()];
      hoursOfFix = new double[yearOfFix.length];
      reachOfFix = new double[yearOfFix.length];
      var south = Double.POSITIVE_INFINITY;
      var north = Double.NEGATIVE_INFINITY;
      for (var i = 0; i < yearOfFix.length; i++) {
        // A storm that crosses the new year beyond the record's end still counts in its last year.
        yearOfFix[i] = Math.min(track.year(i) - firstYear, years - 1);
        hoursOfFix[i] = track.stepHours(i);
        var fix = track.fixes().get(i);
        reachOfFix[i] = 1000 * (fix.hasRadii() ? fix.longestKm() : model.reachKm());
        var reachDegrees = reachOfFix[i] / SHORTEST_DEGREE_M;
        south = Math.min(south, fix.centre().latitude() - reachDegrees);
        north = Math.max(north, fix.centre().latitude() + reachDegrees);
      }
      southEdge = south;
      northEdge = north;
    }

    boolean mayReach(LatLon site) {
      return site.latitude() >= southEdge && site.latitude() <= northEdge;
    }

    /** Whether a fix is near enough to matter; a cheap look at the latitude goes first. */
    boolean mayReach(int fix, LatLon site) {
      var centre = track.fixes().get(fix).centre();
      var degrees = Math.abs(site.latitude() - centre.latitude());
      return degrees * SHORTEST_DEGREE_M <= reachOfFix[fix]
          && site.distanceM(centre) <= REACH_MARGIN * reachOfFix[fix];
    }
  }

  /** Below a degree of latitude of any sphere in use (111.12 to 111.195 km). */
  private static final double SHORTEST_DEGREE_M = 111_000;

  /** The flat distances of the formulas differ from the great circle by less than this. */
  private static final double REACH_MARGIN = 1.02;

  private final int firstYear;
  private final int years;
  private final List<Storm> storms = new ArrayList<>();

  /**
   * A record of whole years.
   *
   * @param tracks storms that began within the years
   * @throws IllegalArgumentException if one began outside, or the years are reversed
   */
  public StormRecord(int firstYear, int lastYear, List<StormTrack> tracks, HollandModel model) {
    if (lastYear < firstYear) {
      throw new IllegalArgumentException("storm record from " + firstYear + " to " + lastYear);
    }
    this.firstYear = firstYear;
    years = lastYear - firstYear + 1;
    for (var track : tracks) {
      if (track.year() < firstYear || track.year() > lastYear) {
        throw new IllegalArgumentException(
            "storm " + track.id() + " of " + track.year() + " outside the record's years");
      }
      storms.add(new Storm(track, model, firstYear, years));
    }
  }

  /** First year of the record. */
  public int firstYear() {
    return firstYear;
  }

  /** Number of years of the record, quiet ones included. */
  public int years() {
    return years;
  }

  /** The storms by number, in the order of the tracks. */
  public StormList list() {
    var entries = new ArrayList<StormList.Entry>();
    for (var storm : storms) {
      entries.add(new StormList.Entry(entries.size(), storm.track.id(), storm.track.year()));
    }
    return new StormList(firstYear, years, entries);
  }

  /** Largest wind of every storm at a site, m/s, in the order of the tracks. */
  public double[] stormMaxima(LatLon site) {
    var result = new double[storms.size()];
    for (var i = 0; i < result.length; i++) {
      result[i] = storms.get(i).wind.maximum(site);
    }
    return result;
  }

  /** Largest wind of every year at a site, m/s, 0 in a quiet year. */
  public double[] annualMaxima(LatLon site) {
    return annualMaxima(stormMaxima(site));
  }

  /** {@link #annualMaxima(LatLon)} from {@link #stormMaxima} that are at hand already. */
  public double[] annualMaxima(double[] stormMaxima) {
    var result = new double[years];
    for (var i = 0; i < storms.size(); i++) {
      var year = storms.get(i).track.year() - firstYear;
      result[year] = Math.max(result[year], stormMaxima[i]);
    }
    return result;
  }

  /**
   * Weighted stay of all storms over a site, year by year (risk model §5.9). A fix out of reach of
   * the site adds nothing and raises no flag.
   */
  public Exposure exposure(StormExposure weights, LatLon site) {
    var byYear = new double[years];
    var fromWindField = false;
    var trackGap = false;
    for (var storm : storms) {
      if (!storm.mayReach(site)) {
        continue;
      }
      for (var i = 0; i < storm.yearOfFix.length; i++) {
        if (!storm.mayReach(i, site)) {
          continue;
        }
        var fix = storm.track.fixes().get(i);
        if (fix.hasRadii()) {
          byYear[storm.yearOfFix[i]] += weights.byRadii(fix, storm.hoursOfFix[i], site);
          continue;
        }
        fromWindField = true;
        if (storm.wind.isKnown(i)) {
          var wind = storm.wind.atFix(i, site);
          byYear[storm.yearOfFix[i]] += weights.byWind(fix.grade(), wind, storm.hoursOfFix[i]);
        } else {
          trackGap = true;
        }
      }
    }
    return new Exposure(byYear, fromWindField, trackGap);
  }
}
