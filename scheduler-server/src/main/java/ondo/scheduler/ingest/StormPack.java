package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import ondo.climate.PointStorms;
import ondo.climate.StormList;
import ondo.geo.Grid;
import ondo.geo.GridPoint;
import org.jspecify.annotations.Nullable;

/** The tables of a starter pack that hold the storms, and their way back. */
final class StormPack {

  private static final String STORMS = "storms.csv";
  private static final String EXPOSURE = "storm-exposure.csv.gz";
  private static final String WINDS = "storm-winds.csv.gz";

  static final List<String> FILES = List.of(STORMS, EXPOSURE, WINDS);

  private static final double MOST_UNITS = 10_000;
  private static final double MOST_MS = 150;
  private static final int MOST_STORMS = 100_000;
  private static final Pattern SPACE = Pattern.compile(" ");

  private final FamilyInput input;
  private final Map<Integer, double[]> exposure = new HashMap<>();
  private final Map<Integer, List<String>> flags = new HashMap<>();
  private final Map<Integer, List<Blow>> blows = new HashMap<>();

  /** The wind of a storm at a point. */
  private record Blow(int storm, double windMs) {}

  StormPack(FamilyInput input) {
    this.input = input;
  }

  static List<PackTable> tables(
      StormList list, Set<String> joined, Grid grid, Function<GridPoint, PointStorms> storms) {
    return List.of(
        new PackTable(
            STORMS,
            List.of("number", "code", "year", "has_radii"),
            rows ->
                list.storms()
                    .forEach(
                        storm ->
                            rows.accept(
                                List.of(
                                    Integer.toString(storm.number()),
                                    storm.code(),
                                    Integer.toString(storm.year()),
                                    joined.contains(storm.code()) ? "1" : "0")))),
        new PackTable(
            EXPOSURE,
            exposureColumns(),
            rows ->
                grid.points()
                    .forEach(point -> rows.accept(exposureRow(point, storms.apply(point))))),
        new PackTable(
            WINDS,
            List.of("id", "storm", "wind_ms"),
            rows ->
                grid.points().forEach(point -> writeWinds(point.id(), storms.apply(point), rows))));
  }

  private static List<String> exposureColumns() {
    var columns = new ArrayList<>(List.of("id", "flags"));
    for (var year = StormFiles.FIRST_YEAR; year <= StormFiles.LAST_YEAR; year++) {
      columns.add(PackFiles.year(year));
    }
    return columns;
  }

  private static List<String> exposureRow(GridPoint point, PointStorms storms) {
    var row = new ArrayList<String>();
    row.add(Integer.toString(point.id()));
    row.add(String.join(" ", storms.flags()));
    for (var units : storms.exposure()) {
      row.add(PackWriter.text(units));
    }
    return row;
  }

  private static void writeWinds(int id, PointStorms storms, Consumer<List<String>> rows) {
    for (var i = 0; i < storms.storms().length; i++) {
      rows.accept(
          List.of(
              Integer.toString(id),
              Integer.toString(storms.storms()[i]),
              PackWriter.text(storms.windMs()[i])));
    }
  }

  /** The family as it was written; empty after a problem. */
  Optional<StormFamily> read() {
    var joined = new HashSet<String>();
    var list = list(joined);
    new CsvFile(input.files(), EXPOSURE, input.problems())
        .read(exposureColumns(), this::addExposure);
    new CsvFile(input.files(), WINDS, input.problems())
        .read(List.of("id", "storm", "wind_ms"), row -> addWind(row, list.storms().size()));
    var storms = new HashMap<Integer, PointStorms>();
    for (var point : input.grid().points()) {
      var units = exposure.get(point.id());
      if (units == null) {
        input.problems().add(EXPOSURE, "lacks grid point " + point.id());
        return Optional.empty();
      }
      storms.put(point.id(), storms(point.id(), units));
    }
    return Optional.of(
        new StormFamily(list, joined, input.grid(), point -> require(storms.get(point.id()))));
  }

  private static PointStorms require(@Nullable PointStorms storms) {
    return Objects.requireNonNull(storms, "a point that is not of the grid");
  }

  private StormList list(Set<String> joined) {
    var entries = new ArrayList<StormList.Entry>();
    new CsvFile(input.files(), STORMS, input.problems())
        .read(
            List.of("number", "code", "year", "has_radii"),
            row -> {
              var number = row.integer("number", 0, MOST_STORMS);
              var year = row.integer("year", StormFiles.FIRST_YEAR, StormFiles.LAST_YEAR);
              var code = row.text("code");
              if (number != entries.size()) {
                row.reject("number", "does not count on from the row before");
              }
              if (row.integer("has_radii", 0, 1) == 1) {
                joined.add(code);
              }
              if (row.isValid()) {
                entries.add(new StormList.Entry(number, code, year));
              }
            });
    var years = StormFiles.LAST_YEAR - StormFiles.FIRST_YEAR + 1;
    return new StormList(StormFiles.FIRST_YEAR, years, entries);
  }

  private void addExposure(CsvRow row) {
    var id = row.integer("id", 1, Integer.MAX_VALUE);
    var units = new double[StormFiles.LAST_YEAR - StormFiles.FIRST_YEAR + 1];
    for (var i = 0; i < units.length; i++) {
      units[i] = row.number(PackFiles.year(StormFiles.FIRST_YEAR + i), 0, MOST_UNITS);
    }
    if (row.isValid()) {
      exposure.put(id, units);
      var codes = row.textOrEmpty("flags");
      flags.put(id, codes.isEmpty() ? List.of() : List.of(SPACE.split(codes)));
    }
  }

  private void addWind(CsvRow row, int storms) {
    var id = row.integer("id", 1, Integer.MAX_VALUE);
    var storm = row.integer("storm", 0, storms - 1);
    var wind = row.number("wind_ms", 0, MOST_MS);
    if (row.isValid()) {
      blows.computeIfAbsent(id, key -> new ArrayList<>()).add(new Blow(storm, wind));
    }
  }

  private PointStorms storms(int id, double[] units) {
    var own = blows.getOrDefault(id, List.of());
    return new PointStorms(
        units,
        own.stream().mapToInt(Blow::storm).toArray(),
        own.stream().mapToDouble(Blow::windMs).toArray(),
        flags.getOrDefault(id, List.of()));
  }
}
