package ondo.scheduler.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import ondo.store.ReportRowReader;
import ondo.store.ReportRowReader.PointRow;
import ondo.store.ReportRowReader.RiskRow;
import ondo.store.ReportRowReader.SiteRow;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Reads all rows of a report in one snapshot, page by page. */
public final class PortfolioReader {

  /** 18,000 rows of some 1.5 kB each. */
  private static final int SITES_A_PAGE = 500;

  private static final int MOST_SECONDS = 300;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Comparator<Risk> BY_AGE =
      Comparator.comparing(Risk::computedAt).thenComparing(Risk::dataVersion);

  private final ReportRowReader rows;
  private final TransactionTemplate snapshot;

  public PortfolioReader(ReportRowReader rows, PlatformTransactionManager transactions) {
    this.rows = rows;
    this.snapshot = new TransactionTemplate(transactions);
    // A night or an assessment that commits meanwhile must not mix with what was read before.
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
    snapshot.setTimeout(MOST_SECONDS);
  }

  Portfolio read(ReportOrder order) {
    return snapshot.execute(status -> new Reading(order).read());
  }

  private final class Reading {
    private final ReportOrder order;
    private final Curves curves = new Curves();
    // Ten thousand sites repeat the same few texts: each is kept once.
    private final Map<Object, Object> known = new HashMap<>();

    Reading(ReportOrder order) {
      this.order = order;
    }

    Portfolio read() {
      var sites = rows.sites(order.tenant(), order.siteIds());
      var risks = new ArrayList<Map<Portfolio.Key, Risk>>(sites.size());
      for (var from = 0; from < sites.size(); from += SITES_A_PAGE) {
        readPage(sites.subList(from, Math.min(sites.size(), from + SITES_A_PAGE)), risks);
      }
      var versions = versions(risks);
      return new Portfolio(
          order,
          sites,
          risks,
          curves,
          rows.sources(versions),
          rows.warming(versions, order.scenarios(), order.years()),
          order.siteIds() == null
              ? rows.events(order.tenant(), order.scenarios(), order.years())
              : List.of(),
          versions.isEmpty() ? List.<PointRow>of() : rows.points(versions.getLast()));
    }

    private void readPage(List<SiteRow> page, List<Map<Portfolio.Key, Risk>> risks) {
      Cancellation.check();
      var found = new HashMap<UUID, Map<Portfolio.Key, RiskRow>>();
      var ids = page.stream().map(SiteRow::id).toList();
      for (var row : rows.risks(ids, order.scenarios(), order.years(), EventLoss.PLACES)) {
        found
            .computeIfAbsent(row.siteId(), id -> new HashMap<>())
            .put(once(new Portfolio.Key(row.hazard(), row.scenario())), row);
      }
      for (var site : page) {
        risks.add(ofSite(site, found.getOrDefault(site.id(), Map.of())));
      }
    }

    private Map<Portfolio.Key, Risk> ofSite(SiteRow site, Map<Portfolio.Key, RiskRow> found) {
      var ofSite = new HashMap<Portfolio.Key, Risk>();
      found.forEach(
          (key, row) -> {
            curves.add(row.hazard(), row.scenario(), row.grossByYear());
            ofSite.put(key, risk(site, row));
          });
      return Map.copyOf(ofSite);
    }

    private Risk risk(SiteRow site, RiskRow row) {
      var horizons = order.horizons().size();
      var values = new double[Risk.NUMBERS * horizons];
      var parts =
          List.of(
              row.h(),
              row.integrated(),
              row.aalGross(),
              row.aalNet(),
              row.expectedLoss(),
              row.aalLow(),
              row.aalHigh());
      for (var part = 0; part < parts.size(); part++) {
        System.arraycopy(parts.get(part), 0, values, part * horizons, horizons);
      }
      return new Risk(
          site,
          row.hazard(),
          row.scenario(),
          once(row.dataVersion()),
          once(row.modelVersion()),
          row.computedAt(),
          row.status(),
          row.lossStatus(),
          row.integratedStatus(),
          row.siteVersion() != site.version(),
          once(flags(row)),
          row.bandContents() == null ? null : once(row.bandContents()),
          values,
          events(row, horizons));
    }

    @SuppressWarnings("unchecked") // a value is its own key
    private <T> T once(T value) {
      return (T) known.computeIfAbsent(value, v -> v);
    }
  }

  private static List<EventLoss> events(RiskRow row, int horizons) {
    var stored = row.events();
    if (stored == null) {
      return List.of();
    }
    var events = new ArrayList<EventLoss>(horizons);
    for (var horizon = 0; horizon < horizons; horizon++) {
      var losses = new double[EventLoss.RETURN_PERIODS.size()];
      for (var period = 0; period < losses.length; period++) {
        losses[period] = stored.atReturnPeriods()[period * horizons + horizon];
      }
      events.add(new EventLoss(stored.screening()[horizon], stored.deviation()[horizon], losses));
    }
    return List.copyOf(events);
  }

  private static List<String> flags(RiskRow row) {
    var flags = new TreeSet<>(row.flags());
    if (row.yearFlags() != null) {
      flags.addAll(JSON.readTree(row.yearFlags()).propertyNames());
    }
    return List.copyOf(flags);
  }

  /** Data versions of the results, the one of the newest result last. */
  private static List<String> versions(List<Map<Portfolio.Key, Risk>> risks) {
    Risk newest = null;
    var versions = new TreeSet<String>();
    for (var ofSite : risks) {
      for (var risk : ofSite.values()) {
        versions.add(risk.dataVersion());
        if (newest == null || BY_AGE.compare(risk, newest) > 0) {
          newest = risk;
        }
      }
    }
    if (newest == null) {
      return List.of();
    }
    var ordered = new LinkedHashSet<>(versions);
    ordered.remove(newest.dataVersion());
    ordered.add(newest.dataVersion());
    return List.copyOf(ordered);
  }
}
