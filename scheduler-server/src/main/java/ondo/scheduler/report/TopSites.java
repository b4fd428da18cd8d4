package ondo.scheduler.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.store.ReportRowReader.SiteRow;
import org.jspecify.annotations.Nullable;

/** Sites in the order of their net total (risk model §7) under the headline scenario and year. */
final class TopSites {

  /** A board reads one page. */
  static final int IN_TABLE = 15;

  /** Sites whose every result stands in the printed appendix. */
  static final int IN_DETAIL = 10;

  private record Ranked(int site, double total) {}

  private TopSites() {}

  /** Positions of the sites with a total, the largest first; ties by the client's own id. */
  static List<Integer> ranking(Desk desk) {
    var portfolio = desk.portfolio();
    var ranked = new ArrayList<Ranked>();
    for (var i = 0; i < portfolio.sites().size(); i++) {
      var sums =
          portfolio
              .totals(i, desk.order().headScenario(), desk.order().headHorizon(), false)
              .sums()
              .value();
      if (sums.isPresent()) {
        ranked.add(new Ranked(i, sums.get().total()));
      }
    }
    ranked.sort(
        Comparator.comparingDouble((Ranked r) -> -r.total())
            .thenComparing(r -> portfolio.sites().get(r.site()).externalId()));
    return ranked.stream().map(Ranked::site).toList();
  }

  static List<Block> blocks(Desk desk) {
    var texts = desk.texts();
    var rows = new ArrayList<List<Cell>>();
    for (var site : ranking(desk).stream().limit(IN_TABLE).toList()) {
      rows.add(row(desk, site));
    }
    return List.of(
        desk.table(
            "top-sites",
            List.of(
                texts.column("column.site", "", 5),
                texts.column("column.region", "", 4),
                texts.column("column.largest-hazard", "", 3),
                texts.column("column.damage-net-ratio", "1/yr", 2),
                texts.column("column.disruption-net-ratio", "1/yr", 2),
                texts.column("column.loss-net", "currency/yr", 2),
                texts.column("column.unknown-hazards", "hazards", 2)),
            rows),
        texts.note("strategy.note.top-sites"));
  }

  private static List<Cell> row(Desk desk, int at) {
    var figures = desk.figures();
    var scenario = desk.order().headScenario();
    var horizon = desk.order().headHorizon();
    var site = desk.portfolio().sites().get(at);
    var totals = desk.portfolio().totals(at, scenario, horizon, false);
    var link = Links.result(site.id(), scenario, figures.year(horizon));
    var suffix = "/" + site.id();
    var largest = largest(desk, at, scenario, horizon);
    return List.of(
        figures.words(site.name(), Links.site(site.id())),
        figures.words(place(desk, site)),
        largest == null
            ? figures.gap(Figures.NOT_ASSESSED)
            : figures.words(desk.texts().hazard(largest)),
        figures.number(
            figures.id("net/DAMAGE", scenario, horizon) + suffix,
            TotalPart.DAMAGE.of(totals),
            Form.SCREENING_PERCENT,
            link),
        figures.number(
            figures.id("net/DISRUPTION", scenario, horizon) + suffix,
            TotalPart.DISRUPTION.of(totals),
            Form.SCREENING_PERCENT,
            link),
        loss(desk, at, scenario, horizon, link),
        figures.count(
            figures.id("unknownHazards", scenario, horizon) + suffix,
            totals.missing().size(),
            link));
  }

  /** Money of all hazards that have some. */
  private static Cell loss(Desk desk, int at, Scenario scenario, int horizon, String link) {
    var sum = 0.0;
    var n = 0;
    for (var hazard : Hazard.values()) {
      var risk = desk.portfolio().risk(at, hazard, scenario);
      var loss = risk == null ? Double.NaN : risk.expectedLoss(horizon);
      if (!Double.isNaN(loss)) {
        sum += loss;
        n++;
      }
    }
    var site = desk.portfolio().sites().get(at);
    return n == 0
        ? desk.figures().gap(Figures.NOT_GIVEN)
        : desk.figures()
            .number(
                desk.figures().id("expectedLoss", scenario, horizon) + "/" + site.id(),
                sum,
                Form.SCREENING_MONEY,
                link);
  }

  static @Nullable Hazard largest(Desk desk, int at, Scenario scenario, int horizon) {
    Hazard largest = null;
    var most = -1.0;
    for (var hazard : Hazard.values()) {
      var risk = desk.portfolio().risk(at, hazard, scenario);
      var net = risk == null ? Double.NaN : risk.net(horizon);
      if (net > most) {
        most = net;
        largest = hazard;
      }
    }
    return largest;
  }

  /** Many regions share a name: the province tells them apart. */
  private static String place(Desk desk, SiteRow site) {
    var region = site.region();
    if (region == null) {
      return region(desk, site);
    }
    return desk.texts().isKorean()
        ? region.provinceKo() + " " + region.regionKo()
        : region.regionEn() + ", " + region.provinceEn();
  }

  static String region(Desk desk, SiteRow site) {
    var region = site.region();
    if (region == null) {
      return desk.texts().of("gap.NO_REGION");
    }
    return desk.texts().isKorean() ? region.regionKo() : region.regionEn();
  }
}
