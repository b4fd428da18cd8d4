package ondo.job;

import java.util.Locale;

/** Why a job failed; the error catalogue of the API has a text for each. */
public enum FailureCode {
  /** The job or one of its steps ran longer than its limit. */
  TIMED_OUT,
  /** A step was given up after too many failed chunks. */
  ABORTED,
  /** A step could not be planned. */
  NOT_PLANNABLE,
  /** Some chunks failed for good. */
  CHUNKS_FAILED;

  /** As it is stored and sent: {@code timed-out}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
