package ondo.climate;

/**
 * What one base year of a station offers.
 *
 * @param hasMaximum whether TX has at most fifteen missing days
 * @param hasMinimum the same of TN
 * @param coldestC lowest TN, °C; NaN without a value
 */
public record ObservedYear(boolean hasMaximum, boolean hasMinimum, double coldestC) {}
