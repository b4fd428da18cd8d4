package ondo.api.job;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import ondo.api.web.Domain;
import ondo.api.web.Fault;
import ondo.api.web.Faults;
import ondo.climate.Scenario;
import org.jspecify.annotations.Nullable;

/** The fields of a job that compares places for a site, checked and in canonical form. */
final class RelocationBody {

  private static final int MOST_CANDIDATES = 1000;
  private static final int MOST_TOP = 100;
  private static final int DEFAULT_TOP = 3;
  private static final int LONGEST_NAME = 300;
  private static final int FIRST_YEAR = 2021;
  private static final int LAST_YEAR = 2100;
  private static final double LEAST_STEP_KM = 0.1;
  private static final double MOST_STEP_KM = 200;
  // A degree of latitude by the sphere of the model (risk model §8).
  private static final double KM_PER_DEGREE = 6371.0088 * Math.PI / 180;

  /** A place that the site might move to. */
  @Schema(name = "CandidateBody")
  record Candidate(@Nullable Double latitude, @Nullable Double longitude, @Nullable String name) {}

  /**
   * A rectangle of places.
   *
   * @param stepKm kilometres from one place to the next, both ways
   */
  record Area(
      @Nullable Double minLatitude,
      @Nullable Double maxLatitude,
      @Nullable Double minLongitude,
      @Nullable Double maxLongitude,
      @Nullable Double stepKm) {}

  private RelocationBody() {}

  static void put(Map<String, Object> params, JobBody body, Faults faults) {
    putSite(params, body.siteId(), faults);
    putScenario(params, body.scenario(), faults);
    var year = body.year();
    faults.require(year != null, "/year", "required");
    if (year != null) {
      faults.require(
          year >= FIRST_YEAR && year <= LAST_YEAR, "/year", "out-of-range", FIRST_YEAR, LAST_YEAR);
      params.put("year", year);
    }
    var top = body.top() == null ? DEFAULT_TOP : body.top();
    faults.require(top >= 1 && top <= MOST_TOP, "/top", "out-of-range", 1, MOST_TOP);
    params.put("top", top);
    var candidates = body.candidates();
    var area = body.area();
    if ((candidates == null) == (area == null)) {
      faults.require(
          false, "/candidates", area == null ? "required" : "either-or", "candidates", "area");
    } else if (candidates != null) {
      params.put("candidates", candidates(candidates, faults));
    } else if (area != null) {
      params.put("area", area(area, faults));
    }
  }

  private static void putSite(Map<String, Object> params, @Nullable String siteId, Faults faults) {
    if (siteId == null) {
      faults.require(false, "/siteId", "required");
      return;
    }
    try {
      params.put("siteId", UUID.fromString(siteId).toString());
    } catch (IllegalArgumentException e) {
      faults.require(false, "/siteId", "not-a-uuid");
    }
  }

  private static void putScenario(
      Map<String, Object> params, @Nullable String scenario, Faults faults) {
    var names = Arrays.stream(Scenario.values()).map(Scenario::name).toList();
    if (scenario == null) {
      faults.require(false, "/scenario", "required");
    } else {
      faults.require(names.contains(scenario), "/scenario", "not-one-of", String.join(", ", names));
      params.put("scenario", scenario);
    }
  }

  private static List<Map<String, Object>> candidates(
      List<@Nullable Candidate> given, Faults faults) {
    faults.require(!given.isEmpty(), "/candidates", "too-few", 1);
    faults.require(given.size() <= MOST_CANDIDATES, "/candidates", "too-many", MOST_CANDIDATES);
    var candidates = new ArrayList<Map<String, Object>>();
    for (var i = 0; i < Math.min(given.size(), MOST_CANDIDATES); i++) {
      var one = given.get(i);
      if (one == null) {
        faults.add(Fault.wrongType("/candidates/" + i, "object"));
      } else {
        candidates.add(candidate(one, "/candidates/" + i, faults));
      }
    }
    return candidates;
  }

  private static Map<String, Object> candidate(Candidate given, String pointer, Faults faults) {
    var candidate = new TreeMap<String, Object>();
    var latitude = given.latitude();
    var longitude = given.longitude();
    faults.require(latitude != null, pointer + "/latitude", "required");
    faults.require(longitude != null, pointer + "/longitude", "required");
    if (latitude != null && longitude != null) {
      Domain.check(faults, latitude, longitude, pointer + "/latitude", pointer + "/longitude");
      candidate.put("latitude", latitude);
      candidate.put("longitude", longitude);
    }
    var name = given.name();
    if (name != null) {
      faults.require(name.length() <= LONGEST_NAME, pointer + "/name", "too-long", LONGEST_NAME);
      faults.require(
          name.chars().noneMatch(Character::isISOControl), pointer + "/name", "control-character");
      faults.require(
          name.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE),
          pointer + "/name",
          "unpaired-surrogate");
      candidate.put("name", name);
    }
    return candidate;
  }

  private static Map<String, Object> area(Area given, Faults faults) {
    var before = faults.list().size();
    var area = new TreeMap<String, Object>();
    put(area, "minLatitude", given.minLatitude(), faults);
    put(area, "maxLatitude", given.maxLatitude(), faults);
    put(area, "minLongitude", given.minLongitude(), faults);
    put(area, "maxLongitude", given.maxLongitude(), faults);
    put(area, "stepKm", given.stepKm(), faults);
    if (faults.list().size() == before) {
      checkArea(given, faults);
    }
    return area;
  }

  private static void put(
      Map<String, Object> area, String name, @Nullable Double value, Faults faults) {
    if (value == null) {
      faults.require(false, "/area/" + name, "required");
    } else {
      area.put(name, value);
    }
  }

  private static void checkArea(Area area, Faults faults) {
    var south = value(area.minLatitude());
    var north = value(area.maxLatitude());
    var west = value(area.minLongitude());
    var east = value(area.maxLongitude());
    var step = value(area.stepKm());
    Domain.check(faults, south, west, "/area/minLatitude", "/area/minLongitude");
    Domain.check(faults, north, east, "/area/maxLatitude", "/area/maxLongitude");
    faults.require(south <= north, "/area/minLatitude", "not-in-order", north);
    faults.require(west <= east, "/area/minLongitude", "not-in-order", east);
    var isStep = step >= LEAST_STEP_KM && step <= MOST_STEP_KM;
    faults.require(isStep, "/area/stepKm", "out-of-range", LEAST_STEP_KM, MOST_STEP_KM);
    if (isStep) {
      var rows = Math.floor((north - south) * KM_PER_DEGREE / step) + 1;
      var shrunk = Math.cos(Math.toRadians((north + south) / 2));
      var columns = Math.floor((east - west) * KM_PER_DEGREE * shrunk / step) + 1;
      faults.require(rows * columns <= MOST_CANDIDATES, "/area", "too-many", MOST_CANDIDATES);
    }
  }

  private static double value(@Nullable Double number) {
    return number == null ? Double.NaN : number;
  }
}
