package ondo.projection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ondo.climate.Warming;
import ondo.climate.YearlySeries;
import ondo.explain.Drawn;
import ondo.explain.Drawn.Kind;
import ondo.explain.Numbers;
import ondo.statistics.Missing;
import org.jspecify.annotations.Nullable;

/** Writes down what a draw gives, and from what. */
final class DrawTrace {

  private static final Drawn NONE =
      new Drawn(Kind.NONE, null, null, List.of(), Map.of(), null, List.of());

  private DrawTrace() {}

  static Drawn of(Draw draw, Moment moment) {
    var values = new double[draw.most()];
    var numbers = Numbers.of(values, draw.into(values, moment));
    var flags = draw.flags(moment).codes();
    return switch (draw) {
      case Draw.Nothing _ -> NONE;
      case Draw.OfWarming moved ->
          new Drawn(
              Kind.MOVED,
              moved.series().indicator(),
              null,
              numbers,
              levels(moved.path(), moment),
              null,
              flags);
      case Draw.OfWindow window ->
          Draw.under(window.series(), moment)
              .map(series -> window(series, moment, numbers, flags))
              .orElse(NONE);
      case Draw.OfYear trend ->
          Draw.under(trend.series(), moment)
              .map(series -> year(series, moment, numbers, flags))
              .orElse(NONE);
      case Draw.OfSea sea -> {
        var terms = new LinkedHashMap<String, @Nullable Double>();
        terms.put("elevationM", Numbers.of(sea.elevationM()));
        terms.put("waterLevelM", Numbers.of(sea.waterLevelM()));
        var rise = of(sea.riseCm(), moment);
        yield new Drawn(Kind.SEA_DEPTH, null, rise.firstYear(), numbers, terms, rise, flags);
      }
      case Draw.OfRain ponding -> {
        var rain = of(ponding.rain(), moment);
        var terms = ponding(ponding);
        yield new Drawn(Kind.PONDING, null, rain.firstYear(), numbers, terms, rain, flags);
      }
      case Draw.OfStorms storms -> {
        var delta = moment.warmingK() - storms.baseK();
        var terms = new LinkedHashMap<String, @Nullable Double>();
        terms.put("warmingSinceBaseK", delta);
        terms.put("windFactor", storms.response().windFactor(delta));
        var exposure = storms.storms().exposure();
        var record =
            new Drawn(
                Kind.STORMS,
                "storm_exposure",
                null,
                Numbers.of(exposure, exposure.length),
                Map.of(),
                null,
                storms.storms().flags());
        yield new Drawn(Kind.STORMS, "storm_exposure", null, numbers, terms, record, flags);
      }
    };
  }

  private static Drawn window(
      YearlySeries series, Moment moment, List<@Nullable Double> numbers, List<String> flags) {
    var first = Draw.OfWindow.window(series, moment).first();
    return new Drawn(Kind.WINDOW, series.indicator(), first, numbers, Map.of(), null, flags);
  }

  private static Drawn year(
      YearlySeries series, Moment moment, List<@Nullable Double> numbers, List<String> flags) {
    var year = Warming.FIRST_YEAR + moment.year();
    return new Drawn(Kind.TREND, series.indicator(), year, numbers, Map.of(), null, flags);
  }

  private static Map<String, @Nullable Double> levels(WarmingPath path, Moment moment) {
    var terms = new LinkedHashMap<String, @Nullable Double>();
    var below = path.levelBelow(moment.warmingK());
    terms.put("warmingK", moment.warmingK());
    terms.put("levelBelowK", path.level(below));
    terms.put("levelAboveK", path.level(below + 1));
    return terms;
  }

  private static Map<String, @Nullable Double> ponding(Draw.OfRain ponding) {
    var drainage = ponding.drainage();
    var isCalibrated = !Missing.is(drainage.depthPerExcess());
    var terms = new LinkedHashMap<String, @Nullable Double>();
    terms.put("capacityMmH", ponding.model().capacity(drainage).value().orElse(null));
    terms.put("statedCapacityMmH", Numbers.of(drainage.capacity()));
    terms.put("urbanShare", Numbers.of(drainage.urbanShare()));
    terms.put("slope", Numbers.of(drainage.slope()));
    terms.put(
        "depthPerExcess",
        isCalibrated ? drainage.depthPerExcess() : ponding.model().depthPerExcess());
    terms.put("mononobe", ponding.model().mononobeExponent());
    return terms;
  }
}
