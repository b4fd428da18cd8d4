package ondo.scheduler.report;

import java.util.List;

/** Puts the chapters in order; the four pillars of TCFD stand as sections 2 to 5. */
final class ReportComposer {

  private ReportComposer() {}

  static Document compose(Portfolio portfolio) {
    var texts = new Texts(portfolio.order().language());
    var desk = Desk.of(portfolio, texts);
    var summary = new SummaryChapter(desk);
    var strategy = new StrategyChapter(desk);
    var method = new MethodChapter(desk);
    var index = new IndexChapter(desk);
    var sites = new SitesChapter(desk);
    return new Document(
        texts.language(),
        texts.of("title"),
        texts.of("subtitle"),
        portfolio.newest(),
        summary.facts(),
        List.of(
            summary.section(),
            strategy.governance(),
            strategy.strategy(),
            strategy.riskManagement(),
            new MetricsChapter(desk).section(),
            index.esrs(),
            method.method(),
            method.uncertainty(),
            new GapsChapter(desk).section(),
            method.sources(),
            index.index(),
            sites.list(),
            sites.results()),
        new Document.Labels(
            texts.of("label.contents"),
            texts.of("label.page"),
            texts.of("label.table"),
            texts.of("label.figure"),
            texts.of("label.rows-left"),
            texts.of("label.no-rows")));
  }
}
