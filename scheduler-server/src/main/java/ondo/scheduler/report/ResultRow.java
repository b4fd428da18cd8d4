package ondo.scheduler.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.store.ReportRowReader.SiteRow;
import org.jspecify.annotations.Nullable;

/** The lines of one site in the table of all results. */
final class ResultRow {

  /**
   * A number of a result.
   *
   * @param key of its name in the message files and of its figures
   */
  record Column(String key, String unit, Form form, Reading number) {}

  /** Reads a number at a horizon; NaN is a gap. */
  @FunctionalInterface
  interface Reading {
    double of(Risk risk, int horizon);
  }

  static final List<Column> MEASURES =
      List.of(
          new Column("h", "score", Form.SCORE, Risk::h),
          new Column("integrated", "score", Form.SCORE, Risk::integrated),
          new Column("aalGross", "1/yr", Form.SCREENING_PERCENT, Risk::gross),
          new Column("aalNet", "1/yr", Form.SCREENING_PERCENT, Risk::net),
          new Column("expectedLoss", "currency/yr", Form.SCREENING_MONEY, Risk::expectedLoss));

  private ResultRow() {}

  static Stream<List<Cell>> of(Desk desk, int site) {
    return Arrays.stream(Hazard.values())
        .flatMap(
            hazard -> desk.scenarios().stream().map(scenario -> of(desk, site, hazard, scenario)));
  }

  private static List<Cell> of(Desk desk, int at, Hazard hazard, Scenario scenario) {
    var figures = desk.figures();
    var site = desk.portfolio().sites().get(at);
    var risk = desk.portfolio().risk(at, hazard, scenario);
    var cells = new ArrayList<Cell>();
    cells.add(figures.words(site.externalId()));
    cells.add(figures.words(site.name()));
    cells.add(figures.words(hazard.code()));
    cells.add(figures.words(scenario.name()));
    cells.add(figures.words(method(risk)));
    cells.add(figures.words(risk == null ? Figures.NOT_ASSESSED : risk.status().name()));
    for (var column : MEASURES) {
      for (var horizon = 0; horizon < desk.horizons().size(); horizon++) {
        cells.add(number(desk, risk, site, column, hazard, scenario, horizon));
      }
    }
    var currency = site.currency();
    cells.add(figures.words(currency == null ? "" : currency));
    cells.add(figures.words(risk == null ? "" : String.join(" ", risk.flags())));
    cells.add(figures.words(risk == null ? "" : risk.dataVersion()));
    cells.add(figures.words(risk == null ? "" : risk.modelVersion()));
    cells.add(figures.words(risk == null ? "" : risk.computedAt().toString()));
    cells.add(figures.words(Links.results(site.id(), hazard, scenario)));
    return cells;
  }

  private static String method(@Nullable Risk risk) {
    return risk == null || !risk.isEventBased() ? "INDEX" : "EVENT";
  }

  private static Cell number(
      Desk desk,
      @Nullable Risk risk,
      SiteRow site,
      Column column,
      Hazard hazard,
      Scenario scenario,
      int horizon) {
    var figures = desk.figures();
    if (risk == null) {
      return figures.gap(Figures.NOT_ASSESSED);
    }
    var value = column.number().of(risk, horizon);
    return Double.isNaN(value)
        ? figures.gap("INSUFFICIENT_DATA")
        : new Cell.Figure(
            figures.id(column.key(), hazard, scenario, horizon) + "/" + site.id(),
            value,
            column.form(),
            null,
            null);
  }
}
