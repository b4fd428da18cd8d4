package ondo.scheduler.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ondo.climate.DailyWeather;
import ondo.climate.SiteValue;
import ondo.geo.LatLon;

/**
 * Yearly numbers of the weather stations of a data directory's second set.
 *
 * @param stations those with a position, in the order of their file
 */
public record AnnualStations(List<Entry> stations) {

  static final String POSITIONS = "second/stations/asos-stations.csv";
  static final String YEARS = "second/stations/asos-annual-2010-2021.csv.gz";

  /** A mean over fewer of the file's twelve years says little about a station. */
  private static final int LEAST_YEARS = 10;

  /** What is known of every year. */
  public enum Variable {
    /** Largest daily rain, mm/d. */
    RX1DAY("rx1day_mm", 0, 2000),
    /** Rain of the year, mm. */
    RAIN("precip_mm", 0, 10_000),
    /** Mean wind, m/s. */
    WIND("wind_avg_ms", 0, 50),
    /** Mean temperature, °C. */
    TEMPERATURE("tavg_c", -50, 50),
    /** Mean relative humidity, %. */
    HUMIDITY("rh_avg_pct", 0, 100);

    private final String column;
    private final double least;
    private final double most;

    Variable(String column, double least, double most) {
      this.column = column;
      this.least = least;
      this.most = most;
    }
  }

  /**
   * One station.
   *
   * @param id of KMA
   * @param values one a year that has it
   */
  public record Entry(
      String id, String nameEn, LatLon position, Map<Variable, List<Double>> values) {

    public Entry {
      values = Map.copyOf(values);
    }

    /** The mean over at least ten years, empty with fewer. */
    public Optional<Double> mean(Variable variable) {
      var years = values.getOrDefault(variable, List.of());
      return years.size() < LEAST_YEARS
          ? Optional.empty()
          : Optional.of(years.stream().mapToDouble(Double::doubleValue).sum() / years.size());
    }

    /** The means of its weather, empty when one rests on fewer than ten years. */
    Optional<DailyWeather.Means> weather() {
      var temperature = mean(Variable.TEMPERATURE);
      var humidity = mean(Variable.HUMIDITY);
      var wind = mean(Variable.WIND);
      var rain = mean(Variable.RAIN);
      return temperature.isEmpty() || humidity.isEmpty() || wind.isEmpty() || rain.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new DailyWeather.Means(temperature.get(), humidity.get(), wind.get(), rain.get()));
    }
  }

  public AnnualStations {
    stations = List.copyOf(stations);
  }

  /**
   * Those of a data directory, empty without the files.
   *
   * @throws InvalidInputException with every problem met
   */
  public static Optional<AnnualStations> read(Path directory) {
    var files = new DataFiles.Directory(directory);
    if (!files.has(POSITIONS) || !files.has(YEARS)) {
      return Optional.empty();
    }
    var problems = new InputProblems();
    var stations = read(files, problems);
    problems.throwIfAny();
    return Optional.of(stations);
  }

  static AnnualStations read(DataFiles files, InputProblems problems) {
    var values = new HashMap<String, Map<Variable, List<Double>>>();
    var columns = new ArrayList<>(List.of("station_id"));
    for (var variable : Variable.values()) {
      columns.add(variable.column);
    }
    new CsvFile(files, YEARS, problems)
        .read(
            columns,
            row -> {
              var own =
                  values.computeIfAbsent(
                      row.text("station_id"), id -> new EnumMap<>(Variable.class));
              for (var variable : Variable.values()) {
                var value = row.numberOrMissing(variable.column, variable.least, variable.most);
                if (!Double.isNaN(value)) {
                  own.computeIfAbsent(variable, v -> new ArrayList<>()).add(value);
                }
              }
            });
    var stations = new LinkedHashMap<String, Entry>();
    new CsvFile(files, POSITIONS, problems)
        .read(
            List.of("station_id", "name_en", "lat", "lon"),
            row -> {
              var id = row.text("station_id");
              var entry =
                  new Entry(
                      id, row.text("name_en"), row.position(), values.getOrDefault(id, Map.of()));
              if (row.isValid() && stations.putIfAbsent(id, entry) != null) {
                row.reject("station_id", "occurs twice: " + id);
              }
            });
    return new AnnualStations(List.copyOf(stations.values()));
  }

  /** Means of the stations with at least ten years, in the order of the stations. */
  public List<SiteValue> means(Variable variable) {
    var means = new ArrayList<SiteValue>();
    for (var station : stations) {
      station.mean(variable).ifPresent(m -> means.add(new SiteValue(station.position, m)));
    }
    return means;
  }

  /** The years of every station with at least ten. */
  public List<double[]> samples(Variable variable) {
    return stations.stream()
        .map(station -> station.values.getOrDefault(variable, List.of()))
        .filter(years -> years.size() >= LEAST_YEARS)
        .map(years -> years.stream().mapToDouble(Double::doubleValue).toArray())
        .toList();
  }

  /** The station of an id. */
  Optional<Entry> station(String id) {
    return stations.stream().filter(station -> station.id.equals(id)).findAny();
  }
}
