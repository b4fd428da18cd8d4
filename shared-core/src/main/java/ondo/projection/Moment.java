package ondo.projection;

import ondo.climate.Scenario;

/**
 * A climate that a hazard is asked for.
 *
 * @param scenario whose series by calendar year count
 * @param year of those series, 0 for 2021
 * @param warmingK global warming above 1850–1900 for what moves with warming, K
 */
public record Moment(Scenario scenario, int year, double warmingK) {}
