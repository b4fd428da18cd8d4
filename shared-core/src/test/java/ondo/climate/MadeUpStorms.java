package ondo.climate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import ondo.geo.LatLon;

/** A storm past Busan and the numbers of the model that it is computed with. */
final class MadeUpStorms {

  static final LatLon BUSAN = new LatLon(35.1, 129.0);
  static final RadiusOfMaximumWind RADII =
      new RadiusOfMaximumWind(
          new double[] {872, 940, 980, 1021}, new double[] {14.9, 15.7, 25.7, 56.9});
  static final HollandModel MODEL =
      new HollandModel(
          1.15, 0.81, 2.025, 300, 17.5, 1005, 111.12, 15.433333333333334, 7.29e-5, RADII);
  static final StormExposure WEIGHTS = new StormExposure(1, 3, 7, 111.195);
  static final Instant START = Instant.parse("2003-09-12T00:00:00Z");

  private MadeUpStorms() {}

  static StormFix fix(Instant time, double lat, double lon, double pressure) {
    return new StormFix(
        time, new LatLon(lat, lon), pressure, StormGrade.TY, WindRadius.NONE, WindRadius.NONE);
  }

  /** Six-hourly, from south of Jeju past Busan. */
  static StormTrack north(String id, Instant start, double... pressures) {
    var fixes = new ArrayList<StormFix>();
    for (var i = 0; i < pressures.length; i++) {
      var time = start.plus(6L * i, ChronoUnit.HOURS);
      fixes.add(fix(time, 30 + 2.0 * i, 127.5 + 0.4 * i, pressures[i]));
    }
    return new StormTrack(id, fixes);
  }

  static StormTrack strong() {
    return north("A", START, 940, 945, 950, 960, 970);
  }
}
