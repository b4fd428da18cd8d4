package ondo.api.risk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ondo.api.currency.ReportingCurrency.Rates;
import ondo.api.risk.PortfolioSummary.Amounts;
import ondo.api.risk.PortfolioTally.Group;
import ondo.api.risk.PortfolioTally.Loss;
import ondo.api.snapshot.Snapshot;
import ondo.risk.Status;
import org.jspecify.annotations.Nullable;

/**
 * A portfolio in one currency. Every year is converted at the same rates, those of the day asked
 * for: no rate of the future is guessed.
 *
 * @param on the last day whose rates were used
 * @param status {@code OK} when all money was converted, {@code OK_WITH_ASSUMPTION} when some is
 *     left out, {@code INSUFFICIENT_DATA} when none could be
 * @param rates one for each other currency that was converted
 * @param missing what is left out of the amounts because no rate is loaded for it
 * @param totals null when nothing could be converted
 */
record Reporting(
    String currency,
    LocalDate on,
    Status status,
    List<UsedRate> rates,
    List<LeftOut> missing,
    @Nullable Amounts totals,
    List<Amounts> byRegion,
    List<Amounts> byUse) {

  /**
   * A rate as it was loaded.
   *
   * @param rate units of {@code to} for one unit of {@code from}
   */
  record UsedRate(LocalDate date, String from, String to, BigDecimal rate, String source) {}

  /**
   * Sites whose money has no way into the currency.
   *
   * @param currency UNKNOWN for sites that named none
   * @param reason {@code NO_EXCHANGE_RATE}, or {@code NO_CURRENCY} where none is stated
   */
  record LeftOut(String currency, long sites, String reason) {}

  static Reporting of(Rates rates, PortfolioTally tally, Snapshot snapshot) {
    var used = new ArrayList<UsedRate>();
    var missing = new ArrayList<LeftOut>();
    var all = Group.NONE;
    var converted = false;
    for (var entry : tally.currencies().entrySet()) {
      var currency = entry.getKey();
      var factor = rates.factor(currency);
      if (factor.isEmpty()) {
        missing.add(leftOut(currency, entry.getValue().sites()));
        continue;
      }
      converted = true;
      addRate(rates, currency, used);
      all = all.plus(converted(entry.getValue(), factor.get()));
    }
    var to = rates.wanted().currency();
    var status = missing.isEmpty() ? Status.OK : Status.OK_WITH_ASSUMPTION;
    var regions = merged(tally.regions(), rates);
    var uses = merged(tally.uses(), rates);
    return new Reporting(
        to,
        rates.wanted().on(),
        converted || missing.isEmpty() ? status : Status.INSUFFICIENT_DATA,
        used,
        missing,
        converted ? PortfolioSummary.amounts(null, null, null, to, all, null) : null,
        PortfolioSummary.byRegion(regions, Map.of(to, all), snapshot),
        PortfolioSummary.named(uses, Map.of(to, all)));
  }

  private static LeftOut leftOut(String currency, long sites) {
    return new LeftOut(
        PortfolioSummary.known(currency),
        sites,
        currency.isEmpty() ? "NO_CURRENCY" : "NO_EXCHANGE_RATE");
  }

  private static void addRate(Rates rates, String currency, List<UsedRate> used) {
    var latest = rates.latest().get(currency);
    if (latest != null) {
      var to = rates.wanted().currency();
      used.add(
          new UsedRate(
              latest.date(),
              latest.isInverse() ? to : currency,
              latest.isInverse() ? currency : to,
              latest.rate().stripTrailingZeros(),
              latest.source()));
    }
  }

  private static Map<PortfolioTally.Key, Group> merged(
      Map<PortfolioTally.Key, Group> groups, Rates rates) {
    var merged = new TreeMap<PortfolioTally.Key, Group>();
    groups.forEach(
        (key, group) ->
            rates
                .factor(key.currency())
                .ifPresent(
                    factor ->
                        merged.merge(
                            new PortfolioTally.Key(key.name(), rates.wanted().currency()),
                            converted(group, factor),
                            Group::plus)));
    return merged;
  }

  private static Group converted(Group group, BigDecimal factor) {
    var loss = group.loss();
    var by = factor.doubleValue();
    return new Group(
        group.sites(),
        group.valued(),
        group.assetValue().multiply(factor),
        group.priced(),
        new Loss(
            loss.low() * by,
            loss.high() * by,
            loss.gross() * by,
            loss.damage() * by,
            loss.disruption() * by,
            loss.acute() * by,
            loss.chronic() * by));
  }
}
