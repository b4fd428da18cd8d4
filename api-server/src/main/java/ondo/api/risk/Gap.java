package ondo.api.risk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import ondo.climate.Scenario;
import ondo.risk.Status;
import org.jspecify.annotations.Nullable;

/**
 * A number that is not there, and why.
 *
 * @param missing the numbers that are not there; what is there stands among the risks
 * @param code NOT_ASSESSED when nobody has computed it yet, TOO_FAR_FROM_GRID for a place out of
 *     reach of the grid; null when the data lack it
 * @param computedAt when the result that lacks the number was computed, and its two versions; null
 *     where there is none, or where the answer as a whole has them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Gap(
    String hazard,
    Scenario scenario,
    Status status,
    List<String> flags,
    List<String> missing,
    @Nullable String code,
    @Nullable String modelVersion,
    @Nullable String dataVersion,
    @Nullable Instant computedAt) {

  static final String NOT_ASSESSED = "NOT_ASSESSED";
  static final String TOO_FAR_FROM_GRID = "TOO_FAR_FROM_GRID";

  /** A gap that no result of its own stands behind. */
  Gap(
      String hazard,
      Scenario scenario,
      Status status,
      List<String> flags,
      List<String> missing,
      @Nullable String code) {
    this(hazard, scenario, status, flags, missing, code, null, null, null);
  }

  Gap {
    flags = List.copyOf(flags);
    missing = List.copyOf(missing);
  }
}
