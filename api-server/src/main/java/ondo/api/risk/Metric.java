package ondo.api.risk;

import java.math.BigDecimal;
import java.util.Locale;
import ondo.api.web.Rounding;
import ondo.store.RegionSeries;
import org.jspecify.annotations.Nullable;

/** What a map of regions shows. */
enum Metric {
  /** H, 0…100. */
  HAZARD,
  /** Yearly chance of the two most severe classes, 0…1. */
  PROBABILITY,
  /** Base average annual loss, a ratio a year. */
  AAL;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  RegionSeries.Series of(RegionSeries series) {
    return switch (this) {
      case HAZARD -> series.score();
      case PROBABILITY -> series.severe();
      case AAL -> series.aal();
    };
  }

  @Nullable BigDecimal round(double value) {
    return this == HAZARD ? Rounding.score(value) : Rounding.ratio(value);
  }
}
