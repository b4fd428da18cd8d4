package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ondo.climate.BaseSample;
import ondo.climate.BaseYears;
import ondo.climate.DailyWeather;
import ondo.climate.IndexChange;
import ondo.climate.LocalMean;
import ondo.climate.MovedSeries;
import ondo.climate.PointClimate;
import ondo.climate.WarmingLevels;
import ondo.geo.GridPoint;
import ondo.risk.Flag;

/**
 * Largest daily rain of the year from the one station with a long record: its last thirty complete
 * years times the ratio of mean yearly maxima at the point and at the station.
 */
final class ScaledRainFamily implements PointFamily {

  static final List<String> FILES =
      List.of(WeatherFiles.SEOUL, CityRain.CITIES, CityRain.DAYS, ReferenceFiles.CHANGES);

  private static final String YEARS = "rain-years.csv";
  private static final String CITIES = "rain-cities.csv";
  static final List<String> PACK_FILES = List.of(YEARS, CITIES);

  private static final String INDICATOR = "rx1day";
  private static final double MOST_RAIN_MM = 2000;
  private static final List<String> FLAGS =
      List.of(Flag.OTHER_BASE_YEARS.name(), Flag.SINGLE_STATION_SCALED.name());

  private final BaseSample station;
  private final CityRain cities;
  private final LocalMean mean;
  private final double referenceMm;
  private final WarmingLevels levels;
  private final IndexChange change;

  private ScaledRainFamily(
      BaseSample station, CityRain cities, WarmingLevels levels, IndexChange change) {
    this.station = station;
    this.cities = cities;
    this.levels = levels;
    this.change = change;
    mean = cities.mean();
    referenceMm = cities.referenceMm();
  }

  static Optional<ScaledRainFamily> ofDirectory(FamilyInput input) {
    if (!input.has(FILES)) {
      return Optional.empty();
    }
    var before = input.problems().count();
    var weather = new WeatherFiles(input.files(), input.problems()).read(WeatherFiles.SEOUL);
    var sample = weather.flatMap(DailyWeather::maximaOfRain);
    if (weather.isPresent() && sample.isEmpty()) {
      input.problems().add(WeatherFiles.SEOUL, "holds no thirty complete years of rain in a row");
    }
    var cities = CityRain.ofDirectory(input.files(), input.problems());
    return family(input, sample, cities, before);
  }

  static Optional<ScaledRainFamily> ofPack(FamilyInput input) {
    if (!input.has(PACK_FILES)) {
      return Optional.empty();
    }
    var before = input.problems().count();
    var years = new ArrayList<Integer>();
    var values = new ArrayList<Double>();
    new CsvFile(input.files(), YEARS, input.problems())
        .read(
            List.of("year", "rx1day_mm"),
            row -> {
              years.add(row.integer("year", 1850, 2100));
              values.add(row.number("rx1day_mm", 0, MOST_RAIN_MM));
            });
    var sample = Optional.<BaseSample>empty();
    if (years.size() != BaseYears.COUNT) {
      input.problems().add(YEARS, "holds " + years.size() + " years");
    } else {
      var numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
      sample = Optional.of(new BaseSample(years.getFirst(), numbers));
    }
    var cities = CityRain.ofPack(input.files(), CITIES, input.problems());
    return family(input, sample, cities, before);
  }

  private static Optional<ScaledRainFamily> family(
      FamilyInput input, Optional<BaseSample> sample, CityRain cities, int problemsBefore) {
    if (!ChangeRow.has(input.changes(), ChangeRow.RX1DAY)) {
      input.problems().add(ReferenceFiles.CHANGES, "lacks " + ChangeRow.RX1DAY);
    }
    if (sample.isEmpty() || input.problems().count() > problemsBefore) {
      return Optional.empty();
    }
    var change = ChangeRow.median(input.changes(), ChangeRow.RX1DAY);
    return Optional.of(new ScaledRainFamily(sample.get(), cities, input.levels(), change));
  }

  /** Ratio of the mean yearly maximum at a point to that at the station. */
  double ratio(GridPoint point) {
    return mean.at(point.position()) / referenceMm;
  }

  @Override
  public PointClimate at(GridPoint point) {
    var ratio = ratio(point);
    var values = station.values().clone();
    for (var i = 0; i < values.length; i++) {
      values[i] *= ratio;
    }
    var local = new BaseSample(station.firstYear(), values);
    return PointClimate.ofMoved(
        List.of(new MovedSeries(INDICATOR, FLAGS, local.scaled(levels, change))));
  }

  @Override
  public List<Provenance> sources() {
    return List.of(
        new Provenance(
            "KMA ASOS daily rain of Seoul",
            Sources.KMA_LICENCE,
            Sources.KMA,
            "Largest daily rain of thirty years, times the ratio of mean yearly maxima of 24 cities"
                + " (inverse distance squared) to Seoul's, times the East Asia change of Rx1day",
            station.period(),
            List.of(WeatherFiles.SEOUL, ReferenceFiles.CHANGES)),
        new Provenance(
            "Open-Meteo daily rain of 24 cities",
            "CC BY 4.0",
            "Open-Meteo.com",
            "Ratio of mean yearly maxima between cities",
            "2016-2025",
            List.of(CityRain.CITIES, CityRain.DAYS)));
  }

  @Override
  public List<PackTable> tables() {
    return List.of(
        new PackTable(
            YEARS,
            List.of("year", "rx1day_mm"),
            sink -> {
              for (var i = 0; i < station.values().length; i++) {
                sink.accept(
                    List.of(
                        Integer.toString(station.firstYear() + i),
                        PackWriter.text(station.values()[i])));
              }
            }),
        cities.table(CITIES));
  }
}
