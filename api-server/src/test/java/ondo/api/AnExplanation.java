package ondo.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import ondo.explain.BandTerms;
import ondo.explain.Drawn;
import ondo.explain.EventTerms;
import ondo.explain.Explanation;
import ondo.explain.HazardTerms;
import ondo.explain.LossYears;
import ondo.explain.Part;
import ondo.explain.RuleTerm;
import ondo.explain.ScoreTerms;
import ondo.explain.SiteTerms;
import ondo.risk.Status;
import ondo.risk.exposure.Building;
import ondo.risk.exposure.Surroundings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An explanation with one of everything and a null wherever there may be one, written by the
 * records that the scheduler writes. Its numbers mean nothing.
 */
final class AnExplanation {

  private static final Part KNOWN = new Part(Status.OK, List.of(), 1.0);
  private static final Part GAP = new Part(Status.INSUFFICIENT_DATA, List.of("F"), null);
  private static final Drawn YEARS =
      new Drawn(
          Drawn.Kind.WINDOW,
          "TXx",
          2041,
          Arrays.asList(1.5, null),
          Map.of("warmingK", 1.5),
          null,
          List.of());

  private AnExplanation() {}

  static String json() {
    return JsonMapper.shared().writeValueAsString(explanation());
  }

  private static Explanation explanation() {
    return new Explanation(
        new Explanation.Subject(UUID.randomUUID(), 1, null),
        "typhoon",
        "SSP245",
        2050,
        new Explanation.Basis("m", "d", 1, "{}", List.of(2000), Instant.EPOCH),
        new Explanation.Point(1, 37.5, 127, null, 1000.0, 10.0),
        climate(),
        new Explanation.SiteFacts(Building.UNKNOWN, Surroundings.UNKNOWN, null, "KRW", List.of()),
        site(),
        "EVENT",
        events(),
        List.of(new BandTerms("RESPONSE", null, 1.0, 2.0, null, null, 0.1, 0.2)),
        new Explanation.Headline(1.0, null, 0.1, 0.1, null, 0.2),
        List.of(new Explanation.UsedSource("TXx", "n", "l", "a", "m", "2000-2019")),
        point(),
        stored());
  }

  private static HazardTerms climate() {
    var moved =
        new Drawn(Drawn.Kind.MOVED, null, null, List.of(2.0), withNull(), YEARS, List.of("A"));
    var score =
        new ScoreTerms(
            ScoreTerms.Formula.WEIGHTED_RAMPS,
            withNull(),
            List.of(new ScoreTerms.Ramp("r", null, 1, 2, 0.5, null)),
            Map.of("c", 1.0),
            List.of(new ScoreTerms.Node(1, 2)),
            Map.of("TXx", moved),
            KNOWN);
    var loss =
        new LossYears(
            moved,
            Arrays.asList(1.0, null),
            "REAL",
            "r",
            null,
            2,
            List.of(new LossYears.ClassTerm(null, false, 1.0, true, null, 0.1)),
            0.1,
            null,
            Status.OK,
            List.of());
    return new HazardTerms(1, 1.5, 2, score, loss);
  }

  private static Map<String, @Nullable Double> withNull() {
    var terms = new TreeMap<String, @Nullable Double>();
    terms.put("known", 1.0);
    terms.put("missing", null);
    return terms;
  }

  private static SiteTerms site() {
    return new SiteTerms(
        List.of(new RuleTerm("use", null, "c", "ADD", 1)),
        KNOWN,
        List.of(new RuleTerm("use", "FACTORY", "c", "SET", 1)),
        GAP,
        Map.of("GEOMETRIC", KNOWN),
        "GEOMETRIC",
        1.0,
        null,
        1.0,
        0.0,
        List.of(0.1),
        null,
        KNOWN,
        GAP,
        null,
        "ASSET",
        GAP);
  }

  private static EventTerms events() {
    return new EventTerms(
        List.of(new EventTerms.Storm("s", 2003, 40, 41, 0.1)),
        48,
        null,
        Map.of("vHalf", 70.0),
        List.of(new EventTerms.CurvePoint(10, 0.5)),
        null,
        List.of(new EventTerms.DamagePoint(0.5, 0.1)),
        0.01,
        0.02,
        Map.of(10, 0.1),
        0.005,
        0.02,
        0.006,
        0.015,
        List.of("F"));
  }

  private static Explanation.StoredPoint point() {
    return new Explanation.StoredPoint(
        "OK",
        List.of(),
        null,
        1.0,
        "OK",
        List.of("F"),
        "{}",
        0.1,
        null,
        List.of(0.5, 0.5),
        null,
        null,
        List.of(),
        List.of(new Explanation.StoredBand("WARMING", 1.0, 2.0, null, null)));
  }

  private static Explanation.StoredSiteRisk stored() {
    return new Explanation.StoredSiteRisk(
        1,
        "d",
        "m",
        Instant.EPOCH,
        1,
        "OK",
        List.of(),
        null,
        "EVENT",
        1.0,
        null,
        1.0,
        null,
        0.1,
        0.1,
        null,
        List.of(0.5, 0.5),
        0.1,
        List.of(),
        0.1,
        List.of(0.1));
  }
}
