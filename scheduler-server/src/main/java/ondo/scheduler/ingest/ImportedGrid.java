package ondo.scheduler.ingest;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import java.lang.reflect.Array;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ondo.climate.Scenario;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;
import org.jspecify.annotations.Nullable;

/**
 * Yearly indices on a latitude-longitude grid from a user's NetCDF-4 file: one variable an index
 * and scenario, dimensions time, latitude and longitude. Read year by year; of each year only the
 * cells nearest to grid points are kept.
 */
final class ImportedGrid {

  private static final int DIMENSIONS = 3;

  /** Cells of one year held at once: 32 MB. */
  private static final long MOST_CELLS = 4_000_000;

  private static final int MOST_YEARS = 300;

  /** Cells along one side. */
  private static final int MOST_COORDINATES = 100_000;

  private static final String OBSERVED = "observed";

  private final ImportFolder.Imported imported;
  private final HdfFile hdf;
  private final ImportedYears years = new ImportedYears();

  /** A cell that is nearest to some grid point. */
  private record Cell(int row, int column, ImportPlace place) {}

  private ImportedGrid(ImportFolder.Imported imported, HdfFile hdf) {
    this.imported = imported;
    this.hdf = hdf;
  }

  /** Reads {@code yearly.nc}; empty after a problem. */
  static Optional<PointFamily> read(ImportFolder.Imported imported) {
    var before = imported.problems().count();
    if (!(imported.input().files() instanceof DataFiles.Directory directory)) {
      return Optional.empty();
    }
    try (var hdf = new HdfFile(directory.root().resolve(imported.file()))) {
      var grid = new ImportedGrid(imported, hdf);
      grid.readAll();
      return ImportedSeries.of(imported, grid.years, before);
    } catch (RuntimeException e) {
      // A broken file ends in any of a dozen exceptions of the library.
      imported.problems().add(imported.file(), "is no NetCDF-4 file that can be read: " + e);
      return Optional.empty();
    }
  }

  private void problem(String reason) {
    imported.problems().add(imported.file(), reason);
  }

  private void readAll() {
    var latitudes = numbers("lat");
    var longitudes = numbers("lon");
    if (latitudes.length == 0 || longitudes.length == 0) {
      return;
    }
    if ((long) latitudes.length * longitudes.length > MOST_CELLS) {
      problem("its grid has more than " + MOST_CELLS + " cells");
      return;
    }
    var cells = cells(latitudes, longitudes);
    if (cells.isEmpty()) {
      problem("no cell lies within %.0f m of a grid point".formatted(GridPoint.REACH_M));
      return;
    }
    for (var node : hdf.getChildren().values()) {
      if (node instanceof Dataset variable && variable.getDimensions().length == DIMENSIONS) {
        readVariable(variable, latitudes.length, longitudes.length, cells);
      }
    }
  }

  /** A coordinate variable; empty after a problem. */
  private double[] numbers(String name) {
    var node = hdf.getChildren().get(name);
    if (!(node instanceof Dataset variable) || variable.getDimensions().length != 1) {
      problem("has no coordinate variable " + name);
      return new double[0];
    }
    if (variable.getSize() > MOST_COORDINATES) {
      problem(name + " has more than " + MOST_COORDINATES + " values");
      return new double[0];
    }
    var data = variable.getData();
    var numbers = new double[Array.getLength(data)];
    for (var i = 0; i < numbers.length; i++) {
      numbers[i] = Array.getDouble(data, i);
    }
    return numbers;
  }

  private List<Cell> cells(double[] latitudes, double[] longitudes) {
    var cells = new LinkedHashMap<Long, Cell>();
    for (var point : imported.input().grid().points()) {
      var row = nearest(latitudes, point.position().latitude());
      var column = nearest(longitudes, point.position().longitude());
      var place = new LatLon(latitudes[row], longitudes[column]);
      if (place.distanceM(point.position()) <= GridPoint.REACH_M) {
        cells.putIfAbsent(
            (long) row * longitudes.length + column,
            new Cell(row, column, new ImportPlace(null, place)));
      }
    }
    return List.copyOf(cells.values());
  }

  private static int nearest(double[] values, double wanted) {
    var best = 0;
    for (var i = 1; i < values.length; i++) {
      if (Math.abs(values[i] - wanted) < Math.abs(values[best] - wanted)) {
        best = i;
      }
    }
    return best;
  }

  private void readVariable(Dataset variable, int rows, int columns, List<Cell> cells) {
    var name = variable.getName();
    var split = name.lastIndexOf('_');
    var indicator = ImportedIndicator.of(name.substring(0, Math.max(0, split)));
    var suffix = name.substring(split + 1).toLowerCase(Locale.ROOT);
    var scenario = scenario(suffix);
    if (indicator.isEmpty() || (scenario == null && !suffix.equals(OBSERVED))) {
      problem(
          "variable %s is not <index>_<scenario> with an index of %s"
              .formatted(name, ImportedIndicator.codes()));
      return;
    }
    var time = numbers(scenario == null ? "time_observed" : "time");
    var shape = variable.getDimensions();
    if (time.length > MOST_YEARS
        || shape[0] != time.length
        || shape[1] != rows
        || shape[2] != columns) {
      problem("variable %s does not have the dimensions time, lat, lon".formatted(name));
      return;
    }
    for (var t = 0; t < time.length; t++) {
      if (time[t] != Math.rint(time[t])) {
        problem("time holds calendar years, not " + time[t]);
        return;
      }
      var slice = variable.getData(new long[] {t, 0, 0}, new int[] {1, rows, columns});
      addYear(indicator.get(), scenario, (int) time[t], Array.get(slice, 0), variable, cells);
    }
  }

  private static @Nullable Scenario scenario(String suffix) {
    for (var scenario : Scenario.values()) {
      if (scenario.name().toLowerCase(Locale.ROOT).equals(suffix)) {
        return scenario;
      }
    }
    return null;
  }

  private void addYear(
      ImportedIndicator indicator,
      @Nullable Scenario scenario,
      int year,
      Object slice,
      Dataset variable,
      List<Cell> cells) {
    var packing = Packing.of(variable);
    for (var cell : cells) {
      var value = packing.unpack(Array.getDouble(Array.get(slice, cell.row), cell.column));
      if (!Double.isNaN(value) && !(value >= indicator.least() && value <= indicator.most())) {
        problem(
            "%s of %d at %s: %s lies outside %s…%s"
                .formatted(
                    variable.getName(),
                    year,
                    cell.place,
                    value,
                    indicator.least(),
                    indicator.most()));
        return;
      }
      var reason =
          years.add(new ImportedYears.Key(cell.place, indicator.code(), scenario), year, value);
      if (reason.isPresent()) {
        problem(reason.get());
        return;
      }
    }
  }

  /** How numbers are stored (NetCDF conventions): fill value, scale and offset. */
  private record Packing(double fill, double scale, double offset) {

    private static Packing of(Dataset variable) {
      var attributes = variable.getAttributes();
      return new Packing(
          number(attributes, "_FillValue", Double.NaN),
          number(attributes, "scale_factor", 1),
          number(attributes, "add_offset", 0));
    }

    private static double number(Map<String, Attribute> attributes, String name, double otherwise) {
      var attribute = attributes.get(name);
      if (attribute == null) {
        return otherwise;
      }
      var data = attribute.getData();
      return data.getClass().isArray() ? Array.getDouble(data, 0) : ((Number) data).doubleValue();
    }

    private double unpack(double stored) {
      return stored == fill || !Double.isFinite(stored) ? Double.NaN : stored * scale + offset;
    }
  }
}
