package ondo.job;

/** What a job does. */
public enum JobType {
  /** Loads a data directory or the starter pack. */
  INGEST,
  /** The nightly batch over every grid point and site. */
  NIGHT,
  /** Hazard, probability and base loss of grid points on demand. */
  PREDICTIONS,
  /** Exposure, vulnerability and loss of sites. */
  ASSESS_SITES,
  /** Comparison of candidate places for a site. */
  RELOCATION,
  /** A disclosure report over stored results. */
  REPORT,
  /** The stored results computed again and held against themselves. */
  VERIFY;

  /** Whether a run of this type belongs to the operator rather than to a tenant. */
  public boolean isRun() {
    return this == INGEST || this == NIGHT || this == PREDICTIONS || this == VERIFY;
  }
}
