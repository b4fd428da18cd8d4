package ondo.scheduler.validation;

import static ondo.scheduler.validation.PageText.number;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import ondo.climate.TemperatureIndex;
import ondo.scheduler.ingest.AnnualStations;
import ondo.scheduler.ingest.AnnualStations.Variable;
import ondo.scheduler.validation.HeatValidation.AtStation;
import ondo.scheduler.validation.HeatValidation.Window;
import ondo.scheduler.validation.HotDaysMap.Row;
import ondo.scheduler.validation.SetValidation.Pair;

/** The chapters of the validation page on temperature, rain and the sources of local climate. */
final class ClimateChapters {

  static final String ABSENT = "Not in this data directory; no figure.";

  private ClimateChapters() {}

  /** Leave-one-station-out errors. */
  static void stations(
      PageText page, Map<TemperatureIndex, LeaveOneOut> temperature, Path directory) {
    page.heading("Between stations");
    page.paragraph(
        """
        Every station is left out once and predicted from the others, as a grid point is: inverse
        distance squared, at its own height. This is the error to expect at a place without a
        station. A station's mean over the base years 1991-2020 is one value. Source:
        `stations/asos-daily-*.csv.gz` (KMA ASOS), own computation.\
        """);
    var rows = new ArrayList<List<String>>();
    temperature.forEach(
        (index, error) ->
            rows.add(row(index.code(), index == TemperatureIndex.TNN ? "°C" : "d/yr", error, 2)));
    errors(page, rows);
    page.paragraph(
        """
        Rain and wind: the mean of the six nearest stations, stations with at least ten years.
        Source: `second/stations/asos-annual-2010-2021.csv.gz` (KMA ASOS, yearly).\
        """);
    var annual = new ArrayList<List<String>>();
    AnnualStations.read(directory)
        .filter(ClimateChapters::canLeaveOneOut)
        .map(StationErrors::of)
        .ifPresent(
            e -> {
              annual.add(row("largest daily rain of a year", "mm/d", e.rx1day(), 1));
              annual.add(row("rain of a year", "mm/yr", e.rain(), 0));
              annual.add(row("mean wind", "m/s", e.wind(), 2));
            });
    errors(page, annual);
    page.paragraph(
        """
        No error of this kind for fire weather and drought: daily rain, wind and humidity over
        thirty years exist at no more than three stations of the two data sets.\
        """);
  }

  private static boolean canLeaveOneOut(AnnualStations stations) {
    return List.of(Variable.RX1DAY, Variable.RAIN, Variable.WIND).stream()
        .allMatch(variable -> stations.means(variable).size() > 1);
  }

  private static List<String> row(String name, String unit, LeaveOneOut error, int decimals) {
    return List.of(
        name,
        unit,
        String.valueOf(error.stations()),
        number(error.meanValue(), decimals),
        number(error.meanError(), decimals),
        number(error.bias(), decimals),
        number(error.worstError(), decimals));
  }

  private static void errors(PageText page, List<List<String>> rows) {
    if (rows.isEmpty()) {
      page.paragraph(ABSENT);
      return;
    }
    page.table(List.of("index", "unit", "n", "mean observed", "mean error", "bias", "worst"), rows);
  }

  /** The AR6 map of days above 35 °C. */
  static void map(PageText page, Map<HotDaysMap.Window, List<Row>> map) {
    page.heading("Days above 35 °C and the map of AR6");
    page.paragraph(
        """
        Change of the days above 35 °C in d/yr: the stations' own days moved to the warming of the
        window (delta change, since 1991-2020) beside the one-degree map of IPCC AR6 WGI, figure
        12.4 (`climate/ar6-ch12-korea-grid-1deg.csv`). A cell that is partly sea shows too little,
        so the largest change of the cells within 111 km stands beside that of the nearest one.\
        """);
    if (map.isEmpty()) {
      page.paragraph(ABSENT);
      return;
    }
    var means = new ArrayList<List<String>>();
    var last = new ArrayList<List<String>>();
    for (var window : HotDaysMap.WINDOWS) {
      var rows = map.getOrDefault(window, List.of());
      means.add(
          List.of(
              window.code(),
              String.valueOf(rows.size()),
              mean(rows, Row::ours),
              mean(rows, Row::nearest),
              mean(rows, Row::largest)));
      if (window.equals(HotDaysMap.WINDOWS.getLast())) {
        rows.forEach(
            row ->
                last.add(
                    List.of(
                        row.station(),
                        number(row.ours(), 1),
                        number(row.nearest(), 1),
                        number(row.largest(), 1))));
      }
    }
    page.table(
        List.of("mean of the stations", "n", "ours", "map, nearest", "map, largest near"), means);
    page.paragraph(
        "Station by station, SSP5-8.5, 2081-2100. Single stations lie far from either column of the"
            + " map: a one-degree cell knows no single valley or coast.");
    page.table(List.of("station", "ours", "map, nearest", "map, largest near"), last);
  }

  private static <T> String mean(List<T> rows, ToDoubleFunction<T> value) {
    return number(rows.stream().mapToDouble(value).average().orElse(Double.NaN), 1);
  }

  /** KMA's districts against stations and against delta change. */
  static void districts(PageText page, List<AtStation> at, Map<Window, Agreement> delta) {
    page.heading("Districts of KMA against stations and delta change");
    page.paragraph(
        """
        Hot days (maximum at least 33 °C) and tropical nights (minimum at least 25 °C), d/yr. First:
        the projection of the district that a station lies in beside what the station observed, both
        means of 2021-2025. Five years are weather as much as climate, so this shows gross errors
        only. Source: `second/kma-ssp/kma-sgg250-yearly-*.csv.gz`, `stations/asos-daily-*.csv.gz`.\
        """);
    if (at.isEmpty()) {
      page.paragraph(ABSENT);
    } else {
      page.table(
          List.of(
              "index, scenario",
              "n",
              "district",
              "station",
              "bias",
              "mean error",
              "correlation",
              "worst"),
          stationRows(at));
    }
    page.paragraph(
        """
        Second: twenty-year means of every region by the district projection beside the stations'
        own years moved to the warming of the scenario (delta change). The district projection
        counts in the product; delta change stands back. It rests on the few stations of the first
        data set and on the East Asian change of the hottest day. The difference is what the choice
        of the source is worth.\
        """);
    if (delta.isEmpty()) {
      page.paragraph(ABSENT);
      return;
    }
    var rows = new ArrayList<List<String>>();
    delta.forEach(
        (window, agreement) ->
            rows.add(
                agreement(
                    "%s, %s, %d-%d"
                        .formatted(
                            window.index().code(),
                            window.scenario(),
                            window.firstYear(),
                            window.firstYear() + 19),
                    agreement,
                    1)));
    page.table(
        List.of(
            "index, scenario, years",
            "n",
            "district",
            "delta",
            "bias",
            "mean error",
            "correlation"),
        rows);
  }

  private static List<List<String>> stationRows(List<AtStation> at) {
    var rows = new ArrayList<List<String>>();
    for (var index : HeatValidation.INDICES) {
      var own = at.stream().filter(row -> row.index() == index).toList();
      rows.add(stationRow(index.code() + ", SSP126", own, AtStation::low));
      rows.add(stationRow(index.code() + ", SSP585", own, AtStation::high));
    }
    return rows;
  }

  private static List<String> stationRow(
      String name, List<AtStation> own, ToDoubleFunction<AtStation> projected) {
    var observed = own.stream().mapToDouble(AtStation::observed).toArray();
    var row =
        new ArrayList<>(
            agreement(
                name, Agreement.of(own.stream().mapToDouble(projected).toArray(), observed), 1));
    var worst = own.getFirst();
    for (var station : own) {
      if (error(station, projected) > error(worst, projected)) {
        worst = station;
      }
    }
    row.add("%s %s".formatted(worst.station(), number(error(worst, projected), 1)));
    return row;
  }

  private static double error(AtStation station, ToDoubleFunction<AtStation> projected) {
    return Math.abs(projected.applyAsDouble(station) - station.observed());
  }

  private static List<String> agreement(String name, Agreement agreement, int decimals) {
    return List.of(
        name,
        String.valueOf(agreement.places()),
        number(agreement.first(), decimals),
        number(agreement.second(), decimals),
        number(agreement.meanDifference(), decimals),
        number(agreement.meanError(), decimals),
        number(agreement.correlation(), 2));
  }

  /** Where the heat loss cannot grow any more. */
  static void saturation(PageText page, List<HeatSaturation> found) {
    page.heading("Where the loss of heat ends");
    page.paragraph(
        """
        The last class of warm spells costs 35 per mille of a year's value added, and nothing costs
        more. `SATURATED` marks a year in which that class holds more than nine tenths. Where it
        stands, the loss tells neither places nor decades apart any more and its band has no upper
        side; what is left to compare is the hazard score. Regions with the flag, and their mean
        base loss in per mille a year:\
        """);
    if (found.isEmpty()) {
      page.paragraph(ABSENT);
      return;
    }
    var rows = new ArrayList<List<String>>();
    for (var row : found) {
      rows.add(
          List.of(
              row.scenario().name(),
              String.valueOf(row.year()),
              String.valueOf(row.regions()),
              String.valueOf(row.saturated()),
              number(1000 * row.mean(), 1)));
    }
    page.table(List.of("scenario", "year", "regions", "saturated", "mean loss, ‰"), rows);
  }

  /** Sources of one index against each other. */
  static void sets(PageText page, Map<Pair, Agreement> pairs) {
    page.heading("The two data sets against each other");
    page.paragraph(
        """
        Where two sources know the same index, at the points of the regions: means of the base years
        at present climate. The first source counts, the second stands back. `rx1day` is the largest
        daily rain of a year in mm/d; other units are those of the index.\
        """);
    if (pairs.isEmpty()) {
      page.paragraph("No index has two sources in this data directory; no figure.");
      return;
    }
    var rows = new ArrayList<List<String>>();
    pairs.forEach(
        (pair, agreement) ->
            rows.add(
                agreement(
                    "%s: %s / %s".formatted(pair.indicator(), pair.first(), pair.second()),
                    agreement,
                    2)));
    page.table(
        List.of(
            "index: first / second", "n", "first", "second", "bias", "mean error", "correlation"),
        rows);
  }
}
