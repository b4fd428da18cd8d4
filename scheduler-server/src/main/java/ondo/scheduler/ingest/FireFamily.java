package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ondo.catalog.CatalogReader;
import ondo.catalog.EventTables;
import ondo.climate.FireResponse;
import ondo.climate.FireWeather;
import ondo.climate.IndexChange;
import ondo.climate.RainChange;
import ondo.climate.Warming;
import ondo.geo.LatLon;
import ondo.risk.Flag;
import ondo.scheduler.ingest.StationIndexFamily.Lending;
import ondo.scheduler.ingest.StationIndexFamily.Site;

/** Fire weather at the stations with daily rain, wind and humidity, by warming level. */
final class FireFamily {

  /** Change of indicators by warming in East Asia, the wind among them. */
  static final String WIND = "climate/ar6-ch12-eas-cids.csv";

  static final List<String> FILES =
      List.of(WeatherFiles.SEOUL, StationFiles.STATIONS, ReferenceFiles.CHANGES, WIND);

  /** With the second set. */
  static final List<String> MORE_FILES =
      List.of(
          WeatherFiles.SEOUL,
          WeatherFiles.DAEJEON,
          WeatherFiles.BUSAN,
          StationFiles.STATIONS,
          ReferenceFiles.CHANGES,
          WIND,
          DistrictRain.FILES.getFirst(),
          DistrictRain.FILES.getLast());

  private static final String PACK = "fire-years.csv.gz";
  static final List<String> PACK_FILES = List.of(PACK);

  /** The wind's changes are since 1995–2014. */
  private static final double WIND_REFERENCE_K = Warming.OFFSET_K;

  private static final double MOST_PER_CENT = 50;
  private static final double MOST_K = 20;
  static final double MOST_INDEX = 1000;

  static final String INDICATOR = "fwi_peak";

  /**
   * A station's daily record.
   *
   * @param station id of KMA
   */
  record DailyRecord(String station, String file) {}

  static final List<DailyRecord> RECORDS =
      List.of(
          new DailyRecord("108", WeatherFiles.SEOUL),
          new DailyRecord("133", WeatherFiles.DAEJEON),
          new DailyRecord("159", WeatherFiles.BUSAN));

  static final Provenance WIND_SOURCE =
      new Provenance(
          "Change of mean wind in East Asia, IPCC AR6 WGI chapter 12",
          "Apache-2.0 (figure data)",
          "IPCC AR6 WGI, chapter 12",
          "Median by warming level, linear between levels, since 1995-2014",
          "1995-2100",
          List.of(WIND));

  private FireFamily() {}

  static Optional<StationIndexFamily> ofDirectory(FamilyInput input) {
    if (!input.has(FILES)) {
      return Optional.empty();
    }
    var record = new DailyRecord("108", WeatherFiles.SEOUL);
    var sites =
        wind(input.files(), input.problems())
            .flatMap(wind -> site(input, record, wind, Optional.empty()))
            .map(List::of);
    return sites.map(s -> family(lending(Flag.RAIN_CHANGE_UNKNOWN, PACK), s, FILES));
  }

  static Optional<StationIndexFamily> ofSecondSet(FamilyInput input) {
    if (!input.has(MORE_FILES)) {
      return Optional.empty();
    }
    var before = input.problems().count();
    var wind = wind(input.files(), input.problems());
    var rain = DistrictRain.read(input);
    if (wind.isEmpty() || input.problems().count() > before) {
      return Optional.empty();
    }
    var sites = new ArrayList<Site>();
    for (var record : RECORDS) {
      site(input, record, wind.get(), Optional.of(rain)).ifPresent(sites::add);
    }
    return sites.size() < RECORDS.size()
        ? Optional.empty()
        : Optional.of(family(lending(Flag.RAIN_CHANGE_FITTED, ""), sites, MORE_FILES));
  }

  static Optional<StationIndexFamily> ofPack(FamilyInput input) {
    if (!input.has(PACK_FILES)) {
      return Optional.empty();
    }
    var lending = lending(Flag.RAIN_CHANGE_UNKNOWN, PACK);
    return Optional.of(family(lending, StationIndexFamily.sites(input, lending), FILES));
  }

  private static Lending lending(Flag rain, String packFile) {
    return new Lending(
        INDICATOR,
        0,
        MOST_INDEX,
        List.of(Flag.FWI_DAILY_PROXY.name(), rain.name()),
        List.of(Flag.PROXY_WIND.name()),
        packFile);
  }

  private static Optional<Site> site(
      FamilyInput input, DailyRecord record, IndexChange wind, Optional<DistrictRain> rain) {
    var position = StationIndexFamily.position(input, record.station);
    var weather = new WeatherFiles(input.files(), input.problems()).read(record.file);
    if (position.isEmpty() || weather.isEmpty()) {
      return Optional.empty();
    }
    var change =
        rain.map(
            districts ->
                districts.around(position.get(), StationIndexFamily.REACH_M, input.regions()));
    var years =
        response(position.get(), input.changes(), wind, change.orElse(RainChange.NONE))
            .peakMonths(weather.get(), input.levels());
    if (years.isEmpty()) {
      input.problems().add(record.file, "holds no thirty years of fire weather in a row");
    }
    return years.map(moved -> new Site(record.station, position.get(), moved));
  }

  static FireResponse response(
      LatLon position, List<ChangeRow> changes, IndexChange wind, RainChange rain) {
    var tables = EventTables.of(CatalogReader.read());
    return new FireResponse(
        FireWeather.at(position.latitude(), tables.dayLengths()),
        tables.fireStart(),
        ChangeRow.temperatureChange(changes),
        wind,
        rain);
  }

  /** Median change of mean wind, per cent, by warming level; empty after a problem. */
  static Optional<IndexChange> wind(DataFiles files, InputProblems problems) {
    var before = problems.count();
    var levels = new ArrayList<Double>(List.of(WIND_REFERENCE_K));
    var changes = new ArrayList<Double>(List.of(0.0));
    new CsvFile(files, WIND, problems)
        .read(
            List.of("cid", "case", "q50"),
            row -> {
              // The other cases are scenarios and periods: the same change once more.
              if (row.text("cid").equals("sfcwind") && row.text("case").matches("[0-9.]+")) {
                levels.add(row.number("case", WIND_REFERENCE_K, MOST_K));
                changes.add(row.number("q50", -MOST_PER_CENT, MOST_PER_CENT));
              }
            });
    if (problems.count() > before) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          IndexChange.of(
              levels.stream().mapToDouble(Double::doubleValue).toArray(),
              changes.stream().mapToDouble(Double::doubleValue).toArray()));
    } catch (IllegalArgumentException e) {
      problems.add(WIND, "sfcwind does not make a curve: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static StationIndexFamily family(Lending lending, List<Site> sites, List<String> files) {
    return new StationIndexFamily(
        lending,
        sites,
        List.of(
            new Provenance(
                "KMA ASOS daily temperature, humidity, wind and rain, stations "
                    + String.join(", ", sites.stream().map(Site::id).toList()),
                Sources.KMA_LICENCE,
                Sources.KMA,
                "Daily Canadian fire weather index with noon from daily values; temperatures and"
                    + " wind moved by East Asia change, relative humidity as observed, "
                    + DroughtFamily.rain(lending)
                    + "; lent to points within 50 km",
                StationIndexFamily.period(sites),
                files),
            WIND_SOURCE));
  }
}
