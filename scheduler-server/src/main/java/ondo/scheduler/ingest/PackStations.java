package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import ondo.climate.BaseYears;
import ondo.climate.HeightReach;
import ondo.climate.ObservedYear;
import ondo.climate.RankTable;
import ondo.climate.Station;
import ondo.climate.StationClimate;
import ondo.climate.TemperatureIndex;
import ondo.climate.ValueTally;
import ondo.climate.WarmingLevels;

/** Puts the stations' climate together again from the files of a starter pack. */
final class PackStations {

  private static final double MOST_C = 60;
  private static final double MOST_SHIFT_K = 30;
  private static final double MOST_ELEVATION_M = 3000;
  private static final int MOST_DAYS = 366;

  private final DataFiles files;
  private final WarmingLevels levels;
  private final InputProblems problems;
  private final Map<String, Parts> stations = new LinkedHashMap<>();

  PackStations(DataFiles files, WarmingLevels levels, InputProblems problems) {
    this.files = files;
    this.levels = levels;
    this.problems = problems;
  }

  List<StationClimate> read() {
    readStations();
    readYears();
    readCounts();
    readTallies();
    readRanks();
    var climates = new ArrayList<StationClimate>();
    stations.forEach(
        (id, parts) -> {
          if (problems.count() == 0) {
            parts.climate(levels).ifPresentOrElse(climates::add, () -> incomplete(id));
          }
        });
    return climates;
  }

  private void incomplete(String id) {
    problems.add(PackFiles.STATIONS, "the data of station " + id + " are incomplete");
  }

  private void readStations() {
    csv(PackFiles.STATIONS)
        .read(
            List.of(
                "id",
                "name_ko",
                "name_en",
                "lat",
                "lon",
                "elevation_m",
                "lowest_shift_k",
                "highest_shift_k"),
            row -> {
              var elevation =
                  row.numberOrMissing("elevation_m", -MOST_ELEVATION_M, MOST_ELEVATION_M);
              var station =
                  new Station(
                      row.text("id"),
                      row.text("name_ko"),
                      row.text("name_en"),
                      row.position(),
                      elevation);
              var lowest = row.number("lowest_shift_k", -MOST_SHIFT_K, 0);
              var highest = row.number("highest_shift_k", 0, MOST_SHIFT_K);
              if (row.isValid()) {
                stations.put(
                    station.id(), new Parts(station, new HeightReach(lowest, highest), levels));
              }
            });
  }

  private void readYears() {
    csv(PackFiles.YEARS)
        .read(
            List.of("station_id", "year", "has_tx", "has_tn", "tnn_c"),
            row ->
                station(row)
                    .ifPresent(
                        parts ->
                            parts.years.put(
                                row.integer("year", BaseYears.FIRST, BaseYears.LAST),
                                new ObservedYear(
                                    row.integer("has_tx", 0, 1) == 1,
                                    row.integer("has_tn", 0, 1) == 1,
                                    row.numberOrMissing("tnn_c", -MOST_C, MOST_C)))));
  }

  private void readCounts() {
    csv(PackFiles.COUNTS)
        .read(
            yearly("level"),
            row -> {
              var index = index(row);
              var level = row.integer("level", 0, levels.count() - 1);
              if (index.filter(i -> !i.isAbsolute()).isEmpty()) {
                row.reject("index", "is not counted by level");
                return;
              }
              station(row)
                  .ifPresent(
                      parts -> {
                        parts.levelCounts(index.get())[level] = days(row);
                        parts.rows++;
                      });
            });
  }

  private void readTallies() {
    csv(PackFiles.TALLIES)
        .read(
            yearly("temperature_c"),
            row -> {
              var index = index(row);
              if (index.filter(PackFiles::isTallied).isEmpty()) {
                row.reject("index", "is not tallied");
                return;
              }
              var temperature = row.number("temperature_c", -MOST_C, MOST_C);
              station(row).ifPresent(parts -> parts.tally(index.get()).put(temperature, days(row)));
            });
  }

  private void readRanks() {
    csv(PackFiles.RANKS)
        .read(
            List.of("station_id", "tn_c", "days"),
            row ->
                station(row)
                    .ifPresent(
                        parts ->
                            parts.ranks.put(
                                row.number("tn_c", -MOST_C, MOST_C),
                                row.integer("days", 1, MOST_DAYS * BaseYears.COUNT))));
  }

  private CsvFile csv(String name) {
    return new CsvFile(files, name, problems);
  }

  private Optional<Parts> station(CsvRow row) {
    var id = row.text("station_id");
    var parts = Optional.ofNullable(stations.get(id));
    if (parts.isEmpty()) {
      row.reject("station_id", "is not a known station: " + id);
    }
    return parts;
  }

  private static Optional<TemperatureIndex> index(CsvRow row) {
    var code = row.text("index");
    return Arrays.stream(TemperatureIndex.values()).filter(i -> i.code().equals(code)).findAny();
  }

  private static int[] days(CsvRow row) {
    var days = new int[BaseYears.COUNT];
    for (var i = 0; i < days.length; i++) {
      days[i] = row.integer(PackFiles.year(BaseYears.FIRST + i), 0, MOST_DAYS);
    }
    return days;
  }

  private static List<String> yearly(String key) {
    var columns = new ArrayList<>(List.of("station_id", "index", key));
    for (var year = BaseYears.FIRST; year <= BaseYears.LAST; year++) {
      columns.add(PackFiles.year(year));
    }
    return columns;
  }

  private static final class Parts {
    private final Station station;
    private final HeightReach reach;
    private final int levels;
    private final Map<Integer, ObservedYear> years = new TreeMap<>();
    private final Map<TemperatureIndex, int[][]> counts = new EnumMap<>(TemperatureIndex.class);
    private final Map<TemperatureIndex, SortedMap<Double, int[]>> tallies =
        new EnumMap<>(TemperatureIndex.class);
    private final SortedMap<Double, Integer> ranks = new TreeMap<>();
    private int rows;

    private Parts(Station station, HeightReach reach, WarmingLevels levels) {
      this.station = station;
      this.reach = reach;
      this.levels = levels.count();
      for (var index : TemperatureIndex.values()) {
        if (PackFiles.isTallied(index)) {
          tallies.put(index, new TreeMap<>());
        }
      }
    }

    private int[][] levelCounts(TemperatureIndex index) {
      return counts.computeIfAbsent(index, i -> new int[levels][]);
    }

    private SortedMap<Double, int[]> tally(TemperatureIndex index) {
      return tallies.computeIfAbsent(index, i -> new TreeMap<>());
    }

    /** Empty when a year, a level or every rank is lacking. */
    private Optional<StationClimate> climate(WarmingLevels all) {
      var counted = TemperatureIndex.values().length - tallies.size() - 1;
      if (years.size() != BaseYears.COUNT
          || counts.size() != counted
          || rows != counted * all.count()
          || ranks.isEmpty()) {
        return Optional.empty();
      }
      var full = new EnumMap<TemperatureIndex, ValueTally>(TemperatureIndex.class);
      tallies.forEach((index, days) -> full.put(index, ValueTally.of(days)));
      var values = ranks.keySet().stream().mapToDouble(Double::doubleValue).toArray();
      var days = ranks.values().stream().mapToInt(Integer::intValue).toArray();
      return Optional.of(
          new StationClimate(
              station,
              new StationClimate.Parts(
                  reach, List.copyOf(years.values()), counts, full, RankTable.of(values, days))));
    }
  }
}
