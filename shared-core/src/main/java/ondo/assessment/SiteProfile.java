package ondo.assessment;

import ondo.risk.Flags;
import ondo.risk.exposure.Building;
import ondo.risk.exposure.Surroundings;
import ondo.risk.loss.SiteValue;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a site that is not climate.
 *
 * @param building what stands there
 * @param surroundings what lies around
 * @param value what it is worth and how it is insured
 * @param protectionYears return period in years up to which floods are kept out; null if unknown
 * @param assumed flags of surroundings that were not stated for the site itself
 */
public record SiteProfile(
    Building building,
    Surroundings surroundings,
    SiteValue value,
    @Nullable Double protectionYears,
    Flags assumed) {

  /** A site whose surroundings are all its own. */
  public SiteProfile(
      Building building,
      Surroundings surroundings,
      SiteValue value,
      @Nullable Double protectionYears) {
    this(building, surroundings, value, protectionYears, Flags.NONE);
  }

  /** The same site with other surroundings. */
  public SiteProfile with(Surroundings others, Flags assumptions) {
    return new SiteProfile(building, others, value, protectionYears, assumptions);
  }

  /** A site of which nothing is known. */
  public static final SiteProfile UNKNOWN =
      new SiteProfile(Building.UNKNOWN, Surroundings.UNKNOWN, SiteValue.UNKNOWN, null);
}
