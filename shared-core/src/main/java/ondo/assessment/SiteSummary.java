package ondo.assessment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import ondo.risk.Hazard;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.Status;

/**
 * The integrated scores of a site in short; the headline is the largest, because a mean of nine
 * perils hides the one that matters (risk model §4.4).
 *
 * @param risks integrated score of each hazard
 */
public record SiteSummary(Map<Hazard, Outcome<Score>> risks) {

  public SiteSummary {
    risks = Map.copyOf(risks);
  }

  /** All hazards, largest score first, gaps last, ties in the order of the model. */
  public List<Hazard> ranking() {
    var hazards = new ArrayList<>(List.of(Hazard.values()));
    hazards.sort(
        Comparator.comparingDouble(hazard -> -score(hazard).map(Score::value).orElse(-1.0)));
    return hazards;
  }

  /** The hazard with the largest score; empty when none has one. */
  public Optional<Hazard> topRisk() {
    return top(hazard -> true);
  }

  /** The acute hazard with the largest score. */
  public Optional<Hazard> acuteTop() {
    return top(hazard -> hazard.kind() == Hazard.Kind.ACUTE);
  }

  /** The chronic hazard with the largest score. */
  public Optional<Hazard> chronicTop() {
    return top(hazard -> hazard.kind() == Hazard.Kind.CHRONIC);
  }

  /** The largest score. */
  public Optional<Score> scoreMax() {
    return topRisk().flatMap(this::score);
  }

  /** Mean score of the hazards that have one and can act, 0…100. */
  public Optional<Score> scoreMean() {
    var sum = 0.0;
    var n = 0;
    for (var outcome : risks.values()) {
      if (outcome instanceof Outcome.Known<Score> known
          && known.status() != Status.NOT_APPLICABLE) {
        sum += known.known().value();
        n++;
      }
    }
    return n == 0 ? Optional.empty() : Optional.of(new Score(sum / n));
  }

  private Optional<Hazard> top(Predicate<Hazard> wanted) {
    return ranking().stream()
        .filter(wanted)
        .filter(hazard -> score(hazard).isPresent())
        .findFirst();
  }

  private Optional<Score> score(Hazard hazard) {
    var outcome = risks.get(hazard);
    return outcome == null ? Optional.empty() : outcome.value();
  }
}
