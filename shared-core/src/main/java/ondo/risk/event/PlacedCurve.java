package ondo.risk.event;

import java.util.ArrayList;
import java.util.List;
import ondo.climate.Scenario;
import ondo.geo.LatLon;
import ondo.risk.Hazard;
import org.jspecify.annotations.Nullable;

/**
 * A hazard curve that somebody computed for one place: for a site by its external identifier, or
 * for a position.
 *
 * @param scenario null for the present climate
 * @param year that the curve stands for
 * @param place of the curve, null for a site
 * @param site external identifier, null for a position
 * @param unit m of water above the ground, or m/s of 1-minute wind at 10 m
 * @param returnPeriods years, ascending, all different, at least one
 * @param intensities one a return period, 0 or more
 */
@SuppressWarnings("ArrayRecordComponent") // a row on its way, never compared
public record PlacedCurve(
    Hazard hazard,
    @Nullable Scenario scenario,
    int year,
    @Nullable LatLon place,
    @Nullable String site,
    String unit,
    double[] returnPeriods,
    double[] intensities) {

  public PlacedCurve {
    if ((place == null) == (site == null)) {
      throw new IllegalArgumentException("a curve belongs to a place or to a site");
    }
    if (returnPeriods.length == 0 || returnPeriods.length != intensities.length) {
      throw new IllegalArgumentException(
          returnPeriods.length + " return periods with " + intensities.length + " intensities");
    }
    for (var i = 1; i < returnPeriods.length; i++) {
      if (returnPeriods[i] <= returnPeriods[i - 1]) {
        throw new IllegalArgumentException("return periods out of order: " + returnPeriods[i]);
      }
    }
  }

  /** The unit that curves of a hazard have; empty text for a hazard without damage curve. */
  public static String unit(Hazard hazard) {
    return switch (hazard) {
      case RIVER_FLOOD, URBAN_FLOOD, SEA_LEVEL_RISE -> "m";
      case TYPHOON -> "m/s";
      default -> "";
    };
  }

  /** The curve for the loss formulas. */
  public HazardCurve curve() {
    var points = new ArrayList<HazardCurve.Point>();
    for (var i = 0; i < returnPeriods.length; i++) {
      points.add(new HazardCurve.Point(returnPeriods[i], intensities[i]));
    }
    return new HazardCurve(List.copyOf(points));
  }
}
