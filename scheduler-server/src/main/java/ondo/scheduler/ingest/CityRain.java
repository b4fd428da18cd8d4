package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import ondo.climate.BaseYears;
import ondo.climate.LocalMean;
import ondo.climate.SiteValue;
import ondo.geo.LatLon;

/**
 * Mean yearly maximum of daily rain of cities in a weather model's analysis: too low in itself, so
 * only its ratio to Seoul's is used.
 *
 * @param cities in the order of their file
 */
record CityRain(List<City> cities) {

  static final String CITIES = "stations/cities-openmeteo.csv";
  static final String DAYS = "stations/cities-openmeteo-daily-2016-2025.csv.gz";

  /** The city whose station record is scaled. */
  private static final String REFERENCE = "seoul";

  /** A mean over fewer of the file's ten years is not compared. */
  private static final int LEAST_YEARS = 8;

  private static final double MOST_RAIN_MM = 2000;

  /**
   * One city.
   *
   * @param meanMm mean of its yearly maxima, mm/d
   */
  record City(String code, LatLon position, double meanMm) {}

  CityRain {
    cities = List.copyOf(cities);
  }

  /** Largest rain and number of days of one city's year. */
  private static final class Year {
    private double most = Double.NEGATIVE_INFINITY;
    private int days;
  }

  static CityRain ofDirectory(DataFiles files, InputProblems problems) {
    var years = new LinkedHashMap<String, Map<Integer, Year>>();
    new CsvFile(files, DAYS, problems)
        .read(
            List.of("city", "date", "precip_mm"),
            row -> {
              var city = row.text("city");
              var year = row.date("date").getYear();
              var rain = row.numberOrMissing("precip_mm", 0, MOST_RAIN_MM);
              if (row.isValid() && !Double.isNaN(rain)) {
                var seen = years.computeIfAbsent(city, c -> new TreeMap<>());
                var own = seen.computeIfAbsent(year, y -> new Year());
                own.most = Math.max(own.most, rain);
                own.days++;
              }
            });
    var cities = new ArrayList<City>();
    new CsvFile(files, CITIES, problems)
        .read(
            List.of("city", "lat", "lon"),
            row -> {
              var code = row.text("city");
              var position = row.position();
              var mean = mean(years.getOrDefault(code, Map.of()));
              if (row.isValid() && mean.isPresent()) {
                cities.add(new City(code, position, mean.getAsDouble()));
              }
            });
    return checked(cities, CITIES, problems);
  }

  private static OptionalDouble mean(Map<Integer, Year> years) {
    var sum = 0.0;
    var count = 0;
    for (var entry : years.entrySet()) {
      var length = java.time.Year.of(entry.getKey()).length();
      if (length - entry.getValue().days <= BaseYears.MOST_MISSING_DAYS) {
        sum += entry.getValue().most;
        count++;
      }
    }
    return count < LEAST_YEARS ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }

  static CityRain ofPack(DataFiles files, String name, InputProblems problems) {
    var cities = new ArrayList<City>();
    new CsvFile(files, name, problems)
        .read(
            List.of("city", "lat", "lon", "rx1day_mean_mm"),
            row -> {
              var code = row.text("city");
              var position = row.position();
              var mean = row.number("rx1day_mean_mm", 0, MOST_RAIN_MM);
              if (row.isValid()) {
                cities.add(new City(code, position, mean));
              }
            });
    return checked(cities, name, problems);
  }

  private static CityRain checked(List<City> cities, String file, InputProblems problems) {
    if (cities.stream().noneMatch(c -> c.code.equals(REFERENCE) && c.meanMm > 0)) {
      problems.add(file, "has no rain of " + REFERENCE + " to compare with");
    }
    return new CityRain(cities);
  }

  /** The reference city's mean, mm/d. */
  double referenceMm() {
    return cities.stream()
        .filter(city -> city.code.equals(REFERENCE))
        .mapToDouble(City::meanMm)
        .findFirst()
        .orElseThrow();
  }

  /** Mean yearly maximum anywhere, mm/d. */
  LocalMean mean() {
    return LocalMean.ofAll(
        cities.stream().map(city -> new SiteValue(city.position, city.meanMm)).toList());
  }

  PackTable table(String name) {
    return new PackTable(
        name,
        List.of("city", "lat", "lon", "rx1day_mean_mm"),
        sink ->
            cities.forEach(
                city ->
                    sink.accept(
                        List.of(
                            city.code,
                            PackWriter.text(city.position.latitude()),
                            PackWriter.text(city.position.longitude()),
                            PackWriter.text(city.meanMm)))));
  }
}
