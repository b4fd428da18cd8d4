package ondo.scheduler.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import ondo.risk.Hazard;
import ondo.store.ReportRowReader.SiteRow;

/** Appendices: every site, and every figure of a site with the address of its result. */
final class SitesChapter {

  /** Sites in the printed list; all of them stand in the workbook and JSON. */
  static final int IN_PRINT = 500;

  private final Desk desk;
  private final Texts texts;
  private final Figures figures;

  SitesChapter(Desk desk) {
    this.desk = desk;
    this.texts = desk.texts();
    this.figures = desk.figures();
  }

  Document.Section list() {
    return desk.section(
        "sites", List.of(texts.paragraph("sites.text"), texts.note("sites.note"), sites()));
  }

  private Block sites() {
    return new Block.Table(
        "sites",
        texts.of("table.sites"),
        List.of(
            texts.column("column.external-id", "", 8),
            texts.column("column.site", "", 10),
            texts.column("column.region", "", 9),
            texts.column("column.latitude", "degrees", 6),
            texts.column("column.longitude", "degrees", 7),
            texts.column("column.asset-value", "currency", 8),
            texts.column("column.value-added", "currency/yr", 8),
            texts.column("column.currency", "", 6),
            texts.column("column.insured", "ratio", 6)),
        () ->
            desk.portfolio().sites().stream()
                .sorted(Comparator.comparing(SiteRow::externalId))
                .map(this::row)
                .iterator(),
        IN_PRINT);
  }

  private List<Cell> row(SiteRow site) {
    var link = Links.site(site.id());
    var suffix = "/" + site.id();
    var insured = site.insuredShare();
    var currency = site.currency();
    return List.of(
        figures.words(site.externalId(), link),
        figures.words(site.name()),
        figures.words(TopSites.region(desk, site)),
        figures.number("latitude" + suffix, site.latitude(), Form.DEGREES, link),
        figures.number("longitude" + suffix, site.longitude(), Form.DEGREES, link),
        figures.amount("assetValue" + suffix, site.assetValue(), link),
        figures.amount("annualValueAdded" + suffix, site.annualValueAdded(), link),
        currency == null ? figures.gap(Figures.NOT_GIVEN) : figures.words(currency),
        insured == null
            ? figures.gap(Figures.NOT_GIVEN)
            : figures.number("insuredShare" + suffix, insured, Form.SHARE, link));
  }

  /** The largest sites in full in print; the whole of it as one long table for machines. */
  Document.Section results() {
    var blocks = new ArrayList<Block>();
    blocks.add(texts.paragraph("results.text"));
    blocks.add(texts.note("results.note"));
    for (var site : TopSites.ranking(desk).stream().limit(TopSites.IN_DETAIL).toList()) {
      var row = desk.portfolio().sites().get(site);
      blocks.add(new Block.Heading("site-" + row.id(), row.name()));
      blocks.add(detail(site));
    }
    blocks.add(allResults());
    blocks.add(new EventTables(desk).sites());
    return desk.section("results", blocks);
  }

  private Block detail(int at) {
    var site = desk.portfolio().sites().get(at);
    var rows = new ArrayList<List<Cell>>();
    for (var hazard : Hazard.values()) {
      rows.add(
          desk.matrixRow(
              nameOf(at, hazard),
              (scenario, horizon) ->
                  figures.gross(
                      desk.portfolio().risk(at, hazard, scenario),
                      site,
                      hazard,
                      scenario,
                      horizon)));
    }
    return new Block.Table(
        "site-" + site.externalId(),
        texts.filled("table.site", site.externalId()),
        desk.matrixColumns("column.hazard", "1/yr"),
        rows,
        Block.Table.ALL);
  }

  private String nameOf(int at, Hazard hazard) {
    var risk = desk.portfolio().risk(at, hazard, desk.order().headScenario());
    var name = texts.hazard(hazard);
    return risk != null && risk.isEventBased() ? texts.filled("hazard.event", name) : name;
  }

  private Block allResults() {
    var columns = new ArrayList<Block.Column>();
    for (var key : List.of("external-id", "site", "hazard", "scenario", "method", "row-status")) {
      columns.add(texts.column("column." + key, "", 2));
    }
    for (var measure : ResultRow.MEASURES) {
      for (var horizon : desk.horizons()) {
        columns.add(
            new Block.Column(
                "",
                texts.of("measure." + measure.key()) + " " + horizon.year(),
                measure.unit(),
                2));
      }
    }
    for (var key :
        List.of("currency", "flags", "data-version", "model-version", "computed", "link")) {
      columns.add(texts.column("column." + key, "", 2));
    }
    return new Block.Table(
        "results",
        texts.of("table.results"),
        columns,
        () ->
            IntStream.range(0, desk.portfolio().sites().size())
                .boxed()
                .flatMap(site -> ResultRow.of(desk, site))
                .iterator(),
        0);
  }
}
