package ondo.store;

import ondo.climate.Scenario;
import ondo.projection.Band;
import ondo.risk.Hazard;
import org.jspecify.annotations.Nullable;

/**
 * Bands around the scores and base losses of one grid point, hazard and scenario; 80 values each
 * from 2021 on.
 *
 * @param hLow low end of H, 0…100; null with {@code hHigh} where there is no score
 * @param aalLow low end of the base AAL, 1/yr; null with {@code aalHigh} where there is no loss
 */
@SuppressWarnings("ArrayRecordComponent") // a row on its way, never compared
public record BandSeries(
    int gridId,
    Hazard hazard,
    Scenario scenario,
    Band.Contents contents,
    double @Nullable [] hLow,
    double @Nullable [] hHigh,
    double @Nullable [] aalLow,
    double @Nullable [] aalHigh) {}
