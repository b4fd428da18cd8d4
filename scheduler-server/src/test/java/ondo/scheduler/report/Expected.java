package ondo.scheduler.report;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What every figure of a report has to be, asked of the stored rows by statements of this test's
 * own, and how it has to look after the stated rounding.
 */
final class Expected {

  private static final String ACUTE = "'wildfire','river_flood','urban_flood','typhoon'";
  private static final String CHRONIC =
      "'extreme_heat','extreme_cold','drought','water_stress','sea_level_rise'";
  private static final String DAMAGE =
      "'wildfire','sea_level_rise','river_flood','urban_flood','typhoon'";
  private static final String DISRUPTION = "'extreme_heat','extreme_cold','drought','water_stress'";
  private static final Map<String, String> CLASSES =
      Map.of(
          "ACUTE", ACUTE,
          "CHRONIC", CHRONIC,
          "ANY", ACUTE + "," + CHRONIC,
          "DAMAGE", DAMAGE,
          "DISRUPTION", DISRUPTION,
          "TOTAL", ACUTE + "," + CHRONIC);

  private static final Map<String, String> COLUMNS =
      Map.of(
          "eventGross", "aal_gross",
          "eventNet", "aal_net",
          "eventLow", "aal_low",
          "eventHigh", "aal_high",
          "eventIndex", "screening",
          "eventDeviation", "deviation",
          "bandLow", "aal_low",
          "bandNet", "aal_net",
          "bandHigh", "aal_high");

  private static final String FLOOD =
      "select count(*) from site where attributes ->> 'inFloodZone'";

  private final JdbcClient sql;
  private final Map<String, Rounded> known = new HashMap<>();

  Expected(JdbcClient sql) {
    this.sql = sql;
  }

  /** The figure of a name; fails for a name that no statement knows. */
  Rounded of(String id) {
    return known.computeIfAbsent(id, this::find);
  }

  private Rounded find(String id) {
    var part = List.of(id.split("/"));
    return switch (part.getFirst()) {
      case "sites" -> count(part.size() == 1 ? "select count(*) from site" : province(part.get(2)));
      case "floodSites" -> count(FLOOD + " = 'true'");
      case "floodKnownSites" -> count(FLOOD + " is not null");
      case "floodShare" ->
          Rounded.percent(value(FLOOD + " = 'true'") / value(FLOOD + " is not null"));
      case "highShare" ->
          Rounded.percent(
              value(rows(part, "integrated[%s] >= 60".formatted(index(part.get(3)))))
                  / value(rows(part, "integrated is not null")));
      case "assessed" -> count("select count(distinct site_id) from site_risk");
      case "outdatedResults" -> count("select count(*) from site_risk where site_version = 0");
      case "threshold" -> Rounded.percent(StoredRows.THRESHOLD);
      case "aalGross" ->
          Rounded.percent(
              cell("aal_gross", part),
              digits(where(part.get(1), part.get(2)) + " and site_id = '" + part.get(4) + "'"));
      case "meanGross" ->
          Rounded.percent(
              mean("aal_gross", part.get(1), part.get(2), part.get(3)),
              digits(where(part.get(1), part.get(2))));
      case "lowestGross" -> extreme("asc", part);
      case "highestGross" -> extreme("desc", part);
      case "meanH" -> Rounded.score(mean("h", part.get(1), part.get(2), part.get(3)));
      case "highSites" -> count(rows(part, "integrated[%s] >= 60".formatted(index(part.get(3)))));
      case "valuedSites" -> count(rows(part, "aal_gross is not null"));
      case "scoredSites" -> count(rows(part, "integrated is not null"));
      case "eventSites" -> count(rows(part, "method = 'EVENT'"));
      case "eventGross", "eventNet", "eventLow", "eventHigh", "eventIndex", "eventDeviation" ->
          event(COLUMNS.get(part.getFirst()) + "[" + index(part.get(3)) + "]", part);
      case "eventAt10", "eventAt50", "eventAt100", "eventAt250" ->
          event("at_return_periods[" + periodIndex(part) + "]", part);
      case "togetherSites" -> count(together("sites", part));
      case "togetherGross" -> threeMillion(together("aal[" + index(part.get(3)) + "]", part));
      case "togetherDeviation" ->
          threeMillion(together("deviation[" + index(part.get(3)) + "]", part));
      case "togetherAt10",
          "togetherAt20",
          "togetherAt50",
          "togetherAt100",
          "togetherAt250",
          "togetherAt500",
          "togetherAt1000" ->
          threeMillion(together("at_return_periods[" + periodIndex(part) + "]", part));
      case "bandSites" ->
          count(
              "select count(*) from site_risk where %s and band_contents = '%s'"
                  .formatted(where(part.get(1), part.get(2)), part.get(3)));
      case "bandLow", "bandNet", "bandHigh" -> band(part);
      case "vulnerableSites", "undeterminedSites", "vulnerableShare" -> split(part);
      case "vulnerableAssets", "undeterminedAssets", "vulnerableAssetShare" -> assets(part);
      case "assets" ->
          Rounded.amount(
              value(
                  "select sum(asset_value) from site where currency = '%s'"
                      .formatted(part.get(1))));
      case "gross", "net" -> total(part);
      case "unknownHazards" ->
          count(
              "select count(*) from site_risk where aal_net is null and scenario = '%s' and site_id = '%s'"
                  .formatted(part.get(1), part.get(3)));
      case "expectedLoss" -> Rounded.money(siteLoss(part));
      case "damageGross", "damageNet", "disruptionGross", "disruptionNet", "pricedResults" ->
          portfolioLoss(part);
      case "warming" -> kelvin(part);
      case "lossStatus" ->
          count(
              ("select count(*) from site_risk where components #>> '{aal,status}' = '%s'"
                      + " and hazard = '%s' and scenario = '%s'")
                  .formatted(part.get(1), part.get(2), part.get(3)));
      case "notAssessed" ->
          count(
              "select count(*) from site s where not exists (select from site_risk where site_id = s.id)");
      case "flag" ->
          count(
              ("select count(*) from site_risk where exists (select from unnest(flags) f"
                      + " where split_part(f, ':', 1) = '%s') or year_flags ?? '%s'")
                  .formatted(part.get(1), part.get(1)));
      case "latitude", "longitude" -> Rounded.plain(siteValue(part.get(0), part.get(1)), 0, 4);
      case "assetValue" -> Rounded.amount(siteValue("asset_value", part.get(1)));
      case "annualValueAdded" -> Rounded.amount(siteValue("annual_value_added", part.get(1)));
      case "insuredShare" -> Rounded.percent(siteValue("insured_share", part.get(1)));
      default -> throw new AssertionError("a figure of unknown origin: " + id);
    };
  }

  private static String where(String hazard, String scenario) {
    return "hazard = '%s' and scenario = '%s'".formatted(hazard, scenario);
  }

  /** Three where every known loss comes from events. */
  private int digits(String where) {
    var isEvent =
        sql.sql(
                "select bool_and(method = 'EVENT') from site_risk where aal_gross is not null and "
                    + where)
            .query(Boolean.class)
            .single();
    return isEvent ? 3 : 2;
  }

  private static int periodIndex(List<String> part) {
    var years = Integer.parseInt(part.getFirst().replaceAll("\\D", ""));
    return List.of(10, 20, 50, 100, 250, 500, 1000).indexOf(years) * 80
        + Integer.parseInt(index(part.get(3)));
  }

  /** Of one site where a fifth part names it, else the mean of those that have it. */
  private Rounded event(String number, List<String> part) {
    var ofSite = part.size() > 4 ? " and site_id = '" + part.get(4) + "'" : "";
    return Rounded.percent(
        value(
            "select avg(%s) from site_risk where method = 'EVENT' and %s%s"
                .formatted(number, where(part.get(1), part.get(2)), ofSite)),
        part.getFirst().equals("eventIndex") ? 2 : 3);
  }

  private static String together(String number, List<String> part) {
    return "select %s from portfolio_event where %s and currency = '%s'"
        .formatted(number, where(part.get(1), part.get(2)), part.get(4));
  }

  private Rounded threeMillion(String statement) {
    return Rounded.money(value(statement), 3);
  }

  private Rounded band(List<String> part) {
    return Rounded.percent(
        value(
            "select avg(%s[%s]) from site_risk where %s and band_contents = '%s'"
                .formatted(
                    COLUMNS.get(part.getFirst()),
                    index(part.get(3)),
                    where(part.get(1), part.get(2)),
                    part.get(4))),
        part.get(4).equals("DAMAGE") ? 3 : 2);
  }

  private static String index(String year) {
    return String.valueOf(Integer.parseInt(year) - 2020);
  }

  private double value(String statement) {
    return sql.sql("select coalesce((" + statement + ")::float8, 'NaN')")
        .query(Double.class)
        .single();
  }

  private double siteValue(String column, String site) {
    return value("select %s from site where id = '%s'".formatted(column, site));
  }

  private double cell(String column, List<String> part) {
    return value(
        "select %s[%s] from site_risk where hazard = '%s' and scenario = '%s' and site_id = '%s'"
            .formatted(column, index(part.get(3)), part.get(1), part.get(2), part.get(4)));
  }

  private double mean(String column, String hazard, String scenario, String year) {
    return value(
        "select avg(%s[%s]) from site_risk where hazard = '%s' and scenario = '%s'"
            .formatted(column, index(year), hazard, scenario));
  }

  private Rounded extreme(String order, List<String> part) {
    var scenario =
        sql.sql(
                ("select scenario from site_risk where hazard = '%s' group by scenario"
                        + " order by avg(aal_gross[%s]) %s limit 1")
                    .formatted(part.get(1), index(part.get(2)), order))
            .query(String.class)
            .single();
    return Rounded.percent(
        mean("aal_gross", part.get(1), scenario, part.get(2)),
        digits(where(part.get(1), scenario)));
  }

  private static String rows(List<String> part, String condition) {
    return "select count(*) from site_risk where hazard = '%s' and scenario = '%s' and %s"
        .formatted(part.get(1), part.get(2), condition);
  }

  private static String province(String name) {
    return "select count(*) from site join region on code = region_code where province_en = '%s'"
        .formatted(name);
  }

  /** One line a site: its largest loss among some hazards, and how many are known. */
  private static String largest(String hazards, String scenario, String year) {
    return ("select s.*, g.province_en, x.most, coalesce(x.known, 0) as known from site s"
            + " left join region g on g.code = s.region_code left join lateral"
            + " (select max(aal_gross[%s]) as most, count(aal_gross) as known from site_risk r"
            + " where r.site_id = s.id and scenario = '%s' and hazard in (%s)) x on true")
        .formatted(index(year), scenario, hazards);
  }

  private Rounded split(List<String> part) {
    var hazards = CLASSES.get(part.get(1));
    var n = hazards.split(",").length;
    var from = largest(hazards, part.get(2), part.get(3));
    var where = part.size() > 4 ? " and province_en = '" + part.get(5) + "'" : "";
    var vulnerable = "select count(*) from (%s) y where most >= 0.005%s".formatted(from, where);
    if (part.getFirst().equals("vulnerableSites")) {
      return count(vulnerable);
    }
    if (part.getFirst().equals("undeterminedSites")) {
      return count(
          "select count(*) from (%s) y where coalesce(most, 0) < 0.005 and known < %d%s"
              .formatted(from, n, where));
    }
    return Rounded.percent(
        value(vulnerable)
            / value("select count(*) from (%s) y where true%s".formatted(from, where)));
  }

  private Rounded assets(List<String> part) {
    var hazards = CLASSES.get(part.get(1));
    var n = hazards.split(",").length;
    var from =
        "select coalesce(sum(asset_value), 0) from (%s) y where currency = '%s'"
            .formatted(largest(hazards, part.get(3), part.get(4)), part.get(2));
    var vulnerable = value(from + " and most >= 0.005");
    return switch (part.getFirst()) {
      case "vulnerableAssets" -> Rounded.amount(vulnerable);
      case "undeterminedAssets" ->
          Rounded.amount(value(from + " and coalesce(most, 0) < 0.005 and known < " + n));
      default -> Rounded.percent(vulnerable / value(from));
    };
  }

  private static String column(String kind) {
    return kind.equals("gross") ? "aal_gross" : "aal_net";
  }

  /** Of one site where a fifth part names it, else the mean of the sites that know a hazard. */
  private Rounded total(List<String> part) {
    var column = column(part.get(0));
    var i = index(part.get(3));
    var perSite =
        part.get(1).equals("TOTAL_LOW")
            ? low(column, i, part.get(2))
            : ("select site_id, least(1, sum(%s[%s])) as t from site_risk where scenario = '%s'"
                    + " and hazard in (%s) and %s is not null group by site_id")
                .formatted(column, i, part.get(2), CLASSES.get(part.get(1)), column);
    return Rounded.percent(
        part.size() > 4
            ? value("select t from (%s) x where site_id = '%s'".formatted(perSite, part.get(4)))
            : value("select avg(t) from (%s) x".formatted(perSite)));
  }

  private static String low(String column, String i, String scenario) {
    return ("select site_id, least(1, sum(m)) as t from (select site_id, max(%s[%s]) as m"
            + " from site_risk where scenario = '%s' and %s is not null group by site_id,"
            + " case when hazard in ('river_flood','urban_flood','sea_level_rise') then 'water'"
            + " when hazard in ('drought','water_stress') then 'dry' else hazard end) g"
            + " group by site_id")
        .formatted(column, i, scenario, column);
  }

  private double siteLoss(List<String> part) {
    return value(
        ("select sum(expected_loss[%s]) from site_risk where scenario = '%s' and site_id = '%s'"
                + " and not 'DISRUPTION_ON_ASSET_VALUE' = any (flags)")
            .formatted(index(part.get(2)), part.get(1), part.get(3)));
  }

  private Rounded portfolioLoss(List<String> part) {
    var i = index(part.get(3));
    var isDamage = part.getFirst().startsWith("damage");
    var number =
        part.getFirst().endsWith("Gross")
            ? "r.aal_gross[%s] * s.%s".formatted(i, isDamage ? "asset_value" : "annual_value_added")
            : "r.expected_loss[" + i + "]";
    var from =
        (" from site_risk r join site s on s.id = r.site_id where s.currency = '%s'"
                + " and r.scenario = '%s' and r.expected_loss is not null"
                + " and not 'DISRUPTION_ON_ASSET_VALUE' = any (r.flags)")
            .formatted(part.get(1), part.get(2));
    if (part.getFirst().equals("pricedResults")) {
      return count("select count(*)" + from);
    }
    return Rounded.money(
        value(
            "select sum(%s)%s and r.hazard in (%s)"
                .formatted(number, from, isDamage ? DAMAGE : DISRUPTION)));
  }

  private Rounded kelvin(List<String> part) {
    return Rounded.plain(
        value(
            "select warming_k[%s] from warming where curve = '%s' and scenario = '%s'"
                .formatted(index(part.get(3)), part.get(1), part.get(2))),
        0,
        2);
  }

  private Rounded count(String statement) {
    var n = value(statement);
    return new Rounded(n, String.format(Locale.ROOT, "%,d", Math.round(n)));
  }
}
