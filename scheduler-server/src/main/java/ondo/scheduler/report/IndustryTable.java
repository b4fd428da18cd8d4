package ondo.scheduler.report;

import java.util.ArrayList;
import java.util.List;
import ondo.risk.Hazard;

/** The two metrics of industries that stored rows can answer (IFRS S2 paragraph 32). */
final class IndustryTable {

  private final Desk desk;
  private final Texts texts;
  private final Figures figures;

  IndustryTable(Desk desk) {
    this.desk = desk;
    this.texts = desk.texts();
    this.figures = desk.figures();
  }

  Block.Table table() {
    var rows = new ArrayList<List<Cell>>();
    rows.add(floodZone());
    for (var horizon = 0; horizon < desk.horizons().size(); horizon++) {
      rows.add(waterStress(horizon));
    }
    return desk.table(
        "industry",
        List.of(
            texts.column("column.metric", "", 6),
            texts.column("column.sites", "sites", 2),
            texts.column("column.sites-judged", "sites", 2),
            texts.column("column.vulnerable-share", "ratio", 2)),
        rows);
  }

  /** As the organisation stated it; where nobody did, nothing is said. */
  private List<Cell> floodZone() {
    var stated = 0;
    var inside = 0;
    for (var site : desk.portfolio().sites()) {
      var isInside = site.inFloodZone();
      if (isInside != null) {
        stated++;
        inside += isInside ? 1 : 0;
      }
    }
    return List.of(
        figures.words(texts.of("industry.flood-zone")),
        stated == 0
            ? figures.gap(Figures.NOT_GIVEN)
            : figures.count("floodSites", inside, Links.SITES),
        figures.count("floodKnownSites", stated, Links.SITES),
        figures.share("floodShare", inside, stated, Links.SITES));
  }

  /** Sites whose integrated score is HIGH or above, of those that have a score. */
  private List<Cell> waterStress(int horizon) {
    var hazard = Hazard.WATER_STRESS;
    var scenario = desk.order().headScenario();
    var high = desk.sums().high(hazard, scenario, horizon);
    var link = figures.rows(hazard, scenario, horizon);
    var name = texts.term(desk.horizons().get(horizon)) + " " + figures.year(horizon);
    return List.of(
        figures.words(texts.filled("industry.water-stress", name)),
        figures.number(
            figures.id("highSites", hazard, scenario, horizon), high.value(), Form.COUNT, link),
        figures.count(figures.id("scoredSites", hazard, scenario, horizon), high.sites(), link),
        figures.share(
            figures.id("highShare", hazard, scenario, horizon), high.value(), high.sites(), link));
  }
}
