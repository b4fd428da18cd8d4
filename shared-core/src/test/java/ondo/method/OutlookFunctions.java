package ondo.method;

import static ondo.method.ClimateFunctions.TABLES;
import static ondo.method.ScoreFunctions.CATALOG;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import ondo.climate.MovedSeries;
import ondo.climate.PointStorms;
import ondo.climate.Scenario;
import ondo.climate.StormList;
import ondo.climate.Warming;
import ondo.climate.WarmingLevels;
import ondo.explain.HazardTerms;
import ondo.explain.LossYears;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;
import ondo.projection.Band;
import ondo.projection.Bands;
import ondo.projection.EventYear;
import ondo.projection.HazardOutlook;
import ondo.projection.Ladder;
import ondo.projection.PlaceClimate;
import ondo.projection.PortfolioStorms;
import ondo.projection.Projection;
import ondo.projection.ResponseRange;
import ondo.projection.StormOutlook;
import ondo.projection.WarmingPath;
import ondo.risk.Score;
import ondo.risk.event.EventSet;

/**
 * A place through the eyes of the program: its years moved to a warming, the storms it met, the
 * terms that an explanation shows, and the bands around them.
 */
final class OutlookFunctions {

  private static final double[] LEVELS = {WarmingLevels.BASE_K, 2, 4, 7};

  static final Map<String, Function<Arguments, Object>> ALL =
      Map.ofEntries(
          Map.entry("explainedYears", in -> numbers(loss(in).sample().values())),
          Map.entry("explainedLimits", OutlookFunctions::explainedLimits),
          Map.entry("explainedProbabilities", OutlookFunctions::explainedProbabilities),
          Map.entry("explainedLoss", OutlookFunctions::explainedLoss),
          Map.entry("explainedMean", OutlookFunctions::explainedMean),
          Map.entry("explainedScore", in -> terms(in).score().score().value()),
          Map.entry("warmingBand", OutlookFunctions::warmingBand),
          Map.entry("scoreBand", OutlookFunctions::scoreBand),
          Map.entry("sameAnswerAt", OutlookFunctions::sameAnswerAt),
          Map.entry("stormLoss", in -> storms(in).annualLoss()),
          Map.entry("stormDeviation", in -> storms(in).deviation()),
          Map.entry("stormLossAt", OutlookFunctions::stormLossAt),
          Map.entry("stormDamageBand", in -> ends(storms(in).damage())),
          Map.entry("stormAnswerBand", in -> ends(storms(in).response())),
          Map.entry("portfolioLoss", in -> portfolio(in).annualLoss()),
          Map.entry("portfolioDeviation", in -> PortfolioStorms.deviation(portfolio(in))),
          Map.entry("portfolioLossAt", in -> portfolio(in).lossAt(in.required("years"))));

  private OutlookFunctions() {}

  private static WarmingPath path(int baseYears, double low, double central, double high) {
    var curves = new EnumMap<Warming.Curve, Map<Scenario, double[]>>(Warming.Curve.class);
    for (var curve : Warming.Curve.values()) {
      var warming =
          switch (curve) {
            case LOW -> low;
            case CENTRAL -> central;
            case HIGH -> high;
          };
      var byScenario = new EnumMap<Scenario, double[]>(Scenario.class);
      for (var scenario : Scenario.values()) {
        var years = new double[Warming.YEARS];
        Arrays.fill(years, warming);
        byScenario.put(scenario, years);
      }
      curves.put(curve, byScenario);
    }
    return new WarmingPath(LEVELS, baseYears, curves);
  }

  private static WarmingPath path(Arguments in, int baseYears) {
    var central = in.required("warming");
    return path(
        baseYears,
        in.has("low") ? in.required("low") : central,
        central,
        in.has("high") ? in.required("high") : central);
  }

  /** Base years that grow by {@code percent_per_kelvin} of themselves. */
  private static HazardOutlook outlook(Arguments in) {
    var base = in.numbers("base");
    var growth = in.required("percent_per_kelvin") / 100;
    var values = new double[LEVELS.length * base.length];
    for (var level = 0; level < LEVELS.length; level++) {
      for (var year = 0; year < base.length; year++) {
        values[level * base.length + year] =
            base[year] * (1 + growth * (LEVELS[level] - LEVELS[0]));
      }
    }
    var place =
        new PlaceClimate(
            new GridPoint(1, new LatLon(36, 127), Double.NaN, Double.NaN, 50_000),
            List.of(new MovedSeries(in.word("index"), List.of(), values)),
            List.of(),
            null,
            List.of());
    return new Projection(CATALOG, TABLES, path(in, base.length), null).outlook(in.hazard(), place);
  }

  private static HazardTerms terms(Arguments in) {
    return outlook(in).terms(Scenario.SSP245, 0);
  }

  private static LossYears loss(Arguments in) {
    return terms(in).loss();
  }

  private static double[] numbers(List<Double> values) {
    return values.stream().mapToDouble(value -> value).toArray();
  }

  private static Object explainedLimits(Arguments in) {
    var classes = loss(in).classes();
    return numbers(
        classes.subList(0, classes.size() - 1).stream().map(LossYears.ClassTerm::upper).toList());
  }

  private static Object explainedProbabilities(Arguments in) {
    return numbers(loss(in).classes().stream().map(LossYears.ClassTerm::probability).toList());
  }

  private static Object explainedLoss(Arguments in) {
    var loss = loss(in).baseLoss();
    return loss == null ? "INSUFFICIENT_DATA" : loss;
  }

  private static Object explainedMean(Arguments in) {
    var mean = terms(in).score().inputs().get(in.word("index"));
    return mean == null ? "INSUFFICIENT_DATA" : mean;
  }

  private static Bands bands(Arguments in, HazardOutlook outlook) {
    var path = path(in, in.numbers("base").length);
    return new Bands(
        in.hazard(),
        path,
        ResponseRange.of(path, Map.of(), TABLES.responses()),
        Ladder.of(outlook).orElseThrow());
  }

  private static Object warmingBand(Arguments in) {
    var outlook = outlook(in);
    var bands = bands(in, outlook);
    var ratios = ScoreFunctions.array(CATALOG.spec(in.hazard()).damage().ratios());
    var p = outlook.at(Scenario.SSP245, 0).probabilities().value().orElseThrow();
    var central = outlook.baseLoss(p);
    var band =
        bands
            .loss(Band.Contents.WARMING, Scenario.SSP245, 0, bands.ladder().losses(ratios), central)
            .orElseThrow();
    return new double[] {band.low(), central, band.high()};
  }

  private static Object scoreBand(Arguments in) {
    var outlook = outlook(in);
    var h = outlook.at(Scenario.SSP245, 0).score().value().map(Score::value).orElseThrow();
    var band = bands(in, outlook).score(Band.Contents.WARMING, Scenario.SSP245, 0, h).orElseThrow();
    return new double[] {band.low(), h, band.high()};
  }

  /** Warming at which storms of the median answer as those of the low and the high end do. */
  private static Object sameAnswerAt(Arguments in) {
    var range = ResponseRange.of(path(in, 30), Map.of(), TABLES.responses());
    var same = range.of(in.hazard(), Scenario.SSP245, 0).orElseThrow();
    return new double[] {same.lowK(), same.highK()};
  }

  private static WarmingPath since(double deltaT) {
    var warming = WarmingLevels.BASE_K + deltaT;
    return path(30, warming, warming, warming);
  }

  private static StormList list(int storms, int years) {
    var entries = new ArrayList<StormList.Entry>();
    for (var i = 0; i < storms; i++) {
      entries.add(new StormList.Entry(i, "S" + i, 1977));
    }
    return new StormList(1977, years, entries);
  }

  private static PointStorms met(double[] winds, int years) {
    var numbers = new int[winds.length];
    Arrays.setAll(numbers, i -> i);
    return new PointStorms(new double[years], numbers, winds, List.of());
  }

  private static EventYear storms(Arguments in) {
    var winds = in.numbers("winds");
    var years = in.whole("record_years");
    return new StormOutlook(
            met(winds, years), list(winds.length, years), TABLES, since(in.required("delta_t")))
        .at(Scenario.SSP245, 0)
        .orElseThrow();
  }

  private static Object stormLossAt(Arguments in) {
    var at = EventYear.RETURN_PERIODS.indexOf(in.whole("years"));
    return storms(in).atReturnPeriods()[at];
  }

  private static double[] ends(Band band) {
    return new double[] {band.low(), band.high()};
  }

  /** Two places that met the same storms. */
  private static EventSet portfolio(Arguments in) {
    var here = in.numbers("winds_here");
    var there = in.numbers("winds_there");
    var values = in.numbers("values");
    var years = in.whole("record_years");
    var all = new PortfolioStorms(list(here.length, years), TABLES, since(in.required("delta_t")));
    all.add(met(here, years), values[0]);
    all.add(met(there, years), values[1]);
    return all.at(Scenario.SSP245, 0);
  }
}
