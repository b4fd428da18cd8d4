package ondo.api.risk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.function.ToDoubleFunction;
import ondo.api.web.Rounding;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.risk.Status;
import ondo.risk.loss.Totals;
import ondo.store.SiteRiskReader.SiteRisk;
import org.jspecify.annotations.Nullable;

/**
 * Net losses of all hazards together in one year, ratios (risk model §7).
 *
 * @param totalLow with the largest in place of the sum where hazards share a mechanism
 * @param missing hazards without a value; they are not counted as zero
 */
record TotalRow(
    Scenario scenario,
    int year,
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
        totals.add(row(scenario, year, Totals.of(net(stored, scenario, year))));
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

  private static TotalRow row(Scenario scenario, int year, Totals totals) {
    var sums = totals.sums();
    return new TotalRow(
        scenario,
        year,
        value(totals, Totals.Sums::total),
        value(totals, Totals.Sums::totalLow),
        value(totals, Totals.Sums::damage),
        value(totals, Totals.Sums::disruption),
        value(totals, Totals.Sums::acute),
        value(totals, Totals.Sums::chronic),
        sums.status(),
        sums.flags().codes(),
        totals.missing().stream().map(Hazard::code).toList());
  }

  private static @Nullable BigDecimal value(Totals totals, ToDoubleFunction<Totals.Sums> part) {
    var sums = totals.sums().value();
    return sums.isEmpty() ? null : Rounding.ratio(part.applyAsDouble(sums.get()));
  }
}
