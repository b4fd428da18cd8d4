package ondo.scheduler.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import ondo.risk.Hazard;
import ondo.risk.Status;
import ondo.store.ReportRowReader.SiteRow;

/** Governance, strategy and risk management: IFRS S2 paragraphs 6, 10, 13–16, 22 and 25. */
final class StrategyChapter {

  private final Desk desk;
  private final Texts texts;
  private final Figures figures;

  StrategyChapter(Desk desk) {
    this.desk = desk;
    this.texts = desk.texts();
    this.figures = desk.figures();
  }

  Document.Section governance() {
    return desk.section(
        "governance",
        List.of(
            texts.paragraph("governance.text"),
            texts.notice("governance.company"),
            texts.point("governance.point.oversight"),
            texts.point("governance.point.management"),
            texts.point("governance.point.controls")));
  }

  Document.Section strategy() {
    var blocks = new ArrayList<Block>();
    blocks.add(texts.heading("strategy.risks"));
    blocks.add(texts.paragraph("strategy.risks.text"));
    blocks.add(identified());
    blocks.add(texts.paragraph("strategy.horizons.text"));
    blocks.add(texts.heading("strategy.where"));
    blocks.add(texts.paragraph("strategy.where.text", desk.head()));
    blocks.add(provinces());
    blocks.add(MapDrawing.of(desk));
    blocks.addAll(TopSites.blocks(desk));
    blocks.add(texts.heading("strategy.effects"));
    blocks.add(texts.paragraph("strategy.effects.text"));
    blocks.add(texts.notice("strategy.effects.company"));
    blocks.add(texts.heading("strategy.resilience"));
    blocks.add(texts.paragraph("strategy.resilience.text"));
    blocks.addAll(CurveDrawing.blocks(desk));
    blocks.add(range());
    blocks.add(texts.note("strategy.note.range"));
    blocks.add(texts.notice("strategy.resilience.company"));
    return desk.section("strategy", blocks);
  }

  /** What each hazard is, how it acts, and how much of it is known. */
  private Block identified() {
    var scenario = desk.order().headScenario();
    var horizon = desk.order().headHorizon();
    var rows = new ArrayList<List<Cell>>();
    for (var hazard : Hazard.values()) {
      var link = figures.rows(hazard, scenario, horizon);
      var scored = desk.sums().mean(hazard, scenario, risk -> risk.integrated(horizon)).sites();
      var valued = desk.sums().mean(hazard, scenario, risk -> risk.gross(horizon)).sites();
      rows.add(
          List.of(
              figures.words(texts.hazard(hazard)),
              figures.words(texts.of("kind." + hazard.kind().name().toLowerCase(Locale.ROOT))),
              figures.words(texts.of("impact." + hazard.impact().name().toLowerCase(Locale.ROOT))),
              figures.words(texts.of("indicator." + hazard.code())),
              figures.words(texts.of("basis." + desk.sums().basis(hazard))),
              figures.count(figures.id("valuedSites", hazard, scenario, horizon), valued, link),
              figures.count(figures.id("scoredSites", hazard, scenario, horizon), scored, link)));
    }
    return desk.table(
        "hazards",
        List.of(
            texts.column("column.hazard", "", 3),
            texts.column("column.kind", "", 2),
            texts.column("column.impact", "", 3),
            texts.column("column.indicator", "", 6),
            texts.column("column.basis", "", 3),
            texts.column("column.sites-with-loss", "sites", 2),
            texts.column("column.sites-with-score", "sites", 2)),
        rows);
  }

  /** Where vulnerable sites stand (IFRS S2 paragraph 13(b), ESRS E1-9 paragraph 66(c)). */
  private Block provinces() {
    var scenario = desk.order().headScenario();
    var horizon = desk.order().headHorizon();
    var names = new TreeMap<String, Integer>();
    for (var site : desk.portfolio().sites()) {
      names.merge(province(site), 1, Integer::sum);
    }
    var rows = new ArrayList<List<Cell>>();
    for (var name : names.keySet()) {
      Predicate<SiteRow> isThere = site -> province(site).equals(name);
      var split = desk.sums().split(Sums.Scope.ANY.hazards(), scenario, horizon, isThere);
      var link = figures.rows(null, scenario, horizon);
      var key = "/province/" + provinceKey(name);
      rows.add(
          List.of(
              figures.words(name),
              figures.count("sites" + key, split.all().sites(), Links.SITES),
              split.isGap()
                  ? figures.gap(Status.INSUFFICIENT_DATA.name())
                  : figures.count(
                      figures.id("vulnerableSites/ANY", scenario, horizon) + key,
                      split.vulnerable().sites(),
                      link),
              split.isGap()
                  ? figures.gap(Status.INSUFFICIENT_DATA.name())
                  : figures.share(
                      figures.id("vulnerableShare/ANY", scenario, horizon) + key,
                      split.vulnerable().sites(),
                      split.all().sites(),
                      link),
              figures.count(
                  figures.id("undeterminedSites/ANY", scenario, horizon) + key,
                  split.undetermined().sites(),
                  link)));
    }
    return desk.table(
        "provinces",
        List.of(
            texts.column("column.province", "", 4),
            texts.column("column.sites", "sites", 2),
            texts.column("column.vulnerable", "sites", 2),
            texts.column("column.vulnerable-share", "ratio", 2),
            texts.column("column.undetermined", "sites", 2)),
        rows);
  }

  private String province(SiteRow site) {
    var region = site.region();
    if (region == null) {
      return texts.of("gap.NO_REGION");
    }
    return texts.isKorean() ? region.provinceKo() : region.provinceEn();
  }

  /** The same in both languages, so that figures keep their names. */
  private String provinceKey(String name) {
    for (var site : desk.portfolio().sites()) {
      var region = site.region();
      if (region != null && province(site).equals(name)) {
        return region.provinceEn();
      }
    }
    return "none";
  }

  /** Smallest and largest over the scenarios in the same year (risk model §10). */
  private Block range() {
    var columns = new ArrayList<Block.Column>();
    columns.add(texts.column("column.hazard", "", 3));
    for (var horizon : desk.horizons()) {
      var year = texts.term(horizon) + " " + horizon.year();
      columns.add(new Block.Column(year, texts.of("column.lowest"), "1/yr", 2));
      columns.add(new Block.Column(year, texts.of("column.highest"), "1/yr", 2));
    }
    var rows = new ArrayList<List<Cell>>();
    for (var hazard : Hazard.values()) {
      var row = new ArrayList<Cell>();
      row.add(figures.words(desk.lossOf(hazard)));
      for (var horizon = 0; horizon < desk.horizons().size(); horizon++) {
        row.add(extreme("lowest", hazard, horizon, v -> -v));
        row.add(extreme("highest", hazard, horizon, v -> v));
      }
      rows.add(row);
    }
    return desk.table("scenario-range", columns, rows);
  }

  private Cell extreme(String what, Hazard hazard, int horizon, DoubleUnaryOperator order) {
    var extreme = Double.NaN;
    var of = desk.order().headScenario();
    for (var scenario : desk.scenarios()) {
      var mean = desk.sums().mean(hazard, scenario, risk -> risk.gross(horizon)).value();
      if (!Double.isNaN(mean)
          && (Double.isNaN(extreme) || order.applyAsDouble(mean) > order.applyAsDouble(extreme))) {
        extreme = mean;
        of = scenario;
      }
    }
    return figures.loss(
        what + "Gross/" + hazard.code() + "/" + figures.year(horizon),
        extreme,
        desk.sums().isScreening(hazard, of),
        figures.rows(hazard, of, horizon));
  }

  Document.Section riskManagement() {
    return desk.section(
        "risk-management",
        List.of(
            texts.paragraph("risk.text"),
            texts.point("risk.point.identify"),
            texts.point("risk.point.assess"),
            texts.point("risk.point.prioritise"),
            texts.point("risk.point.monitor"),
            texts.notice("risk.company")));
  }
}
