package ondo.explain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import ondo.risk.exposure.Building;
import ondo.risk.exposure.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * Every term of one stored number, unrounded.
 *
 * @param subject whose number it is
 * @param year calendar year
 * @param basis what it was computed on
 * @param point the grid point that lends its climate; null for a site out of reach of all
 * @param climate what the climate says; null without a point
 * @param site what the site makes of it; null for a grid point
 * @param method {@code INDEX} or {@code EVENT}: where the headline loss comes from
 * @param events losses from single events where there are any
 * @param bands around score and loss; those of a site are net of insurance
 * @param headline the numbers that the terms give
 * @param sources of the data, one for each series or fact of the point
 * @param storedPoint what the result set holds of the point; null for a site
 * @param storedSite what is stored of the site; null for a grid point
 */
public record Explanation(
    Subject subject,
    String hazard,
    String scenario,
    int year,
    Basis basis,
    @Nullable Point point,
    @Nullable HazardTerms climate,
    @Nullable SiteFacts facts,
    @Nullable SiteTerms site,
    String method,
    @Nullable EventTerms events,
    List<BandTerms> bands,
    Headline headline,
    List<UsedSource> sources,
    @Nullable StoredPoint storedPoint,
    @Nullable StoredSiteRisk storedSite) {

  /** A site, a region by its code, or a grid point alone. */
  public record Subject(
      @Nullable UUID siteId, @Nullable Integer siteVersion, @Nullable String region) {}

  /**
   * What a number was computed on.
   *
   * @param switches alternatives of the model as JSON
   * @param baseYears observed years, in the order of the values of a moved series
   */
  public record Basis(
      String modelVersion,
      String dataVersion,
      int resultSetId,
      String switches,
      List<Integer> baseYears,
      @Nullable Instant computedAt) {}

  /**
   * A grid point.
   *
   * @param distanceM metres from the site or the region's point
   */
  public record Point(
      int gridId,
      double latitude,
      double longitude,
      @Nullable Double elevationM,
      @Nullable Double distanceToCoastM,
      @Nullable Double distanceM) {}

  /**
   * A site as the formulas read it.
   *
   * @param assumed what is not stated for the site itself
   */
  public record SiteFacts(
      Building building,
      Surroundings surroundings,
      @Nullable Double protectionYears,
      @Nullable String currency,
      List<String> assumed) {}

  /**
   * The numbers, null for a gap.
   *
   * @param h hazard score
   * @param aalGross of a grid point: its base AAL
   */
  public record Headline(
      @Nullable Double h,
      @Nullable Double integrated,
      @Nullable Double aalGross,
      @Nullable Double aalNet,
      @Nullable Double expectedLoss,
      @Nullable Double screening) {}

  /** A stored band; of a site the scores are null. */
  public record StoredBand(
      String contents,
      @Nullable Double scoreLow,
      @Nullable Double scoreHigh,
      @Nullable Double lossLow,
      @Nullable Double lossHigh) {}

  /** What a result set holds of a grid point; null where there is no value. */
  public record StoredPoint(
      String hStatus,
      List<String> hFlags,
      @Nullable String hYearFlags,
      @Nullable Double h,
      String aalStatus,
      List<String> aalFlags,
      @Nullable String aalYearFlags,
      @Nullable Double aal,
      @Nullable Double severe,
      List<Double> probabilities,
      @Nullable Double eventAal,
      @Nullable Double eventDeviation,
      List<Double> eventAtReturnPeriods,
      List<StoredBand> bands) {}

  /** What is stored of a site; null where there is no value. */
  public record StoredSiteRisk(
      int resultSetId,
      String dataVersion,
      String modelVersion,
      Instant computedAt,
      int siteVersion,
      String status,
      List<String> flags,
      @Nullable String yearFlags,
      String method,
      @Nullable Double e,
      @Nullable Double v,
      @Nullable Double h,
      @Nullable Double integrated,
      @Nullable Double aalGross,
      @Nullable Double aalNet,
      @Nullable Double expectedLoss,
      List<Double> probabilities,
      @Nullable Double screening,
      List<StoredBand> bands,
      @Nullable Double deviation,
      List<Double> atReturnPeriods) {}

  /** Where one series or fact of a grid point comes from. */
  public record UsedSource(
      String used, String name, String licence, String attribution, String method, String period) {}
}
