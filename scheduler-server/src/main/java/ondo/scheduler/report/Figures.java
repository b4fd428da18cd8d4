package ondo.scheduler.report;

import java.math.BigDecimal;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.risk.Status;
import ondo.risk.loss.AalGrade;
import ondo.store.ReportRowReader.SiteRow;
import org.jspecify.annotations.Nullable;

/** Cells of a report: each number with its name and the address it comes from. */
final class Figures {

  static final String NOT_ASSESSED = "NOT_ASSESSED";
  static final String NOT_GIVEN = "NOT_GIVEN";

  private final Texts texts;
  private final ReportOrder order;

  Figures(Texts texts, ReportOrder order) {
    this.texts = texts;
    this.order = order;
  }

  int year(int horizon) {
    return order.horizons().get(horizon).year();
  }

  Cell words(String text) {
    return Cell.Text.of(text);
  }

  Cell words(String text, String link) {
    return new Cell.Text(text, link);
  }

  Cell count(String id, long value, String link) {
    return new Cell.Figure(id, value, Form.COUNT, link, null);
  }

  /** A share of a whole; a gap where the whole is nothing. */
  Cell share(String id, double part, double whole, String link) {
    return whole == 0 ? gap(NOT_GIVEN) : new Cell.Figure(id, part / whole, Form.SHARE, link, null);
  }

  Cell number(String id, double value, Form form, @Nullable String link) {
    return Double.isNaN(value)
        ? gap(Status.INSUFFICIENT_DATA.name())
        : new Cell.Figure(id, value, form, link, null);
  }

  /** A loss ratio in the colour of its grade. */
  Cell loss(String id, double value, boolean isScreening, String link) {
    return Double.isNaN(value)
        ? gap(Status.INSUFFICIENT_DATA.name())
        : new Cell.Figure(
            id,
            value,
            isScreening ? Form.SCREENING_PERCENT : Form.EVENT_PERCENT,
            link,
            AalGrade.of(value));
  }

  /** An amount that a client stated. */
  Cell amount(String id, @Nullable BigDecimal value, String link) {
    return value == null
        ? gap(NOT_GIVEN)
        : new Cell.Figure(id, value.doubleValue(), Form.AMOUNT, link, null);
  }

  Cell gap(String code) {
    return new Cell.Gap(code, texts.of("gap." + code));
  }

  /** Gross loss of one result. */
  Cell gross(@Nullable Risk risk, SiteRow site, Hazard hazard, Scenario scenario, int horizon) {
    if (risk == null) {
      return gap(NOT_ASSESSED);
    }
    var gross = risk.gross(horizon);
    if (Double.isNaN(gross)) {
      return gap(missing(risk.lossStatus()));
    }
    return loss(
        id("aalGross", hazard, scenario, horizon) + "/" + site.id(),
        gross,
        !risk.isEventBased(),
        Links.result(site.id(), hazard, scenario, year(horizon)));
  }

  /** Integrated score of one result. */
  Cell score(@Nullable Risk risk, SiteRow site, Hazard hazard, Scenario scenario, int horizon) {
    if (risk == null) {
      return gap(NOT_ASSESSED);
    }
    var score = risk.integrated(horizon);
    return Double.isNaN(score)
        ? gap(missing(risk.integratedStatus()))
        : number(
            id("integrated", hazard, scenario, horizon) + "/" + site.id(),
            score,
            Form.SCORE,
            Links.result(site.id(), hazard, scenario, year(horizon)));
  }

  /** The name of a portfolio figure. */
  String id(String what, Hazard hazard, Scenario scenario, int horizon) {
    return what + "/" + hazard.code() + "/" + scenario.name() + "/" + year(horizon);
  }

  String id(String what, Scenario scenario, int horizon) {
    return what + "/" + scenario.name() + "/" + year(horizon);
  }

  String rows(@Nullable Hazard hazard, Scenario scenario, int horizon) {
    return Links.rows(hazard, scenario, year(horizon));
  }

  private static String missing(Status status) {
    return status.hasValue() ? Status.INSUFFICIENT_DATA.name() : status.name();
  }
}
