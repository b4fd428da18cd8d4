package ondo.projection;

import ondo.climate.GroundFact;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.hazard.PluvialFlood;
import ondo.statistics.Missing;
import org.jspecify.annotations.Nullable;

/**
 * What hazards read of the ground of a grid point or a site; NaN and null stand for unknown.
 *
 * @param elevationM metres above mean sea level
 * @param coastDistanceM metres to the nearest coast, 0 or more
 * @param waterLevelM mean annual maximum still-water level, m above mean sea level
 * @param twi topographic wetness index
 * @param landCover a code of {@code landcover.csv}
 * @param drainage of the streets
 * @param flags what is assumed in them
 */
public record Ground(
    double elevationM,
    double coastDistanceM,
    double waterLevelM,
    double twi,
    @Nullable String landCover,
    PluvialFlood.Drainage drainage,
    GroundFlags flags) {

  /** The ground of a grid point: its own facts, and the height that a named place lent it. */
  public static Ground of(PlaceClimate place) {
    var point = place.point();
    var own = place.number("elevation_m");
    var borrowed = Double.isNaN(own) && point.hasElevation();
    return new Ground(
        Double.isNaN(own) ? point.elevationM() : own,
        point.coastDistanceM(),
        place.number("mean_annual_max_level_m"),
        place.number("twi"),
        place.fact("land_cover").map(GroundFact::word).orElse(null),
        new PluvialFlood.Drainage(
            place.number("drainage_capacity_mm_h"),
            place.number("urban_share"),
            place.number("slope"),
            Missing.VALUE),
        new GroundFlags(
            borrowed ? Flags.of(Flag.ELEVATION_NEAREST_PLACE) : place.flags("elevation_m"),
            Flags.NONE,
            place.flags("mean_annual_max_level_m"),
            place.flags("twi"),
            place.flags("land_cover"),
            place.flags("drainage_capacity_mm_h", "urban_share", "slope")));
  }
}
