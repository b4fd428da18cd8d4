package ondo.api.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import ondo.api.web.Fault;
import ondo.api.web.Faults;
import ondo.api.web.ProblemCode;
import ondo.climate.Scenario;
import ondo.job.JobType;
import ondo.risk.Hazard;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a client asks a job to do; the fields of all types, each type taking its own.
 *
 * @param siteIds list of ids, or the text {@code all}
 * @param years checked and kept with the job, but it narrows nothing: an assessment always covers
 *     2021…2100, and whoever reads its results chooses the years
 * @param runAt when it may begin at the earliest, at most 30 days ahead; a moment that has passed
 *     means at once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobBody(
    @Nullable String type,
    @Nullable Integer priority,
    @Schema(type = "string", format = "date-time") @Nullable JsonNode runAt,
    @Nullable JsonNode siteIds,
    @Nullable List<@Nullable String> scenarios,
    @Nullable Span years,
    @Nullable List<@Nullable String> horizons,
    @Nullable String language,
    @Nullable List<@Nullable String> hazards,
    @Nullable List<@Nullable Integer> gridPointIds,
    @Nullable String siteId,
    @Nullable List<RelocationBody.@Nullable Candidate> candidates,
    RelocationBody.@Nullable Area area,
    @Nullable String scenario,
    @Nullable Integer year,
    @Nullable Integer top) {

  /** First and last year. */
  record Span(@Nullable Integer from, @Nullable Integer to) {}

  private static final int DEFAULT_PRIORITY = 5;
  private static final Duration LONGEST_DELAY = Duration.ofDays(30);
  private static final int MOST_SITES = 10_000;
  private static final int MOST_POINTS = 10_000;
  private static final int FIRST_YEAR = 2021;
  private static final int LAST_YEAR = 2100;
  private static final List<JobType> OFFERED =
      List.of(JobType.ASSESS_SITES, JobType.RELOCATION, JobType.REPORT, JobType.PREDICTIONS);
  private static final List<String> HORIZONS = List.of("SHORT", "MEDIUM", "LONG");
  private static final List<String> LANGUAGES = List.of("en", "ko");

  /** The same body for a type that the path names. */
  JobBody as(JobType other) {
    return new JobBody(
        other.name(),
        priority,
        runAt,
        siteIds,
        scenarios,
        years,
        horizons,
        language,
        hazards,
        gridPointIds,
        siteId,
        candidates,
        area,
        scenario,
        year,
        top);
  }

  int priorityOrDefault() {
    return priority == null ? DEFAULT_PRIORITY : priority;
  }

  /** When it may begin, if that is not at once. */
  @Nullable Instant delayedTo(Instant now, Faults faults) {
    var moment = moment(faults);
    if (moment == null || !moment.isAfter(now)) {
      return null;
    }
    var last = now.plus(LONGEST_DELAY);
    faults.require(!moment.isAfter(last), "/runAt", "out-of-range", now, last);
    return moment;
  }

  /** A text alone: a number would be a moment of 1970, and so mean at once. */
  private @Nullable Instant moment(Faults faults) {
    if (runAt == null || runAt.isNull()) {
      return null;
    }
    try {
      return Instant.parse(runAt.asString(""));
    } catch (DateTimeParseException e) {
      faults.add(Fault.wrongType("/runAt", "moment"));
      return null;
    }
  }

  /** The type, or a fault that names those on offer. */
  @Nullable JobType jobType(Faults faults) {
    for (var offered : OFFERED) {
      if (offered.name().equals(type)) {
        return offered;
      }
    }
    faults.require(
        false,
        "/type",
        type == null ? "required" : "not-one-of",
        String.join(", ", OFFERED.stream().map(JobType::name).toList()));
    return null;
  }

  /**
   * Parameters in canonical form: sorted, without repeats, so that the same work looks the same.
   */
  SortedMap<String, Object> params(JobType jobType, Faults faults) {
    var params = new TreeMap<String, Object>();
    faults.require(
        priorityOrDefault() >= 1 && priorityOrDefault() <= 10, "/priority", "out-of-range", 1, 10);
    refuseForeign(jobType, faults);
    var scenarioNames = Arrays.stream(Scenario.values()).map(Scenario::name).toList();
    put(params, "scenarios", codes(scenarios, "/scenarios", scenarioNames, faults));
    switch (jobType) {
      case ASSESS_SITES -> {
        params.put("siteIds", sites(faults));
        putYears(params, faults);
      }
      case REPORT -> {
        params.put("siteIds", siteIds == null ? "all" : sites(faults));
        put(params, "horizons", codes(horizons, "/horizons", HORIZONS, faults));
        putLanguage(params, faults);
      }
      case PREDICTIONS -> {
        var hazardCodes = Arrays.stream(Hazard.values()).map(Hazard::code).toList();
        put(params, "hazards", codes(hazards, "/hazards", hazardCodes, faults));
        put(params, "gridPointIds", points(faults));
      }
      case RELOCATION -> RelocationBody.put(params, this, faults);
      case INGEST, NIGHT, VERIFY -> throw new IllegalArgumentException("not on offer: " + jobType);
    }
    return params;
  }

  /** A field of another type is as unknown as one of none. */
  private void refuseForeign(JobType jobType, Faults faults) {
    var isAssessment = jobType == JobType.ASSESS_SITES;
    var isReport = jobType == JobType.REPORT;
    var isPredictions = jobType == JobType.PREDICTIONS;
    var isRelocation = jobType == JobType.RELOCATION;
    refuse(siteIds != null && (isPredictions || isRelocation), "siteIds", faults);
    refuse(scenarios != null && isRelocation, "scenarios", faults);
    refuse(siteId != null && !isRelocation, "siteId", faults);
    refuse(candidates != null && !isRelocation, "candidates", faults);
    refuse(area != null && !isRelocation, "area", faults);
    refuse(scenario != null && !isRelocation, "scenario", faults);
    refuse(year != null && !isRelocation, "year", faults);
    refuse(top != null && !isRelocation, "top", faults);
    refuse(years != null && !isAssessment, "years", faults);
    refuse(horizons != null && !isReport, "horizons", faults);
    refuse(language != null && !isReport, "language", faults);
    refuse(hazards != null && !isPredictions, "hazards", faults);
    refuse(gridPointIds != null && !isPredictions, "gridPointIds", faults);
  }

  private static void refuse(boolean isForeign, String name, Faults faults) {
    if (isForeign) {
      faults.add(Fault.of("/" + name, ProblemCode.UNKNOWN_FIELD, "unknown-field", name));
    }
  }

  private static void put(Map<String, Object> params, String name, List<?> values) {
    if (!values.isEmpty()) {
      params.put(name, values);
    }
  }

  private void putLanguage(Map<String, Object> params, Faults faults) {
    if (language != null) {
      faults.require(
          LANGUAGES.contains(language), "/language", "not-one-of", String.join(", ", LANGUAGES));
      params.put("language", language);
    }
  }

  private void putYears(Map<String, Object> params, Faults faults) {
    if (years == null) {
      return;
    }
    var from = years.from() == null ? FIRST_YEAR : years.from();
    var to = years.to() == null ? LAST_YEAR : years.to();
    faults.require(isYear(from), "/years/from", "out-of-range", FIRST_YEAR, LAST_YEAR);
    faults.require(isYear(to), "/years/to", "out-of-range", FIRST_YEAR, LAST_YEAR);
    faults.require(from <= to, "/years/from", "not-in-order", to);
    params.put("years", new TreeMap<>(Map.of("from", from, "to", to)));
  }

  private static boolean isYear(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  /** The text {@code all}, or sorted ids. */
  private Object sites(Faults faults) {
    if (siteIds == null || siteIds.isNull()) {
      faults.require(false, "/siteIds", "required");
      return List.of();
    }
    if (siteIds.isString() && siteIds.asString().equals("all")) {
      return "all";
    }
    if (!siteIds.isArray()) {
      faults.add(Fault.wrongType("/siteIds", "ids"));
      return List.of();
    }
    faults.require(!siteIds.isEmpty(), "/siteIds", "too-few", 1);
    faults.require(siteIds.size() <= MOST_SITES, "/siteIds", "too-many", MOST_SITES);
    var ids = new ArrayList<String>();
    for (var i = 0; i < Math.min(siteIds.size(), MOST_SITES); i++) {
      addId(siteIds.get(i), "/siteIds/" + i, ids, faults);
    }
    return ids.stream().distinct().sorted().toList();
  }

  private static void addId(JsonNode given, String pointer, List<String> ids, Faults faults) {
    if (!given.isString()) {
      faults.add(Fault.wrongType(pointer, "text"));
      return;
    }
    try {
      ids.add(UUID.fromString(given.asString()).toString());
    } catch (IllegalArgumentException e) {
      faults.require(false, pointer, "not-a-uuid");
    }
  }

  private List<Integer> points(Faults faults) {
    if (gridPointIds == null) {
      return List.of();
    }
    faults.require(gridPointIds.size() <= MOST_POINTS, "/gridPointIds", "too-many", MOST_POINTS);
    var ids = new ArrayList<Integer>();
    for (var i = 0; i < Math.min(gridPointIds.size(), MOST_POINTS); i++) {
      var id = gridPointIds.get(i);
      if (id == null || id < 1) {
        faults.require(false, "/gridPointIds/" + i, "out-of-range", 1, Integer.MAX_VALUE);
      } else {
        ids.add(id);
      }
    }
    return ids.stream().distinct().sorted().toList();
  }

  private static List<String> codes(
      @Nullable List<@Nullable String> given, String pointer, List<String> allowed, Faults faults) {
    if (given == null) {
      return List.of();
    }
    faults.require(!given.isEmpty(), pointer, "too-few", 1);
    faults.require(given.size() <= allowed.size(), pointer, "too-many", allowed.size());
    for (var i = 0; i < Math.min(given.size(), allowed.size()); i++) {
      faults.require(
          allowed.contains(String.valueOf(given.get(i))),
          pointer + "/" + i,
          "not-one-of",
          String.join(", ", allowed));
    }
    return allowed.stream().filter(given::contains).toList();
  }
}
