package ondo.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import ondo.explain.EventTerms;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.Hazard;
import ondo.risk.Score;
import ondo.risk.event.DepthDamage;
import ondo.risk.event.HazardCurve;
import org.junit.jupiter.api.Test;

/** The terms of losses from events and of bands are enough to compute them again, by hand. */
class EventTermsTest {

  private static final double TOLERANCE = 1e-12;
  private static final Scenario SCENARIO = Scenario.SSP370;
  private static final int YEAR = 40;

  private static EventTerms storms() {
    var outlook = new StormOutlook(Places.windy(), Places.STORMS, Places.TABLES, Places.path());
    return outlook.terms(SCENARIO, YEAR).orElseThrow();
  }

  /** Emanuel 2011: v³ / (1 + v³) of the wind above a threshold, by that of half damage. */
  private static double emanuel(double wind, double threshold, double half) {
    var v = Math.max(0, wind - threshold) / (half - threshold);
    return v * v * v / (1 + v * v * v);
  }

  @Test
  void every_storm_is_told_with_its_wind_and_its_loss() {
    var terms = storms();
    var threshold = terms.wind().get("thresholdMs");
    var half = terms.wind().get("halfDamageMs");
    assertThat(terms.years()).isEqualTo(45);
    assertThat(terms.storms()).hasSize(60);
    var sum = 0.0;
    var squares = 0.0;
    for (var i = 0; i < 60; i++) {
      var storm = terms.storms().get(i);
      assertThat(storm.code()).isEqualTo("S" + i);
      assertThat(storm.year()).isEqualTo(1977 + i % 45);
      assertThat(storm.windMs()).isEqualTo(20 + i / 2.0);
      assertThat(storm.scaledWindMs()).isEqualTo(storm.windMs() * terms.windFactor());
      assertThat(storm.ratio())
          .isCloseTo(emanuel(storm.scaledWindMs(), threshold, half), within(TOLERANCE));
      sum += storm.ratio();
      squares += storm.ratio() * storm.ratio();
    }
    assertThat(terms.annualLoss()).isCloseTo(sum / 45, within(TOLERANCE));
    assertThat(terms.deviation()).isCloseTo(Math.sqrt(squares / 45), within(TOLERANCE));
  }

  @Test
  void ends_of_the_bands_of_storms_follow_from_the_winds_and_factors() {
    var terms = storms();
    var wind = terms.wind();
    var factor = terms.windFactor();
    assertThat(terms.damageLow())
        .isCloseTo(loss(terms, wind.get("halfDamageStrongMs"), factor), within(TOLERANCE));
    assertThat(terms.damageHigh())
        .isCloseTo(loss(terms, wind.get("halfDamageWeakMs"), factor), within(TOLERANCE));
    var half = wind.get("halfDamageMs");
    assertThat(terms.responseLow())
        .isCloseTo(loss(terms, half, wind.get("windFactorLow")), within(TOLERANCE));
    assertThat(terms.responseHigh())
        .isCloseTo(loss(terms, half, wind.get("windFactorHigh")), within(TOLERANCE));
  }

  private static double loss(EventTerms terms, double half, double factor) {
    var threshold = terms.wind().get("thresholdMs");
    return terms.storms().stream()
            .mapToDouble(storm -> emanuel(storm.windMs() * factor, threshold, half))
            .sum()
        / terms.years();
  }

  @Test
  void losses_at_return_periods_are_those_of_the_year() {
    var outlook = new StormOutlook(Places.windy(), Places.STORMS, Places.TABLES, Places.path());
    var year = outlook.at(SCENARIO, YEAR).orElseThrow();
    var terms = storms();
    assertThat(terms.atReturnPeriods().keySet())
        .containsExactlyInAnyOrder(10, 20, 50, 100, 250, 500, 1000);
    assertThat(terms.atReturnPeriods().get(10)).isEqualTo(year.atReturnPeriods()[0]);
    assertThat(terms.atReturnPeriods().get(1000)).isEqualTo(year.atReturnPeriods()[6]);
    assertThat(terms.flags()).isEqualTo(year.flags().codes());
  }

  private static CurveOutlook flood(Double protectionYears) {
    CurveOutlook.Curves curve =
        (scenario, year) ->
            Optional.of(
                new HazardCurve(
                    List.of(
                        new HazardCurve.Point(10, 0),
                        new HazardCurve.Point(100, 1),
                        new HazardCurve.Point(500, 2))));
    var damage = Places.TABLES.depthDamage("ASIA", DepthDamage.Occupancy.COMMERCIAL);
    return new CurveOutlook(curve, curve, damage, protectionYears, Flags.of(Flag.IMPORTED));
  }

  @Test
  void water_is_told_by_its_curve_and_the_damage_of_its_depths() {
    var terms = flood(null).terms(SCENARIO, YEAR).orElseThrow();
    assertThat(terms.storms()).isEmpty();
    assertThat(terms.years()).isNull();
    assertThat(terms.windFactor()).isNull();
    assertThat(terms.wind()).isEmpty();
    assertThat(terms.keptOutM()).isNull();
    assertThat(terms.curve())
        .containsExactly(
            new EventTerms.CurvePoint(10, 0),
            new EventTerms.CurvePoint(100, 1),
            new EventTerms.CurvePoint(500, 2));
    // Huizinga et al. 2017, Asia, commercial buildings: the table's own depths.
    assertThat(terms.depthDamage())
        .extracting(EventTerms.DamagePoint::depthM)
        .containsSequence(0.0, 0.5, 1.0, 1.5, 2.0, 3.0);
    assertThat(terms.annualLoss()).isCloseTo(again(terms), within(TOLERANCE));
    assertThat(terms.flags()).contains("IMPORTED", "TAIL_FLAT");
  }

  /** Trapezoids in frequency between all depths of both curves, and a flat end. */
  private static double again(EventTerms terms) {
    var sum = 0.0;
    var steps = 4000;
    for (var k = 1; k < terms.curve().size(); k++) {
      var from = terms.curve().get(k - 1);
      var to = terms.curve().get(k);
      var width = (1 / from.returnPeriodYears() - 1 / to.returnPeriodYears()) / steps;
      for (var i = 0; i < steps; i++) {
        var at = from.depthM() + (to.depthM() - from.depthM()) * i / steps;
        var next = from.depthM() + (to.depthM() - from.depthM()) * (i + 1) / steps;
        sum += width * (damage(terms, at) + damage(terms, next)) / 2;
      }
    }
    var last = terms.curve().getLast();
    return sum + damage(terms, last.depthM()) / last.returnPeriodYears();
  }

  private static double damage(EventTerms terms, double depth) {
    var points = terms.depthDamage();
    for (var i = 1; i < points.size(); i++) {
      var from = points.get(i - 1);
      var to = points.get(i);
      if (depth <= to.depthM()) {
        var share = (depth - from.depthM()) / (to.depthM() - from.depthM());
        return from.ratio() + share * (to.ratio() - from.ratio());
      }
    }
    return points.getLast().ratio();
  }

  @Test
  void depth_that_a_protection_keeps_out_is_that_of_its_return_period() {
    var terms = flood(100.0).terms(SCENARIO, YEAR).orElseThrow();
    assertThat(terms.keptOutM()).isCloseTo(1, within(TOLERANCE));
    CurveOutlook.Curves none = (scenario, year) -> Optional.empty();
    var damage = Places.TABLES.depthDamage("ASIA", DepthDamage.Occupancy.COMMERCIAL);
    assertThat(new CurveOutlook(none, none, damage, null, Flags.NONE).terms(SCENARIO, YEAR))
        .isEmpty();
  }

  @Test
  void wind_curves_lose_more_in_weak_buildings() {
    CurveOutlook.Curves wind =
        (scenario, year) ->
            Optional.of(
                new HazardCurve(
                    List.of(new HazardCurve.Point(10, 30), new HazardCurve.Point(100, 50))));
    var region = Places.TABLES.windRegion("KOR");
    var threshold = Places.TABLES.windThreshold();
    var outlook =
        new CurveOutlook(wind, wind, CurveOutlook.Damage.of(region, threshold), null, Flags.NONE);
    var year = outlook.at(SCENARIO, YEAR).orElseThrow();
    assertThat(year.damage().low()).isLessThan(year.annualLoss());
    assertThat(year.damage().high()).isGreaterThan(year.annualLoss());
    assertThat(year.atReturnPeriods()[0])
        .isCloseTo(emanuel(30, threshold, region.rootMeanSquare()), within(TOLERANCE));
    assertThat(year.atReturnPeriods()[3])
        .isCloseTo(emanuel(50, threshold, region.rootMeanSquare()), within(TOLERANCE));
  }

  @Test
  void band_is_told_with_the_warming_at_which_its_ends_are_read() {
    var outlook = Places.projection().outlook(Hazard.RIVER_FLOOD, Places.known());
    var range = ResponseRange.of(Places.path(), Map.of(), Places.TABLES.responses());
    var bands = new Bands(outlook.hazard(), Places.path(), range, Ladder.of(outlook).orElseThrow());
    var at = outlook.at(SCENARIO, YEAR);
    var score = at.score().value().map(Score::value).orElseThrow();
    var loss = outlook.baseLoss(at.probabilities().value().orElseThrow());
    var ratios = Places.CATALOG.spec(Hazard.RIVER_FLOOD).damage().ratios();
    var atRungs = bands.ladder().losses(ratios.stream().mapToDouble(Double::doubleValue).toArray());

    var terms =
        bands.terms(Band.Contents.WARMING, SCENARIO, YEAR, score, atRungs, loss).orElseThrow();

    assertThat(terms.contents()).isEqualTo("WARMING");
    assertThat(terms.centralAt())
        .isEqualTo(Places.path().at(Warming.Curve.CENTRAL, SCENARIO, YEAR));
    assertThat(terms.lowAt()).isCloseTo(terms.centralAt() - 0.25, within(TOLERANCE));
    assertThat(terms.highAt()).isCloseTo(terms.centralAt() + 0.25, within(TOLERANCE));
    var scores = bands.score(Band.Contents.WARMING, SCENARIO, YEAR, score).orElseThrow();
    assertThat(terms.scoreLow()).isEqualTo(scores.low());
    assertThat(terms.scoreHigh()).isEqualTo(scores.high());
    var losses = bands.loss(Band.Contents.WARMING, SCENARIO, YEAR, atRungs, loss).orElseThrow();
    assertThat(terms.lossLow()).isEqualTo(losses.low());
    assertThat(terms.lossHigh()).isEqualTo(losses.high());
  }

  @Test
  void missing_band_or_score_is_told_as_nothing() {
    var outlook = Places.projection().outlook(Hazard.WATER_STRESS, Places.known());
    var range = ResponseRange.of(Places.path(), Map.of(), Places.TABLES.responses());
    var bands = new Bands(outlook.hazard(), Places.path(), range, Ladder.of(outlook).orElseThrow());
    var atRungs = bands.ladder().losses(new double[] {0, 0.1, 0.2, 0.3, 0.4});

    assertThat(bands.terms(Band.Contents.RESPONSE, SCENARIO, YEAR, 50, atRungs, 0)).isEmpty();
    var warming = bands.terms(Band.Contents.WARMING, SCENARIO, YEAR, Double.NaN, atRungs, 0);
    assertThat(warming.orElseThrow().scoreLow()).isNull();
    assertThat(warming.orElseThrow().scoreHigh()).isNull();
    assertThat(warming.orElseThrow().lossLow()).isNotNull();
  }
}
