package ondo.scheduler.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import ondo.climate.DailyTemperatures;
import ondo.climate.Station;

/** Reads stations and their daily temperatures. */
final class StationFiles {

  static final String STATIONS = "stations/stations.csv";

  private static final double LEAST_C = -60;
  private static final double MOST_C = 60;
  private static final double LEAST_ELEVATION_M = -100;
  private static final double MOST_ELEVATION_M = 3000;

  private final DataFiles files;
  private final InputProblems problems;

  StationFiles(DataFiles files, InputProblems problems) {
    this.files = files;
    this.problems = problems;
  }

  static String daily(String stationId) {
    return "stations/asos-daily-" + stationId + ".csv.gz";
  }

  /** The stations in the order of their file. */
  List<Station> stations() {
    var stations = new ArrayList<Station>();
    var ids = new HashSet<String>();
    new CsvFile(files, STATIONS, problems)
        .read(
            List.of("station_id", "name_en", "name_ko", "lat", "lon", "alt_m"),
            row -> {
              var id = row.text("station_id");
              if (!id.matches("\\d{1,6}")) {
                row.reject("station_id", "is not a number of one to six digits: " + id);
                return;
              }
              if (!ids.add(id)) {
                row.reject("station_id", "occurs twice: " + id);
                return;
              }
              var elevation = row.numberOrMissing("alt_m", LEAST_ELEVATION_M, MOST_ELEVATION_M);
              stations.add(
                  new Station(
                      id, row.text("name_ko"), row.text("name_en"), row.position(), elevation));
            });
    if (stations.isEmpty()) {
      problems.conclude(STATIONS, "holds no station");
    }
    return stations;
  }

  /** One station's days; days after a problem are left out. */
  DailyTemperatures days(Station station) {
    var builder = DailyTemperatures.builder();
    var reader = new Days(builder);
    new CsvFile(files, daily(station.id()), problems)
        .read(List.of("date", "tmin", "tmax"), reader::add);
    if (problems.count() == 0 && reader.nights == 0) {
      problems.add(daily(station.id()), "holds no day of the base years");
    }
    return builder.build();
  }

  private static final class Days {
    private final DailyTemperatures.Builder builder;
    private LocalDate last = LocalDate.MIN;
    private int nights;

    private Days(DailyTemperatures.Builder builder) {
      this.builder = builder;
    }

    private void add(CsvRow row) {
      var date = row.date("date");
      var minimum = row.numberOrMissing("tmin", LEAST_C, MOST_C);
      var maximum = row.numberOrMissing("tmax", LEAST_C, MOST_C);
      if (!row.isValid()) {
        return;
      }
      if (date.isEqual(last)) {
        row.reject("date", "occurs twice: " + date);
        return;
      }
      if (date.isBefore(last)) {
        row.reject("date", date + " comes after " + last);
        return;
      }
      last = date;
      if (minimum > maximum) {
        row.reject("tmin", "%s lies above tmax %s".formatted(minimum, maximum));
        return;
      }
      builder.set(date, maximum, minimum);
      var inside = !date.isBefore(DailyTemperatures.START) && !date.isAfter(DailyTemperatures.END);
      nights += inside && !Double.isNaN(minimum) && !Double.isNaN(maximum) ? 1 : 0;
    }
  }
}
