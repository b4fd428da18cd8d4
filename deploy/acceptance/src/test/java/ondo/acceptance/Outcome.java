package ondo.acceptance;

/**
 * What became of one run of a case.
 *
 * @param recoverySeconds from the moment work could go on (a ready process, a database that is
 *     back, the limit of a task) to the first work done; negative where there is nothing to recover
 * @param sinceFaultSeconds the same from the fault itself
 * @param lost accepted jobs without an end, or result rows that are missing; negative where a run
 *     ended before it could count them
 * @param doubled jobs too many, or rows that count twice; negative likewise
 * @param note what was seen, for people
 */
record Outcome(
    boolean passed,
    double recoverySeconds,
    double sinceFaultSeconds,
    long lost,
    long doubled,
    String note) {

  /** A run that ended before its checks. */
  static Outcome broken(Throwable fault) {
    return new Outcome(false, -1, -1, -1, -1, String.valueOf(fault.getMessage()));
  }
}
