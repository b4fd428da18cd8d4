package ondo.acceptance;

import java.util.random.RandomGenerator;

/**
 * A fault and what has to become of the work.
 *
 * @param id of the fault table, such as F1
 * @param runs how often it is run at least in the long form
 * @param limitSeconds longest recovery that passes; 0 where another check decides
 */
record FaultCase(String id, String title, int runs, double limitSeconds, Run run) {

  /** One run on an installation whose undisturbed night is known. */
  @FunctionalInterface
  interface Run {
    Outcome on(Site site, RandomGenerator random) throws Exception;
  }
}
