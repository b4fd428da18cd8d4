package ondo.scheduler.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import ondo.risk.Hazard;

/**
 * Means of the net loss and of the ends of its band over the sites that have one, by hazard and by
 * what the band holds: bands of different contents are never mixed (risk model §10).
 */
record BandTable(Desk desk) {

  List<Block.Column> columns() {
    var texts = desk.texts();
    var columns = new ArrayList<Block.Column>();
    columns.add(texts.column("column.hazard", "", 4));
    columns.add(texts.column("column.band", "", 5));
    columns.add(texts.column("column.sites", "sites", 2));
    for (var horizon : desk.horizons()) {
      var group = texts.term(horizon) + " " + horizon.year();
      for (var key : List.of("column.low", "column.net", "column.high")) {
        columns.add(new Block.Column(group, texts.of(key), "1/yr", 3));
      }
    }
    return columns;
  }

  List<List<Cell>> rows() {
    var rows = new ArrayList<List<Cell>>();
    for (var hazard : Hazard.values()) {
      var byBand = new TreeMap<String, List<Risk>>();
      for (var risk : desk.portfolio().rows(hazard, desk.order().headScenario())) {
        var band = risk.band();
        if (band != null) {
          byBand.computeIfAbsent(band, contents -> new ArrayList<>()).add(risk);
        }
      }
      byBand.forEach((contents, risks) -> rows.add(row(hazard, contents, risks)));
    }
    return rows;
  }

  private List<Cell> row(Hazard hazard, String contents, List<Risk> risks) {
    var figures = desk.figures();
    var scenario = desk.order().headScenario();
    var row = new ArrayList<Cell>();
    row.add(figures.words(desk.texts().hazard(hazard)));
    row.add(figures.words(desk.texts().of("band." + contents)));
    row.add(
        figures.count(
            "bandSites/" + hazard.code() + "/" + scenario.name() + "/" + contents,
            risks.size(),
            figures.rows(hazard, scenario, desk.order().headHorizon())));
    var form =
        risks.stream().allMatch(Risk::isEventBased) ? Form.EVENT_PERCENT : Form.SCREENING_PERCENT;
    for (var at = 0; at < desk.horizons().size(); at++) {
      var horizon = at;
      var link = figures.rows(hazard, scenario, horizon);
      row.add(
          figures.number(
              figures.id("bandLow", hazard, scenario, horizon) + "/" + contents,
              mean(risks.stream().mapToDouble(risk -> risk.low(horizon)).toArray()),
              form,
              link));
      row.add(
          figures.number(
              figures.id("bandNet", hazard, scenario, horizon) + "/" + contents,
              mean(risks.stream().mapToDouble(risk -> risk.net(horizon)).toArray()),
              form,
              link));
      row.add(
          figures.number(
              figures.id("bandHigh", hazard, scenario, horizon) + "/" + contents,
              mean(risks.stream().mapToDouble(risk -> risk.high(horizon)).toArray()),
              form,
              link));
    }
    return row;
  }

  /**
   * In the order of the sites; NaN as soon as one is missing, so that the three stay of one set.
   */
  private static double mean(double[] values) {
    var sum = 0.0;
    for (var value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
