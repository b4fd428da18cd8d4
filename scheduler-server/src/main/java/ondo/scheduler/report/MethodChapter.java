package ondo.scheduler.report;

import java.util.ArrayList;
import java.util.List;
import ondo.store.ReportRowReader.SourceRow;
import ondo.store.ReportRowReader.WarmingRow;

/** Method, limits, uncertainty and the sources of the data. */
final class MethodChapter {

  private static final List<String> STEPS =
      List.of("climate", "probability", "damage", "site", "loss", "money", "totals");
  private static final List<String> LIMITS =
      List.of("screening", "region", "weather", "ratio", "kinds", "overlap", "rounding");
  private static final List<String> UNCERTAINTIES =
      List.of("index", "climate", "warming", "flood", "wind", "bands");

  private final Desk desk;
  private final Texts texts;
  private final Figures figures;

  MethodChapter(Desk desk) {
    this.desk = desk;
    this.texts = desk.texts();
    this.figures = desk.figures();
  }

  Document.Section method() {
    var blocks = new ArrayList<Block>();
    blocks.add(texts.paragraph("method.text"));
    STEPS.forEach(step -> blocks.add(texts.point("method.step." + step)));
    blocks.add(texts.heading("method.limits"));
    LIMITS.forEach(limit -> blocks.add(texts.point("method.limit." + limit)));
    return desk.section("method", blocks);
  }

  Document.Section uncertainty() {
    var blocks = new ArrayList<Block>();
    blocks.add(texts.notice("uncertainty.text"));
    UNCERTAINTIES.forEach(one -> blocks.add(texts.point("uncertainty.point." + one)));
    var bands = new BandTable(desk).rows();
    if (!bands.isEmpty()) {
      blocks.add(texts.paragraph("uncertainty.bands.text", desk.headScenario()));
      blocks.add(desk.table("bands", new BandTable(desk).columns(), bands));
    }
    if (!desk.portfolio().warming().isEmpty()) {
      blocks.add(warming());
    }
    return desk.section("uncertainty", blocks);
  }

  private Block warming() {
    var columns = new ArrayList<Block.Column>();
    columns.add(texts.column("column.scenario", "", 2));
    columns.add(texts.column("column.curve", "", 2));
    for (var horizon : desk.horizons()) {
      columns.add(new Block.Column("", texts.term(horizon) + " " + horizon.year(), "K", 2));
    }
    if (hasVersions()) {
      columns.add(texts.column("column.data-version", "", 3));
    }
    var rows = new ArrayList<List<Cell>>();
    for (var curve : List.of("LOW", "CENTRAL", "HIGH")) {
      for (var row : desk.portfolio().warming()) {
        if (row.curve().equals(curve)) {
          rows.add(warmingRow(row));
        }
      }
    }
    return desk.table("warming", columns, rows);
  }

  private List<Cell> warmingRow(WarmingRow stored) {
    var row = new ArrayList<Cell>();
    row.add(figures.words(stored.scenario().label()));
    row.add(figures.words(texts.of("curve." + stored.curve())));
    for (var horizon = 0; horizon < desk.horizons().size(); horizon++) {
      row.add(
          figures.number(
              figures.id("warming/" + stored.curve(), stored.scenario(), horizon)
                  + "/"
                  + stored.dataVersion(),
              stored.warmingK()[horizon],
              Form.KELVIN,
              Links.DATA_SETS));
    }
    if (hasVersions()) {
      row.add(figures.words(stored.dataVersion()));
    }
    return row;
  }

  /** One version stands on the cover; only several have to be told apart. */
  private boolean hasVersions() {
    return desk.portfolio().sources().stream().map(SourceRow::dataVersion).distinct().count() > 1;
  }

  Document.Section sources() {
    var columns = new ArrayList<Block.Column>();
    columns.add(texts.column("column.source", "", 4));
    columns.add(texts.column("column.attribution", "", 4));
    columns.add(texts.column("column.licence", "", 3));
    columns.add(texts.column("column.period", "", 2));
    columns.add(texts.column("column.method", "", 8));
    if (hasVersions()) {
      columns.add(texts.column("column.data-version", "", 2));
    }
    var rows = desk.portfolio().sources().stream().map(this::source).toList();
    return desk.section(
        "sources",
        List.of(
            texts.paragraph("sources.text"),
            texts.note("sources.note"),
            desk.table("sources", columns, rows)));
  }

  private List<Cell> source(SourceRow source) {
    var row = new ArrayList<Cell>();
    row.add(figures.words(source.name()));
    row.add(figures.words(source.attribution()));
    row.add(figures.words(source.licence()));
    row.add(figures.words(source.period()));
    row.add(figures.words(source.method()));
    if (hasVersions()) {
      row.add(figures.words(source.dataVersion()));
    }
    return row;
  }
}
