package ondo.method;

import static ondo.method.ClimateFunctions.TABLES;

import java.util.ArrayList;
import java.util.Map;
import java.util.function.Function;
import ondo.risk.event.BetaDamage;
import ondo.risk.event.DepthDamage;
import ondo.risk.event.DepthDamage.Occupancy;
import ondo.risk.event.EventSet;
import ondo.risk.event.HazardCurve;
import ondo.risk.event.LossBand;
import ondo.risk.event.WindDamage;

/** Event-based losses and their bands. */
final class EventFunctions {

  private static final String REGION = "ASIA";

  static final Map<String, Function<Arguments, Object>> ALL =
      Map.ofEntries(
          Map.entry("floodDamage", EventFunctions::floodDamage),
          Map.entry("windDamage", EventFunctions::windDamage),
          Map.entry("halfDamageWind", EventFunctions::halfDamageWind),
          Map.entry("curveLoss", EventFunctions::curveLoss),
          Map.entry("curveLossAt", EventFunctions::curveLossAt),
          Map.entry("exceedance", in -> curve(in).exceedance(in.required("depth"))),
          Map.entry("annualChance", EventFunctions::annualChance),
          Map.entry("depthDamageBand", EventFunctions::depthDamageBand),
          Map.entry("windDamageBand", EventFunctions::windDamageBand),
          Map.entry("betaShapes", EventFunctions::betaShapes),
          Map.entry("eventLoss", in -> events(in).annualLoss()),
          Map.entry("eventLossAt", in -> events(in).lossAt(in.required("years"))),
          Map.entry("stormShape", EventFunctions::stormShape),
          Map.entry("largestWind", EventFunctions::largestWind));

  private EventFunctions() {}

  private static DepthDamage depthDamage(Arguments in) {
    return TABLES.depthDamage(REGION, Occupancy.valueOf(in.word("occupancy")));
  }

  private static Object floodDamage(Arguments in) {
    var deviations = in.has("deviations") ? in.required("deviations") : 0;
    return depthDamage(in).shifted(deviations).at(in.required("depth"));
  }

  private static Object windDamage(Arguments in) {
    return new WindDamage(TABLES.windThreshold(), in.required("half")).at(in.required("wind"));
  }

  private static Object halfDamageWind(Arguments in) {
    var region = TABLES.windRegion(in.word("country"));
    return new double[] {
      region.rootMeanSquare(), region.median(), region.lowerQuartile(), region.upperQuartile()
    };
  }

  private static HazardCurve curve(Arguments in) {
    var periods = in.numbers("periods");
    var depths = in.numbers("depths");
    var points = new ArrayList<HazardCurve.Point>();
    for (var i = 0; i < periods.length; i++) {
      points.add(new HazardCurve.Point(periods[i], depths[i]));
    }
    return new HazardCurve(points);
  }

  private static Object curveLoss(Arguments in) {
    return curve(in).annualLoss(depthDamage(in).central(), in.number("protected"));
  }

  private static Object curveLossAt(Arguments in) {
    return curve(in).lossAt(in.required("years"), depthDamage(in).central());
  }

  private static Object annualChance(Arguments in) {
    return HazardCurve.annualProbability(in.required("frequency"));
  }

  private static double[] numbers(LossBand band) {
    return new double[] {band.low(), band.central(), band.high()};
  }

  private static Object depthDamageBand(Arguments in) {
    return numbers(LossBand.ofDepthDamage(curve(in), depthDamage(in), in.number("protected")));
  }

  private static Object windDamageBand(Arguments in) {
    var region = TABLES.windRegion(in.word("country"));
    var wind = in.required("wind");
    return new double[] {
      region.low(TABLES.windThreshold()).at(wind),
      region.central(TABLES.windThreshold()).at(wind),
      region.high(TABLES.windThreshold()).at(wind)
    };
  }

  private static Object betaShapes(Arguments in) {
    var shapes = BetaDamage.of(in.required("mean"), in.required("deviation"));
    return new double[] {shapes.a(), shapes.b()};
  }

  private static EventSet events(Arguments in) {
    return EventSet.ofRecord(in.numbers("losses"), in.whole("record_years"));
  }

  private static Object stormShape(Arguments in) {
    return TABLES
        .holland()
        .shape(
            in.required("drop_hpa"),
            in.required("tendency"),
            in.required("latitude"),
            in.required("translation"));
  }

  private static Object largestWind(Arguments in) {
    return TABLES.holland().maximum(in.required("b"), in.required("drop_hpa"));
  }
}
