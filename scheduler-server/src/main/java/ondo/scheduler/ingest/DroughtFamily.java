package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ondo.climate.DroughtResponse;
import ondo.climate.RainChange;
import ondo.geo.LatLon;
import ondo.risk.Flag;
import ondo.scheduler.ingest.StationIndexFamily.Lending;
import ondo.scheduler.ingest.StationIndexFamily.Site;

/** Drought at the stations with daily rain and temperature, by warming level. */
final class DroughtFamily {

  static final List<String> FILES =
      List.of(WeatherFiles.SEOUL, StationFiles.STATIONS, ReferenceFiles.CHANGES);

  private static final List<String> STATIONS = List.of("108", "133", "159");
  private static final List<String> RECORDS =
      List.of(WeatherFiles.SEOUL, WeatherFiles.DAEJEON, WeatherFiles.BUSAN);

  /** With the second set. */
  static final List<String> MORE_FILES =
      List.of(
          WeatherFiles.SEOUL,
          WeatherFiles.DAEJEON,
          WeatherFiles.BUSAN,
          StationFiles.STATIONS,
          ReferenceFiles.CHANGES,
          DistrictRain.FILES.getFirst(),
          DistrictRain.FILES.getLast());

  private static final String PACK = "drought-years.csv.gz";
  static final List<String> PACK_FILES = List.of(PACK);

  /** SPEI is kept within this. */
  private static final double MOST_INDEX = 5;

  private DroughtFamily() {}

  static Optional<StationIndexFamily> ofDirectory(FamilyInput input) {
    if (!input.has(FILES)) {
      return Optional.empty();
    }
    var site = site(input, STATIONS.getFirst(), RECORDS.getFirst(), Optional.empty());
    var lending = lending(Flag.RAIN_CHANGE_UNKNOWN, PACK);
    return site.map(List::of).map(sites -> family(lending, sites, FILES));
  }

  static Optional<StationIndexFamily> ofSecondSet(FamilyInput input) {
    if (!input.has(MORE_FILES)) {
      return Optional.empty();
    }
    var before = input.problems().count();
    var rain = DistrictRain.read(input);
    var sites = new ArrayList<Site>();
    for (var i = 0; input.problems().count() == before && i < STATIONS.size(); i++) {
      site(input, STATIONS.get(i), RECORDS.get(i), Optional.of(rain)).ifPresent(sites::add);
    }
    return sites.size() < STATIONS.size()
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

  private static Lending lending(Flag flag, String packFile) {
    return new Lending(
        "spei12_min", -MOST_INDEX, MOST_INDEX, List.of(flag.name()), List.of(), packFile);
  }

  private static Optional<Site> site(
      FamilyInput input, String station, String record, Optional<DistrictRain> rain) {
    var position = StationIndexFamily.position(input, station);
    var weather = new WeatherFiles(input.files(), input.problems()).read(record);
    if (position.isEmpty() || weather.isEmpty()) {
      return Optional.empty();
    }
    var change = rain.map(districts -> change(districts, position.get(), input));
    var years =
        new DroughtResponse(
                position.get().latitude(),
                ChangeRow.temperatureChange(input.changes()),
                change.orElse(RainChange.NONE))
            .yearlyMinima(weather.get(), input.levels());
    if (years.isEmpty()) {
      input.problems().add(record, "holds no thirty years of rain and temperature in a row");
    }
    return years.map(moved -> new Site(station, position.get(), moved));
  }

  private static RainChange change(DistrictRain districts, LatLon position, FamilyInput input) {
    return districts.around(position, StationIndexFamily.REACH_M, input.regions());
  }

  /** How rain moves, in words. */
  static String rain(Lending lending) {
    return lending.flags().contains(Flag.RAIN_CHANGE_FITTED.name())
        ? "rain moved along the line fitted to 20-year means of the district scenario"
        : "rain as observed";
  }

  private static StationIndexFamily family(Lending lending, List<Site> sites, List<String> files) {
    return new StationIndexFamily(
        lending,
        sites,
        List.of(
            new Provenance(
                "KMA ASOS daily temperature and rain, stations "
                    + String.join(", ", sites.stream().map(Site::id).toList()),
                Sources.KMA_LICENCE,
                Sources.KMA,
                "SPEI-12 against the unmoved base years, Hargreaves evapotranspiration with"
                    + " temperatures moved by East Asia change, "
                    + rain(lending)
                    + "; lent to points within 50 km",
                StationIndexFamily.period(sites),
                files)));
  }
}
