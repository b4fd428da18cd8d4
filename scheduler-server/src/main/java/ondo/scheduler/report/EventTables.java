package ondo.scheduler.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ondo.climate.Scenario;
import ondo.projection.EventYear;
import ondo.risk.Hazard;
import ondo.store.ReportRowReader.EventRow;

/** Losses from single events: of sites, and of all sites together. */
final class EventTables {

  /** Hazards that single events can cause. */
  private static final List<Hazard> EVENT_DRIVEN =
      List.of(Hazard.SEA_LEVEL_RISE, Hazard.RIVER_FLOOD, Hazard.URBAN_FLOOD, Hazard.TYPHOON);

  /** In years. */
  private static final int CENTURY = 100;

  /** A number of a site's result. */
  @FunctionalInterface
  private interface Reading {
    double of(Risk risk, int horizon);
  }

  /** A column of the tables of sites, with the name of its figures. */
  private record Measure(String figure, String heading, Form form, Reading number) {}

  private static final List<Measure> MEASURES =
      Stream.concat(
              Stream.of(
                  new Measure("eventGross", "event-gross", Form.EVENT_PERCENT, Risk::gross),
                  new Measure("eventNet", "event-net", Form.EVENT_PERCENT, Risk::net),
                  new Measure("eventLow", "band-low", Form.EVENT_PERCENT, Risk::low),
                  new Measure("eventHigh", "band-high", Form.EVENT_PERCENT, Risk::high),
                  new Measure("eventIndex", "index-net", Form.SCREENING_PERCENT, Risk::screening),
                  new Measure("eventDeviation", "deviation", Form.EVENT_PERCENT, Risk::deviation)),
              IntStream.range(0, EventLoss.RETURN_PERIODS.size()).mapToObj(EventTables::measure))
          .toList();

  private final Desk desk;
  private final Texts texts;
  private final Figures figures;

  EventTables(Desk desk) {
    this.desk = desk;
    this.texts = desk.texts();
    this.figures = desk.figures();
  }

  private static Measure measure(int at) {
    var years = EventLoss.RETURN_PERIODS.get(at);
    return new Measure(
        "eventAt" + years,
        String.valueOf(years),
        Form.EVENT_PERCENT,
        (risk, horizon) -> risk.atReturnPeriod(horizon, at));
  }

  List<Block> blocks() {
    var blocks = new ArrayList<Block>();
    blocks.add(texts.paragraph("metrics.events.text"));
    blocks.add(means());
    blocks.add(texts.note("metrics.note.events"));
    var without =
        EVENT_DRIVEN.stream()
            .filter(hazard -> !hasEvents(hazard))
            .map(texts::hazard)
            .collect(Collectors.joining(", "));
    if (!without.isEmpty()) {
      blocks.add(texts.notice("metrics.events.gaps", figures.words(without)));
    }
    blocks.addAll(together());
    return blocks;
  }

  private boolean hasEvents(Hazard hazard) {
    return switch (desk.sums().basis(hazard)) {
      case EVENT, BOTH -> true;
      case INDEX, NONE -> false;
    };
  }

  /**
   * Means over the sites that have such a result: losses at a return period of different sites must
   * not be added, as they need not be one event.
   */
  Block.Table means() {
    var rows = new ArrayList<List<Cell>>();
    for (var hazard : Hazard.values()) {
      for (var scenario : desk.scenarios()) {
        var events =
            desk.portfolio().rows(hazard, scenario).stream().filter(Risk::isEventBased).toList();
        if (!events.isEmpty()) {
          for (var horizon = 0; horizon < desk.horizons().size(); horizon++) {
            rows.add(mean(hazard, scenario, horizon, events));
          }
        }
      }
    }
    var columns = new ArrayList<Block.Column>();
    columns.add(texts.column("column.hazard", "", 4));
    columns.add(texts.column("column.scenario", "", 4));
    columns.add(texts.column("column.year", "", 3));
    columns.add(texts.column("column.sites", "sites", 3));
    columns.addAll(measures(4));
    return desk.table("event-losses", columns, rows);
  }

  private List<Block.Column> measures(int width) {
    return MEASURES.stream().map(measure -> column(measure, width)).toList();
  }

  private Block.Column column(Measure measure, int width) {
    return measure.figure().startsWith("eventAt")
        ? new Block.Column(
            texts.of("column.loss-at"),
            texts.filled("column.years", measure.heading()),
            "ratio",
            width)
        : new Block.Column("", texts.of("column." + measure.heading()), "1/yr", width);
  }

  private List<Cell> mean(Hazard hazard, Scenario scenario, int horizon, List<Risk> events) {
    var link = figures.rows(hazard, scenario, horizon);
    var row = new ArrayList<Cell>();
    row.add(figures.words(texts.hazard(hazard)));
    row.add(figures.words(scenario.label()));
    row.add(figures.words(String.valueOf(figures.year(horizon))));
    row.add(
        figures.count(figures.id("eventSites", hazard, scenario, horizon), events.size(), link));
    for (var measure : MEASURES) {
      row.add(mean(measure, hazard, scenario, horizon, events));
    }
    return row;
  }

  private Cell mean(
      Measure measure, Hazard hazard, Scenario scenario, int horizon, List<Risk> events) {
    return figures.number(
        figures.id(measure.figure(), hazard, scenario, horizon),
        mean(events, risk -> measure.number().of(risk, horizon)),
        measure.form(),
        figures.rows(hazard, scenario, horizon));
  }

  /** Mean gross loss of a year. */
  Cell meanGross(Hazard hazard, Scenario scenario, int horizon, List<Risk> events) {
    return mean(MEASURES.getFirst(), hazard, scenario, horizon, events);
  }

  /** Mean gross loss of the event exceeded once in 100 years. */
  Cell meanOfCentury(Hazard hazard, Scenario scenario, int horizon, List<Risk> events) {
    return mean(
        measure(EventLoss.RETURN_PERIODS.indexOf(CENTURY)), hazard, scenario, horizon, events);
  }

  private static double mean(List<Risk> events, ToDoubleFunction<Risk> number) {
    var sum = 0.0;
    var n = 0;
    for (var event : events) {
      var value = number.applyAsDouble(event);
      if (!Double.isNaN(value)) {
        sum += value;
        n++;
      }
    }
    return n == 0 ? Double.NaN : sum / n;
  }

  private List<Block> together() {
    var order = desk.order();
    if (order.siteIds() != null) {
      return List.of(texts.notice("metrics.together.chosen"));
    }
    if (desk.portfolio().events().isEmpty()) {
      return List.of(texts.notice("metrics.together.none"));
    }
    var rows = new ArrayList<List<Cell>>();
    for (var event : desk.portfolio().events()) {
      for (var horizon = 0; horizon < desk.horizons().size(); horizon++) {
        rows.add(together(event, horizon));
      }
    }
    var columns = new ArrayList<Block.Column>();
    columns.add(texts.column("column.hazard", "", 4));
    columns.add(texts.column("column.currency", "", 4));
    columns.add(texts.column("column.scenario", "", 4));
    columns.add(texts.column("column.year", "", 3));
    columns.add(texts.column("column.sites", "sites", 3));
    columns.add(texts.column("column.expected-gross", "currency/yr", 4));
    columns.add(texts.column("column.deviation", "currency", 4));
    for (var years : EventYear.RETURN_PERIODS) {
      columns.add(
          new Block.Column(
              texts.of("column.loss-at"), texts.filled("column.years", years), "currency", 4));
    }
    return List.of(
        texts.paragraph("metrics.together.text"),
        desk.table("portfolio-events", columns, rows),
        texts.note("metrics.note.together"));
  }

  private List<Cell> together(EventRow event, int horizon) {
    var suffix = "/" + event.currency();
    var row = new ArrayList<Cell>();
    row.add(figures.words(texts.hazard(event.hazard())));
    row.add(figures.words(event.currency()));
    row.add(figures.words(event.scenario().label()));
    row.add(figures.words(String.valueOf(figures.year(horizon))));
    row.add(
        figures.count(
            figures.id("togetherSites", event.hazard(), event.scenario(), horizon) + suffix,
            event.sites(),
            Links.SITES));
    row.add(money("togetherGross", event, horizon, event.aal()[horizon]));
    row.add(money("togetherDeviation", event, horizon, event.deviation()[horizon]));
    var horizons = desk.horizons().size();
    for (var period = 0; period < EventYear.RETURN_PERIODS.size(); period++) {
      row.add(
          money(
              "togetherAt" + EventYear.RETURN_PERIODS.get(period),
              event,
              horizon,
              event.atReturnPeriods()[period * horizons + horizon]));
    }
    return row;
  }

  private Cell money(String what, EventRow event, int horizon, double value) {
    return figures.number(
        figures.id(what, event.hazard(), event.scenario(), horizon) + "/" + event.currency(),
        value,
        Form.EVENT_MONEY,
        figures.rows(event.hazard(), event.scenario(), horizon));
  }

  /** Every site, for the workbook and JSON. */
  Block.Table sites() {
    var columns = new ArrayList<Block.Column>();
    for (var key : List.of("external-id", "site", "hazard", "scenario", "year")) {
      columns.add(texts.column("column." + key, "", 2));
    }
    columns.addAll(measures(2));
    columns.add(texts.column("column.link", "", 2));
    return new Block.Table(
        "events",
        texts.of("table.events"),
        columns,
        () ->
            IntStream.range(0, desk.portfolio().sites().size())
                .boxed()
                .flatMap(this::ofSite)
                .iterator(),
        0);
  }

  private Stream<List<Cell>> ofSite(int site) {
    var rows = new ArrayList<List<Cell>>();
    for (var hazard : Hazard.values()) {
      for (var scenario : desk.scenarios()) {
        var risk = desk.portfolio().risk(site, hazard, scenario);
        if (risk != null && risk.isEventBased()) {
          for (var horizon = 0; horizon < desk.horizons().size(); horizon++) {
            rows.add(ofSite(risk, horizon));
          }
        }
      }
    }
    return rows.stream();
  }

  private List<Cell> ofSite(Risk risk, int horizon) {
    var site = risk.site();
    var row = new ArrayList<Cell>();
    row.add(figures.words(site.externalId()));
    row.add(figures.words(site.name()));
    row.add(figures.words(risk.hazard().code()));
    row.add(figures.words(risk.scenario().name()));
    row.add(figures.words(String.valueOf(figures.year(horizon))));
    for (var measure : MEASURES) {
      row.add(
          figures.number(
              figures.id(measure.figure(), risk.hazard(), risk.scenario(), horizon)
                  + "/"
                  + site.id(),
              measure.number().of(risk, horizon),
              measure.form(),
              null));
    }
    row.add(
        figures.words(
            Links.result(site.id(), risk.hazard(), risk.scenario(), figures.year(horizon))));
    return row;
  }
}
