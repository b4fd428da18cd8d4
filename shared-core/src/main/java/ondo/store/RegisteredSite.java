package ondo.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A site as its tenant registered it, and where it stands.
 *
 * @param externalId the tenant's own id, unique among its sites
 * @param assetValue replacement value in whole or fractional units of {@code currency}
 * @param annualValueAdded of one year
 * @param insuredShare of the loss, 0…1
 * @param attributes JSON object of the attributes given
 * @param placement null until a data set is loaded
 * @param version counts changes, from 1
 */
public record RegisteredSite(
    UUID id,
    String externalId,
    String name,
    double latitude,
    double longitude,
    @Nullable BigDecimal assetValue,
    @Nullable String currency,
    @Nullable BigDecimal annualValueAdded,
    @Nullable Double insuredShare,
    @Nullable BigDecimal deductible,
    @Nullable BigDecimal lossLimit,
    @Nullable Double standardOfProtectionYears,
    String attributes,
    @Nullable Placement placement,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  /**
   * The grid point and the region nearest to a site in one data set.
   *
   * @param gridDistanceM metres along the great circle
   * @param regionDistanceM likewise, to the region's representative point
   */
  public record Placement(
      int dataSetId,
      int gridId,
      double gridDistanceM,
      @Nullable String regionCode,
      double regionDistanceM) {}
}
