package ondo.scheduler.ingest;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import ondo.climate.Scenario;
import ondo.climate.SeaLevelCurve;
import ondo.geo.LatLon;

/**
 * A tide gauge or a grid location with its projections.
 *
 * @param kind {@code gauge} or {@code grid}
 * @param id in its source
 * @param curves of all scenarios
 */
record SeaLevelPlace(
    String kind, String id, String name, LatLon position, Map<Scenario, SeaLevelCurve> curves) {

  private static final int YEARS_PER_DECADE = 10;

  SeaLevelPlace {
    curves = Map.copyOf(curves);
    if (!curves.keySet().containsAll(List.of(Scenario.values()))) {
      throw new IllegalArgumentException("lacks scenarios at " + name + ": has " + curves.keySet());
    }
  }

  SeaLevelCurve curve(Scenario scenario) {
    var curve = curves.get(scenario);
    if (curve == null) {
      throw new IllegalStateException("checked when it was made: " + scenario);
    }
    return curve;
  }

  /** Its rows in a starter pack. */
  void write(Consumer<List<String>> rows) {
    for (var scenario : Scenario.values()) {
      var curve = curve(scenario);
      for (var i = 0; i < SeaLevelCurve.DECADES; i++) {
        rows.accept(
            List.of(
                scenario.name(),
                kind,
                id,
                name,
                PackWriter.text(position.latitude()),
                PackWriter.text(position.longitude()),
                Integer.toString(SeaLevelCurve.FIRST_DECADE + YEARS_PER_DECADE * i),
                PackWriter.text(curve.low()[i]),
                PackWriter.text(curve.central()[i]),
                PackWriter.text(curve.high()[i])));
      }
    }
  }
}
