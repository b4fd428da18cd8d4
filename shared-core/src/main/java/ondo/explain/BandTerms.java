package ondo.explain;

import org.jspecify.annotations.Nullable;

/**
 * A band around a score and a loss (risk model §10).
 *
 * @param contents what lies inside
 * @param lowAt where the low end is read: warming in K, or sea level rise in cm
 * @param centralAt where the central value is read
 * @param highAt where the high end is read
 * @param scoreLow low end of H, null without a band
 * @param lossLow low end of the loss
 */
public record BandTerms(
    String contents,
    @Nullable Double lowAt,
    @Nullable Double centralAt,
    @Nullable Double highAt,
    @Nullable Double scoreLow,
    @Nullable Double scoreHigh,
    @Nullable Double lossLow,
    @Nullable Double lossHigh) {}
