package ondo.risk.hazard;

import java.util.Arrays;
import ondo.climate.Scenario;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.Outcome;
import ondo.statistics.Missing;

/**
 * Share of the renewable water of a basin that is withdrawn, moved along the paths of WRI Aqueduct
 * 4.0 (Kuzma et al. 2023).
 */
public final class WaterStress {

  private static final double[] YEARS = {2019, 2030, 2050, 2080};

  private final double base;
  private final double[] optimistic;
  private final double[] businessAsUsual;
  private final double[] pessimistic;

  /**
   * The paths of a basin; any number may be missing.
   *
   * @param base baseline water stress of 2019, dimensionless
   * @param optimistic stress of 2030, 2050 and 2080
   * @param businessAsUsual likewise
   * @param pessimistic likewise
   */
  public WaterStress(
      double base, double[] optimistic, double[] businessAsUsual, double[] pessimistic) {
    this.base = base;
    this.optimistic = checked(optimistic);
    this.businessAsUsual = checked(businessAsUsual);
    this.pessimistic = checked(pessimistic);
  }

  private static double[] checked(double[] path) {
    if (path.length != YEARS.length - 1) {
      throw new IllegalArgumentException("water stress path of " + path.length + " years, not 3");
    }
    return path.clone();
  }

  /**
   * Withdrawal over renewable supply of a year.
   *
   * @param withdrawal m³/yr
   * @param supply total renewable water, m³/yr
   * @return a gap if a number is missing or outside its domain
   */
  public Outcome<Double> intensity(Scenario scenario, int year, double withdrawal, double supply) {
    if (Missing.is(withdrawal) || Missing.is(supply) || withdrawal < 0 || supply <= 0) {
      return Outcome.insufficient(Flags.NONE);
    }
    var stress = stress(scenario, year);
    if (Missing.is(base) || base <= 0 || Missing.is(stress)) {
      return Outcome.insufficient(Flags.NONE);
    }
    var flags = scenario == Scenario.SSP245 ? Flags.of(Flag.SCENARIO_INTERPOLATED) : Flags.NONE;
    return Outcome.of(withdrawal / supply * stress / base, flags);
  }

  /** Aqueduct has no path for SSP2-4.5; it lies between two that it has. */
  private double stress(Scenario scenario, int year) {
    return switch (scenario) {
      case SSP126 -> along(optimistic, year);
      case SSP245 -> (along(optimistic, year) + along(businessAsUsual, year)) / 2;
      case SSP370 -> along(businessAsUsual, year);
      case SSP585 -> along(pessimistic, year);
    };
  }

  private double along(double[] path, int year) {
    if (Arrays.stream(path).anyMatch(Missing::is)) {
      return Missing.VALUE;
    }
    var value = new double[] {base, path[0], path[1], path[2]};
    var last = YEARS.length - 1;
    if (year <= YEARS[0]) {
      return value[0];
    }
    if (year >= YEARS[last]) {
      return value[last];
    }
    var k = 1;
    while (YEARS[k] < year) {
      k++;
    }
    var share = (year - YEARS[k - 1]) / (YEARS[k] - YEARS[k - 1]);
    return value[k - 1] + share * (value[k] - value[k - 1]);
  }
}
