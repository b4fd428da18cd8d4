package ondo.scheduler.work;

/** Work that cannot be done as things stand; the message says why and goes into the ledger. */
final class WorkFailedException extends RuntimeException {

  private final boolean isForGood;

  WorkFailedException(String message) {
    super(message);
    this.isForGood = false;
  }

  private WorkFailedException(String message, boolean isForGood) {
    super(message);
    this.isForGood = isForGood;
  }

  private WorkFailedException(Throwable cause) {
    super(cause.getMessage(), cause);
    this.isForGood = true;
  }

  /** A refusal that another try cannot mend. */
  static WorkFailedException forGood(String message) {
    return new WorkFailedException(message, true);
  }

  /** A failure that another try cannot mend. */
  static WorkFailedException forGood(Throwable cause) {
    return new WorkFailedException(cause);
  }

  boolean isForGood() {
    return isForGood;
  }
}
