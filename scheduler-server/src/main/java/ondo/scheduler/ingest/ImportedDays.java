package ondo.scheduler.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import ondo.catalog.CatalogReader;
import ondo.catalog.EventTables;
import ondo.climate.BaseYears;
import ondo.climate.DailyWeather;
import ondo.climate.FireWeather;
import ondo.climate.Scenario;
import ondo.climate.TransientIndices;
import ondo.climate.Warming;
import ondo.climate.YearlySeries;
import ondo.geo.Region;
import ondo.risk.Flag;
import org.jspecify.annotations.Nullable;

/**
 * Daily weather of a user's file, reduced to yearly indices as it streams by: one series after the
 * other, of each place the base years first. Held are one series of days and the base years of its
 * place.
 */
final class ImportedDays {

  private static final List<String> WEATHER =
      List.of("tmax_c", "tmin_c", "tmean_c", "rain_mm", "humidity_pct", "wind_ms");

  private static final String FIRE = "fwi_peak";
  private static final double COLDEST_C = -70;
  private static final double HOTTEST_C = 60;
  private static final double MOST_MM = 3_000;
  private static final double MOST_WIND_MS = 120;

  private final ImportFolder.Imported imported;
  private final FireWeather.DayLengths dayLengths =
      EventTables.of(CatalogReader.read()).dayLengths();
  private final Map<ImportPlace, List<YearlySeries>> byPlace = new LinkedHashMap<>();
  private final Set<String> finished = new HashSet<>();
  private @Nullable Run run;
  private @Nullable ImportPlace place;
  private TransientIndices indices;

  /** A series of days on its way. */
  private static final class Run {
    private final ImportPlace place;
    private final @Nullable Scenario scenario;
    private final DailyWeather.Builder days;
    private LocalDate last;

    private Run(ImportPlace place, @Nullable Scenario scenario, LocalDate first) {
      this.place = place;
      this.scenario = scenario;
      last = LocalDate.MIN;
      days = DailyWeather.from(first);
    }

    private boolean isOf(ImportPlace otherPlace, @Nullable Scenario otherScenario) {
      return place.equals(otherPlace) && scenario == otherScenario;
    }

    private static String name(ImportPlace place, @Nullable Scenario scenario) {
      return (scenario == null ? "OBSERVED" : scenario.name()) + " at " + place;
    }

    @Override
    public String toString() {
      return name(place, scenario);
    }
  }

  private ImportedDays(ImportFolder.Imported imported) {
    this.imported = imported;
    indices = new TransientIndices(0, dayLengths, null);
  }

  /** Reads {@code daily.csv}; empty after a problem. */
  static Optional<PointFamily> read(ImportFolder.Imported imported) {
    return new ImportedDays(imported).read();
  }

  private Optional<PointFamily> read() {
    var before = imported.problems().count();
    var regions = imported.regions();
    imported.csv().read(List.of("scenario", "date"), row -> add(row, regions));
    finish();
    if (imported.problems().count() == before && byPlace.isEmpty()) {
      imported.problems().add(imported.file(), "holds no series");
    }
    return imported.problems().count() > before
        ? Optional.empty()
        : Optional.of(new ImportedSeries(imported, byPlace));
  }

  private void add(CsvRow row, RegionCodes regions) {
    var found = ImportPlace.read(row, regions);
    Scenario scenario = ImportFolder.scenario(row).orElse(null);
    var date = row.date("date");
    var day = day(row);
    if (!row.isValid() || found.isEmpty()) {
      return;
    }
    if (run == null || !run.isOf(found.get(), scenario)) {
      finish();
      begin(row, found.get(), scenario, date);
    }
    var current = run;
    if (current == null) {
      return;
    }
    if (!date.isAfter(current.last)) {
      row.reject("date", "%s: %s comes after %s".formatted(current, date, current.last));
    } else if (date.getYear() > lastYear(scenario)) {
      row.reject("date", "%s: the last year is %d".formatted(current, lastYear(scenario)));
    } else {
      current.last = date;
      current.days.set(date, day);
    }
  }

  private void begin(
      CsvRow row, ImportPlace newPlace, @Nullable Scenario scenario, LocalDate date) {
    var name = Run.name(newPlace, scenario);
    if (!finished.add(name)) {
      row.reject("scenario", "the rows of %s do not follow each other".formatted(name));
      return;
    }
    if (finished.size() > ImportedYears.MOST_SERIES / 20) {
      row.reject("scenario", "the file holds too many series of days");
      return;
    }
    if (date.getYear() != firstYear(scenario)) {
      row.reject("date", "%s begins in another year than %d".formatted(name, firstYear(scenario)));
      return;
    }
    if (!newPlace.equals(place)) {
      place = newPlace;
      indices = new TransientIndices(latitude(newPlace), dayLengths, null);
    } else if (scenario == null) {
      row.reject("scenario", "OBSERVED comes before the scenarios of a place: " + newPlace);
      return;
    }
    run = new Run(newPlace, scenario, date);
  }

  private static int firstYear(@Nullable Scenario scenario) {
    return scenario == null ? BaseYears.FIRST : Warming.FIRST_YEAR;
  }

  private static int lastYear(@Nullable Scenario scenario) {
    return scenario == null ? BaseYears.LAST : ImportedYears.LAST_YEAR;
  }

  private double latitude(ImportPlace of) {
    var position = of.position();
    return position != null
        ? position.latitude()
        : imported
            .regions()
            .find(Objects.requireNonNull(of.region()))
            .map(Region::point)
            .orElseThrow()
            .latitude();
  }

  private static DailyWeather.Day day(CsvRow row) {
    var values = new double[WEATHER.size()];
    for (var i = 0; i < values.length; i++) {
      var column = WEATHER.get(i);
      values[i] =
          switch (column) {
            case "rain_mm" -> number(row, column, 0, MOST_MM);
            case "humidity_pct" -> number(row, column, 0, 100);
            case "wind_ms" -> number(row, column, 0, MOST_WIND_MS);
            default -> number(row, column, COLDEST_C, HOTTEST_C);
          };
    }
    if (values[1] > values[0]) {
      row.reject("tmin_c", "%s lies above tmax_c %s".formatted(values[1], values[0]));
    }
    var mean = Double.isNaN(values[2]) ? (values[0] + values[1]) / 2 : values[2];
    return new DailyWeather.Day(values[0], values[1], mean, values[3], values[5], values[4]);
  }

  private static double number(CsvRow row, String column, double least, double most) {
    return row.textOrEmpty(column).isEmpty()
        ? Double.NaN
        : row.numberOrMissing(column, least, most);
  }

  /** Turns the days of the current series into indices. */
  private void finish() {
    var done = run;
    run = null;
    if (done == null || imported.problems().isFull()) {
      return;
    }
    var scenario = done.scenario;
    if (done.last.getYear() != lastYear(scenario)) {
      imported
          .problems()
          .add(
              imported.file(),
              "%s ends on %s, not in %d".formatted(done, done.last, lastYear(scenario)));
      return;
    }
    var days = done.days.build();
    var series = byPlace.computeIfAbsent(done.place, p -> new ArrayList<>());
    if (scenario == null) {
      indices = new TransientIndices(latitude(done.place), dayLengths, days);
      add(series, null, indices.observed());
    } else {
      add(series, scenario, indices.projected(days, Warming.FIRST_YEAR, Warming.YEARS));
    }
  }

  private static void add(
      List<YearlySeries> series,
      @Nullable Scenario scenario,
      List<TransientIndices.Index> indices) {
    for (var index : indices) {
      var flags =
          index.code().equals(FIRE)
              ? ImportedYears.flags(Flag.FWI_DAILY_PROXY)
              : ImportedYears.flags();
      series.add(
          new YearlySeries(index.code(), scenario, firstYear(scenario), flags, index.values()));
    }
  }
}
