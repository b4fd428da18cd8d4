package ondo.scheduler.validation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ondo.climate.BaseYears;
import ondo.climate.Scenario;
import ondo.climate.StationClimate;
import ondo.climate.TemperatureIndex;
import ondo.climate.ValueTally;
import ondo.climate.Warming;
import ondo.geo.LatLon;
import ondo.scheduler.ingest.ClimateData;
import ondo.scheduler.ingest.CsvFile;
import ondo.scheduler.ingest.DataFiles;
import ondo.scheduler.ingest.InputProblems;

/**
 * Change of the days above 35 °C at stations under delta change, held against the one-degree map of
 * IPCC AR6 WGI, figure 12.4.
 */
final class HotDaysMap {

  static final String FILE = "climate/ar6-ch12-korea-grid-1deg.csv";

  private static final double HOT_C = 35;
  private static final double MOST_DAYS = 366;

  /** One degree of latitude. */
  private static final double NEAR_M = 111_000;

  /**
   * A window of the map.
   *
   * @param code of the file, such as ssp126_2081-2100
   */
  record Window(String code, Scenario scenario, int firstYear, int lastYear) {}

  static final List<Window> WINDOWS =
      List.of(
          new Window("ssp126_2081-2100", Scenario.SSP126, 2081, 2100),
          new Window("ssp585_2041-2060", Scenario.SSP585, 2041, 2060),
          new Window("ssp585_2081-2100", Scenario.SSP585, 2081, 2100));

  /**
   * Change at one station, days a year.
   *
   * @param ours since the base years
   * @param nearest of the map's nearest cell
   * @param largest of the map's cells within 111 km; NaN without one
   */
  record Row(String station, double ours, double nearest, double largest) {}

  private record Cell(LatLon centre, double change) {}

  private HotDaysMap() {}

  /** Rows of the stations by window; none without the map. */
  static Map<Window, List<Row>> of(ClimateData data, Path directory) {
    var files = new DataFiles.Directory(directory);
    var rows = new HashMap<Window, List<Row>>();
    if (!files.has(FILE)) {
      return rows;
    }
    var cells = cells(files);
    for (var window : WINDOWS) {
      var own = cells.getOrDefault(window.code, List.of());
      if (own.isEmpty()) {
        continue;
      }
      for (var climate : data.stations()) {
        rows.computeIfAbsent(window, w -> new ArrayList<>()).add(row(data, climate, window, own));
      }
    }
    return rows;
  }

  private static Map<String, List<Cell>> cells(DataFiles files) {
    var problems = new InputProblems();
    var cells = new HashMap<String, List<Cell>>();
    new CsvFile(files, FILE, problems)
        .read(
            List.of("cid", "case", "lat", "lon", "change"),
            row -> {
              if (row.text("cid").equals("tx35")) {
                cells
                    .computeIfAbsent(row.text("case"), c -> new ArrayList<>())
                    .add(new Cell(row.anywhere(), row.number("change", -MOST_DAYS, MOST_DAYS)));
              }
            });
    problems.throwIfAny();
    return cells;
  }

  private static Row row(
      ClimateData data, StationClimate climate, Window window, List<Cell> cells) {
    var position = climate.station().position();
    var nearest =
        cells.stream()
            .min(Comparator.comparingDouble(cell -> cell.centre.distanceM(position)))
            .orElseThrow();
    var largest =
        cells.stream()
            .filter(cell -> cell.centre.distanceM(position) <= NEAR_M)
            .mapToDouble(Cell::change)
            .max()
            .orElse(Double.NaN);
    return new Row(
        climate.station().nameEn(), change(data, climate, window), nearest.change, largest);
  }

  private static double change(ClimateData data, StationClimate climate, Window window) {
    var warming =
        data.warming().stream()
            .filter(w -> w.scenario() == window.scenario)
            .findFirst()
            .orElseThrow();
    var sum = 0.0;
    for (var year = window.firstYear; year <= window.lastYear; year++) {
      var shift = data.change().ofMaximum(warming.at(Warming.Curve.CENTRAL, year));
      sum += days(climate, shift);
    }
    return sum / (window.lastYear - window.firstYear + 1) - days(climate, 0);
  }

  /** Days above 35 °C in a valid base year when every day is so much warmer, mean. */
  private static double days(StationClimate climate, double shiftK) {
    // Whatever can pass 35 °C can pass 33 °C too, so the tally of hot days holds it.
    var tally = climate.parts().tallies().get(TemperatureIndex.HOT_DAYS_33);
    var days = 0;
    var years = 0;
    for (var year = 0; year < BaseYears.COUNT; year++) {
      if (climate.parts().years().get(year).hasMaximum()) {
        years++;
        days += tally == null ? 0 : days(tally, year, shiftK);
      }
    }
    return years == 0 ? Double.NaN : (double) days / years;
  }

  private static int days(ValueTally tally, int year, double shiftK) {
    var days = 0;
    for (var at = 0; at < tally.size(); at++) {
      days += tally.value(at) + shiftK > HOT_C ? tally.days(at, year) : 0;
    }
    return days;
  }
}
