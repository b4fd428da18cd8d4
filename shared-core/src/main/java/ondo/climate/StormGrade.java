package ondo.climate;

import ondo.statistics.Missing;

/** Class of a tropical cyclone by its largest 10-minute wind (JMA), mildest first. */
public enum StormGrade {
  /** Not stated, extratropical or not a storm. */
  OTHER,
  /** Tropical depression, below 34 kt. */
  TD,
  /** Tropical storm, from 34 kt. */
  TS,
  /** Severe tropical storm, from 48 kt. */
  STS,
  /** Typhoon, from 64 kt. */
  TY;

  /** The grade of a 10-minute wind in knots; {@link #OTHER} if it is missing. */
  public static StormGrade ofWindKt(double knots) {
    if (Missing.is(knots)) {
      return OTHER;
    }
    if (knots >= 64) {
      return TY;
    }
    if (knots >= 48) {
      return STS;
    }
    return knots >= 34 ? TS : TD;
  }

  /** The grade of a letter code; {@link #OTHER} for every code that is not a tropical cyclone. */
  public static StormGrade of(String code) {
    for (var grade : values()) {
      if (grade.name().equals(code)) {
        return grade;
      }
    }
    return OTHER;
  }

  /** The grade of the number in JMA's best-track file (2 TD, 3 TS, 4 STS, 5 TY). */
  public static StormGrade ofJmaNumber(int number) {
    return switch (number) {
      case 2 -> TD;
      case 3 -> TS;
      case 4 -> STS;
      case 5 -> TY;
      default -> OTHER;
    };
  }

  /** Whether gales belong to this grade. */
  public boolean hasGales() {
    return switch (this) {
      case TS, STS, TY -> true;
      case OTHER, TD -> false;
    };
  }
}
