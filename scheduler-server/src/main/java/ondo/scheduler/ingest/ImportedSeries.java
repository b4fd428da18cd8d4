package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ondo.climate.PointClimate;
import ondo.climate.Scenario;
import ondo.climate.YearlySeries;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;
import ondo.geo.PointIndex;
import org.jspecify.annotations.Nullable;

/**
 * Yearly series of a user's file at grid points: those of the region that a point lies in, and of
 * the nearest position within {@link GridPoint#REACH_M}; what a region has counts first.
 */
final class ImportedSeries implements PointFamily {

  private final ImportFolder.Imported imported;
  private final Map<ImportPlace, List<YearlySeries>> byPlace;
  private final List<ImportPlace> positions = new ArrayList<>();
  private final @Nullable PointIndex index;

  ImportedSeries(ImportFolder.Imported imported, Map<ImportPlace, List<YearlySeries>> byPlace) {
    this.imported = imported;
    this.byPlace = byPlace;
    var places = new ArrayList<LatLon>();
    for (var place : byPlace.keySet()) {
      var position = place.position();
      if (position != null) {
        positions.add(place);
        places.add(position);
      }
    }
    index = places.isEmpty() ? null : new PointIndex(places);
  }

  /** Reads {@code yearly.csv}: indicator, scenario, year, value and the place. */
  static Optional<PointFamily> yearly(ImportFolder.Imported imported) {
    var before = imported.problems().count();
    var years = new ImportedYears();
    var regions = imported.regions();
    imported
        .csv()
        .read(
            List.of("indicator", "scenario", "year", "value"), row -> addRow(row, regions, years));
    return of(imported, years, before);
  }

  private static void addRow(CsvRow row, RegionCodes regions, ImportedYears years) {
    var place = ImportPlace.read(row, regions);
    var code = row.text("indicator");
    var indicator = ImportedIndicator.of(code);
    if (indicator.isEmpty()) {
      row.reject("indicator", "%s is none of %s".formatted(code, ImportedIndicator.codes()));
      return;
    }
    Scenario scenario = ImportFolder.scenario(row).orElse(null);
    var year = row.integer("year", ImportedYears.OBSERVED_FIRST, ImportedYears.LAST_YEAR);
    var value = row.numberOrMissing("value", indicator.get().least(), indicator.get().most());
    if (row.isValid() && place.isPresent()) {
      years
          .add(new ImportedYears.Key(place.get(), code, scenario), year, value)
          .ifPresent(reason -> row.reject("year", reason));
    }
  }

  /** The family of what was gathered; empty after a problem. */
  static Optional<PointFamily> of(
      ImportFolder.Imported imported, ImportedYears years, int problemsBefore) {
    var byPlace = years.series(imported.file(), imported.problems());
    if (imported.problems().count() == problemsBefore && byPlace.isEmpty()) {
      imported.problems().add(imported.file(), "holds no series");
    }
    return imported.problems().count() > problemsBefore
        ? Optional.empty()
        : Optional.of(new ImportedSeries(imported, byPlace));
  }

  @Override
  public List<Provenance> sources() {
    return List.of(imported.source());
  }

  @Override
  public PointClimate at(GridPoint point) {
    var series = new ArrayList<YearlySeries>();
    imported
        .points()
        .code(point)
        .map(code -> byPlace.get(new ImportPlace(code, null)))
        .ifPresent(series::addAll);
    if (index != null) {
      var nearest = index.nearest(point.position());
      if (nearest.distanceM() <= GridPoint.REACH_M) {
        series.addAll(byPlace.getOrDefault(positions.get(nearest.index()), List.of()));
      }
    }
    return PointClimate.ofYearly(series);
  }
}
