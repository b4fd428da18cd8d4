package ondo.scheduler.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import ondo.risk.Hazard;
import ondo.risk.Status;

/** What is missing and what every number assumes (risk model §1.4). */
final class GapsChapter {

  private final Desk desk;
  private final Texts texts;
  private final Figures figures;

  GapsChapter(Desk desk) {
    this.desk = desk;
    this.texts = desk.texts();
    this.figures = desk.figures();
  }

  /** Results that carry a flag, and the hazards among them. */
  private static final class Raised {
    private int results;
    private final Set<Hazard> hazards = new TreeSet<>();
    private final Set<String> attributes = new TreeSet<>();
  }

  Document.Section section() {
    var blocks = new ArrayList<Block>();
    blocks.add(texts.paragraph("gaps.text"));
    blocks.add(statuses());
    for (var status : Status.values()) {
      blocks.add(
          new Block.Prose(
              Block.Prose.Kind.POINT,
              List.of(
                  figures.words(
                      texts.of("status." + status) + ": " + texts.of("status.text." + status)))));
    }
    var outdated = outdated();
    if (outdated > 0) {
      blocks.add(
          texts.notice("gaps.outdated", figures.count("outdatedResults", outdated, Links.SITES)));
    }
    blocks.add(texts.heading("gaps.flags"));
    blocks.add(texts.paragraph("gaps.flags.text"));
    blocks.add(flags());
    return desk.section("gaps", blocks);
  }

  private int outdated() {
    return (int)
        desk.portfolio().risks().stream()
            .flatMap(risks -> risks.values().stream())
            .filter(Risk::isOutdated)
            .count();
  }

  /** Sites by status of the loss, hazard by hazard under the headline scenario. */
  private Block statuses() {
    var columns = new ArrayList<Block.Column>();
    columns.add(texts.column("column.hazard", "", 3));
    for (var status : Status.values()) {
      columns.add(texts.column("status." + status, "sites", 2));
    }
    columns.add(texts.column("gap." + Figures.NOT_ASSESSED, "sites", 2));
    var scenario = desk.order().headScenario();
    var rows = new ArrayList<List<Cell>>();
    for (var hazard : Hazard.values()) {
      var risks = desk.portfolio().rows(hazard, scenario);
      var link = figures.rows(hazard, scenario, desk.order().headHorizon());
      var row = new ArrayList<Cell>();
      row.add(figures.words(texts.hazard(hazard)));
      for (var status : Status.values()) {
        var n = risks.stream().filter(risk -> risk.lossStatus() == status).count();
        row.add(figures.count(id("lossStatus/" + status, hazard), n, link));
      }
      row.add(
          figures.count(
              id("notAssessed", hazard), desk.portfolio().sites().size() - risks.size(), link));
      rows.add(row);
    }
    return desk.table("statuses", columns, rows);
  }

  private String id(String what, Hazard hazard) {
    return what + "/" + hazard.code() + "/" + desk.order().headScenario().name();
  }

  private Block flags() {
    var raised = new TreeMap<String, Raised>();
    for (var ofSite : desk.portfolio().risks()) {
      for (var risk : ofSite.values()) {
        count(risk, raised);
      }
    }
    var rows = new ArrayList<List<Cell>>();
    raised.forEach((code, found) -> rows.add(row(code, found)));
    return desk.table(
        "flags",
        List.of(
            texts.column("column.flag", "", 5),
            texts.column("column.meaning", "", 7),
            texts.column("column.hazards", "", 4),
            texts.column("column.results", "results", 2)),
        rows);
  }

  /** A flag about several attributes of one result counts once. */
  private static void count(Risk risk, Map<String, Raised> raised) {
    var codes = new TreeSet<String>();
    for (var flag : risk.flags()) {
      var colon = flag.indexOf(':');
      var code = colon < 0 ? flag : flag.substring(0, colon);
      var found = raised.computeIfAbsent(code, c -> new Raised());
      found.hazards.add(risk.hazard());
      if (colon >= 0) {
        found.attributes.add(flag.substring(colon + 1));
      }
      codes.add(code);
    }
    for (var code : codes) {
      raised.computeIfAbsent(code, c -> new Raised()).results++;
    }
  }

  private List<Cell> row(String code, Raised found) {
    var meaning = texts.of("flag." + code, texts.of("flag.unexplained"));
    var attributes =
        found.attributes.isEmpty() ? "" : " (" + String.join(", ", found.attributes) + ")";
    return List.of(
        figures.words(code),
        figures.words(meaning + attributes),
        figures.words(found.hazards.stream().map(texts::hazard).collect(Collectors.joining(", "))),
        figures.count("flag/" + code, found.results, Links.SITES));
  }
}
