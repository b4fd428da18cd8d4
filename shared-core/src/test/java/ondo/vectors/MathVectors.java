package ondo.vectors;

import static ondo.vectors.Json.answer;
import static ondo.vectors.Json.codes;
import static ondo.vectors.Json.number;
import static ondo.vectors.Json.numbers;

import java.util.LinkedHashMap;
import java.util.Map;
import ondo.risk.Flags;
import ondo.risk.Score;
import ondo.risk.loss.AalGrade;
import ondo.risk.probability.Sample;
import ondo.risk.probability.Support;
import ondo.statistics.GeneralizedExtremeValue;
import ondo.statistics.GeneralizedLogistic;
import ondo.statistics.LMoments;
import ondo.statistics.Normal;
import ondo.statistics.Quantiles;
import ondo.statistics.Window;
import tools.jackson.databind.JsonNode;

/** The suite {@code math}. */
final class MathVectors {

  static final Map<String, VectorFunction> FUNCTIONS =
      Map.ofEntries(
          Map.entry("quantile", (in, out) -> quantile(in)),
          Map.entry("lmoments", (in, out) -> lMoments(in)),
          Map.entry("gevFit", (in, out) -> gev(in)),
          Map.entry("gloFit", MathVectors::glo),
          Map.entry("normalCdf", (in, out) -> answer("p", Normal.cdf(number(in, "z")))),
          Map.entry("normalQuantile", (in, out) -> answer("z", Normal.quantile(number(in, "p")))),
          Map.entry("window", (in, out) -> window(in)),
          Map.entry("windowMean", (in, out) -> windowMean(in)),
          Map.entry("level", (in, out) -> level(number(in, "score"))),
          Map.entry("aalGrade", (in, out) -> grade(number(in, "aal"))));

  private MathVectors() {}

  private static Object quantile(JsonNode in) {
    var x = numbers(in, "x");
    var p = number(in, "p");
    return answer(
        "q", in.get("type").intValue() == 7 ? Quantiles.type7(x, p) : Quantiles.type8(x, p));
  }

  private static Object lMoments(JsonNode in) {
    var moments = LMoments.of(numbers(in, "x"));
    return answer("l1", moments.l1(), "l2", moments.l2(), "t3", moments.t3());
  }

  private static Object gev(JsonNode in) {
    var fit = GeneralizedExtremeValue.fit(LMoments.of(numbers(in, "x")));
    return answer(
        "xi", fit.xi(),
        "alpha", fit.alpha(),
        "k", fit.k(),
        "q80", fit.quantile(0.80),
        "q95", fit.quantile(0.95),
        "q99", fit.quantile(0.99));
  }

  private static Object glo(JsonNode in, JsonNode expected) {
    var fit = GeneralizedLogistic.fit(LMoments.of(numbers(in, "x")));
    var cdf = new LinkedHashMap<String, Object>();
    for (var point : expected.get("cdf").properties()) {
      cdf.put(point.getKey(), fit.cdf(Double.parseDouble(point.getKey())));
    }
    return answer("xi", fit.xi(), "alpha", fit.alpha(), "k", fit.k(), "cdf", cdf);
  }

  private static Object window(JsonNode in) {
    var window =
        Window.of(in.get("year").intValue(), in.get("first").intValue(), in.get("last").intValue());
    var flags = codes(Flags.of(window.fit()));
    return answer("start", window.first(), "end", window.last(), "flags", flags);
  }

  private static Object windowMean(JsonNode in) {
    var series = numbers(in, "series");
    var flags = Sample.of(series, Support.REAL).flags();
    return answer("mean", Window.mean(series, 0, series.length), "flags", codes(flags));
  }

  private static Object level(double score) {
    return answer("level", Double.isNaN(score) ? null : new Score(score).level());
  }

  private static Object grade(double aal) {
    return answer("grade", Double.isNaN(aal) ? null : AalGrade.of(aal));
  }
}
