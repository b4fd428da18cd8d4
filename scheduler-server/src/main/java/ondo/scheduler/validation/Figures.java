package ondo.scheduler.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import ondo.assessment.Decade;
import ondo.climate.Scenario;
import ondo.store.FigureReader;
import ondo.store.FigureReader.FlagCount;
import ondo.store.FigureReader.SiteMean;
import ondo.store.FigureReader.Spread;
import ondo.store.ResultSetHead;
import org.jspecify.annotations.Nullable;

/** The figures of a result set as tables in Markdown, read from the database and nowhere else. */
public final class Figures {

  private static final List<Integer> YEARS = List.of(2030, 2050, 2090);
  private static final List<Scenario> SCENARIOS = List.of(Scenario.SSP126, Scenario.SSP585);

  private static final PublishedFigures PUBLISHED = PublishedFigures.read();

  private final FigureReader reader;

  public Figures(FigureReader reader) {
    this.reader = reader;
  }

  /** The tables of a published set. */
  public String of(ResultSetHead set) {
    var page = new StringBuilder();
    page.append("# Figures of one night\n\n")
        .append("Model `%s`, data `%s`.  \n".formatted(set.modelVersion(), set.dataVersion()))
        .append("SHA-256 over the sorted results: `%s`.\n".formatted(set.checksum()));
    statuses(page, set.id());
    flags(page, set.id());
    for (var measure : Measure.values()) {
      spreads(page, set.id(), measure);
    }
    decades(page, set.id());
    sites(page, set.id());
    page.append("\n## Published figures\n\n");
    PUBLISHED.sources().forEach(source -> page.append(source).append('\n'));
    return page.toString();
  }

  /** What a table is about. */
  private enum Measure {
    H(
        "Hazard score H over the grid points, 0…100",
        "5–95 % of global warming (of the sea's rise), 10–90 % of the answer of East Asia",
        1),
    AAL(
        "Base AAL over the grid points, index method, ‰ a year",
        "5–95 % of global warming (of the sea's rise), 10–90 % of the answer of East Asia",
        1000),
    EVENT_AAL(
        "AAL from single events over the grid points, ‰ a year",
        "strong to weak buildings, 10–90 % of the answer of storms",
        1000);

    private final String title;
    private final String bands;
    private final double unit;

    Measure(String title, String bands, double unit) {
      this.title = title;
      this.bands = bands;
      this.unit = unit;
    }
  }

  private void statuses(StringBuilder page, int id) {
    page.append("\n## Status\n\nGrid points with the status in at least one scenario.\n\n");
    page.append("| hazard | number | status | grid points |\n|---|---|---|---:|\n");
    for (var count : reader.statuses(id)) {
      line(page, count.hazard().code(), count.measure(), count.status(), count.points());
    }
  }

  private void flags(StringBuilder page, int id) {
    page.append("\n## Flags\n\nGrid points with the flag in at least one scenario and year.\n\n");
    page.append("| hazard | flag | on H | on AAL |\n|---|---|---:|---:|\n");
    for (FlagCount count : reader.flags(id)) {
      line(page, count.hazard().code(), count.flag(), count.hPoints(), count.aalPoints());
    }
  }

  private void spreads(StringBuilder page, int id, Measure measure) {
    page.append("\n## ").append(measure.title).append("\n\n");
    page.append("Bands are medians of the points' own low and high ends: ")
        .append(measure.bands)
        .append(".\n\n");
    page.append("| hazard | scenario | year | points | min | median | max | band 1 | band 2 ")
        .append("| held against |\n|---|---|---:|---:|---:|---:|---:|---:|---:|---|\n");
    for (var scenario : SCENARIOS) {
      for (var year : YEARS) {
        for (var spread : reader.spreads(id, scenario, year)) {
          if (spread.measure().equals(measure.name())) {
            line(page, scenario, year, spread, measure);
          }
        }
      }
    }
  }

  private static void line(
      StringBuilder page, Scenario scenario, int year, Spread spread, Measure measure) {
    var unit = measure.unit;
    line(
        page,
        spread.hazard().code(),
        scenario,
        year,
        spread.points(),
        number(spread.least(), unit),
        number(spread.median(), unit),
        number(spread.most(), unit),
        band(spread.warmingLow(), spread.warmingHigh(), unit),
        band(spread.responseLow(), spread.responseHigh(), unit),
        PUBLISHED.text(spread.hazard(), measure.name(), scenario, year));
  }

  private void decades(StringBuilder page, int id) {
    page.append("\n## Decades\n\nMedian over the grid points of the mean of a decade's yearly ")
        .append("results (2020s: 2021–2029); AAL in ‰ a year, index method.\n\n| number | hazard ")
        .append("| scenario |");
    Decade.all().forEach(decade -> page.append(' ').append(decade.label()).append(" |"));
    page.append("\n|---|---|---|").append("---:|".repeat(Decade.all().size())).append('\n');
    for (var scenario : SCENARIOS) {
      var rows = new TreeMap<String, List<Object>>();
      for (var decade : Decade.all()) {
        for (var median : reader.decades(id, scenario, decade)) {
          var hazard = median.hazard().code();
          var row =
              rows.computeIfAbsent(
                  median.measure() + hazard,
                  key -> new ArrayList<>(List.of(median.measure(), hazard, scenario)));
          row.add(number(median.median(), Measure.valueOf(median.measure()).unit));
        }
      }
      rows.values().forEach(row -> line(page, row.toArray()));
    }
  }

  private void sites(StringBuilder page, int id) {
    page.append("\n## Mean net AAL of the assessed sites, ‰ a year\n\n")
        .append("Index: the screening value where the headline is event-based. A site without a ")
        .append("value is in no mean; one where the peril cannot act counts as zero.\n\n")
        .append("| hazard | scenario | year | sites | cannot act | index: sites | index: mean ")
        .append("| events: sites | events: mean | headline band |\n")
        .append("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    for (var scenario : SCENARIOS) {
      for (var year : YEARS) {
        for (SiteMean mean : reader.siteMeans(id, scenario, year)) {
          line(
              page,
              mean.hazard().code(),
              scenario,
              year,
              mean.sites(),
              mean.outside(),
              mean.indexSites(),
              number(mean.indexMean(), 1000),
              mean.eventSites(),
              number(mean.eventMean(), 1000),
              band(mean.lowMean(), mean.highMean(), 1000));
        }
      }
    }
  }

  private static void line(StringBuilder page, Object... cells) {
    for (var cell : cells) {
      page.append("| ").append(cell).append(' ');
    }
    page.append("|\n");
  }

  private static String band(@Nullable Double low, @Nullable Double high, double unit) {
    return low == null || high == null ? "none" : number(low, unit) + "–" + number(high, unit);
  }

  private static String number(@Nullable Double value, double unit) {
    return value == null ? "none" : String.format(Locale.ROOT, "%.4g", value * unit);
  }
}
