package ondo.job;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a job that compares places for a site leaves behind (risk model §7), rounded as numbers
 * leave the service.
 *
 * @param status {@code INSUFFICIENT_DATA} when nothing is known at the site itself, so that there
 *     is nothing to compare with; {@code OK_WITH_ASSUMPTION} when the places shown rest on
 *     assumptions
 * @param flags of the places shown
 * @param currency of the money below
 * @param comparedHazards hazards with a loss at the site; places are compared over these
 * @param candidates number of places looked at
 * @param outsideRegions places of an area that lie in no region, at sea or abroad, and were left
 *     out; null where no outlines are loaded to tell
 * @param ranked comparable places, smallest loss first
 * @param notComparable places without a loss that the site has
 */
public record Relocation(
    UUID siteId,
    int siteVersion,
    String scenario,
    int year,
    String modelVersion,
    String dataVersion,
    Instant computedAt,
    String status,
    List<String> flags,
    @Nullable String currency,
    List<String> comparedHazards,
    int candidates,
    @Nullable Integer outsideRegions,
    Spot current,
    List<Candidate> ranked,
    List<Unknown> notComparable) {

  /**
   * A place and what the building would suffer there.
   *
   * @param index position in the list of candidates, or row by row from the south-west corner of an
   *     area; null for the site as it stands
   * @param gridPointId null when no grid point is near enough
   * @param total net loss over the compared hazards, 1/yr, at most 1
   * @param largestScore largest integrated score
   */
  public record Spot(
      @Nullable Integer index,
      @Nullable String name,
      double latitude,
      double longitude,
      @Nullable Integer gridPointId,
      @Nullable Long gridDistanceM,
      @Nullable String regionCode,
      @Nullable BigDecimal total,
      @Nullable BigDecimal largestScore,
      List<Risk> risks) {}

  /**
   * A place beside the site.
   *
   * @param improvement net loss at the site less that here, 1/yr; negative when worse
   * @param improvementShare {@code improvement} as a share of the loss at the site
   * @param worstShare the least {@code improvementShare} over the four scenarios; null when one of
   *     them cannot be compared
   * @param tiedWithFirst whether the loss differs from that of the first place by less than counts
   * @param newHigh hazards that are high here and not at the site
   */
  public record Candidate(
      Spot place,
      BigDecimal improvement,
      BigDecimal improvementShare,
      @Nullable BigDecimal worstShare,
      boolean tiedWithFirst,
      String verdict,
      List<String> newHigh) {}

  /**
   * A place that cannot be compared.
   *
   * @param missing hazards that have a loss at the site and none here
   */
  public record Unknown(
      int index, @Nullable String name, double latitude, double longitude, List<String> missing) {}

  /** One hazard at a place; a gap is null with a status. */
  public record Risk(
      String hazard,
      @Nullable BigDecimal integrated,
      @Nullable String level,
      @Nullable BigDecimal aalNet,
      @Nullable BigDecimal expectedLoss,
      String status,
      List<String> flags) {}
}
