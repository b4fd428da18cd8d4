package ondo.scheduler.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import ondo.climate.Scenario;
import ondo.risk.Hazard;

/** What every chapter is written with. */
record Desk(Portfolio portfolio, Texts texts, Figures figures, Sums sums) {

  static Desk of(Portfolio portfolio, Texts texts) {
    return new Desk(portfolio, texts, new Figures(texts, portfolio.order()), new Sums(portfolio));
  }

  ReportOrder order() {
    return portfolio.order();
  }

  List<Scenario> scenarios() {
    return order().scenarios();
  }

  List<Horizon> horizons() {
    return order().horizons();
  }

  /** A cell for one scenario and horizon. */
  @FunctionalInterface
  interface AtHorizon {
    Cell of(Scenario scenario, int horizon);
  }

  /** A cell for one hazard, scenario and horizon. */
  @FunctionalInterface
  interface AtHazard {
    Cell of(Hazard hazard, Scenario scenario, int horizon);
  }

  /** Columns for every scenario and horizon behind one for the name of the row. */
  List<Block.Column> matrixColumns(String head, String unit) {
    var columns = new ArrayList<Block.Column>();
    columns.add(texts.column(head, "", 9));
    for (var scenario : scenarios()) {
      for (var horizon : horizons()) {
        columns.add(new Block.Column(scenario.label(), String.valueOf(horizon.year()), unit, 6));
      }
    }
    return columns;
  }

  /** Cells for every scenario and horizon behind the name of the row. */
  List<Cell> matrixRow(String name, AtHorizon cell) {
    var row = new ArrayList<Cell>();
    row.add(Cell.Text.of(name));
    for (var scenario : scenarios()) {
      for (var horizon = 0; horizon < horizons().size(); horizon++) {
        row.add(cell.of(scenario, horizon));
      }
    }
    return row;
  }

  /** A hazard, marked where its loss comes from single events. */
  String lossOf(Hazard hazard) {
    var name = texts.hazard(hazard);
    return switch (sums.basis(hazard)) {
      case INDEX, NONE -> name;
      case EVENT -> texts.filled("hazard.event", name);
      case BOTH -> texts.filled("hazard.event-in-part", name);
    };
  }

  /** Nine rows. */
  Block.Table hazardMatrix(String id, String unit, Function<Hazard, String> name, AtHazard cell) {
    var rows = new ArrayList<List<Cell>>();
    for (var hazard : Hazard.values()) {
      rows.add(
          matrixRow(name.apply(hazard), (scenario, horizon) -> cell.of(hazard, scenario, horizon)));
    }
    return table(id, matrixColumns("column.hazard", unit), rows);
  }

  Block.Table table(String id, List<Block.Column> columns, Iterable<List<Cell>> rows) {
    return new Block.Table(id, texts.of("table." + id), columns, rows, Block.Table.ALL);
  }

  Document.Section section(String id, List<Block> blocks) {
    return new Document.Section(id, texts.of("section." + id), blocks);
  }

  Cell headScenario() {
    return Cell.Text.of(order().headScenario().label());
  }

  /** Label of a scenario and horizon, such as "SSP2-4.5, 2050". */
  Cell head() {
    return Cell.Text.of(
        order().headScenario().label() + ", " + figures.year(order().headHorizon()));
  }
}
