package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ondo.climate.BaseYears;
import ondo.climate.DailyWeather;
import ondo.climate.FireResponse;
import ondo.climate.IndexChange;
import ondo.climate.MovedYears;
import ondo.geo.LatLon;
import ondo.risk.Flag;
import ondo.scheduler.ingest.AnnualStations.Entry;
import ondo.scheduler.ingest.StationIndexFamily.Lending;
import ondo.scheduler.ingest.StationIndexFamily.Site;

/**
 * Fire weather at stations that have only yearly means: the days of the stations with daily records
 * brought there by the difference or ratio of the means, the index of each, and their mean by
 * inverse distance squared. Only a user's own files can carry it.
 */
final class ScaledFireFamily {

  static final List<String> FILES =
      List.of(
          AnnualStations.YEARS,
          AnnualStations.POSITIONS,
          WeatherFiles.SEOUL,
          WeatherFiles.DAEJEON,
          WeatherFiles.BUSAN,
          ReferenceFiles.CHANGES,
          FireFamily.WIND,
          DistrictRain.FILES.getFirst(),
          DistrictRain.FILES.getLast());

  /** The last thirty years that all three daily records have. */
  static final int FIRST_YEAR = 1987;

  /** Warming levels next to the ends and the kinks of the East Asia tables, K. */
  private static final double[] KINKS_K = {1.5, 2, 3, 4, 5.5};

  private static final Lending LENDING =
      new Lending(
          FireFamily.INDICATOR,
          0,
          FireFamily.MOST_INDEX,
          List.of(
              Flag.FWI_DAILY_PROXY.name(),
              Flag.FIRE_WEATHER_SCALED.name(),
              Flag.PROXY_WIND.name(),
              Flag.RAIN_CHANGE_FITTED.name()),
          List.of(),
          "");

  /** Ratios of mean wind between the three daily records: what scaling was tested for. */
  private static final double LEAST_WIND_RATIO = 0.45;

  private static final double MOST_WIND_RATIO = 2.2;

  private final FamilyInput input;
  private final IndexChange wind;
  private final DistrictRain rain;
  private final Map<Entry, DailyWeather> records;
  private final int[] computed;

  private ScaledFireFamily(
      FamilyInput input, IndexChange wind, DistrictRain rain, Map<Entry, DailyWeather> records) {
    this.input = input;
    this.wind = wind;
    this.rain = rain;
    this.records = records;
    computed = computed(input);
  }

  private static int[] computed(FamilyInput input) {
    var levels = input.levels();
    var chosen = new ArrayList<Integer>(List.of(0));
    for (var kink : KINKS_K) {
      var level = (int) Math.round((kink - levels.firstK()) / levels.stepK());
      if (level > chosen.getLast() && level < levels.count() - 1) {
        chosen.add(level);
      }
    }
    chosen.add(levels.count() - 1);
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  static Optional<StationIndexFamily> ofDirectory(FamilyInput input) {
    if (!input.has(FILES)) {
      return Optional.empty();
    }
    var stations = AnnualStations.read(input.files(), input.problems());
    return of(input, stations)
        .map(
            scaled -> {
              var sites = scaled.sites(stations);
              return new StationIndexFamily(LENDING, sites, sources(sites));
            });
  }

  /** Empty after a problem. */
  static Optional<ScaledFireFamily> of(FamilyInput input, AnnualStations stations) {
    var before = input.problems().count();
    var wind = FireFamily.wind(input.files(), input.problems());
    var rain = DistrictRain.read(input);
    var records = new LinkedHashMap<Entry, DailyWeather>();
    for (var record : FireFamily.RECORDS) {
      var station = stations.station(record.station()).filter(s -> s.weather().isPresent());
      var weather = new WeatherFiles(input.files(), input.problems()).read(record.file());
      if (station.isEmpty()) {
        input.problems().add(AnnualStations.YEARS, "lacks ten years at " + record.station());
      }
      if (station.isPresent() && weather.isPresent()) {
        records.put(station.get(), weather.get());
      }
    }
    return wind.isEmpty() || input.problems().count() > before
        ? Optional.empty()
        : Optional.of(new ScaledFireFamily(input, wind.get(), rain, records));
  }

  /** Stations near a daily record have that record itself. */
  private List<Site> sites(AnnualStations stations) {
    var sites = new ArrayList<Site>();
    for (var station : stations.stations()) {
      var isFar =
          records.keySet().stream()
              .noneMatch(
                  r -> r.position().distanceM(station.position()) < StationIndexFamily.REACH_M / 2);
      if (isFar && station.weather().isPresent()) {
        years(station)
            .ifPresent(moved -> sites.add(new Site(station.id(), station.position(), moved)));
      }
    }
    return sites;
  }

  /**
   * The index of a station from the records of all others that are not windier or calmer by more
   * than was tested; empty when all are.
   */
  Optional<MovedYears> years(Entry station) {
    var there = station.weather().orElseThrow();
    var response = response(station.position());
    var sum = new double[input.levels().count() * BaseYears.COUNT];
    var weights = 0.0;
    for (var record : records.entrySet()) {
      var here = record.getKey().weather().orElseThrow();
      var ratio = there.windMs() / here.windMs();
      if (record.getKey().id().equals(station.id())
          || !(ratio >= LEAST_WIND_RATIO && ratio <= MOST_WIND_RATIO)) {
        continue;
      }
      var days = record.getValue().broughtTo(there, here);
      var moved = response.peakMonths(days, input.levels(), FIRST_YEAR, computed);
      var distance = record.getKey().position().distanceM(station.position());
      var weight = 1 / (distance * distance);
      weights += weight;
      for (var i = 0; i < sum.length; i++) {
        sum[i] += weight * moved.values()[i];
      }
    }
    if (weights == 0) {
      return Optional.empty();
    }
    for (var i = 0; i < sum.length; i++) {
      sum[i] /= weights;
    }
    return Optional.of(new MovedYears(FIRST_YEAR, sum));
  }

  /** The index of a station from its own record, in the same years. */
  MovedYears measured(Entry station) {
    var own = Optional.ofNullable(records.get(station)).orElseThrow();
    return response(station.position()).peakMonths(own, input.levels(), FIRST_YEAR, computed);
  }

  /** The stations with a daily record. */
  List<Entry> recorded() {
    return List.copyOf(records.keySet());
  }

  private FireResponse response(LatLon position) {
    var change = rain.around(position, StationIndexFamily.REACH_M, input.regions());
    return FireFamily.response(position, input.changes(), wind, change);
  }

  private static List<Provenance> sources(List<Site> sites) {
    return List.of(
        new Provenance(
            "KMA ASOS yearly means of %d stations and daily weather of stations 108, 133, 159"
                .formatted(sites.size()),
            Sources.KMA_LICENCE,
            Sources.KMA,
            "Days of the three stations brought to a station by its mean temperature, humidity,"
                + " wind and rain; daily Canadian fire weather index of each, mean by inverse"
                + " distance squared; lent to points within 50 km",
            StationIndexFamily.period(sites),
            FILES),
        FireFamily.WIND_SOURCE);
  }
}
