package ondo.risk;

/** How hazard, exposure and vulnerability scores become one risk score (risk model §4.3). */
public enum Integration {
  /** Cube root of H·E·V, the form of the INFORM index; three equal scores return themselves. */
  GEOMETRIC_MEAN {
    @Override
    double of(double h, double e, double v) {
      // The power, not Math.cbrt: three 60s must land on the same side of a level as in the model.
      return Math.pow(h * e * v, 1.0 / 3);
    }
  },
  /** H·E·V / 10,000. */
  PRODUCT {
    @Override
    double of(double h, double e, double v) {
      return h * e * v / 10_000;
    }
  },
  /** (H + E + V) / 3. */
  ARITHMETIC_MEAN {
    @Override
    double of(double h, double e, double v) {
      return (h + e + v) / 3;
    }
  };

  abstract double of(double h, double e, double v);

  /**
   * The integrated score: a gap if any of the three is one, and zero with {@code NOT_APPLICABLE} if
   * the peril cannot act by any of them.
   *
   * @return with the flags of all three
   */
  public Outcome<Score> score(Outcome<Score> h, Outcome<Score> e, Outcome<Score> v) {
    if (cannotAct(h) || cannotAct(e) || cannotAct(v)) {
      return Outcome.notApplicable(Score.ZERO);
    }
    var flags = h.flags().and(e.flags()).and(v.flags());
    if (h instanceof Outcome.Known<Score> hazard
        && e instanceof Outcome.Known<Score> exposure
        && v instanceof Outcome.Known<Score> vulnerability) {
      var risk =
          of(hazard.known().value(), exposure.known().value(), vulnerability.known().value());
      return Outcome.of(Score.clamped(risk), flags);
    }
    var invalid = isInvalid(h) || isInvalid(e) || isInvalid(v);
    return invalid ? Outcome.invalid(flags) : Outcome.insufficient(flags);
  }

  private static boolean cannotAct(Outcome<Score> part) {
    return part.status() == Status.NOT_APPLICABLE;
  }

  private static boolean isInvalid(Outcome<Score> part) {
    return part.status() == Status.INVALID_INPUT;
  }
}
