package ondo.scheduler.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ondo.climate.DailyWeather;
import org.jspecify.annotations.Nullable;

/** Reads daily weather of single stations: temperature, rain, wind and humidity. */
final class WeatherFiles {

  /** Seoul; the first set's only station with rain, wind and humidity. */
  static final String SEOUL = "stations/asos-daily-108-full.csv.gz";

  static final String DAEJEON = "second/stations/asos-daily-133-full.csv.gz";
  static final String BUSAN = "second/stations/asos-daily-159-full.csv.gz";

  private static final double MOST_C = 60;
  private static final double MOST_RAIN_MM = 2000;
  private static final double MOST_WIND_MS = 100;

  private final DataFiles files;
  private final InputProblems problems;

  WeatherFiles(DataFiles files, InputProblems problems) {
    this.files = files;
    this.problems = problems;
  }

  /** One station's record; empty after a problem. */
  Optional<DailyWeather> read(String name) {
    var before = problems.count();
    // The first set's file leaves the rain of a dry day blank; the second set's files write 0.
    var reader = new Days(name.equals(SEOUL));
    new CsvFile(files, name, problems)
        .read(
            List.of("date", "tmin", "tmax", "tavg", "precip_mm", "wind_avg", "rh_avg"),
            reader::add);
    if (reader.builder == null && problems.count() == before) {
      problems.add(name, "holds no day");
    }
    return problems.count() > before || reader.builder == null
        ? Optional.empty()
        : Optional.of(reader.builder.build());
  }

  private static final class Days {
    private final boolean isBlankDry;
    private DailyWeather.@Nullable Builder builder;
    private LocalDate last = LocalDate.MIN;

    private Days(boolean isBlankDry) {
      this.isBlankDry = isBlankDry;
    }

    private void add(CsvRow row) {
      var date = row.date("date");
      var maximum = row.numberOrMissing("tmax", -MOST_C, MOST_C);
      var minimum = row.numberOrMissing("tmin", -MOST_C, MOST_C);
      var mean = row.numberOrMissing("tavg", -MOST_C, MOST_C);
      var rain = row.numberOrMissing("precip_mm", 0, MOST_RAIN_MM);
      var wind = row.numberOrMissing("wind_avg", 0, MOST_WIND_MS);
      var humidity = row.numberOrMissing("rh_avg", 0, 100);
      if (!row.isValid()) {
        return;
      }
      if (!date.isAfter(last)) {
        row.reject("date", date + " does not come after " + last);
        return;
      }
      if (minimum > maximum) {
        row.reject("tmin", "%s lies above tmax %s".formatted(minimum, maximum));
        return;
      }
      if (date.getYear() < 1850 || date.getYear() > 2100) {
        row.reject("date", date + " lies outside 1850…2100");
        return;
      }
      last = date;
      if (builder == null) {
        builder = DailyWeather.from(date);
      }
      builder.set(
          date,
          new DailyWeather.Day(
              maximum,
              minimum,
              mean,
              isBlankDry && row.isBlank("precip_mm") ? 0 : rain,
              wind,
              humidity));
    }
  }
}
