package ondo.scheduler.report;

import java.util.ArrayList;
import java.util.List;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.risk.Status;
import ondo.risk.loss.AalGrade;

/** Metrics and targets: IFRS S2 paragraph 29(c), ESRS E1-9 and the nine hazards. */
final class MetricsChapter {

  private final Desk desk;
  private final Texts texts;
  private final Figures figures;

  MetricsChapter(Desk desk) {
    this.desk = desk;
    this.texts = desk.texts();
    this.figures = desk.figures();
  }

  Document.Section section() {
    var blocks = new ArrayList<Block>();
    blocks.add(texts.heading("metrics.exposed"));
    blocks.add(
        texts.paragraph(
            "metrics.exposed.text",
            figures.number("threshold", desk.order().threshold(), Form.SHARE, null)));
    blocks.add(exposedSites());
    blocks.addAll(exposedAmounts());
    blocks.add(texts.heading("metrics.hazards"));
    blocks.add(texts.paragraph("metrics.hazards.text"));
    blocks.add(desk.hazardMatrix("mean-loss", "1/yr", desk::lossOf, this::meanGross));
    blocks.add(grades());
    blocks.add(texts.note("metrics.note.mean"));
    blocks.add(desk.hazardMatrix("mean-hazard-score", "score", texts::hazard, this::meanScore));
    blocks.add(desk.hazardMatrix("high-risk-sites", "sites", texts::hazard, this::high));
    blocks.add(texts.note("metrics.note.high"));
    blocks.add(texts.heading("metrics.classes"));
    blocks.add(texts.paragraph("metrics.classes.text"));
    blocks.add(totals());
    blocks.addAll(money());
    blocks.add(texts.heading("metrics.return-periods"));
    blocks.addAll(new EventTables(desk).blocks());
    blocks.add(texts.heading("metrics.industry"));
    blocks.add(texts.paragraph("metrics.industry.text", desk.headScenario()));
    blocks.add(new IndustryTable(desk).table());
    blocks.add(texts.heading("metrics.targets"));
    blocks.add(texts.notice("metrics.targets.text"));
    return desk.section("metrics", blocks);
  }

  private Block grades() {
    var entries = new ArrayList<Block.Legend.Entry>();
    for (var grade : AalGrade.values()) {
      entries.add(new Block.Legend.Entry("g-" + grade.name(), texts.of("grade." + grade.name())));
    }
    return new Block.Legend(entries);
  }

  Cell meanGross(Hazard hazard, Scenario scenario, int horizon) {
    return figures.loss(
        figures.id("meanGross", hazard, scenario, horizon),
        desk.sums().mean(hazard, scenario, risk -> risk.gross(horizon)).value(),
        desk.sums().isScreening(hazard, scenario),
        figures.rows(hazard, scenario, horizon));
  }

  private Cell meanScore(Hazard hazard, Scenario scenario, int horizon) {
    return figures.number(
        figures.id("meanH", hazard, scenario, horizon),
        desk.sums().mean(hazard, scenario, risk -> risk.h(horizon)).value(),
        Form.SCORE,
        figures.rows(hazard, scenario, horizon));
  }

  private Cell high(Hazard hazard, Scenario scenario, int horizon) {
    return figures.number(
        figures.id("highSites", hazard, scenario, horizon),
        desk.sums().high(hazard, scenario, horizon).value(),
        Form.COUNT,
        figures.rows(hazard, scenario, horizon));
  }

  /** Mean over sites of a total over their hazards. */
  Cell total(TotalPart part, boolean isGross, Scenario scenario, int horizon) {
    return figures.number(
        figures.id((isGross ? "gross/" : "net/") + part, scenario, horizon),
        desk.sums().total(scenario, horizon, isGross, part).value(),
        Form.SCREENING_PERCENT,
        figures.rows(null, scenario, horizon));
  }

  private Block totals() {
    var rows = new ArrayList<List<Cell>>();
    for (var isGross : List.of(true, false)) {
      for (var part : TotalPart.values()) {
        var name = texts.of("part." + part) + ", " + texts.of(isGross ? "gross" : "net");
        rows.add(desk.matrixRow(name, (s, h) -> total(part, isGross, s, h)));
      }
    }
    return desk.table("totals", desk.matrixColumns("column.part", "1/yr"), rows);
  }

  private Block exposedSites() {
    var rows = new ArrayList<List<Cell>>();
    for (var scenario : desk.scenarios()) {
      for (var horizon = 0; horizon < desk.horizons().size(); horizon++) {
        rows.add(exposedRow(scenario, horizon));
      }
    }
    return desk.table(
        "exposed-sites",
        List.of(
            texts.column("column.scenario", "", 2),
            texts.column("column.horizon", "", 2),
            texts.column("column.acute", "sites", 2),
            texts.column("column.acute-undetermined", "sites", 2),
            texts.column("column.chronic", "sites", 2),
            texts.column("column.chronic-undetermined", "sites", 2),
            texts.column("column.any", "sites", 2),
            texts.column("column.share-of-sites", "ratio", 2)),
        rows);
  }

  private List<Cell> exposedRow(Scenario scenario, int horizon) {
    var link = figures.rows(null, scenario, horizon);
    var row = new ArrayList<Cell>();
    row.add(figures.words(scenario.label()));
    row.add(figures.words(texts.term(desk.horizons().get(horizon)) + " " + figures.year(horizon)));
    for (var scope : List.of(Sums.Scope.ACUTE, Sums.Scope.CHRONIC)) {
      var split = desk.sums().split(scope, scenario, horizon, null);
      row.add(vulnerable(scope, scenario, horizon));
      row.add(
          figures.count(
              figures.id("undeterminedSites/" + scope, scenario, horizon),
              split.undetermined().sites(),
              link));
    }
    var any = desk.sums().split(Sums.Scope.ANY, scenario, horizon, null);
    row.add(vulnerable(Sums.Scope.ANY, scenario, horizon));
    row.add(
        any.isGap()
            ? figures.gap(Status.INSUFFICIENT_DATA.name())
            : figures.share(
                figures.id("vulnerableShare/ANY", scenario, horizon),
                any.vulnerable().sites(),
                any.all().sites(),
                link));
    return row;
  }

  /** Sites that reach the threshold; a gap where that can be said of none. */
  Cell vulnerable(Sums.Scope scope, Scenario scenario, int horizon) {
    var split = desk.sums().split(scope, scenario, horizon, null);
    return split.isGap()
        ? figures.gap(Status.INSUFFICIENT_DATA.name())
        : figures.count(
            figures.id("vulnerableSites/" + scope, scenario, horizon),
            split.vulnerable().sites(),
            figures.rows(null, scenario, horizon));
  }

  /** Their assets in one currency. */
  Cell vulnerableAssets(Sums.Scope scope, String currency, Scenario scenario, int horizon) {
    var split = desk.sums().split(scope, scenario, horizon, currency);
    return split.isGap()
        ? figures.gap(Status.INSUFFICIENT_DATA.name())
        : figures.number(
            figures.id("vulnerableAssets/" + scope + "/" + currency, scenario, horizon),
            split.vulnerable().value(),
            Form.AMOUNT,
            figures.rows(null, scenario, horizon));
  }

  /** Their share of the stated assets. */
  Cell vulnerableAssetShare(String currency, Scenario scenario, int horizon) {
    var split = desk.sums().split(Sums.Scope.ANY, scenario, horizon, currency);
    return split.isGap()
        ? figures.gap(Status.INSUFFICIENT_DATA.name())
        : figures.share(
            figures.id("vulnerableAssetShare/ANY/" + currency, scenario, horizon),
            split.vulnerable().value(),
            split.all().value(),
            figures.rows(null, scenario, horizon));
  }

  private List<Block> exposedAmounts() {
    var blocks = new ArrayList<Block>();
    if (desk.portfolio().sites().stream().allMatch(site -> site.assetValue() == null)) {
      blocks.add(texts.notice("metrics.no-amounts"));
      return blocks;
    }
    var rows = new ArrayList<List<Cell>>();
    for (var currency : desk.portfolio().currencies()) {
      for (var scenario : desk.scenarios()) {
        for (var horizon = 0; horizon < desk.horizons().size(); horizon++) {
          rows.add(amountRow(currency, scenario, horizon));
        }
      }
    }
    blocks.add(
        desk.table(
            "exposed-amounts",
            List.of(
                texts.column("column.currency", "", 4),
                texts.column("column.scenario", "", 4),
                texts.column("column.horizon", "", 5),
                texts.column("column.assets", "currency", 5),
                texts.column("column.acute-amount", "currency", 5),
                texts.column("column.chronic-amount", "currency", 5),
                texts.column("column.any-amount", "currency", 5),
                texts.column("column.share-of-assets", "ratio", 3),
                texts.column("column.undetermined-amount", "currency", 5)),
            rows));
    blocks.add(texts.note("metrics.note.amounts"));
    return blocks;
  }

  private List<Cell> amountRow(String currency, Scenario scenario, int horizon) {
    var link = figures.rows(null, scenario, horizon);
    var any = desk.sums().split(Sums.Scope.ANY, scenario, horizon, currency);
    var row = new ArrayList<Cell>();
    row.add(figures.words(currency));
    row.add(figures.words(scenario.label()));
    row.add(figures.words(texts.term(desk.horizons().get(horizon)) + " " + figures.year(horizon)));
    row.add(figures.number("assets/" + currency, any.all().value(), Form.AMOUNT, Links.SITES));
    for (var scope : Sums.Scope.values()) {
      row.add(vulnerableAssets(scope, currency, scenario, horizon));
    }
    row.add(vulnerableAssetShare(currency, scenario, horizon));
    row.add(
        figures.number(
            figures.id("undeterminedAssets/ANY/" + currency, scenario, horizon),
            any.undetermined().value(),
            Form.AMOUNT,
            link));
    return row;
  }

  private List<Block> money() {
    var rows = new ArrayList<List<Cell>>();
    for (var currency : desk.portfolio().currencies()) {
      for (var scenario : desk.scenarios()) {
        for (var horizon = 0; horizon < desk.horizons().size(); horizon++) {
          rows.add(moneyRow(currency, scenario, horizon));
        }
      }
    }
    if (rows.isEmpty()) {
      return List.of(texts.notice("metrics.no-money"));
    }
    return List.of(
        desk.table(
            "expected-loss",
            List.of(
                texts.column("column.currency", "", 4),
                texts.column("column.scenario", "", 4),
                texts.column("column.horizon", "", 5),
                texts.column("column.damage-gross", "currency/yr", 5),
                texts.column("column.damage-net", "currency/yr", 5),
                texts.column("column.disruption-gross", "currency/yr", 5),
                texts.column("column.disruption-net", "currency/yr", 5),
                texts.column("column.results", "results", 3)),
            rows),
        texts.note("metrics.note.money"));
  }

  private List<Cell> moneyRow(String currency, Scenario scenario, int horizon) {
    var money = desk.sums().money(scenario, horizon, currency);
    var link = figures.rows(null, scenario, horizon);
    var row = new ArrayList<Cell>();
    row.add(figures.words(currency));
    row.add(figures.words(scenario.label()));
    row.add(figures.words(texts.term(desk.horizons().get(horizon)) + " " + figures.year(horizon)));
    row.add(money("damageGross", currency, money.damageGross(), scenario, horizon));
    row.add(money("damageNet", currency, money.damageNet(), scenario, horizon));
    row.add(money("disruptionGross", currency, money.disruptionGross(), scenario, horizon));
    row.add(money("disruptionNet", currency, money.disruptionNet(), scenario, horizon));
    row.add(
        figures.count(
            figures.id("pricedResults/" + currency, scenario, horizon),
            money.damageNet().sites() + money.disruptionNet().sites(),
            link));
    return row;
  }

  private Cell money(String what, String currency, Sums.Mean sum, Scenario scenario, int horizon) {
    return figures.number(
        figures.id(what + "/" + currency, scenario, horizon),
        sum.value(),
        Form.SCREENING_MONEY,
        figures.rows(null, scenario, horizon));
  }
}
