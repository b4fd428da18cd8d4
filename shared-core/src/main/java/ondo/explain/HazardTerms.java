package ondo.explain;

/**
 * What the climate of one place, scenario and year says about one hazard.
 *
 * @param warmingLowK 5 % global warming above 1850–1900 of that year, K
 * @param warmingK best estimate, at which everything is read
 * @param warmingHighK 95 %
 */
public record HazardTerms(
    double warmingLowK, double warmingK, double warmingHighK, ScoreTerms score, LossYears loss) {}
