package ondo.projection;

import java.util.Optional;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import ondo.explain.BandTerms;
import ondo.risk.Hazard;

/** Bands around the scores and losses of one hazard of one place (risk model §10). */
public final class Bands {

  private static final double HIGHEST_SCORE = 100;

  private final Hazard hazard;
  private final WarmingPath path;
  private final ResponseRange range;
  private final Ladder ladder;

  public Bands(Hazard hazard, WarmingPath path, ResponseRange range, Ladder ladder) {
    this.hazard = hazard;
    this.path = path;
    this.range = range;
    this.ladder = ladder;
  }

  /** The ladder that the bands are read from. */
  public Ladder ladder() {
    return ladder;
  }

  /**
   * The band of a score.
   *
   * @param year 0 for 2021
   * @param central score of that year, 0…100
   * @return empty where the hazard has no such band or no score
   */
  public Optional<Band> score(Band.Contents contents, Scenario scenario, int year, double central) {
    var centre = ladder.scoreAt(centre(scenario, year));
    return ends(contents, scenario, year)
        .map(
            ends ->
                Band.around(
                    central,
                    ladder.scoreAt(ends.lowK()) - centre,
                    ladder.scoreAt(ends.highK()) - centre,
                    0,
                    HIGHEST_SCORE))
        .filter(band -> !Double.isNaN(band.low()) && !Double.isNaN(band.high()));
  }

  /**
   * The band of a loss.
   *
   * @param year 0 for 2021
   * @param atRungs the loss at every rung of the ladder
   * @param central loss of that year, 1/yr
   */
  public Optional<Band> loss(
      Band.Contents contents, Scenario scenario, int year, double[] atRungs, double central) {
    // A change read beside the central value must not lead out of what the ladder holds.
    var least = atRungs.length == 0 ? 0 : least(atRungs);
    var most = atRungs.length == 0 ? 1 : most(atRungs);
    var centre = ladder.at(atRungs, centre(scenario, year));
    return ends(contents, scenario, year)
        .map(
            ends ->
                Band.around(
                    central,
                    ladder.at(atRungs, ends.lowK()) - centre,
                    ladder.at(atRungs, ends.highK()) - centre,
                    least,
                    most));
  }

  private static double least(double[] values) {
    var least = values[0];
    for (var value : values) {
      least = Math.min(least, value);
    }
    return least;
  }

  private static double most(double[] values) {
    var most = values[0];
    for (var value : values) {
      most = Math.max(most, value);
    }
    return most;
  }

  private double centre(Scenario scenario, int year) {
    return path.at(Warming.Curve.CENTRAL, scenario, year);
  }

  /**
   * What a band of a year is made of.
   *
   * @param score central hazard score, NaN without one
   * @param loss central loss, 1/yr
   */
  public Optional<BandTerms> terms(
      Band.Contents contents,
      Scenario scenario,
      int year,
      double score,
      double[] atRungs,
      double loss) {
    var scored = score(contents, scenario, year, score);
    var lost = loss(contents, scenario, year, atRungs, loss);
    return ends(contents, scenario, year)
        .map(
            ends ->
                new BandTerms(
                    contents.name(),
                    ends.lowK(),
                    centre(scenario, year),
                    ends.highK(),
                    scored.map(Band::low).orElse(null),
                    scored.map(Band::high).orElse(null),
                    lost.map(Band::low).orElse(null),
                    lost.map(Band::high).orElse(null)));
  }

  private Optional<ResponseRange.Equivalent> ends(
      Band.Contents contents, Scenario scenario, int year) {
    return switch (contents) {
      case WARMING ->
          Optional.of(
              new ResponseRange.Equivalent(
                  path.within(path.at(Warming.Curve.LOW, scenario, year)),
                  path.within(path.at(Warming.Curve.HIGH, scenario, year))));
      case RESPONSE -> range.of(hazard, scenario, year);
      case SEA_LEVEL -> Optional.empty();
    };
  }
}
