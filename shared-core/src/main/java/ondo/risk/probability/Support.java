package ondo.risk.probability;

/** Which numbers an intensity can take; a value outside is an error in the data. */
public enum Support {
  /** Zero or more. */
  NONNEG,
  /** Any finite number. */
  REAL
}
