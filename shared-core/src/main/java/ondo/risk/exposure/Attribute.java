package ondo.risk.exposure;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import ondo.statistics.Missing;
import org.jspecify.annotations.Nullable;

/** The building attributes that rules may ask for, with their domains (risk model §5). */
public enum Attribute {
  AGE_YEARS(0, 300),
  FLOORS_ABOVE(1, 300),
  FLOORS_BELOW(0, 20),
  GROUND_FLOOR_HEIGHT_M(-5, 20),
  STRUCTURE,
  USE,
  HAS_PILOTI,
  FIRE_ACCESS,
  EMERGENCY_WATER,
  HAS_WATER_TANK;

  /** What a building says about an attribute. */
  public sealed interface Reading {

    /** Nothing. */
    record Unknown() implements Reading {}

    /** Something outside the domain. */
    record Invalid() implements Reading {}

    /** A number inside the domain. */
    record OfNumber(double value) implements Reading {}

    /** A known word; truth values read {@code true} and {@code false}. */
    record OfWord(String word) implements Reading {}
  }

  private final double least;
  private final double most;

  Attribute() {
    this(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  Attribute(double least, double most) {
    this.least = least;
    this.most = most;
  }

  /** The name in tables and flags: {@code age_years}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The attribute of a code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Attribute of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /**
   * What {@code building} says.
   *
   * @param words the words that attributes of words may hold; attributes without an entry may hold
   *     any
   */
  public Reading read(Building building, Map<Attribute, Set<String>> words) {
    return switch (field(building)) {
      case Number number -> ofNumber(number.doubleValue());
      case Boolean truth -> new Reading.OfWord(truth.toString());
      case String word -> ofWord(word, words.get(this));
      case null, default -> new Reading.Unknown();
    };
  }

  private @Nullable Object field(Building building) {
    return switch (this) {
      case AGE_YEARS -> building.ageYears();
      case FLOORS_ABOVE -> building.floorsAbove();
      case FLOORS_BELOW -> building.floorsBelow();
      case GROUND_FLOOR_HEIGHT_M -> building.groundFloorHeightM();
      case STRUCTURE -> building.structure();
      case USE -> building.use();
      case HAS_PILOTI -> building.hasPiloti();
      case FIRE_ACCESS -> building.fireAccess();
      case EMERGENCY_WATER -> building.emergencyWater();
      case HAS_WATER_TANK -> building.hasWaterTank();
    };
  }

  private Reading ofNumber(double value) {
    if (Missing.is(value)) {
      return new Reading.Unknown();
    }
    var inside = value >= least && value <= most;
    return inside ? new Reading.OfNumber(value) : new Reading.Invalid();
  }

  private static Reading ofWord(String word, @Nullable Set<String> words) {
    var allowed = words == null || words.contains(word);
    return allowed ? new Reading.OfWord(word) : new Reading.Invalid();
  }
}
