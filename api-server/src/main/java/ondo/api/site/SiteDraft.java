package ondo.api.site;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A valid site before it has an id and a place in the data set. */
record SiteDraft(
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
    SortedMap<String, Object> attributes) {

  SiteDraft {
    attributes = new TreeMap<>(attributes);
  }
}
