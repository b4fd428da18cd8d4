package ondo.scheduler.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** ESRS E1-9 and the index that leads from a paragraph of a standard to its place in the report. */
final class IndexChapter {

  /** Paragraphs in order; each has words in the message files. */
  private static final List<String> PARAGRAPHS =
      List.of(
          "s2-6",
          "s2-10",
          "s2-13",
          "s2-14",
          "s2-15",
          "s2-16",
          "s2-22",
          "s2-25",
          "s2-29c",
          "s2-32",
          "s2-33",
          "esrs-66a",
          "esrs-66b",
          "esrs-66c",
          "esrs-66d",
          "tcfd-governance",
          "tcfd-strategy",
          "tcfd-risk",
          "tcfd-metrics");

  private final Desk desk;
  private final Texts texts;
  private final Figures figures;

  IndexChapter(Desk desk) {
    this.desk = desk;
    this.texts = desk.texts();
    this.figures = desk.figures();
  }

  /** ESRS E1-9 paragraph 66 from the same rows. */
  Document.Section esrs() {
    var scenario = desk.order().headScenario();
    var columns = new ArrayList<Block.Column>();
    columns.add(texts.column("column.esrs", "", 6));
    for (var horizon : desk.horizons()) {
      columns.add(new Block.Column("", texts.term(horizon) + " " + horizon.year(), "ratio", 2));
    }
    var rows = new ArrayList<List<Cell>>();
    var metrics = new MetricsChapter(desk);
    for (var scope : List.of(Sums.Scope.ACUTE, Sums.Scope.CHRONIC)) {
      rows.add(row(texts.of("esrs.a." + scope), h -> metrics.vulnerable(scope, scenario, h)));
      rows.add(
          row(
              texts.of("esrs.a.undetermined." + scope),
              h ->
                  figures.count(
                      figures.id("undeterminedSites/" + scope, scenario, h),
                      desk.sums().split(scope, scenario, h, null).undetermined().sites(),
                      figures.rows(null, scenario, h))));
    }
    for (var currency : desk.portfolio().currencies()) {
      for (var scope : List.of(Sums.Scope.ACUTE, Sums.Scope.CHRONIC)) {
        rows.add(
            row(
                texts.filled("esrs.a.amount." + scope, currency),
                h -> metrics.vulnerableAssets(scope, currency, scenario, h)));
      }
      rows.add(
          row(
              texts.filled("esrs.a.share", currency),
              h -> metrics.vulnerableAssetShare(currency, scenario, h)));
    }
    rows.add(gap("esrs.b"));
    rows.add(gap("esrs.d"));
    return desk.section(
        "esrs",
        List.of(
            texts.paragraph("esrs.text", figures.words(scenario.label())),
            desk.table("esrs-e1-9", columns, rows),
            texts.note("esrs.note")));
  }

  private List<Cell> row(String name, IntFunction<Cell> cell) {
    var row = new ArrayList<Cell>();
    row.add(figures.words(name));
    for (var horizon = 0; horizon < desk.horizons().size(); horizon++) {
      row.add(cell.apply(horizon));
    }
    return row;
  }

  private List<Cell> gap(String key) {
    return row(texts.of(key), horizon -> figures.gap(Figures.NOT_GIVEN));
  }

  Document.Section index() {
    var rows = new ArrayList<List<Cell>>();
    for (var paragraph : PARAGRAPHS) {
      var key = "index." + paragraph;
      rows.add(
          List.of(
              figures.words(texts.of(key)),
              figures.words(texts.of(key + ".asks")),
              figures.words(texts.of(key + ".where"), "#" + texts.of(key + ".section")),
              figures.words(texts.of("index.state." + texts.of(key + ".state")))));
    }
    return desk.section(
        "index",
        List.of(
            texts.paragraph("index.text"),
            desk.table(
                "disclosure-index",
                List.of(
                    texts.column("column.paragraph", "", 3),
                    texts.column("column.asks", "", 7),
                    texts.column("column.where", "", 4),
                    texts.column("column.state", "", 3)),
                rows)));
  }
}
