package ondo.scheduler.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.scheduler.internal.Refusal.Faults;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Bodies of the three calls that order work, and the parameters that go into the ledger. */
final class OrderRequest {

  private static final List<String> HAZARDS =
      Arrays.stream(Hazard.values()).map(Hazard::code).toList();
  private static final List<String> SCENARIOS =
      Arrays.stream(Scenario.values()).map(Enum::name).toList();
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
      var faults = new Faults();
      check(hazards, "/hazards", HAZARDS, faults);
      check(scenarios, "/scenarios", SCENARIOS, faults);
      faults.throwIfAny();
      var params = new TreeMap<String, Object>();
      put(params, "hazards", hazards);
      put(params, "scenarios", scenarios);
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
      var faults = new Faults();
      var sites = siteIds == null ? "unassessed" : sites(siteIds, faults);
      check(scenarios, "/scenarios", SCENARIOS, faults);
      if (years != null) {
        years.check(faults);
      }
      faults.throwIfAny();
      var params = new TreeMap<String, Object>();
      params.put("siteIds", sites);
      put(params, "scenarios", scenarios);
      if (years != null) {
        params.put("years", Map.of("from", years.from(), "to", years.to()));
      }
      return params;
    }
  }

  /** First and last year, 2021…2100. */
  record Years(int from, int to) {

    private void check(Faults faults) {
      faults.require(from >= FIRST_YEAR && to <= LAST_YEAR && from <= to, "/years", "years");
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
      var faults = new Faults();
      var sites = siteIds == null ? "all" : sites(siteIds, faults);
      check(scenarios, "/scenarios", SCENARIOS, faults);
      check(horizons, "/horizons", HORIZONS, faults);
      if (language != null) {
        requireOneOf(language, LANGUAGES, "/language", faults);
      }
      faults.throwIfAny();
      var params = new TreeMap<String, Object>();
      params.put("siteIds", sites);
      put(params, "scenarios", scenarios);
      put(params, "horizons", horizons);
      if (language != null) {
        params.put("language", language);
      }
      return params;
    }
  }

  private static void put(Map<String, Object> params, String name, @Nullable List<?> values) {
    if (values != null && !values.isEmpty()) {
      params.put(name, values);
    }
  }

  private static Object sites(JsonNode given, Faults faults) {
    if (given.isString() && given.asString().equals("all")) {
      return "all";
    }
    faults.require(given.isArray() && !given.isEmpty(), "/siteIds", "sites");
    var ids = new ArrayList<String>();
    for (var id : given.isArray() ? given : List.<JsonNode>of()) {
      ids.add(id(id.asString(""), "/siteIds/" + ids.size(), faults));
    }
    return ids;
  }

  private static String id(String text, String pointer, Faults faults) {
    try {
      return UUID.fromString(text).toString();
    } catch (IllegalArgumentException e) {
      faults.require(false, pointer, "no-id", text);
      return text;
    }
  }

  private static void check(
      @Nullable List<String> values, String pointer, List<String> allowed, Faults faults) {
    if (values == null) {
      return;
    }
    for (var i = 0; i < values.size(); i++) {
      requireOneOf(values.get(i), allowed, pointer + "/" + i, faults);
    }
  }

  private static void requireOneOf(
      @Nullable String value, List<String> allowed, String pointer, Faults faults) {
    var holds = value != null && allowed.contains(value);
    faults.require(holds, pointer, "not-one-of", String.valueOf(value), allowed);
  }
}
