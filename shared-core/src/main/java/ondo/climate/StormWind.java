package ondo.climate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ondo.geo.LatLon;
import ondo.statistics.Missing;

/**
 * The hourly wind field of a best track. A missing pressure is interpolated over at most twelve
 * hours; where it is missing for longer the storm has no wind, and {@link #hasGap} says so.
 */
public final class StormWind {

  private static final double LONGEST_GAP_HOURS = 12;
  private static final double STEP_HOURS = 1;
  private static final int NOWHERE = -1;

  /**
   * The strongest hour of a storm at a site.
   *
   * @param windMs 1-minute wind at 10 m, m/s
   * @param hours since the first fix of the track
   */
  public record Peak(double windMs, double hours) {}

  private final List<WindField> parts = new ArrayList<>();
  private final List<Double> startOfPart = new ArrayList<>();
  private final int[] partOfFix;
  private final int[] nodeOfFix;
  private final boolean gap;

  /** Works out the wind of a track. */
  public StormWind(StormTrack track, HollandModel model) {
    var fixes = track.fixes().size();
    partOfFix = new int[fixes];
    nodeOfFix = new int[fixes];
    Arrays.fill(partOfFix, NOWHERE);
    for (var first = 0; first < fixes; ) {
      var last = lastOfPart(track, first);
      if (last > first) {
        add(track, model, first, last);
      }
      first = last + 1;
    }
    gap = Arrays.stream(partOfFix).anyMatch(part -> part == NOWHERE);
  }

  /** The last fix that carries on from {@code first} without a long gap in the pressure. */
  private static int lastOfPart(StormTrack track, int first) {
    var last = first;
    if (Missing.is(track.fixes().get(first).pressure())) {
      return last;
    }
    for (var i = first + 1; i < track.fixes().size(); i++) {
      if (track.hours(i) - track.hours(last) > LONGEST_GAP_HOURS) {
        break;
      }
      if (!Missing.is(track.fixes().get(i).pressure())) {
        last = i;
      }
    }
    return last;
  }

  private void add(StormTrack track, HollandModel model, int first, int last) {
    var start = track.hours(first);
    var count = (int) Math.floor((track.hours(last) - start) / STEP_HOURS) + 1;
    var latitude = new double[count];
    var longitude = new double[count];
    var pressure = new double[count];
    var line = new TrackLine(track, first, last);
    for (var k = 0; k < count; k++) {
      line.moveTo(start + k * STEP_HOURS);
      latitude[k] = line.latitude();
      longitude[k] = line.longitude();
      pressure[k] = line.pressure();
    }
    for (var i = first; i <= last; i++) {
      partOfFix[i] = parts.size();
      nodeOfFix[i] = Math.min(count - 1, (int) Math.round((track.hours(i) - start) / STEP_HOURS));
    }
    var nodes = new WindField.Nodes(latitude, longitude, pressure);
    parts.add(new WindField(model, STEP_HOURS, nodes));
    startOfPart.add(start);
  }

  /** Whether part of the storm was left out because its pressure is missing. */
  public boolean hasGap() {
    return gap;
  }

  /** Whether the wind at the time of a fix is known. */
  public boolean isKnown(int fix) {
    return partOfFix[fix] != NOWHERE;
  }

  /** Wind at a site at the time of a fix, m/s, or missing. */
  public double atFix(int fix, LatLon site) {
    return isKnown(fix) ? parts.get(partOfFix[fix]).at(nodeOfFix[fix], site) : Missing.VALUE;
  }

  /** Largest wind of the storm at a site, m/s; 0 if it stays below the model's threshold. */
  public double maximum(LatLon site) {
    var most = 0.0;
    for (var part : parts) {
      most = Math.max(most, part.maximum(site));
    }
    return most;
  }

  /**
   * The strongest hour at a site, the first of equal ones; 0 m/s where the storm is out of reach.
   */
  public Peak peak(LatLon site) {
    var peak = new Peak(0, 0);
    for (var i = 0; i < parts.size(); i++) {
      var winds = parts.get(i).series(site);
      for (var k = 0; k < winds.length; k++) {
        if (winds[k] > peak.windMs) {
          peak = new Peak(winds[k], startOfPart.get(i) + k * STEP_HOURS);
        }
      }
    }
    return peak;
  }
}
