package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import ondo.climate.PointClimate;
import ondo.climate.Scenario;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;
import ondo.risk.Hazard;
import ondo.risk.event.PlacedCurve;
import org.jspecify.annotations.Nullable;

/** Hazard curves of a user's file, one row a return period: for positions or for sites. */
final class ImportedCurves implements PointFamily {

  /** Curves held at once: some 40 MB with ten return periods each. */
  static final int MOST_CURVES = 100_000;

  /** Return periods of one curve. */
  static final int MOST_POINTS = 100;

  private static final String PRESENT = "PRESENT";
  private static final double LEAST_YEARS = 1;
  private static final double MOST_YEARS = 100_000;
  private static final double MOST_INTENSITY = 200;

  private record Key(
      Hazard hazard,
      @Nullable Scenario scenario,
      int year,
      @Nullable LatLon place,
      @Nullable String site) {}

  private final ImportFolder.Imported imported;
  private final List<PlacedCurve> curves;

  private ImportedCurves(ImportFolder.Imported imported, List<PlacedCurve> curves) {
    this.imported = imported;
    this.curves = curves;
  }

  /** Reads {@code hazard-curves.csv}; empty after a problem. */
  static Optional<PointFamily> read(ImportFolder.Imported imported) {
    var before = imported.problems().count();
    var points = new LinkedHashMap<Key, SortedMap<Double, Double>>();
    imported
        .csv()
        .read(
            List.of("hazard", "scenario", "year", "return_period_yr", "intensity"),
            row -> add(row, points));
    if (imported.problems().count() == before && points.isEmpty()) {
      imported.problems().add(imported.file(), "holds no curve");
    }
    if (imported.problems().count() > before) {
      return Optional.empty();
    }
    var curves = new ArrayList<PlacedCurve>();
    points.forEach((key, own) -> curves.add(curve(key, own)));
    return Optional.of(new ImportedCurves(imported, curves));
  }

  private static PlacedCurve curve(Key key, SortedMap<Double, Double> points) {
    return new PlacedCurve(
        key.hazard,
        key.scenario,
        key.year,
        key.place,
        key.site,
        PlacedCurve.unit(key.hazard),
        points.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
        points.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static void add(CsvRow row, Map<Key, SortedMap<Double, Double>> points) {
    var hazard = hazard(row);
    var isPresent = row.text("scenario").equalsIgnoreCase(PRESENT);
    var scenario = isPresent ? null : ReferenceFiles.scenario(row).orElse(null);
    var year = row.integer("year", 1950, ImportedYears.LAST_YEAR);
    var period = row.number("return_period_yr", LEAST_YEARS, MOST_YEARS);
    var intensity = row.number("intensity", 0, MOST_INTENSITY);
    var site = row.textOrEmpty("site");
    var place = place(row, site);
    if (!row.isValid() || hazard.isEmpty()) {
      return;
    }
    var key =
        new Key(hazard.get(), scenario, year, place.orElse(null), site.isEmpty() ? null : site);
    if (!points.containsKey(key) && points.size() >= MOST_CURVES) {
      row.reject("hazard", "the file holds more than " + MOST_CURVES + " curves");
      return;
    }
    var own = points.computeIfAbsent(key, k -> new TreeMap<>());
    if (own.size() >= MOST_POINTS) {
      row.reject("return_period_yr", "the curve has more than " + MOST_POINTS + " points");
    } else if (own.putIfAbsent(period, intensity) != null) {
      row.reject("return_period_yr", "occurs twice in one curve: " + period);
    }
  }

  private static Optional<LatLon> place(CsvRow row, String site) {
    var hasPosition = !row.textOrEmpty("lat").isEmpty() || !row.textOrEmpty("lon").isEmpty();
    if (hasPosition != site.isEmpty()) {
      row.reject("site", "a row has either lat and lon or the external id of a site");
      return Optional.empty();
    }
    if (!hasPosition) {
      return Optional.empty();
    }
    if (!row.has("lat") || !row.has("lon")) {
      row.reject("lat", "lat and lon come together");
      return Optional.empty();
    }
    return Optional.of(row.position());
  }

  private static Optional<Hazard> hazard(CsvRow row) {
    var code = row.text("hazard");
    for (var hazard : Hazard.values()) {
      var unit = PlacedCurve.unit(hazard);
      if (hazard.code().equals(code) && !unit.isEmpty()) {
        var given = row.textOrEmpty("unit");
        if (!given.isEmpty() && !given.equals(unit)) {
          row.reject("unit", "of %s is %s, not %s".formatted(code, unit, given));
        }
        return Optional.of(hazard);
      }
    }
    row.reject("hazard", "is no hazard with a damage curve: " + code);
    return Optional.empty();
  }

  @Override
  public List<Provenance> sources() {
    return List.of(imported.source());
  }

  @Override
  public PointClimate at(GridPoint point) {
    return PointClimate.UNKNOWN;
  }

  @Override
  public List<PlacedCurve> curves() {
    return curves;
  }
}
