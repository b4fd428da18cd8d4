package ondo.scheduler.validation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ondo.geo.LatLon;
import ondo.scheduler.ingest.CsvFile;
import ondo.scheduler.ingest.CsvRow;
import ondo.scheduler.ingest.DataFiles;
import ondo.scheduler.ingest.InputProblems;

/**
 * The strongest wind of every month at stations, 2012-2023 (KMA ASOS).
 *
 * @param stations position by station id, in the order of the list of stations
 * @param months by station id and month
 */
record StationGusts(Map<String, LatLon> stations, Map<String, Map<YearMonth, Month>> months) {

  static final String MONTHLY = "second/stations/asos-monthly-2012-2023.csv.gz";
  static final String STATIONS = "second/stations/asos-stations.csv";

  private static final double MOST_MS = 120;

  /**
   * One month of one station.
   *
   * @param gustDay day of the strongest gust, Korean time
   * @param gustMs strongest gust, m/s, NaN if unknown
   * @param tenMinuteMs strongest 10-minute wind, m/s, NaN if unknown
   */
  record Month(LocalDate gustDay, double gustMs, double tenMinuteMs) {}

  static boolean isIn(Path data) {
    var files = new DataFiles.Directory(data);
    return files.has(MONTHLY) && files.has(STATIONS);
  }

  /** Reads both files; only stations with a record are kept. */
  static StationGusts read(Path data) {
    var files = new DataFiles.Directory(data);
    var problems = new InputProblems();
    var months = new HashMap<String, Map<YearMonth, Month>>();
    new CsvFile(files, MONTHLY, problems)
        .read(
            List.of("station_id", "month", "wind_max10min_ms", "gust_max_ms", "gust_date"),
            row -> add(row, months));
    var stations = new LinkedHashMap<String, LatLon>();
    new CsvFile(files, STATIONS, problems)
        .read(
            List.of("station_id", "lat", "lon"),
            row -> {
              var id = row.text("station_id");
              if (months.containsKey(id)) {
                stations.put(id, row.anywhere());
              }
            });
    problems.throwIfAny();
    return new StationGusts(stations, months);
  }

  private static void add(CsvRow row, Map<String, Map<YearMonth, Month>> months) {
    var id = row.text("station_id");
    var day = day(row);
    var gust = row.numberOrMissing("gust_max_ms", 0, MOST_MS);
    var wind = row.numberOrMissing("wind_max10min_ms", 0, MOST_MS);
    if (row.isValid() && day.isPresent()) {
      months
          .computeIfAbsent(id, key -> new HashMap<>())
          .put(YearMonth.from(day.get()), new Month(day.get(), gust, wind));
    }
  }

  /** The day such as 20120111; the gust's month is the row's month. */
  private static Optional<LocalDate> day(CsvRow row) {
    var text = row.textOrEmpty("gust_date");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      var day = LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
      if (!YearMonth.from(day).toString().equals(row.text("month"))) {
        row.reject("gust_date", "lies outside the month: " + text);
      }
      return Optional.of(day);
    } catch (DateTimeParseException e) {
      row.reject("gust_date", "is not a date like 20120111: " + text);
      return Optional.empty();
    }
  }

  Optional<Month> month(String station, LocalDate day) {
    return Optional.ofNullable(months.getOrDefault(station, Map.of()).get(YearMonth.from(day)));
  }
}
