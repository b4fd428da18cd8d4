package ondo.projection;

import static ondo.risk.hazard.HazardInput.SLR_CM;

import java.util.Optional;
import java.util.function.Function;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import ondo.explain.BandTerms;
import ondo.explain.Numbers;
import ondo.risk.Hazard;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.Status;
import org.jspecify.annotations.Nullable;

/** Bands of the sea: score and base loss along its 5 % and its 95 % rise. */
public final class SeaBands {

  private final HazardOutlook low;
  private final HazardOutlook central;
  private final HazardOutlook high;

  /** Of a grid point. */
  public SeaBands(Projection projection, PlaceClimate place) {
    var ground = Ground.of(place);
    low = projection.seaLevel(place, ground, Warming.Curve.LOW);
    central = projection.outlook(Hazard.SEA_LEVEL_RISE, place, ground);
    high = projection.seaLevel(place, ground, Warming.Curve.HIGH);
  }

  /**
   * The band of the score; empty where the sea has no score or no outer curves.
   *
   * @param year 0 for 2021
   */
  public Optional<Band> score(Scenario scenario, int year) {
    return band(outlook -> value(outlook.score(outlook.moment(scenario, year)), Score::value));
  }

  /**
   * The band of the base loss, 1/yr; empty where there is no depth.
   *
   * @param year 0 for 2021
   */
  public Optional<Band> loss(Scenario scenario, int year) {
    return band(
        outlook -> value(outlook.distribution(outlook.moment(scenario, year)), outlook::baseLoss));
  }

  /** What the bands of a year are made of; the rises in cm. */
  public Optional<BandTerms> terms(Scenario scenario, int year) {
    var score = score(scenario, year);
    var loss = loss(scenario, year);
    return score
        .or(() -> loss)
        .map(
            known ->
                new BandTerms(
                    Band.Contents.SEA_LEVEL.name(),
                    rise(low, scenario, year),
                    rise(central, scenario, year),
                    rise(high, scenario, year),
                    score.map(Band::low).orElse(null),
                    score.map(Band::high).orElse(null),
                    loss.map(Band::low).orElse(null),
                    loss.map(Band::high).orElse(null)));
  }

  private static @Nullable Double rise(HazardOutlook outlook, Scenario scenario, int year) {
    var inputs = outlook.inputs(outlook.moment(scenario, year));
    return Numbers.of(inputs.getOrDefault(SLR_CM, Double.NaN));
  }

  private static <T> Optional<Double> value(Outcome<T> outcome, Function<T, Double> number) {
    return outcome.status() == Status.NOT_APPLICABLE
        ? Optional.empty()
        : outcome.value().map(number);
  }

  private Optional<Band> band(Function<HazardOutlook, Optional<Double>> number) {
    var below = number.apply(low);
    var middle = number.apply(central);
    var above = number.apply(high);
    if (below.isEmpty() || middle.isEmpty() || above.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Band(Math.min(below.get(), middle.get()), Math.max(above.get(), middle.get())));
  }
}
