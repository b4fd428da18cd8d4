package ondo.assessment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ondo.risk.Hazard;
import ondo.risk.Score;

/**
 * Places compared with a current site for the same building, scenario and year (risk model §7).
 *
 * @param ranked comparable candidates, smallest loss first
 * @param notComparable ids of candidates that lack a risk which the current site knows
 */
public record CandidateRanking(List<Ranked> ranked, List<String> notComparable) {

  /** How much better a place has to be before it counts. */
  public record Materiality(double leastRatio, double leastShare) {}

  /**
   * A place as it goes into the comparison.
   *
   * @param id of the place
   * @param net net average annual loss of each hazard that has one, 1/yr
   * @param scores integrated score of each hazard that has one
   */
  public record Place(String id, Map<Hazard, Double> net, Map<Hazard, Score> scores) {

    public Place {
      net = Map.copyOf(net);
      scores = Map.copyOf(scores);
    }

    private Optional<Score> largest() {
      return scores.values().stream().max(Comparator.naturalOrder());
    }
  }

  /** What to make of a candidate. */
  public enum Verdict {
    RECOMMENDED,
    /** Materially less loss, but a risk that is high there and not here. */
    TRADE_OFF,
    NO_MATERIAL_IMPROVEMENT
  }

  /**
   * A candidate beside the current site.
   *
   * @param place the candidate
   * @param total its loss over the hazards known at both, 1/yr, at most 1
   * @param improvement loss of the current site less {@code total}; negative when worse
   * @param relative {@code improvement} as a share of the current loss; 0 when that is 0
   * @param newHigh hazards with a score of at least 60 there and less, or none, here, by code
   * @param verdict what to make of it
   */
  public record Ranked(
      Place place,
      double total,
      double improvement,
      double relative,
      List<Hazard> newHigh,
      Verdict verdict) {

    public Ranked {
      newHigh = List.copyOf(newHigh);
    }

    /** Largest integrated score of the candidate; empty when none is known. */
    public Optional<Score> largest() {
      return place.largest();
    }
  }

  public CandidateRanking {
    ranked = List.copyOf(ranked);
    notComparable = List.copyOf(notComparable);
  }

  /**
   * Compares candidates.
   *
   * @param top how many to return, 1 or more
   * @throws IllegalArgumentException if {@code top} is less than 1
   */
  public static CandidateRanking of(
      Place current, List<Place> candidates, int top, Materiality materiality) {
    if (top < 1) {
      throw new IllegalArgumentException("number of candidates to return: " + top);
    }
    var ranked = new ArrayList<Ranked>();
    var notComparable = new ArrayList<String>();
    for (var candidate : candidates) {
      if (candidate.net().keySet().containsAll(current.net().keySet())) {
        ranked.add(compare(current, candidate, materiality));
      } else {
        notComparable.add(candidate.id());
      }
    }
    ranked.sort(
        Comparator.comparingDouble(Ranked::total)
            .thenComparingDouble(r -> r.largest().map(Score::value).orElse(Double.MAX_VALUE))
            .thenComparing(r -> r.place().id()));
    return new CandidateRanking(ranked.subList(0, Math.min(top, ranked.size())), notComparable);
  }

  private static Ranked compare(Place current, Place candidate, Materiality materiality) {
    var here = total(current, current);
    var there = total(current, candidate);
    var improvement = here - there;
    var newHigh = newHigh(current, candidate);
    var material =
        improvement >= materiality.leastRatio() && improvement >= materiality.leastShare() * here;
    return new Ranked(
        candidate,
        there,
        improvement,
        here == 0 ? 0 : improvement / here,
        newHigh,
        verdict(material, newHigh));
  }

  private static Verdict verdict(boolean material, List<Hazard> newHigh) {
    if (!material) {
      return Verdict.NO_MATERIAL_IMPROVEMENT;
    }
    return newHigh.isEmpty() ? Verdict.RECOMMENDED : Verdict.TRADE_OFF;
  }

  /** Over the hazards the current site knows; a comparable candidate knows them all. */
  private static double total(Place current, Place place) {
    var net = new EnumMap<Hazard, Double>(Hazard.class);
    net.putAll(place.net());
    net.keySet().retainAll(current.net().keySet());
    var sum = 0.0;
    for (var value : net.values()) {
      sum += value;
    }
    return Math.min(1, sum);
  }

  private static List<Hazard> newHigh(Place current, Place candidate) {
    var found = new ArrayList<Hazard>();
    for (var entry : candidate.scores().entrySet()) {
      var here = current.scores().get(entry.getKey());
      if (isHigh(entry.getValue()) && (here == null || !isHigh(here))) {
        found.add(entry.getKey());
      }
    }
    found.sort(Comparator.comparing(Hazard::code));
    return found;
  }

  private static boolean isHigh(Score score) {
    return score.value() >= Score.Level.HIGH.from();
  }
}
