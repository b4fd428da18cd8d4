package ondo.api.risk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import ondo.api.currency.CurrencyCodes;
import ondo.api.table.RowWriter;
import ondo.api.web.Rounding;
import ondo.climate.Scenario;
import ondo.geo.LatLon;
import ondo.projection.EventYear;
import ondo.risk.Hazard;
import ondo.risk.Score;
import ondo.risk.Status;
import ondo.store.HazardSeries;
import ondo.store.RegisteredSite;
import ondo.store.SiteRiskReader.SiteRisk;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Stored risks of one site.
 *
 * @param isOutdated whether the site was changed after it was assessed
 * @param dataVersion of the newest result, as modelVersion and computedAt are; each row has its
 *     own; null before the first assessment
 * @param modelVersions of which there are results of the site, newest first; each can be asked for
 */
record SiteRisks(
    UUID siteId,
    int siteVersion,
    boolean isOutdated,
    @Nullable String modelVersion,
    @Nullable String dataVersion,
    @Nullable Instant computedAt,
    @Nullable String currency,
    List<Row> risks,
    List<TotalRow> totals,
    List<Component> components,
    List<Gap> gaps,
    List<String> modelVersions) {

  private static final List<String> NUMBERS =
      List.of("h", "e", "v", "integrated", "probabilities", "aal");
  private static final String RESPONSE = "RESPONSE";

  /** Of the forms that are tables. */
  static final List<String> COLUMNS =
      List.of(
          "siteId",
          "hazard",
          "scenario",
          "year",
          "h",
          "e",
          "v",
          "integrated",
          "level",
          "probabilities",
          "aalGross",
          "aalNet",
          "expectedLoss",
          "currency",
          "method",
          "screening",
          "aalLow",
          "aalHigh",
          "bandContents",
          "responseLow",
          "responseHigh",
          "deviation",
          "loss10",
          "loss50",
          "loss100",
          "loss250",
          "status",
          "flags",
          "code",
          "modelVersion",
          "dataVersion",
          "computedAt",
          "yearTo",
          "loss20",
          "loss500",
          "loss1000");

  /**
   * One year of one hazard and scenario, or the mean of the yearly results of a decade.
   *
   * @param yearTo last year of a mean, {@code year} being its first; null for a single year
   * @param h score 0…100, as are e, v and integrated
   * @param probabilities of the intensity classes, mildest first
   * @param aalGross ratio a year before insurance, aalNet after it
   * @param expectedLoss money a year after insurance
   * @param method INDEX, or EVENT where the loss comes from single events
   * @param screening net loss of the index method where the loss is event-based
   * @param band of the net loss and what it encloses
   * @param responseBand of the net loss: 10 % to 90 % of the climate's answer to the same warming
   * @param deviation standard deviation of the yearly gross loss from single events
   * @param returnPeriods gross loss of the event exceeded once in so many years, of those asked for
   */
  @Schema(name = "SiteRiskRow")
  record Row(
      String hazard,
      Scenario scenario,
      int year,
      @Nullable Integer yearTo,
      @Nullable BigDecimal h,
      @Nullable BigDecimal e,
      @Nullable BigDecimal v,
      @Nullable BigDecimal integrated,
      Score.@Nullable Level level,
      List<@Nullable BigDecimal> probabilities,
      @Nullable BigDecimal aalGross,
      @Nullable BigDecimal aalNet,
      @Nullable BigDecimal expectedLoss,
      String method,
      @Nullable BigDecimal screening,
      @Nullable Band band,
      @Nullable Band responseBand,
      @Nullable BigDecimal deviation,
      Map<String, BigDecimal> returnPeriods,
      Status status,
      List<String> flags,
      String modelVersion,
      String dataVersion,
      Instant computedAt) {}

  /**
   * A low and a high end, ratios a year.
   *
   * @param contents the one source of uncertainty inside
   */
  @Schema(name = "LossBand")
  record Band(@Nullable BigDecimal low, @Nullable BigDecimal high, String contents) {}

  /** Status and flags of h, e, v and aal of one hazard and scenario. */
  record Component(String hazard, Scenario scenario, JsonNode of) {}

  /** The same where only one result of each hazard and scenario can be asked for. */
  static SiteRisks of(RegisteredSite site, Selection selection, List<SiteRisk> stored) {
    var models = stored.stream().map(SiteRisk::modelVersion).distinct().toList();
    return of(site, selection, stored, models);
  }

  static SiteRisks of(
      RegisteredSite site, Selection selection, List<SiteRisk> stored, List<String> models) {
    var rows = new ArrayList<Row>();
    var components = new ArrayList<Component>();
    var gaps = new ArrayList<Gap>();
    for (var hazard : selection.hazards()) {
      for (var scenario : selection.scenarios()) {
        var risk = find(stored, hazard, scenario);
        if (risk == null) {
          gaps.add(notAssessed(hazard, scenario));
          continue;
        }
        components.add(
            new Component(hazard.code(), scenario, Wire.JSON.readTree(risk.components())));
        add(site, risk, selection, rows, gaps);
      }
    }
    var newest = newest(stored);
    return new SiteRisks(
        site.id(),
        site.version(),
        stored.stream().anyMatch(risk -> risk.siteVersion() != site.version()),
        newest == null ? null : newest.modelVersion(),
        newest == null ? null : newest.dataVersion(),
        newest == null ? null : newest.computedAt(),
        site.currency(),
        rows,
        TotalRow.of(selection, stored),
        components,
        gaps,
        models);
  }

  static @Nullable SiteRisk newest(List<SiteRisk> stored) {
    SiteRisk newest = null;
    for (var risk : stored) {
      if (newest == null || risk.computedAt().isAfter(newest.computedAt())) {
        newest = risk;
      }
    }
    return newest;
  }

  private static @Nullable SiteRisk find(List<SiteRisk> stored, Hazard hazard, Scenario scenario) {
    for (var risk : stored) {
      if (risk.hazard() == hazard && risk.scenario() == scenario) {
        return risk;
      }
    }
    return null;
  }

  private static Gap notAssessed(Hazard hazard, Scenario scenario) {
    return new Gap(
        hazard.code(), scenario, Status.INSUFFICIENT_DATA, List.of(), NUMBERS, Gap.NOT_ASSESSED);
  }

  private static void add(
      RegisteredSite site, SiteRisk risk, Selection selection, List<Row> rows, List<Gap> gaps) {
    if (risk.h() == null || risk.integrated() == null || risk.aalNet() == null) {
      gaps.add(
          new Gap(
              risk.hazard().code(),
              risk.scenario(),
              risk.status().hasValue() ? Status.INSUFFICIENT_DATA : risk.status(),
              risk.flags(),
              missing(risk),
              null,
              risk.modelVersion(),
              risk.dataVersion(),
              risk.computedAt()));
    }
    // A site may have a hazard score without a loss: what is known is shown beside the gap.
    if (risk.h() == null && risk.aalNet() == null) {
      return;
    }
    var someYears = YearFlags.read(risk.yearFlags());
    for (var year : selection.years()) {
      var integrated = year.of(risk.integrated());
      rows.add(
          new Row(
              risk.hazard().code(),
              risk.scenario(),
              year.from(),
              year.yearTo(),
              Rounding.score(year.of(risk.h())),
              Rounding.score(risk.e()),
              Rounding.score(risk.v()),
              Rounding.score(integrated),
              integrated == null ? null : new Score(integrated).level(),
              probabilities(risk.probabilities(), year),
              Rounding.ratio(year.of(risk.aalGross())),
              Rounding.ratio(year.of(risk.aalNet())),
              Rounding.round(year.of(risk.expectedLoss()), CurrencyCodes.decimals(site.currency())),
              risk.detail().isEventBased() ? "EVENT" : "INDEX",
              Rounding.ratio(known(risk.detail().screening(), year)),
              band(risk.detail().low(), risk.detail().high(), year, risk.detail().bandContents()),
              band(risk.detail().responseLow(), risk.detail().responseHigh(), year, RESPONSE),
              Rounding.ratio(known(risk.detail().deviation(), year)),
              returnPeriods(risk.detail().atReturnPeriods(), year, selection.returnPeriods()),
              risk.status(),
              YearFlags.of(year, risk.flags(), someYears),
              risk.modelVersion(),
              risk.dataVersion(),
              risk.computedAt()));
    }
  }

  private static List<String> missing(SiteRisk risk) {
    var missing = new ArrayList<String>();
    addIf(risk.h() == null, "h", missing);
    addIf(risk.e() == null, "e", missing);
    addIf(risk.v() == null, "v", missing);
    addIf(risk.integrated() == null, "integrated", missing);
    addIf(risk.probabilities() == null, "probabilities", missing);
    addIf(risk.aalNet() == null, "aal", missing);
    return missing;
  }

  private static void addIf(boolean isMissing, String name, List<String> missing) {
    if (isMissing) {
      missing.add(name);
    }
  }

  private static @Nullable Double known(double[] values, Term year) {
    return values.length == 0 ? null : year.of(values);
  }

  private static @Nullable Band band(
      double[] low, double[] high, Term year, @Nullable String contents) {
    if (contents == null || low.length == 0 || high.length == 0) {
      return null;
    }
    return new Band(Rounding.ratio(year.of(low)), Rounding.ratio(year.of(high)), contents);
  }

  private static Map<String, BigDecimal> returnPeriods(
      double[] flat, Term year, Set<Integer> asked) {
    var losses = new LinkedHashMap<String, BigDecimal>();
    for (var i = 0; i * HazardSeries.YEARS < flat.length; i++) {
      var years = EventYear.RETURN_PERIODS.get(i);
      var loss = Rounding.ratio(year.of(flat, i * HazardSeries.YEARS));
      if (asked.contains(years) && loss != null) {
        losses.put(String.valueOf(years), loss);
      }
    }
    return losses;
  }

  private static List<@Nullable BigDecimal> probabilities(double @Nullable [] flat, Term year) {
    var rounded = new ArrayList<@Nullable BigDecimal>();
    if (flat != null) {
      for (var i = 0; i < flat.length; i += HazardSeries.YEARS) {
        rounded.add(Rounding.ratio(year.of(flat, i)));
      }
    }
    return rounded;
  }

  /** One row for each risk, and one for each hazard of which nothing is known. */
  void writeTo(RowWriter table, LatLon position) throws IOException {
    var known = new HashSet<String>();
    for (var row : risks) {
      table.write(
          position,
          siteId,
          row.hazard(),
          row.scenario(),
          row.year(),
          row.h(),
          row.e(),
          row.v(),
          row.integrated(),
          row.level(),
          row.probabilities(),
          row.aalGross(),
          row.aalNet(),
          row.expectedLoss(),
          currency,
          row.method(),
          row.screening(),
          row.band() == null ? null : row.band().low(),
          row.band() == null ? null : row.band().high(),
          row.band() == null ? null : row.band().contents(),
          row.responseBand() == null ? null : row.responseBand().low(),
          row.responseBand() == null ? null : row.responseBand().high(),
          row.deviation(),
          row.returnPeriods().get("10"),
          row.returnPeriods().get("50"),
          row.returnPeriods().get("100"),
          row.returnPeriods().get("250"),
          row.status(),
          row.flags(),
          null,
          row.modelVersion(),
          row.dataVersion(),
          row.computedAt(),
          row.yearTo(),
          row.returnPeriods().get("20"),
          row.returnPeriods().get("500"),
          row.returnPeriods().get("1000"));
      known.add(row.hazard() + row.scenario());
    }
    for (var gap : gaps) {
      // What is missing of a known hazard is an empty cell of its rows already.
      if (!known.contains(gap.hazard() + gap.scenario())) {
        write(table, position, gap);
      }
    }
  }

  private void write(RowWriter table, LatLon position, Gap gap) throws IOException {
    var cells = new @Nullable Object[COLUMNS.size()];
    cells[COLUMNS.indexOf("siteId")] = siteId;
    cells[COLUMNS.indexOf("hazard")] = gap.hazard();
    cells[COLUMNS.indexOf("scenario")] = gap.scenario();
    cells[COLUMNS.indexOf("status")] = gap.status();
    cells[COLUMNS.indexOf("flags")] = gap.flags();
    cells[COLUMNS.indexOf("code")] = gap.code();
    cells[COLUMNS.indexOf("modelVersion")] = gap.modelVersion();
    cells[COLUMNS.indexOf("dataVersion")] = gap.dataVersion();
    cells[COLUMNS.indexOf("computedAt")] = gap.computedAt();
    table.write(position, cells);
  }
}
