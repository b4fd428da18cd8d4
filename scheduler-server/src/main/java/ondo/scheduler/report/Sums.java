package ondo.scheduler.report;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.risk.Score;
import ondo.store.ReportRowReader.SiteRow;
import org.jspecify.annotations.Nullable;

/**
 * Portfolio figures from stored rows. Sites are always taken in the order of their ids, so a sum of
 * doubles is the same in every run.
 */
final class Sums {

  /** Which hazards a figure is about. */
  enum Scope {
    ACUTE,
    CHRONIC,
    ANY;

    Set<Hazard> hazards() {
      var hazards = EnumSet.allOf(Hazard.class);
      hazards.removeIf(
          hazard ->
              switch (this) {
                case ACUTE -> hazard.kind() != Hazard.Kind.ACUTE;
                case CHRONIC -> hazard.kind() != Hazard.Kind.CHRONIC;
                case ANY -> false;
              });
      return hazards;
    }
  }

  /** Which method the losses of a hazard come from. */
  enum Basis {
    INDEX,
    EVENT,
    BOTH,
    NONE
  }

  /**
   * A mean over the sites that have a value.
   *
   * @param value NaN where none has
   * @param sites how many have
   */
  record Mean(double value, int sites) {}

  /**
   * Sites split by the threshold.
   *
   * @param vulnerable at least one hazard reaches it
   * @param undetermined none does, but not every hazard is known
   * @param all every site
   */
  record Split(Part vulnerable, Part undetermined, Part all) {

    /** Whether nothing can be said about any site: none vulnerable would then be a false zero. */
    boolean isGap() {
      return undetermined.sites() == all.sites();
    }
  }

  /**
   * Some sites.
   *
   * @param amount of their assets in one currency
   */
  record Part(int sites, BigDecimal amount) {

    static final Part NONE = new Part(0, BigDecimal.ZERO);

    Part with(BigDecimal more) {
      return new Part(sites + 1, amount.add(more));
    }

    double value() {
      return amount.doubleValue();
    }
  }

  /** Sums of money a year; each with the number of results behind it. */
  record Money(Mean damageGross, Mean damageNet, Mean disruptionGross, Mean disruptionNet) {}

  private final Portfolio portfolio;

  Sums(Portfolio portfolio) {
    this.portfolio = portfolio;
  }

  /** The mean of a number of the results of one hazard and scenario. */
  Mean mean(Hazard hazard, Scenario scenario, ToDoubleFunction<Risk> number) {
    var sum = sum(portfolio.rows(hazard, scenario), number);
    return sum.sites() == 0 ? sum : new Mean(sum.value() / sum.sites(), sum.sites());
  }

  private static Mean sum(Iterable<Risk> rows, ToDoubleFunction<Risk> number) {
    var sum = 0.0;
    var n = 0;
    for (var risk : rows) {
      var value = number.applyAsDouble(risk);
      if (!Double.isNaN(value)) {
        sum += value;
        n++;
      }
    }
    return new Mean(n == 0 ? Double.NaN : sum, n);
  }

  /** Whether any loss of a hazard and scenario is an index. */
  boolean isScreening(Hazard hazard, Scenario scenario) {
    return portfolio.rows(hazard, scenario).stream()
        .anyMatch(risk -> !risk.isEventBased() && !Double.isNaN(risk.gross(0)));
  }

  /** How the losses of a hazard were come by. */
  Basis basis(Hazard hazard) {
    var events = false;
    var index = false;
    for (var scenario : portfolio.order().scenarios()) {
      events |= portfolio.rows(hazard, scenario).stream().anyMatch(Risk::isEventBased);
      index |= isScreening(hazard, scenario);
    }
    return events ? (index ? Basis.BOTH : Basis.EVENT) : index ? Basis.INDEX : Basis.NONE;
  }

  /** Sites whose integrated score is HIGH or above; NaN where no site has a score. */
  Mean high(Hazard hazard, Scenario scenario, int horizon) {
    return sum(
        portfolio.rows(hazard, scenario),
        risk -> {
          var score = risk.integrated(horizon);
          return Double.isNaN(score) ? Double.NaN : score >= Score.Level.HIGH.from() ? 1 : 0;
        });
  }

  /**
   * Sites by the threshold of the report.
   *
   * @param currency only sites whose assets are stated in it; null for all sites, without amounts
   */
  Split split(Scope scope, Scenario scenario, int horizon, @Nullable String currency) {
    return split(scope.hazards(), scenario, horizon, isIn(currency));
  }

  /** The same for the sites that pass. */
  Split split(Set<Hazard> hazards, Scenario scenario, int horizon, Predicate<SiteRow> isMeant) {
    var vulnerable = Part.NONE;
    var undetermined = Part.NONE;
    var all = Part.NONE;
    for (var i = 0; i < portfolio.sites().size(); i++) {
      var site = portfolio.sites().get(i);
      if (!isMeant.test(site)) {
        continue;
      }
      var amount = site.assetValue() == null ? BigDecimal.ZERO : site.assetValue();
      all = all.with(amount);
      var highest = highest(i, hazards, scenario, horizon);
      if (highest.value() >= portfolio.order().threshold()) {
        vulnerable = vulnerable.with(amount);
      } else if (highest.sites() < hazards.size()) {
        undetermined = undetermined.with(amount);
      }
    }
    return new Split(vulnerable, undetermined, all);
  }

  static Predicate<SiteRow> isIn(@Nullable String currency) {
    return site ->
        currency == null || (currency.equals(site.currency()) && site.assetValue() != null);
  }

  /** The largest gross loss of a site, and how many of the hazards are known. */
  private Mean highest(int site, Set<Hazard> hazards, Scenario scenario, int horizon) {
    var highest = Double.NaN;
    var known = 0;
    for (var hazard : hazards) {
      var risk = portfolio.risk(site, hazard, scenario);
      var gross = risk == null ? Double.NaN : risk.gross(horizon);
      if (!Double.isNaN(gross)) {
        known++;
        highest = Double.isNaN(highest) ? gross : Math.max(highest, gross);
      }
    }
    return new Mean(highest, known);
  }

  /** Mean over sites of one of their totals over the hazards that they know. */
  Mean total(Scenario scenario, int horizon, boolean isGross, TotalPart part) {
    var sum = 0.0;
    var n = 0;
    for (var i = 0; i < portfolio.sites().size(); i++) {
      var value = part.of(portfolio.totals(i, scenario, horizon, isGross));
      if (!Double.isNaN(value)) {
        sum += value;
        n++;
      }
    }
    return new Mean(n == 0 ? Double.NaN : sum / n, n);
  }

  /** Expected losses a year of the sites that name a currency. */
  Money money(Scenario scenario, int horizon, String currency) {
    return new Money(
        money(Hazard.Impact.DAMAGE, scenario, currency, r -> r.expectedLossGross(horizon)),
        money(Hazard.Impact.DAMAGE, scenario, currency, r -> r.expectedLoss(horizon)),
        money(Hazard.Impact.DISRUPTION, scenario, currency, r -> r.expectedLossGross(horizon)),
        money(Hazard.Impact.DISRUPTION, scenario, currency, r -> r.expectedLoss(horizon)));
  }

  private Mean money(
      Hazard.Impact impact, Scenario scenario, String currency, ToDoubleFunction<Risk> number) {
    var sum = 0.0;
    var n = 0;
    for (var hazard : Hazard.values()) {
      if (hazard.impact() == impact) {
        var one =
            sum(
                portfolio.rows(hazard, scenario).stream()
                    .filter(risk -> currency.equals(risk.site().currency()))
                    .toList(),
                number);
        if (one.sites() > 0) {
          sum += one.value();
          n += one.sites();
        }
      }
    }
    return new Mean(n == 0 ? Double.NaN : sum, n);
  }
}
