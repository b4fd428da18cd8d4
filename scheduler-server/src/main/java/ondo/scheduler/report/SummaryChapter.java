package ondo.scheduler.report;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.risk.Status;
import org.jspecify.annotations.Nullable;

/** The cover and the executive summary. */
final class SummaryChapter {

  private final Desk desk;
  private final Texts texts;
  private final Figures figures;

  SummaryChapter(Desk desk) {
    this.desk = desk;
    this.texts = desk.texts();
    this.figures = desk.figures();
  }

  List<Document.Fact> facts() {
    var facts = new ArrayList<Document.Fact>();
    facts.add(fact("cover.tenant", figures.words(desk.order().tenant())));
    facts.add(
        fact("cover.sites", figures.count("sites", desk.portfolio().sites().size(), Links.SITES)));
    facts.add(fact("cover.scenarios", figures.words(scenarios())));
    facts.add(fact("cover.horizons", figures.words(horizons())));
    facts.add(fact("cover.data", figures.words(versions(Risk::dataVersion), Links.DATA_SETS)));
    facts.add(fact("cover.model", figures.words(versions(Risk::modelVersion))));
    facts.add(fact("cover.computed", newest()));
    return facts;
  }

  private Document.Fact fact(String key, Cell value) {
    return new Document.Fact(texts.of(key), value);
  }

  private String scenarios() {
    return desk.scenarios().stream().map(Scenario::label).collect(Collectors.joining(", "));
  }

  private String horizons() {
    return desk.horizons().stream()
        .map(horizon -> texts.term(horizon) + " " + horizon.year())
        .collect(Collectors.joining(", "));
  }

  private String versions(Function<Risk, String> version) {
    var versions = new TreeSet<String>();
    desk.portfolio().risks().forEach(r -> r.values().forEach(x -> versions.add(version.apply(x))));
    return versions.isEmpty() ? texts.of("gap.NOT_ASSESSED") : String.join(", ", versions);
  }

  private Cell newest() {
    var newest = desk.portfolio().newest();
    return newest == null
        ? figures.gap(Figures.NOT_ASSESSED)
        : figures.words(newest.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  Document.Section section() {
    var scenario = desk.order().headScenario();
    var horizon = desk.order().headHorizon();
    var blocks = new ArrayList<Block>();
    blocks.add(texts.notice("summary.screening"));
    blocks.add(
        texts.paragraph(
            "summary.scope",
            figures.count("sites", desk.portfolio().sites().size(), Links.SITES),
            figures.count("assessed", desk.portfolio().assessed(), Links.SITES)));
    blocks.add(split(scenario, horizon));
    var largest = largest(scenario, horizon);
    if (largest != null) {
      blocks.add(largest(largest, scenario, horizon));
    }
    events(scenario, horizon, blocks);
    blocks.add(gaps(scenario, horizon));
    blocks.add(keyFigures());
    return desk.section("summary", blocks);
  }

  private Block split(Scenario scenario, int horizon) {
    var split = desk.sums().split(Sums.Scope.ANY, scenario, horizon, null);
    var link = figures.rows(null, scenario, horizon);
    return texts.paragraph(
        split.undetermined().sites() == 0 ? "summary.vulnerable.all-known" : "summary.vulnerable",
        desk.head(),
        figures.count(
            figures.id("vulnerableSites/ANY", scenario, horizon), split.vulnerable().sites(), link),
        figures.number("threshold", desk.order().threshold(), Form.SHARE, null),
        figures.count(
            figures.id("undeterminedSites/ANY", scenario, horizon),
            split.undetermined().sites(),
            link));
  }

  private @Nullable Hazard largest(Scenario scenario, int horizon) {
    Hazard largest = null;
    var most = 0.0;
    for (var hazard : Hazard.values()) {
      var mean = desk.sums().mean(hazard, scenario, risk -> risk.gross(horizon)).value();
      if (mean > most) {
        most = mean;
        largest = hazard;
      }
    }
    return largest;
  }

  private Block largest(Hazard hazard, Scenario scenario, int horizon) {
    var mean = desk.sums().mean(hazard, scenario, risk -> risk.gross(horizon));
    return texts.paragraph(
        "summary.largest." + hazard.impact().name().toLowerCase(Locale.ROOT),
        desk.head(),
        figures.words(texts.hazard(hazard)),
        new MetricsChapter(desk).meanGross(hazard, scenario, horizon),
        figures.count(
            figures.id("valuedSites", hazard, scenario, horizon),
            mean.sites(),
            figures.rows(hazard, scenario, horizon)));
  }

  /** What single events take, where they are known. */
  private void events(Scenario scenario, int horizon, List<Block> blocks) {
    for (var hazard : Hazard.values()) {
      var risks =
          desk.portfolio().rows(hazard, scenario).stream().filter(Risk::isEventBased).toList();
      if (!risks.isEmpty()) {
        var tables = new EventTables(desk);
        blocks.add(
            texts.paragraph(
                "summary.events",
                figures.words(texts.hazard(hazard)),
                desk.head(),
                tables.meanGross(hazard, scenario, horizon, risks),
                tables.meanOfCentury(hazard, scenario, horizon, risks)));
      }
    }
  }

  private Block gaps(Scenario scenario, int horizon) {
    var names = new ArrayList<String>();
    for (var hazard : Hazard.values()) {
      if (desk.sums().mean(hazard, scenario, risk -> risk.gross(horizon)).sites() == 0) {
        names.add(texts.hazard(hazard));
      }
    }
    return names.isEmpty()
        ? texts.paragraph("summary.no-gaps")
        : texts.paragraph("summary.gaps", figures.words(String.join(", ", names)));
  }

  /** Three lines a scenario, one a horizon: what a board asks first. */
  private Block keyFigures() {
    var rows = new ArrayList<List<Cell>>();
    for (var scenario : desk.scenarios()) {
      for (var horizon = 0; horizon < desk.horizons().size(); horizon++) {
        rows.add(keyRow(scenario, horizon));
      }
    }
    return desk.table(
        "key-figures",
        List.of(
            texts.column("column.scenario", "", 2),
            texts.column("column.horizon", "", 2),
            texts.column("column.vulnerable", "sites", 2),
            texts.column("column.vulnerable-share", "ratio", 2),
            texts.column("column.undetermined", "sites", 2),
            texts.column("column.mean-damage", "1/yr", 2),
            texts.column("column.mean-disruption", "1/yr", 2)),
        rows);
  }

  private List<Cell> keyRow(Scenario scenario, int horizon) {
    var split = desk.sums().split(Sums.Scope.ANY, scenario, horizon, null);
    var link = figures.rows(null, scenario, horizon);
    var metrics = new MetricsChapter(desk);
    return List.of(
        figures.words(scenario.label()),
        figures.words(texts.term(desk.horizons().get(horizon)) + " " + figures.year(horizon)),
        metrics.vulnerable(Sums.Scope.ANY, scenario, horizon),
        split.isGap()
            ? figures.gap(Status.INSUFFICIENT_DATA.name())
            : figures.share(
                figures.id("vulnerableShare/ANY", scenario, horizon),
                split.vulnerable().sites(),
                split.all().sites(),
                link),
        figures.count(
            figures.id("undeterminedSites/ANY", scenario, horizon),
            split.undetermined().sites(),
            link),
        metrics.total(TotalPart.DAMAGE, true, scenario, horizon),
        metrics.total(TotalPart.DISRUPTION, true, scenario, horizon));
  }
}
