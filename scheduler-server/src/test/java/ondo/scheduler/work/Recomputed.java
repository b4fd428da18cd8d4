package ondo.scheduler.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import ondo.risk.event.HazardCurve;
import ondo.risk.event.PiecewiseDamage;
import ondo.risk.probability.FrequencyEstimator;
import ondo.risk.probability.IntensityClasses;
import ondo.risk.probability.Support;
import tools.jackson.databind.JsonNode;

/** Computes a number again from the JSON of its explanation and from nothing else. */
final class Recomputed {

  private static final double TOLERANCE = 1e-9;

  private final JsonNode explanation;
  private int held;

  Recomputed(String json) {
    this.explanation = Json.tree(json);
  }

  /** Holds every number that can be computed again; returns how many stored ones were held. */
  int hold() {
    var score = explanation.at("/climate/score");
    means(score);
    var h = score(score);
    equal("H", score.at("/score/value"), h);
    sample(explanation.at("/climate/loss/sample"));
    var p = probabilities();
    var base = baseLoss(p);
    equal("base AAL", explanation.at("/climate/loss/baseLoss"), base);
    events();
    if (explanation.path("storedPoint").isObject()) {
      point(h, p, base);
    } else {
      site(h, p);
    }
    return held;
  }

  private void point(Double h, double[] p, Double base) {
    var stored = explanation.get("storedPoint");
    stored("h", stored.get("h"), h);
    stored("aal", stored.get("aal"), base);
    for (var i = 0; p != null && i < stored.get("probabilities").size(); i++) {
      stored("class " + i, stored.get("probabilities").get(i), p[i]);
    }
    if (explanation.get("events").isObject()) {
      stored("events", stored.get("eventAal"), eventLoss());
    }
  }

  private void site(Double h, double[] p) {
    var site = explanation.get("site");
    var stored = explanation.get("storedSite");
    var e = fold(site.get("exposure"), site.get("e"));
    var v = fold(site.get("vulnerability"), site.get("v"));
    stored("h", stored.get("h"), h);
    stored("e", stored.get("e"), e);
    stored("v", stored.get("v"), v);
    if (h != null && e != null && v != null) {
      stored("integrated", stored.get("integrated"), Math.pow(h * e * v, 1.0 / 3));
      equal("product", site.at("/readings/PRODUCT/value"), h * e * v / 10_000);
      equal("arithmetic", site.at("/readings/ARITHMETIC_MEAN/value"), (h + e + v) / 3);
    }
    for (var i = 0; p != null && i < stored.get("probabilities").size(); i++) {
      stored("class " + i, stored.get("probabilities").get(i), p[i]);
    }
    var gross = indexLoss(site, p);
    var kept = 1 - site.get("insuredShare").doubleValue();
    if (explanation.get("method").asString().equals("EVENT")) {
      if (gross != null) {
        stored("screening", stored.get("screening"), gross * kept);
      }
      gross = eventLoss();
    }
    if (gross != null) {
      stored("gross", stored.get("aalGross"), gross);
      stored("net", stored.get("aalNet"), gross * kept);
      stored(
          "money", stored.get("expectedLoss"), gross * kept * site.get("valueBase").doubleValue());
    }
    bands(explanation.get("bands"), stored.get("bands"));
  }

  private void bands(JsonNode computed, JsonNode stored) {
    assertThat(computed.size()).isEqualTo(stored.size());
    for (var i = 0; i < stored.size(); i++) {
      assertThat(computed.get(i).get("contents")).isEqualTo(stored.get(i).get("contents"));
      stored("low", stored.get(i).get("lossLow"), computed.get(i).get("lossLow").doubleValue());
      stored("high", stored.get(i).get("lossHigh"), computed.get(i).get("lossHigh").doubleValue());
    }
  }

  private static Double indexLoss(JsonNode site, double[] p) {
    if (p == null || site.get("kappa").isNull()) {
      return null;
    }
    var sum = 0.0;
    for (var i = 0; i < p.length; i++) {
      sum += p[i] * site.get("classLosses").get(i).doubleValue();
    }
    return site.get("kappa").doubleValue() * site.get("exposureFactor").doubleValue() * sum;
  }

  private static Double fold(JsonNode rules, JsonNode part) {
    if (part.get("status").asString().equals("NOT_APPLICABLE") || part.get("value").isNull()) {
      return part.get("value").isNull() ? null : 0.0;
    }
    var points = 0.0;
    for (var rule : rules) {
      var own = rule.get("points").doubleValue();
      points =
          switch (rule.get("action").asString()) {
            case "SET" -> own;
            case "ADD" -> points + own;
            case "MAX" -> Math.max(points, own);
            default -> throw new AssertionError(rule);
          };
    }
    return Math.clamp(points, 0.0, 100.0);
  }

  private static void means(JsonNode score) {
    for (var entry : score.get("means").properties()) {
      var values = entry.getValue().get("values");
      var sum = 0.0;
      var n = 0;
      for (var value : values) {
        sum += value.isNull() ? 0 : value.doubleValue();
        n += value.isNull() ? 0 : 1;
      }
      equal(entry.getKey(), score.get("inputs").get(entry.getKey()), sum / n);
    }
  }

  private static Double score(JsonNode score) {
    if (score.at("/score/value").isNull()) {
      return null;
    }
    if (score.at("/score/status").asString().equals("NOT_APPLICABLE")) {
      return 0.0;
    }
    var inputs = score.get("inputs");
    return switch (score.get("formula").asString()) {
      case "WEIGHTED_RAMPS" -> ramps(score);
      case "DOUBLINGS" -> {
        var wsi = inputs.get("wsi").doubleValue();
        yield 20 * Math.clamp(Math.log(wsi / 0.1) / Math.log(2) + 1, 0.0, 5.0);
      }
      case "NODES" -> nodes(score.get("nodes"), inputs.get("slr_cm").doubleValue());
      case "BELOW_GATE" -> 0.0;
      default -> throw new AssertionError(score.get("formula"));
    };
  }

  private static double ramps(JsonNode score) {
    var points = 0.0;
    var weights = 0.0;
    for (var ramp : score.get("ramps")) {
      var x = x(score, ramp);
      if (x != null) {
        var s = (x - ramp.get("offset").doubleValue()) / ramp.get("scale").doubleValue();
        points += ramp.get("weight").doubleValue() * Math.clamp(s, 0.0, 1.0);
        weights += ramp.get("weight").doubleValue();
      }
    }
    var multiplier = score.at("/constants/multiplier").asDouble(1);
    return Math.clamp(100 * points / weights * multiplier, 0.0, 100.0);
  }

  /** From the inputs where the ramp's value is made of them, else as it stands. */
  private static Double x(JsonNode score, JsonNode ramp) {
    if (ramp.get("x").isNull()) {
      return null;
    }
    var x = ramp.get("x").doubleValue();
    var inputs = score.get("inputs");
    var name = ramp.get("name").asString();
    if (inputs.has("capacity_mmph")) {
      var hourly =
          inputs.get("rx1day").doubleValue()
              / 24
              * Math.pow(24, score.at("/constants/mononobe").doubleValue());
      var capacity = inputs.get("capacity_mmph").doubleValue();
      var isRatio = score.get("ramps").get(0).equals(ramp);
      var own = isRatio ? hourly / capacity : Math.max(0, hourly - capacity);
      assertThat(x).isCloseTo(own, within(TOLERANCE * own));
      return own;
    }
    if (inputs.has("v10") && score.get("ramps").get(0).equals(ramp)) {
      var growth = score.at("/constants/windPerKelvin").doubleValue();
      var own =
          inputs.get("v10").doubleValue() * Math.exp(growth * inputs.get("delta_t").doubleValue());
      assertThat(x).isCloseTo(own, within(TOLERANCE * own));
      return own;
    }
    if (inputs.has("r_tc")) {
      var growth = score.at("/constants/rainPerKelvin").doubleValue();
      var own =
          inputs.get("r_tc").isNull()
              ? inputs.get("rx1day").doubleValue()
              : inputs.get("r_tc").doubleValue()
                  * Math.exp(growth * inputs.get("delta_t").doubleValue());
      assertThat(x).isCloseTo(own, within(TOLERANCE * own));
      return own;
    }
    if (inputs.has(name)) {
      equal(name, ramp.get("x"), inputs.get(name).doubleValue());
    }
    return x;
  }

  private static double nodes(JsonNode nodes, double x) {
    var before = nodes.get(0);
    for (var node : nodes) {
      if (x < node.get("x").doubleValue()) {
        var share =
            (x - before.get("x").doubleValue())
                / (node.get("x").doubleValue() - before.get("x").doubleValue());
        return before.get("h").doubleValue()
            + Math.max(0, share) * (node.get("h").doubleValue() - before.get("h").doubleValue());
      }
      before = node;
    }
    return before.get("h").doubleValue();
  }

  /** Values that are made of others. */
  private static void sample(JsonNode sample) {
    var from = sample.path("from").path("values");
    var terms = sample.get("terms");
    for (var i = 0; i < from.size(); i++) {
      var source = from.get(i).doubleValue();
      var own =
          switch (sample.get("kind").asString()) {
            case "STORMS" -> source * terms.get("windFactor").doubleValue();
            case "SEA_DEPTH" ->
                Math.max(
                    0,
                    source / 100
                        + terms.get("waterLevelM").asDouble(0)
                        - terms.get("elevationM").doubleValue());
            case "PONDING" ->
                terms.get("depthPerExcess").doubleValue()
                    * Math.max(
                        0,
                        source / 24 * Math.pow(24, terms.get("mononobe").doubleValue())
                            - terms.get("capacityMmH").doubleValue());
            default -> throw new AssertionError(sample.get("kind"));
          };
      equal("sample", sample.get("values").get(i), own);
    }
  }

  private double[] probabilities() {
    var loss = explanation.at("/climate/loss");
    if (loss.get("method").isNull()) {
      return null;
    }
    var intervals = new ArrayList<IntensityClasses.Interval>();
    for (var one : loss.get("classes")) {
      intervals.add(
          new IntensityClasses.Interval(
              one.get("lower").asDouble(Double.NEGATIVE_INFINITY),
              one.get("lowerClosed").booleanValue(),
              one.get("upper").asDouble(Double.POSITIVE_INFINITY),
              one.get("upperClosed").booleanValue()));
    }
    var classes = new IntensityClasses(Support.valueOf(loss.get("support").asString()), intervals);
    var values = loss.at("/sample/values");
    var sample = new double[values.size()];
    for (var i = 0; i < sample.length; i++) {
      sample[i] = values.get(i).asDouble(Double.NaN);
    }
    var p = new double[classes.size()];
    var rule = FrequencyEstimator.Rule.valueOf(loss.get("rule").asString());
    var estimate = new FrequencyEstimator().estimate(rule, classes, sample, 0, sample.length, p);
    assertThat(estimate.method().name()).isEqualTo(loss.get("method").asString());
    return p;
  }

  private Double baseLoss(double[] p) {
    if (p == null) {
      var stated = explanation.at("/climate/loss/baseLoss");
      return stated.isNull() ? null : 0.0;
    }
    var sum = 0.0;
    for (var i = 0; i < p.length; i++) {
      sum += p[i] * explanation.at("/climate/loss/classes").get(i).get("damageRatio").doubleValue();
    }
    return sum;
  }

  private void events() {
    if (explanation.get("events").isObject()) {
      equal("event AAL", explanation.at("/events/annualLoss"), eventLoss());
    }
  }

  private double eventLoss() {
    var events = explanation.get("events");
    return events.get("years").isNull() ? waterLoss(events) : windLoss(events);
  }

  private static double windLoss(JsonNode events) {
    var threshold = events.at("/wind/thresholdMs").doubleValue();
    var half = events.at("/wind/halfDamageMs").doubleValue();
    var sum = 0.0;
    for (var storm : events.get("storms")) {
      var wind = storm.get("windMs").doubleValue() * events.get("windFactor").doubleValue();
      var excess = Math.max(0, wind - threshold) / (half - threshold);
      var cube = Math.pow(excess, 3);
      sum += cube / (1 + cube);
    }
    return sum / events.get("years").intValue();
  }

  private static double waterLoss(JsonNode events) {
    var points = new ArrayList<HazardCurve.Point>();
    for (var point : events.get("curve")) {
      points.add(
          new HazardCurve.Point(
              point.get("returnPeriodYears").doubleValue(), point.get("depthM").doubleValue()));
    }
    var knots = events.get("depthDamage");
    var depth = new double[knots.size()];
    var ratio = new double[knots.size()];
    for (var i = 0; i < depth.length; i++) {
      depth[i] = knots.get(i).get("depthM").doubleValue();
      ratio[i] = knots.get(i).get("ratio").doubleValue();
    }
    return new HazardCurve(List.copyOf(points))
        .annualLoss(new PiecewiseDamage(depth, ratio), events.get("keptOutM").asDouble(Double.NaN))
        .value()
        .orElseThrow();
  }

  private void stored(String what, JsonNode stored, Double own) {
    if (stored.isNull()) {
      return;
    }
    equal("stored " + what, stored, own);
    held++;
  }

  private static void equal(String what, JsonNode stated, Double own) {
    if (own == null) {
      assertThat(stated.isNull()).as(what).isTrue();
      return;
    }
    assertThat(own).as(what).isCloseTo(stated.doubleValue(), within(TOLERANCE * Math.abs(own)));
  }
}
