package ondo.scheduler.work;

import java.util.Arrays;
import java.util.List;
import ondo.job.JobType;

/** What a step of a job does; a step's name in the ledger is the constant's name. */
public enum WorkStep {
  /** Fixes the data version and opens what the following steps fill. */
  CHECK_DATA(false),
  /** Hazard scores of every grid point. */
  HAZARD(true),
  /** Class probabilities and base AAL of every grid point. */
  PROBABILITY(true),
  /** Counts, checks and swaps the result set. */
  PUBLISH(false),
  /** Holds results that were computed again against the stored ones. */
  COMPARE(false),
  /** Exposure, vulnerability and loss of sites. */
  ASSESS(false),
  /** Portfolio reports. */
  REPORT(false),
  /** Removes what nobody reads any more. */
  SWEEP(false),
  /** Loads a data directory or the starter pack. */
  INGEST(true);

  private final boolean isLong;

  WorkStep(boolean isLong) {
    this.isLong = isLong;
  }

  /** Names of the steps that keep a worker busy for long; short work has a slot beside them. */
  static List<String> longSteps() {
    return Arrays.stream(values()).filter(step -> step.isLong).map(Enum::name).toList();
  }

  /**
   * The steps of a job in order.
   *
   * @param isPart whether predictions are asked for some points, hazards or scenarios only, which
   *     then replace rows of the current result set
   */
  static List<WorkStep> of(JobType type, boolean isPart) {
    return switch (type) {
      case INGEST -> List.of(INGEST);
      // What is outdated goes once the new results stand, whatever becomes of sites and reports.
      case NIGHT -> List.of(CHECK_DATA, HAZARD, PROBABILITY, PUBLISH, SWEEP, ASSESS, REPORT);
      case PREDICTIONS ->
          isPart
              ? List.of(CHECK_DATA, HAZARD, PROBABILITY)
              : List.of(CHECK_DATA, HAZARD, PROBABILITY, PUBLISH);
      case VERIFY -> List.of(CHECK_DATA, HAZARD, PROBABILITY, COMPARE, SWEEP);
      case ASSESS_SITES -> List.of(ASSESS);
      case REPORT -> List.of(REPORT);
      case RELOCATION -> List.of();
    };
  }
}
