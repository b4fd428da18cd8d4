package ondo.scheduler.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ondo.climate.GroundFact;
import ondo.climate.PointClimate;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;
import ondo.geo.Lattice;

/**
 * Facts about the ground from a user's file: of the row nearest to a grid point, if it lies within
 * {@link NearPoints#REACH_M}. Rows stream by; of each point only the nearest value is kept.
 */
final class ImportedFacts implements PointFamily {

  private record Near(double distanceM, GroundFact fact) {}

  private final ImportFolder.Imported imported;
  private final NearPoints near;
  private final Map<Integer, Map<String, Near>> byPoint = new HashMap<>();

  private ImportedFacts(ImportFolder.Imported imported) {
    this.imported = imported;
    near = new NearPoints(imported.input().grid());
  }

  /** A reader of rows with lat, lon and any of some columns. */
  static ImportFolder.Reader of(List<FactColumn> columns) {
    return imported -> new ImportedFacts(imported).readRows(columns);
  }

  /** A reader of a raster: latitude in the first column, longitudes in the header. */
  static ImportFolder.Reader ofGrid(List<FactColumn> column) {
    return imported -> new ImportedFacts(imported).readGrid(column.getFirst());
  }

  private Optional<PointFamily> readRows(List<FactColumn> columns) {
    var before = imported.problems().count();
    imported.csv().read(List.of("lat", "lon"), row -> addRow(row, columns));
    return whole(before);
  }

  private static boolean isUnknown(CsvRow row, String column, List<FactColumn> columns) {
    return !column.equals("lat")
        && !column.equals("lon")
        && columns.stream().noneMatch(known -> known.name().equals(column))
        && row.has(column);
  }

  private void addRow(CsvRow row, List<FactColumn> columns) {
    var place = row.position();
    for (var column : row.columns()) {
      if (isUnknown(row, column, columns)) {
        row.reject(column, "is no column of this file");
      }
    }
    for (var column : columns) {
      var fact = column.read(row, column.name());
      if (row.isValid()) {
        fact.ifPresent(f -> add(place, f));
      }
    }
  }

  private Optional<PointFamily> readGrid(FactColumn column) {
    var before = imported.problems().count();
    imported.csv().read(List.of("lat"), row -> addGridRow(row, column));
    return whole(before);
  }

  private void addGridRow(CsvRow row, FactColumn column) {
    var latitude = row.number("lat", -90, 90);
    for (var name : row.columns()) {
      if (name.equals("lat")) {
        continue;
      }
      var longitude = longitude(row, name);
      var fact = column.read(row, name);
      if (row.isValid()) {
        var place = new LatLon(latitude, longitude);
        // A raster may reach beyond the country.
        fact.filter(f -> Lattice.covers(place)).ifPresent(f -> add(place, f));
      }
    }
  }

  private static double longitude(CsvRow row, String name) {
    try {
      var longitude = Double.parseDouble(name);
      if (longitude >= -180 && longitude <= 180) {
        return longitude;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    row.reject(name, "the header is no longitude");
    return Double.NaN;
  }

  /** Of two rows equally near the earlier stays. */
  private void add(LatLon place, GroundFact fact) {
    near.forEach(
        place,
        (point, distance) ->
            byPoint
                .computeIfAbsent(point.id(), id -> new TreeMap<>())
                .merge(
                    fact.name(),
                    new Near(distance, fact),
                    (old, next) -> next.distanceM < old.distanceM ? next : old));
  }

  private Optional<PointFamily> whole(int before) {
    if (imported.problems().count() == before && byPoint.isEmpty()) {
      imported
          .problems()
          .add(
              imported.file(),
              "no row has a value within %.0f m of a grid point".formatted(NearPoints.REACH_M));
    }
    return imported.problems().count() > before ? Optional.empty() : Optional.of(this);
  }

  @Override
  public List<Provenance> sources() {
    return List.of(imported.source());
  }

  @Override
  public PointClimate at(GridPoint point) {
    var facts = byPoint.get(point.id());
    return facts == null
        ? PointClimate.UNKNOWN
        : PointClimate.ofFacts(facts.values().stream().map(Near::fact).toList());
  }
}
