package ondo.scheduler.work;

/** A stored number that cannot be explained, and why. */
public final class ExplainRefusedException extends RuntimeException {

  /** Why there is no explanation. */
  public enum Reason {
    /** Nothing is stored. */
    NOT_FOUND("not-found"),
    /** The site is not the one that was assessed any more. */
    SITE_CHANGED("site-changed"),
    /** The data set behind the number was removed. */
    DATA_GONE("data-gone"),
    /** The number comes from another version of the model. */
    MODEL_CHANGED("model-changed"),
    /** What is computed now is not what is stored. */
    NOT_REPRODUCIBLE("not-reproducible");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    /** The stable code of the wire. */
    public String code() {
      return code;
    }
  }

  private final Reason reason;

  ExplainRefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
