package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ondo.catalog.CatalogReader;
import ondo.catalog.EventTables;
import ondo.climate.FireResponse;
import ondo.climate.FireWeather;
import ondo.climate.IndexChange;
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

  /** Of the second set. */
  static final List<String> MORE_FILES =
      List.of(
          WeatherFiles.DAEJEON,
          WeatherFiles.BUSAN,
          StationFiles.STATIONS,
          ReferenceFiles.CHANGES,
          WIND);

  private static final String PACK = "fire-years.csv.gz";
  static final List<String> PACK_FILES = List.of(PACK);

  /** The wind's changes are since 1995–2014. */
  private static final double WIND_REFERENCE_K = Warming.OFFSET_K;

  private static final double MOST_PER_CENT = 50;
  private static final double MOST_K = 20;
  private static final double MOST_INDEX = 1000;

  private FireFamily() {}

  static Optional<StationIndexFamily> ofDirectory(FamilyInput input) {
    return read(input, FILES, lending(PACK), List.of("108"), List.of(WeatherFiles.SEOUL));
  }

  static Optional<StationIndexFamily> ofSecondSet(FamilyInput input) {
    return read(
        input,
        MORE_FILES,
        lending(""),
        List.of("133", "159"),
        List.of(WeatherFiles.DAEJEON, WeatherFiles.BUSAN));
  }

  static Optional<StationIndexFamily> ofPack(FamilyInput input) {
    if (!input.has(PACK_FILES)) {
      return Optional.empty();
    }
    var lending = lending(PACK);
    var sites = StationIndexFamily.sites(input, lending);
    return Optional.of(new StationIndexFamily(lending, sites, sources(sites, FILES)));
  }

  private static Lending lending(String packFile) {
    return new Lending(
        "fwi_peak",
        0,
        MOST_INDEX,
        List.of(Flag.FWI_DAILY_PROXY.name(), Flag.RAIN_CHANGE_UNKNOWN.name()),
        List.of(Flag.PROXY_WIND.name()),
        packFile);
  }

  private static Optional<StationIndexFamily> read(
      FamilyInput input,
      List<String> needed,
      Lending lending,
      List<String> stations,
      List<String> records) {
    if (!input.has(needed)) {
      return Optional.empty();
    }
    var wind = wind(input.files(), input.problems());
    var sites = new ArrayList<Site>();
    for (var i = 0; wind.isPresent() && i < stations.size(); i++) {
      site(input, stations.get(i), records.get(i), wind.get()).ifPresent(sites::add);
    }
    return sites.size() < stations.size()
        ? Optional.empty()
        : Optional.of(new StationIndexFamily(lending, sites, sources(sites, needed)));
  }

  private static Optional<Site> site(
      FamilyInput input, String station, String record, IndexChange wind) {
    var position = StationIndexFamily.position(input, station);
    var weather = new WeatherFiles(input.files(), input.problems()).read(record);
    if (position.isEmpty() || weather.isEmpty()) {
      return Optional.empty();
    }
    var years =
        response(position.get(), input.changes(), wind).peakMonths(weather.get(), input.levels());
    if (years.isEmpty()) {
      input.problems().add(record, "holds no thirty years of fire weather in a row");
    }
    return years.map(moved -> new Site(station, position.get(), moved));
  }

  static FireResponse response(LatLon position, List<ChangeRow> changes, IndexChange wind) {
    var tables = EventTables.of(CatalogReader.read());
    return new FireResponse(
        FireWeather.at(position.latitude(), tables.dayLengths()),
        tables.fireStart(),
        ChangeRow.temperatureChange(changes),
        wind);
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

  private static List<Provenance> sources(List<Site> sites, List<String> files) {
    return List.of(
        new Provenance(
            "KMA ASOS daily temperature, humidity, wind and rain, stations "
                + String.join(", ", sites.stream().map(Site::id).toList()),
            Sources.KMA_LICENCE,
            Sources.KMA,
            "Daily Canadian fire weather index with noon from daily values; temperatures and wind"
                + " moved by East Asia change, relative humidity and rain as observed; lent to"
                + " points within 50 km",
            StationIndexFamily.period(sites),
            files),
        new Provenance(
            "Change of mean wind in East Asia, IPCC AR6 WGI chapter 12",
            "Apache-2.0 (figure data)",
            "IPCC AR6 WGI, chapter 12",
            "Median by warming level, linear between levels, since 1995-2014",
            "1995-2100",
            List.of(WIND)));
  }
}
