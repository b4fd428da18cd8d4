package ondo.api.site;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import ondo.store.RegisteredSite;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A site as clients see it; distances in metres. */
record SiteView(
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
    @Nullable BigDecimal limit,
    @Nullable Double standardOfProtectionYears,
    Map<String, Object> attributes,
    @Nullable Integer gridPointId,
    @Nullable Double gridDistanceM,
    @Nullable String regionCode,
    @Nullable Double regionDistanceM,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};

  static SiteView of(RegisteredSite site) {
    var placement = site.placement();
    return new SiteView(
        site.id(),
        site.externalId(),
        site.name(),
        site.latitude(),
        site.longitude(),
        site.assetValue(),
        site.currency(),
        site.annualValueAdded(),
        site.insuredShare(),
        site.deductible(),
        site.lossLimit(),
        site.standardOfProtectionYears(),
        JSON.readValue(site.attributes(), ATTRIBUTES),
        placement == null ? null : placement.gridId(),
        placement == null ? null : placement.gridDistanceM(),
        placement == null ? null : placement.regionCode(),
        placement == null ? null : placement.regionDistanceM(),
        site.version(),
        site.createdAt(),
        site.updatedAt());
  }
}
