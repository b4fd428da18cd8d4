package ondo.scheduler.work;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import ondo.job.JobType;
import ondo.job.TimeBudget;

/** What a step of a job does; a step's name in the ledger is the constant's name. */
public enum WorkStep {
  /** Fixes the data version and opens what the following steps fill. */
  CHECK_DATA(false, "", false),
  /** Hazard scores of every grid point. */
  HAZARD(true, "gridIds", false),
  /** Class probabilities and base AAL of every grid point. */
  PROBABILITY(true, "gridIds", false),
  /** Counts, checks and swaps the result set. */
  PUBLISH(false, "", false),
  /** Holds results that were computed again against the stored ones. */
  COMPARE(false, "", false),
  /** Exposure, vulnerability and loss of sites. */
  ASSESS(false, "siteIds", true),
  /** What single events do to a tenant's sites together. */
  PORTFOLIO(false, "", true),
  /** Portfolio reports. */
  REPORT(false, "", true),
  /** Compares places for a site. */
  RANK(false, "", false),
  /** Removes what nobody reads any more. */
  SWEEP(false, "", false),
  /** Loads a data directory or the starter pack. */
  INGEST(true, "", false);

  private final boolean isLong;
  private final String itemMember;
  private final boolean isTolerant;

  WorkStep(boolean isLong, String itemMember, boolean isTolerant) {
    this.isLong = isLong;
    this.itemMember = itemMember;
    this.isTolerant = isTolerant;
  }

  /** The array in a chunk's input whose elements can be done one by one; empty without one. */
  String itemMember() {
    return itemMember;
  }

  /**
   * Whether the job goes on to its next step when chunks of this one are dead, because none of them
   * needs another; the job still ends as failed.
   */
  boolean isTolerant() {
    return isTolerant;
  }

  /** The longest try of a chunk: a load is one chunk, and takes as long as a batch may. */
  Duration limit(TimeBudget budget) {
    return this == INGEST ? budget.batch() : budget.chunk();
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
      case NIGHT ->
          List.of(CHECK_DATA, HAZARD, PROBABILITY, PUBLISH, SWEEP, ASSESS, PORTFOLIO, REPORT);
      case PREDICTIONS ->
          isPart
              ? List.of(CHECK_DATA, HAZARD, PROBABILITY)
              : List.of(CHECK_DATA, HAZARD, PROBABILITY, PUBLISH);
      case VERIFY -> List.of(CHECK_DATA, HAZARD, PROBABILITY, COMPARE, SWEEP);
      case ASSESS_SITES -> List.of(ASSESS, PORTFOLIO);
      case REPORT -> List.of(REPORT);
      case RELOCATION -> List.of(RANK);
    };
  }
}
