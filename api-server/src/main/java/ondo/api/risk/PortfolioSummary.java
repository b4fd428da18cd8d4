package ondo.api.risk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ondo.api.currency.CurrencyCodes;
import ondo.api.currency.ReportingCurrency.Rates;
import ondo.api.snapshot.Snapshot;
import ondo.api.web.Rounding;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.store.PortfolioReader;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's portfolio in one scenario and year. Amounts are money a year after insurance, gross
 * before it; money of different currencies stands in different rows.
 *
 * @param reporting the same in one currency; null when none is preset or asked for
 * @param highOrAbove of the sites with a score of some hazard that can act there
 * @param unpricedSites sites without any loss in money: not assessed, or of unknown value
 */
record PortfolioSummary(
    Scenario scenario,
    int year,
    @Nullable String modelVersion,
    @Nullable String dataVersion,
    @Nullable Instant computedAt,
    long sites,
    long assessedSites,
    long unpricedSites,
    Share highOrAbove,
    List<Amounts> totals,
    List<HazardRow> byHazard,
    List<Amounts> byRegion,
    List<Amounts> byUse,
    List<SiteRow> topSites,
    Industry s2,
    @Nullable Reporting reporting,
    List<HazardGap> gaps) {

  private static final String UNKNOWN = "UNKNOWN";
  private static final int SHARE_DECIMALS = 6;

  /**
   * Part of some sites.
   *
   * @param ofSites how many could be judged
   * @param share of those, 0…1; null when there are none
   * @param assetValue of the part, by currency
   */
  record Share(long sites, long ofSites, @Nullable BigDecimal share, List<ValueShare> assetValue) {}

  /** Asset value of the part, of all that could be judged, and the ratio of the two. */
  record ValueShare(String currency, BigDecimal value, BigDecimal of, @Nullable BigDecimal share) {}

  /**
   * Some sites in one currency.
   *
   * @param name of the region or use; absent in totals
   * @param assetValue of the sites that tell it; null when none does
   * @param pricedSites sites with a loss in money; the amounts are theirs, null when there are none
   * @param shareOfTotal of the loss of all sites in this currency, 0…1: where it is concentrated
   */
  record Amounts(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String name,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nameKo,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nameEn,
      String currency,
      long sites,
      @Nullable BigDecimal assetValue,
      long pricedSites,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      @Nullable BigDecimal gross,
      @Nullable BigDecimal damage,
      @Nullable BigDecimal disruption,
      @Nullable BigDecimal acute,
      @Nullable BigDecimal chronic,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal shareOfTotal) {}

  /** Net loss of one hazard by currency, and the mean ratio over the sites that have one. */
  record HazardRow(
      String hazard,
      Hazard.Kind kind,
      Hazard.Impact impact,
      long valuedSites,
      @Nullable BigDecimal aalNetMean,
      List<Money> expectedLoss,
      Share highOrAbove) {}

  /** Money a year after insurance, and before it. */
  record Money(String currency, BigDecimal amount, BigDecimal gross) {}

  record SiteRow(
      UUID siteId,
      String externalId,
      String name,
      String currency,
      BigDecimal low,
      BigDecimal high,
      BigDecimal gross) {}

  /**
   * Industry figures of IFRS S2.
   *
   * @param inFloodZone by the attribute of the sites that told it
   * @param highWaterStress sites whose water stress is HIGH or above
   */
  record Industry(Share inFloodZone, Share highWaterStress) {}

  /** A hazard that some sites have no loss of; they are not counted as zero. */
  record HazardGap(String hazard, long sites) {}

  static PortfolioSummary of(
      Scenario scenario,
      int year,
      PortfolioReader.Version version,
      PortfolioTally tally,
      @Nullable Rates rates,
      Snapshot snapshot) {
    var sites = tally.count("sites", 0);
    var water = tally.hazards().get(Hazard.WATER_STRESS);
    return new PortfolioSummary(
        scenario,
        year,
        version.modelVersion(),
        version.dataVersion(),
        version.computedAt(),
        sites,
        tally.count("assessed", 0),
        tally.count("unpriced", 0),
        share(
            tally.count("high", 0),
            tally.count("scored", 0),
            tally.share("high"),
            tally.share("scored")),
        amounts(tally),
        byHazard(tally),
        byRegion(tally.regions(), tally.currencies(), snapshot),
        named(tally.uses(), tally.currencies()),
        tally.top().stream().map(PortfolioSummary::site).toList(),
        new Industry(
            share(
                tally.count("floodZone", 0),
                tally.count("floodZoneKnown", 0),
                tally.share("floodZone"),
                tally.share("floodZoneKnown")),
            water == null ? share(0, 0, Map.of(), Map.of()) : share(water)),
        rates == null ? null : Reporting.of(rates, tally, snapshot),
        gaps(tally, sites));
  }

  private static Share share(PortfolioTally.HazardTally tally) {
    return share(tally.high(), tally.scored(), tally.highAssets(), tally.assets());
  }

  private static Share share(
      long part, long all, Map<String, BigDecimal> value, Map<String, BigDecimal> of) {
    var values = new ArrayList<ValueShare>();
    of.forEach(
        (currency, total) -> {
          if (!currency.isEmpty()) {
            var own = value.getOrDefault(currency, BigDecimal.ZERO);
            values.add(new ValueShare(currency, own, total, ratio(own, total)));
          }
        });
    return new Share(part, all, ratio(BigDecimal.valueOf(part), BigDecimal.valueOf(all)), values);
  }

  private static @Nullable BigDecimal ratio(BigDecimal part, BigDecimal all) {
    return all.signum() == 0
        ? null
        : part.divide(all, SHARE_DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
  }

  private static List<Amounts> amounts(PortfolioTally tally) {
    var rows = new ArrayList<Amounts>();
    tally
        .currencies()
        .forEach((currency, group) -> rows.add(amounts(null, null, null, currency, group, null)));
    return rows;
  }

  /**
   * @param all every group's total by currency
   */
  static List<Amounts> byRegion(
      Map<PortfolioTally.Key, PortfolioTally.Group> groups,
      Map<String, PortfolioTally.Group> all,
      Snapshot snapshot) {
    var rows = new ArrayList<Amounts>();
    groups.forEach(
        (key, group) -> {
          var place = snapshot.region(key.name());
          rows.add(
              amounts(
                  known(key.name()),
                  place.map(one -> one.region().nameKo()).orElse(null),
                  place.map(one -> one.region().nameEn()).orElse(null),
                  key.currency(),
                  group,
                  all.get(key.currency())));
        });
    return rows;
  }

  /**
   * @param all every group's total by currency
   */
  static List<Amounts> named(
      Map<PortfolioTally.Key, PortfolioTally.Group> groups, Map<String, PortfolioTally.Group> all) {
    var rows = new ArrayList<Amounts>();
    groups.forEach(
        (key, group) ->
            rows.add(
                amounts(
                    known(key.name()),
                    null,
                    null,
                    key.currency(),
                    group,
                    all.get(key.currency()))));
    return rows;
  }

  static String known(String name) {
    return name.isEmpty() ? UNKNOWN : name;
  }

  static Amounts amounts(
      @Nullable String name,
      @Nullable String nameKo,
      @Nullable String nameEn,
      String currency,
      PortfolioTally.Group group,
      PortfolioTally.@Nullable Group all) {
    var loss = group.loss();
    return new Amounts(
        name,
        nameKo,
        nameEn,
        known(currency),
        group.sites(),
        group.valued() == 0 ? null : value(group.assetValue(), currency),
        group.priced(),
        priced(group, loss.low(), currency),
        priced(group, loss.high(), currency),
        priced(group, loss.gross(), currency),
        priced(group, loss.damage(), currency),
        priced(group, loss.disruption(), currency),
        priced(group, loss.acute(), currency),
        priced(group, loss.chronic(), currency),
        all == null || all.loss().high() <= 0
            ? null
            : Rounding.round(loss.high() / all.loss().high(), SHARE_DECIMALS));
  }

  /** A value as it was told; one that was converted has more decimals than its currency. */
  private static BigDecimal value(BigDecimal amount, String currency) {
    var decimals = Math.max(2, CurrencyCodes.decimals(currency.isEmpty() ? null : currency));
    return amount.scale() > decimals
        ? amount.setScale(decimals, RoundingMode.HALF_EVEN).stripTrailingZeros()
        : amount;
  }

  private static @Nullable BigDecimal priced(
      PortfolioTally.Group group, double amount, String currency) {
    return group.priced() == 0 ? null : money(amount, currency);
  }

  private static BigDecimal money(double amount, String currency) {
    var rounded =
        Rounding.round(amount, CurrencyCodes.decimals(currency.isEmpty() ? null : currency));
    return rounded == null ? BigDecimal.ZERO : rounded;
  }

  private static List<HazardRow> byHazard(PortfolioTally tally) {
    var rows = new ArrayList<HazardRow>();
    tally
        .hazards()
        .forEach(
            (hazard, one) ->
                rows.add(
                    new HazardRow(
                        hazard.code(),
                        hazard.kind(),
                        hazard.impact(),
                        one.valued(),
                        one.valued() == 0 ? null : Rounding.ratio(one.aalNet() / one.valued()),
                        one.money().entrySet().stream()
                            .map(
                                entry ->
                                    new Money(
                                        known(entry.getKey()),
                                        money(entry.getValue(), entry.getKey()),
                                        money(one.gross(entry.getKey()), entry.getKey())))
                            .toList(),
                        share(one))));
    return rows;
  }

  private static SiteRow site(PortfolioTally.TopSite site) {
    return new SiteRow(
        site.siteId(),
        site.externalId(),
        site.name(),
        known(site.currency()),
        money(site.loss().low(), site.currency()),
        money(site.loss().high(), site.currency()),
        money(site.loss().gross(), site.currency()));
  }

  private static List<HazardGap> gaps(PortfolioTally tally, long sites) {
    return Arrays.stream(Hazard.values())
        .map(
            hazard -> {
              var one = tally.hazards().get(hazard);
              return new HazardGap(hazard.code(), sites - (one == null ? 0 : one.valued()));
            })
        .filter(gap -> gap.sites() > 0)
        .toList();
  }
}
