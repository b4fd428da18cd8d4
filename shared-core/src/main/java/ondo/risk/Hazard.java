package ondo.risk;

import java.util.Locale;

/** The nine hazards in the order of the model, with their disclosure class and kind of impact. */
public enum Hazard {
  EXTREME_HEAT(Kind.CHRONIC, Impact.DISRUPTION),
  EXTREME_COLD(Kind.CHRONIC, Impact.DISRUPTION),
  WILDFIRE(Kind.ACUTE, Impact.DAMAGE),
  DROUGHT(Kind.CHRONIC, Impact.DISRUPTION),
  WATER_STRESS(Kind.CHRONIC, Impact.DISRUPTION),
  SEA_LEVEL_RISE(Kind.CHRONIC, Impact.DAMAGE),
  RIVER_FLOOD(Kind.ACUTE, Impact.DAMAGE),
  URBAN_FLOOD(Kind.ACUTE, Impact.DAMAGE),
  TYPHOON(Kind.ACUTE, Impact.DAMAGE);

  /** TCFD and IFRS S2: driven by single events, or by a gradual change. */
  public enum Kind {
    ACUTE,
    CHRONIC
  }

  /** Damage is a share of asset value; disruption is a share of one year's value added. */
  public enum Impact {
    DAMAGE,
    DISRUPTION
  }

  private final Kind kind;
  private final Impact impact;

  Hazard(Kind kind, Impact impact) {
    this.kind = kind;
    this.impact = impact;
  }

  public Kind kind() {
    return kind;
  }

  public Impact impact() {
    return impact;
  }

  /** The code of tables, HTTP and database: {@code extreme_heat}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The hazard of a code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Hazard of(String code) {
    for (var hazard : values()) {
      if (hazard.code().equals(code)) {
        return hazard;
      }
    }
    throw new IllegalArgumentException("unknown hazard: " + code);
  }
}
