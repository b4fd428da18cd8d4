package ondo.scheduler.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.scheduler.internal.Problems.InvalidRequestException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Bodies of the three calls that order work, and the parameters that go into the ledger. */
final class OrderRequest {

  private static final List<String> HORIZONS = List.of("SHORT", "MEDIUM", "LONG");
  private static final List<String> LANGUAGES = List.of("en", "ko");
  private static final int FIRST_YEAR = 2021;
  private static final int LAST_YEAR = 2100;

  private OrderRequest() {}

  /** Grid points to compute anew; nothing at all means everything. */
  record Predictions(
      @Nullable UUID jobId,
      @Nullable List<String> hazards,
      @Nullable List<String> scenarios,
      @Nullable List<Integer> gridPointIds) {

    Map<String, Object> params() {
      var params = new TreeMap<String, Object>();
      put(params, "hazards", checked(hazards, "hazards", OrderRequest::hazard));
      put(params, "scenarios", checked(scenarios, "scenarios", OrderRequest::scenario));
      put(params, "gridPointIds", gridPointIds);
      return params;
    }
  }

  /** Sites to assess; nothing at all means the sites never assessed. */
  record Assessment(
      @Nullable UUID jobId,
      @Nullable JsonNode siteIds,
      @Nullable List<String> scenarios,
      @Nullable Years years) {

    Map<String, Object> params() {
      var params = new TreeMap<String, Object>();
      params.put("siteIds", siteIds == null ? "unassessed" : sites(siteIds));
      put(params, "scenarios", checked(scenarios, "scenarios", OrderRequest::scenario));
      if (years != null) {
        params.put("years", Map.of("from", years.from(), "to", years.to()));
      }
      return params;
    }
  }

  /** First and last year, 2021…2100. */
  record Years(int from, int to) {

    Years {
      if (from < FIRST_YEAR || to > LAST_YEAR || from > to) {
        throw new InvalidRequestException("years must lie within 2021…2100, from before to");
      }
    }
  }

  /** A report; nothing at all means the portfolio report of every tenant. */
  record Report(
      @Nullable UUID jobId,
      @Nullable JsonNode siteIds,
      @Nullable List<String> scenarios,
      @Nullable List<String> horizons,
      @Nullable String language) {

    Map<String, Object> params() {
      var params = new TreeMap<String, Object>();
      params.put("siteIds", siteIds == null ? "all" : sites(siteIds));
      put(params, "scenarios", checked(scenarios, "scenarios", OrderRequest::scenario));
      put(params, "horizons", checked(horizons, "horizons", h -> oneOf(h, HORIZONS)));
      if (language != null) {
        params.put("language", oneOf(language, LANGUAGES));
      }
      return params;
    }
  }

  private static void put(Map<String, Object> params, String name, @Nullable List<?> values) {
    if (values != null && !values.isEmpty()) {
      params.put(name, values);
    }
  }

  private static Object sites(JsonNode given) {
    if (given.isString() && given.asString().equals("all")) {
      return "all";
    }
    if (!given.isArray() || given.isEmpty()) {
      throw new InvalidRequestException("siteIds must be \"all\" or a list of ids");
    }
    var ids = new ArrayList<String>();
    for (var id : given) {
      ids.add(id(id.asString()));
    }
    return ids;
  }

  private static String id(String text) {
    try {
      return UUID.fromString(text).toString();
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException("siteIds: no id: " + text);
    }
  }

  @FunctionalInterface
  private interface Check {
    String of(String text);
  }

  private static @Nullable List<String> checked(
      @Nullable List<String> values, String name, Check check) {
    if (values == null) {
      return null;
    }
    try {
      return values.stream().map(check::of).toList();
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(name + ": " + e.getMessage());
    }
  }

  private static String hazard(String code) {
    return Hazard.of(code).code();
  }

  private static String scenario(String code) {
    return Scenario.of(code).name();
  }

  private static String oneOf(String text, List<String> allowed) {
    if (!allowed.contains(text)) {
      throw new InvalidRequestException(text + " is none of " + allowed);
    }
    return text;
  }
}
