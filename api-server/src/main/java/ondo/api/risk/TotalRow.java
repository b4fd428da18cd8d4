package ondo.api.risk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import ondo.api.web.Rounding;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.risk.Status;
import ondo.risk.loss.Totals;
import ondo.store.SiteRiskReader.SiteRisk;
import org.jspecify.annotations.Nullable;

/**
 * Net losses of all hazards together in one year, or their mean over the years of a decade, ratios
 * (risk model §7, §8).
 *
 * @param yearTo last year of a mean, {@code year} being its first; null for a single year
 * @param totalLow with the largest in place of the sum where hazards share a mechanism
 * @param missing hazards without a value; they are not counted as zero
 */
record TotalRow(
    Scenario scenario,
    int year,
    @Nullable Integer yearTo,
    @Nullable BigDecimal total,
    @Nullable BigDecimal totalLow,
    @Nullable BigDecimal damage,
    @Nullable BigDecimal disruption,
    @Nullable BigDecimal acute,
    @Nullable BigDecimal chronic,
    Status status,
    List<String> flags,
    List<String> missing) {

  /** None when only one hazard was asked for: a total of one would look like that of all. */
  static List<TotalRow> of(Selection selection, List<SiteRisk> stored) {
    var totals = new ArrayList<TotalRow>();
    if (selection.hazards().size() < Hazard.values().length || stored.isEmpty()) {
      return totals;
    }
    for (var scenario : selection.scenarios()) {
      for (var year : selection.years()) {
        totals.add(row(scenario, year, yearly(stored, scenario, year)));
      }
    }
    return totals;
  }

  private static EnumMap<Hazard, Double> net(List<SiteRisk> stored, Scenario scenario, int year) {
    var net = new EnumMap<Hazard, Double>(Hazard.class);
    for (var risk : stored) {
      var values = risk.aalNet();
      if (risk.scenario() == scenario && values != null && !isGap(values[year - Years.FIRST])) {
        net.put(risk.hazard(), values[year - Years.FIRST]);
      }
    }
    return net;
  }

  private static boolean isGap(double value) {
    return Double.isNaN(value);
  }

  private static List<Totals> yearly(List<SiteRisk> stored, Scenario scenario, Term term) {
    return IntStream.rangeClosed(term.from(), term.to())
        .mapToObj(year -> Totals.of(net(stored, scenario, year)))
        .toList();
  }

  private static TotalRow row(Scenario scenario, Term term, List<Totals> years) {
    var flags = new TreeSet<String>();
    var missing = new TreeSet<String>();
    var status = Status.OK;
    for (var totals : years) {
      flags.addAll(totals.sums().flags().codes());
      totals.missing().forEach(hazard -> missing.add(hazard.code()));
      // Statuses are declared from the best to the worst.
      status = status.compareTo(totals.sums().status()) >= 0 ? status : totals.sums().status();
    }
    return new TotalRow(
        scenario,
        term.from(),
        term.yearTo(),
        value(years, Totals.Sums::total),
        value(years, Totals.Sums::totalLow),
        value(years, Totals.Sums::damage),
        value(years, Totals.Sums::disruption),
        value(years, Totals.Sums::acute),
        value(years, Totals.Sums::chronic),
        status,
        List.copyOf(flags),
        List.copyOf(missing));
  }

  /** The mean over the years; a gap when one of them is. */
  private static @Nullable BigDecimal value(
      List<Totals> years, ToDoubleFunction<Totals.Sums> part) {
    var sum = 0.0;
    for (var totals : years) {
      var sums = totals.sums().value();
      if (sums.isEmpty()) {
        return null;
      }
      sum += part.applyAsDouble(sums.get());
    }
    return Rounding.ratio(sum / years.size());
  }
}
