package ondo.risk.exposure;

/**
 * What one land cover class means for the scores.
 *
 * @param wildfireMultiplier factor on the wildfire hazard, above 0
 * @param urbanFloodPoints points added to the urban flood exposure
 * @param heat step of urban heat where imperviousness is unknown
 */
public record LandCover(double wildfireMultiplier, double urbanFloodPoints, Tier heat) {}
