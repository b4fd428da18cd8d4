package ondo.api.risk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.UUID;
import ondo.risk.Hazard;
import ondo.risk.Score;
import ondo.risk.Status;
import ondo.risk.loss.Totals;
import ondo.store.PortfolioReader;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the risks of a portfolio, site by site; the rows of a site follow each other. Money of
 * different currencies is never added.
 */
final class PortfolioTally {

  private static final int TOP_SITES = 10;
  private static final String UNKNOWN = "";

  /**
   * Money a year of some sites in one currency, of the hazards that have a value.
   *
   * @param low of a site with the largest in place of the sum where hazards share a mechanism (risk
   *     model §7), high with the sum
   * @param gross before insurance, where the value it is a share of is known
   */
  record Loss(
      double low,
      double high,
      double gross,
      double damage,
      double disruption,
      double acute,
      double chronic) {

    static final Loss NONE = new Loss(0, 0, 0, 0, 0, 0, 0);

    Loss plus(Loss other) {
      return new Loss(
          low + other.low,
          high + other.high,
          gross + other.gross,
          damage + other.damage,
          disruption + other.disruption,
          acute + other.acute,
          chronic + other.chronic);
    }
  }

  /**
   * Some sites in one currency.
   *
   * @param valued sites that tell their asset value, the others are not in it
   * @param priced sites with a loss in money, the others are not in it
   */
  record Group(long sites, long valued, BigDecimal assetValue, long priced, Loss loss) {

    static final Group NONE = new Group(0, 0, BigDecimal.ZERO, 0, Loss.NONE);

    Group plus(Group other) {
      return new Group(
          sites + other.sites,
          valued + other.valued,
          assetValue.add(other.assetValue),
          priced + other.priced,
          loss.plus(other.loss));
    }
  }

  /** Name of a group and its currency; an empty text where it is unknown. */
  record Key(String name, String currency) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return Comparator.comparing(Key::name).thenComparing(Key::currency).compare(this, other);
    }
  }

  /** A site with its loss. */
  record TopSite(UUID siteId, String externalId, String name, String currency, Loss loss) {}

  /** What is known of one hazard: sites with a score, with a high one, and with a loss. */
  static final class HazardTally {
    private long scored;
    private long high;
    private long valued;
    private double aalNet;
    private final TreeMap<String, Double> money = new TreeMap<>();
    private final TreeMap<String, Double> grossMoney = new TreeMap<>();
    private final TreeMap<String, BigDecimal> assets = new TreeMap<>();
    private final TreeMap<String, BigDecimal> highAssets = new TreeMap<>();

    long scored() {
      return scored;
    }

    long high() {
      return high;
    }

    long valued() {
      return valued;
    }

    double aalNet() {
      return aalNet;
    }

    Map<String, Double> money() {
      return money;
    }

    double gross(String currency) {
      return grossMoney.getOrDefault(currency, 0.0);
    }

    Map<String, BigDecimal> assets() {
      return assets;
    }

    Map<String, BigDecimal> highAssets() {
      return highAssets;
    }
  }

  private final Map<Hazard, HazardTally> hazards = new EnumMap<>(Hazard.class);
  private final Map<Key, Group> regions = new TreeMap<>();
  private final Map<Key, Group> uses = new TreeMap<>();
  private final Map<String, Group> currencies = new TreeMap<>();
  private final Map<String, Map<String, BigDecimal>> shares = new HashMap<>();
  private final Map<String, PriorityQueue<TopSite>> top = new TreeMap<>();
  private final Map<String, Long> counts = new HashMap<>();
  private final List<PortfolioReader.Row> site = new ArrayList<>();

  void add(PortfolioReader.Row row) {
    if (!site.isEmpty() && !site.getFirst().siteId().equals(row.siteId())) {
      closeSite();
    }
    site.add(row);
  }

  /** After the last row. */
  void close() {
    if (!site.isEmpty()) {
      closeSite();
    }
  }

  private void closeSite() {
    var first = site.getFirst();
    var currency = first.currency() == null ? UNKNOWN : first.currency();
    var assets = first.assetValue() == null ? BigDecimal.ZERO : first.assetValue();
    var loss = loss(site);
    count("sites");
    if (first.hazard() != null) {
      count("assessed");
    }
    if (loss == null) {
      count("unpriced");
    }
    var isHigh = false;
    for (var row : site) {
      isHigh |= addHazard(row, currency, assets);
    }
    if (isHigh) {
      count("high");
      share("high", currency, assets);
    }
    if (isHigh || site.stream().anyMatch(PortfolioTally::isScored)) {
      count("scored");
      share("scored", currency, assets);
    }
    if (first.isInFloodZone() != null) {
      count("floodZoneKnown");
      share("floodZoneKnown", currency, assets);
      if (first.isInFloodZone()) {
        count("floodZone");
        share("floodZone", currency, assets);
      }
    }
    var group =
        new Group(
            1,
            first.assetValue() == null ? 0 : 1,
            assets,
            loss == null ? 0 : 1,
            loss == null ? Loss.NONE : loss);
    currencies.merge(currency, group, Group::plus);
    regions.merge(
        new Key(first.regionCode() == null ? UNKNOWN : first.regionCode(), currency),
        group,
        Group::plus);
    uses.merge(new Key(first.use() == null ? UNKNOWN : first.use(), currency), group, Group::plus);
    if (loss != null) {
      addTop(new TopSite(first.siteId(), first.externalId(), first.name(), currency, loss));
    }
    site.clear();
  }

  /** That a hazard cannot act at a site says nothing about the ones that can. */
  private static boolean isScored(PortfolioReader.Row row) {
    return row.integrated() != null && row.status() != Status.NOT_APPLICABLE;
  }

  private void count(String name) {
    counts.merge(name, 1L, Long::sum);
  }

  private void share(String name, String currency, BigDecimal assets) {
    shares.computeIfAbsent(name, key -> new TreeMap<>()).merge(currency, assets, BigDecimal::add);
  }

  /** Whether the hazard's score is HIGH or above. */
  private boolean addHazard(PortfolioReader.Row row, String currency, BigDecimal assets) {
    if (row.hazard() == null) {
      return false;
    }
    var tally = hazards.computeIfAbsent(row.hazard(), hazard -> new HazardTally());
    var integrated = row.integrated();
    var isHigh =
        integrated != null && new Score(integrated).level().compareTo(Score.Level.HIGH) >= 0;
    if (integrated != null) {
      tally.scored++;
      tally.assets.merge(currency, assets, BigDecimal::add);
    }
    if (isHigh) {
      tally.high++;
      tally.highAssets.merge(currency, assets, BigDecimal::add);
    }
    if (row.aalNet() != null) {
      tally.valued++;
      tally.aalNet += row.aalNet();
    }
    if (row.expectedLoss() != null) {
      tally.money.merge(currency, row.expectedLoss(), Double::sum);
      tally.grossMoney.merge(currency, gross(row), Double::sum);
    }
    return isHigh;
  }

  private void addTop(TopSite one) {
    var largest =
        top.computeIfAbsent(
            one.currency(),
            currency -> new PriorityQueue<>(Comparator.comparingDouble(s -> s.loss().high())));
    largest.add(one);
    if (largest.size() > TOP_SITES) {
      largest.poll();
    }
  }

  /** Null when no hazard of the site has a loss in money. */
  private static @Nullable Loss loss(List<PortfolioReader.Row> rows) {
    var money = new EnumMap<Hazard, Double>(Hazard.class);
    var gross = 0.0;
    for (var row : rows) {
      if (row.hazard() != null && row.expectedLoss() != null) {
        money.put(row.hazard(), row.expectedLoss());
        gross += gross(row);
      }
    }
    if (money.isEmpty()) {
      return null;
    }
    var sum = money.values().stream().mapToDouble(Double::doubleValue).sum();
    if (sum <= 0) {
      return new Loss(0, 0, gross, 0, 0, 0, 0);
    }
    // As shares of their sum they are ratios, which is what totals are made of.
    money.replaceAll((hazard, value) -> value / sum);
    var parts = Totals.of(money).sums().value().orElseThrow();
    return new Loss(
        parts.totalLow() * sum,
        sum,
        gross,
        parts.damage() * sum,
        parts.disruption() * sum,
        parts.acute() * sum,
        parts.chronic() * sum);
  }

  /** The net loss scaled by what insurance leaves of it (risk model §3.4). */
  private static double gross(PortfolioReader.Row row) {
    var net = row.aalNet();
    var gross = row.aalGross();
    var loss = row.expectedLoss();
    if (net == null || gross == null || loss == null) {
      return 0;
    }
    if (net > 0) {
      return loss * gross / net;
    }
    var base =
        row.hazard() != null
                && row.hazard().impact() == Hazard.Impact.DISRUPTION
                && row.annualValueAdded() != null
            ? row.annualValueAdded()
            : row.assetValue();
    return base == null ? 0 : base.doubleValue() * gross;
  }

  long count(String name, long absent) {
    return counts.getOrDefault(name, absent);
  }

  Map<String, BigDecimal> share(String name) {
    return shares.getOrDefault(name, Map.of());
  }

  Map<Hazard, HazardTally> hazards() {
    return hazards;
  }

  Map<Key, Group> regions() {
    return regions;
  }

  Map<Key, Group> uses() {
    return uses;
  }

  Map<String, Group> currencies() {
    return currencies;
  }

  /** The largest losses of each currency, largest first. */
  List<TopSite> top() {
    return top.values().stream()
        .flatMap(
            largest ->
                largest.stream()
                    .sorted(Comparator.comparingDouble((TopSite s) -> s.loss().high()).reversed()))
        .toList();
  }
}
