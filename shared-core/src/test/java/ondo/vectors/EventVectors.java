package ondo.vectors;

import static ondo.vectors.Json.answer;
import static ondo.vectors.Json.list;
import static ondo.vectors.Json.number;
import static ondo.vectors.Json.numbers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ondo.catalog.CatalogReader;
import ondo.catalog.EventTables;
import ondo.climate.Scenario;
import ondo.climate.WindField;
import ondo.geo.LatLon;
import ondo.risk.Outcome;
import ondo.risk.event.DamageCurve;
import ondo.risk.event.DepthDamage.Occupancy;
import ondo.risk.event.EventLosses;
import ondo.risk.event.EventSet;
import ondo.risk.event.HazardCurve;
import ondo.risk.event.PiecewiseDamage;
import ondo.risk.event.WindDamage;
import ondo.risk.hazard.CoastalFlood;
import ondo.risk.hazard.PluvialFlood;
import ondo.risk.hazard.WaterStress;
import ondo.statistics.Missing;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Computed intensities and event losses: suites {@code x}, {@code events}, {@code published}. */
final class EventVectors {

  private static final EventTables TABLES = EventTables.of(CatalogReader.read());

  static final Map<String, VectorFunction> FUNCTIONS =
      Map.ofEntries(
          Map.entry("waterStress", (in, out) -> waterStress(in)),
          Map.entry("inundationDepth", (in, out) -> inundationDepth(in)),
          Map.entry("pluvialDepth", (in, out) -> pluvialDepth(in)),
          Map.entry("floodDamage", (in, out) -> floodDamage(in)),
          Map.entry("windDamage", (in, out) -> windDamage(in)),
          Map.entry("windDamageTable", (in, out) -> windDamageTable(in)),
          Map.entry("curveAnnualLoss", (in, out) -> curveAnnualLoss(in)),
          Map.entry("lossAtReturnPeriod", (in, out) -> lossAtReturnPeriod(in)),
          Map.entry("exceedanceAt", (in, out) -> exceedanceAt(in)),
          Map.entry("eventSet", (in, out) -> eventSet(in)),
          Map.entry("expectedAnnualImpact", (in, out) -> expectedAnnualImpact(in)),
          Map.entry("radiusOfMaximumWind", (in, out) -> radiusOfMaximumWind(in)),
          Map.entry("hollandWind", (in, out) -> hollandWind(in)),
          Map.entry("hollandProfile", (in, out) -> hollandProfile(in)),
          Map.entry("hollandB", (in, out) -> hollandB(in)),
          Map.entry("hollandVmax", (in, out) -> hollandVmax(in)));

  private EventVectors() {}

  private static Object waterStress(JsonNode in) {
    var bws = in.get("bws");
    var stress =
        bws.isNull()
            ? new WaterStress(Double.NaN, gaps(), gaps(), gaps())
            : new WaterStress(
                number(bws, "base"), numbers(bws, "opt"), numbers(bws, "bau"), numbers(bws, "pes"));
    return flagged(
        "x",
        stress.intensity(
            Scenario.of(in.get("scenario").stringValue()),
            in.get("year").intValue(),
            number(in, "withdrawal_m3"),
            number(in, "trwr_m3")));
  }

  private static double[] gaps() {
    return new double[] {Double.NaN, Double.NaN, Double.NaN};
  }

  private static Object inundationDepth(JsonNode in) {
    return flagged(
        "x",
        CoastalFlood.depth(
            number(in, "slr_cm"), number(in, "elevation_m"), number(in, "water_level_m")));
  }

  private static Object pluvialDepth(JsonNode in) {
    var drainage =
        new PluvialFlood.Drainage(
            number(in, "capacity_mmph"),
            number(in, "urban_ratio"),
            number(in, "slope"),
            number(in, "k_depth"));
    return flagged("x", TABLES.pluvialFlood().depth(number(in, "rx1day"), drainage));
  }

  private static Object floodDamage(JsonNode in) {
    var curve =
        TABLES.depthDamage(
            in.get("region").stringValue(), Occupancy.valueOf(in.get("occupancy").stringValue()));
    var depth = number(in, "depth_m");
    var deviation = curve.hasDeviation() ? curve.spread().at(depth) : Double.NaN;
    return answer("mean", curve.central().at(depth), "std", deviation);
  }

  private static Object windDamage(JsonNode in) {
    var curve = new WindDamage(TABLES.windThreshold(), number(in, "v_half_ms"));
    return answer("damage", curve.at(number(in, "v_ms")));
  }

  private static Object windDamageTable(JsonNode in) {
    var threshold = in.has("v_thresh_ms") ? number(in, "v_thresh_ms") : TABLES.windThreshold();
    var scale = in.has("scale") ? number(in, "scale") : 1;
    var curve = new WindDamage(threshold, number(in, "v_half_ms"), scale);
    var damage = new LinkedHashMap<String, @Nullable Object>();
    for (var wind : in.get("v_ms")) {
      damage.put(wind.toString(), curve.at(wind.doubleValue()));
    }
    return answer("damage", damage);
  }

  private static HazardCurve curve(JsonNode in) {
    var points = new ArrayList<HazardCurve.Point>();
    for (var point : in.get("curve")) {
      points.add(new HazardCurve.Point(point.get(0).doubleValue(), point.get(1).doubleValue()));
    }
    return new HazardCurve(points);
  }

  private static DamageCurve damage(JsonNode in) {
    var damage = in.get("damage");
    return switch (damage.get("type").stringValue()) {
      case "JRC" ->
          TABLES
              .depthDamage(
                  damage.get("region").stringValue(),
                  Occupancy.valueOf(damage.get("occupancy").stringValue()))
              .central();
      case "EMANUEL" -> new WindDamage(TABLES.windThreshold(), number(damage, "v_half_ms"));
      case "PIECEWISE" -> new PiecewiseDamage(numbers(damage, "x"), numbers(damage, "y"));
      default -> throw new IllegalArgumentException(damage.toString());
    };
  }

  private static Object curveAnnualLoss(JsonNode in) {
    var damage = damage(in);
    var knots = in.has("knots") ? numbers(in, "knots") : damage.knots();
    var tail = HazardCurve.Tail.valueOf(in.get("tail").stringValue());
    return flagged(
        "aal", curve(in).annualLoss(damage, knots, number(in, "protected_intensity"), tail));
  }

  private static Object lossAtReturnPeriod(JsonNode in) {
    return flagged("loss", curve(in).lossAt(number(in, "return_period"), damage(in)));
  }

  private static Object exceedanceAt(JsonNode in) {
    return answer("lambda", curve(in).exceedance(number(in, "intensity")));
  }

  private static Object eventSet(JsonNode in) {
    var losses = numbers(in, "losses");
    var set =
        in.has("years")
            ? EventSet.ofRecord(losses, in.get("years").intValue())
            : EventSet.ofFrequency(losses, number(in, "frequency"));
    var steps = new ArrayList<Object>();
    for (var k = 0; k < set.size(); k++) {
      steps.add(List.of(set.returnPeriod(k), set.loss(k)));
    }
    var oep = new LinkedHashMap<String, @Nullable Object>();
    for (var years : in.get("return_periods")) {
      var loss = set.lossAt(years.doubleValue());
      // The literature's case compares the bare loss.
      oep.put(years.toString(), in.has("years") ? flagged("loss", loss) : value(loss));
    }
    var last = set.size() - 1;
    return answer(
        "aal", set.annualLoss(),
        "steps", steps,
        "oep", oep,
        "t_first", set.returnPeriod(0),
        "t_last", set.returnPeriod(last),
        "loss_first", set.loss(0),
        "loss_last", set.loss(last));
  }

  private static Object expectedAnnualImpact(JsonNode in) {
    var losses = new EventLosses(rows(in.get("impact_event_x_site")));
    var frequency = numbers(in, "frequency");
    return answer(
        "at_event", list(losses.byEvent()),
        "eai", list(losses.annualLossBySite(frequency)),
        "aai", losses.annualLoss(frequency));
  }

  private static Object radiusOfMaximumWind(JsonNode in) {
    return answer("rmw_nm", TABLES.holland().radii().at(number(in, "central_pressure_hpa")));
  }

  private static Object hollandWind(JsonNode in) {
    var track = in.get("track");
    var nodes = track.get("nodes");
    var field =
        new WindField(
            TABLES.holland(),
            number(track, "dt_h"),
            new WindField.Nodes(
                column(nodes, "lat"),
                column(nodes, "lon"),
                column(nodes, "pc"),
                column(nodes, "penv"),
                column(nodes, "rmw_nm")));
    return answer("max_wind_ms", field.maximum(site(in)), "wind_ms", list(field.series(site(in))));
  }

  private static Object hollandProfile(JsonNode in) {
    var winds = numbers(in, "distance_km");
    for (var i = 0; i < winds.length; i++) {
      winds[i] =
          TABLES
              .holland()
              .profile(
                  winds[i],
                  number(in, "rmw_km"),
                  number(in, "b"),
                  number(in, "dp_hpa"),
                  number(in, "coriolis"));
    }
    return answer("v", list(winds));
  }

  private static Object hollandB(JsonNode in) {
    return answer(
        "b",
        TABLES
            .holland()
            .shape(
                number(in, "dp_hpa"),
                number(in, "dpdt_hpa_h"),
                number(in, "lat"),
                number(in, "vtrans_ms")));
  }

  private static Object hollandVmax(JsonNode in) {
    return answer("v", TABLES.holland().maximum(number(in, "b"), number(in, "dp_hpa")));
  }

  private static double[] column(JsonNode rows, String name) {
    var result = new double[rows.size()];
    for (var i = 0; i < result.length; i++) {
      result[i] = number(rows.get(i), name);
    }
    return result;
  }

  private static Map<String, @Nullable Object> flagged(String name, Outcome<Double> outcome) {
    return answer(name, value(outcome), "flags", outcome.flags().codes());
  }

  private static double value(Outcome<Double> outcome) {
    return outcome.value().orElse(Missing.VALUE);
  }

  private static double[][] rows(JsonNode matrix) {
    var rows = new double[matrix.size()][];
    for (var i = 0; i < rows.length; i++) {
      rows[i] = Json.numbers(matrix.get(i));
    }
    return rows;
  }

  private static LatLon site(JsonNode in) {
    return new LatLon(number(in.get("site"), "lat"), number(in.get("site"), "lon"));
  }
}
