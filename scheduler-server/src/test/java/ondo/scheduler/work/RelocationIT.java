package ondo.scheduler.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ondo.house.JsonShape;
import ondo.job.Job;
import ondo.job.JobRequest;
import ondo.job.JobType;
import ondo.job.Submission;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RelocationIT {

  private static final String TENANT = "acme";
  private static final int YEAR = 2050;
  private static final List<Double> LONGITUDES = List.of(127.01, 127.11, 127.21);
  private static final String SAME_LATITUDE =
      "{\"latitude\":37.01,\"longitude\":%s,\"name\":\"%s\"}";
  private static final String SQUARE =
      "[[[[126.98,36.95],[127.13,36.95],[127.13,37.15],[126.98,37.15],[126.98,36.95]]]]";

  private static Ledger afterANight() throws SQLException {
    var ledger = new Ledger(50);
    ledger.loadData("v1", 3, 1);
    ledger.orders.night();
    ledger.drive();
    return ledger;
  }

  private static JsonNode relocated(Ledger ledger, UUID site, String where) {
    var params =
        Json.canonical(
            "{\"siteId\":\"%s\",\"scenario\":\"SSP585\",\"year\":%d,\"top\":5,%s}"
                .formatted(site, YEAR, where));
    var request = new JobRequest(JobType.RELOCATION, TENANT, params, params, null, params, 5, null);
    var taken = (Submission.Accepted) ledger.jobs.submit(request, 10);
    ledger.drive();
    var job = ledger.job(taken.id());
    assertThat(job.error()).isNull();
    assertThat(job.status()).isEqualTo(Job.Status.COMPLETED);
    assertThat(JsonShape.committed().faults("JobResult", String.valueOf(job.result()))).isEmpty();
    return Json.tree(job.result());
  }

  private static String listed(List<Double> longitudes) {
    var texts = new ArrayList<String>();
    longitudes.forEach(at -> texts.add(SAME_LATITUDE.formatted(at, "at " + at)));
    return "\"candidates\":[" + String.join(",", texts) + "]";
  }

  /** Net loss of a site that really stands there, over the hazards that have one. */
  private static double assessed(Ledger ledger, UUID site, List<String> hazards) {
    return ledger
        .sql
        .sql(
            """
            select sum(aal_net[:year]) from site_risk
            where site_id = :id and scenario = 'SSP585' and hazard = any (:hazards)
            """)
        .param("year", YEAR - 2020)
        .param("id", site)
        .param("hazards", hazards.toArray(String[]::new))
        .query(Double.class)
        .single();
  }

  @Test
  void candidates_lose_what_the_same_building_would_lose_if_it_stood_there() throws SQLException {
    var ledger = afterANight();
    var here = ledger.site(TENANT, 127.2);
    var result = relocated(ledger, here, listed(LONGITUDES));

    var hazards = Json.texts(result, "comparedHazards");
    assertThat(hazards).contains("extreme_heat", "extreme_cold").doesNotContain("typhoon");
    Map<Double, UUID> there = new HashMap<>();
    LONGITUDES.forEach(at -> there.put(at, ledger.site(TENANT, at)));
    ledger.orders.order(JobType.ASSESS_SITES, "{\"siteIds\":\"all\"}");
    ledger.drive();
    var current = assessed(ledger, here, hazards);
    assertThat(result.path("current").path("total").asDouble()).isCloseTo(current, within(1e-8));
    var order = new ArrayList<>(LONGITUDES);
    order.sort(Comparator.comparingDouble(at -> assessed(ledger, there.get(at), hazards)));
    assertThat(result.path("ranked").size()).isEqualTo(LONGITUDES.size());
    for (var i = 0; i < LONGITUDES.size(); i++) {
      var one = result.path("ranked").get(i);
      var total = assessed(ledger, there.get(order.get(i)), hazards);
      assertThat(one.path("place").path("longitude").asDouble()).isEqualTo(order.get(i));
      assertThat(one.path("place").path("total").asDouble()).isCloseTo(total, within(1e-8));
      assertThat(one.path("improvement").asDouble()).isCloseTo(current - total, within(1e-8));
      var counts = current - total >= 1e-5 && current - total >= 0.1 * current;
      assertThat(one.path("verdict").asString().equals("NO_MATERIAL_IMPROVEMENT"))
          .isEqualTo(!counts);
      assertThat(one.path("worstShare").asDouble())
          .isLessThanOrEqualTo(one.path("improvementShare").asDouble());
    }
    assertThat(result.path("ranked").get(0).path("tiedWithFirst").asBoolean()).isTrue();
    assertThat(result.path("status").asString()).isEqualTo("OK_WITH_ASSUMPTION");
    assertThat(result.path("dataVersion").asString()).isEqualTo("v1");
    assertThat(result.path("modelVersion").asString()).isEqualTo(Ledger.CATALOG.modelVersion());
  }

  @Test
  void place_without_a_climate_is_not_comparable_and_names_what_it_lacks() throws SQLException {
    var ledger = afterANight();
    var result = relocated(ledger, ledger.site(TENANT, 127.2), listed(List.of(127.0, 129.0)));
    assertThat(result.path("ranked").size()).isOne();
    var far = result.path("notComparable").get(0);
    assertThat(far.path("index").asInt()).isOne();
    assertThat(far.path("name").asString()).isEqualTo("at 129.0");
    assertThat(Json.texts(far, "missing")).isEqualTo(Json.texts(result, "comparedHazards"));
  }

  @Test
  void site_of_which_nothing_is_known_is_no_reason_to_recommend_anything() throws SQLException {
    var ledger = afterANight();
    var result = relocated(ledger, ledger.site(TENANT, 129.0), listed(LONGITUDES));
    assertThat(result.path("status").asString()).isEqualTo("INSUFFICIENT_DATA");
    assertThat(result.path("ranked").size()).isZero();
    assertThat(result.path("notComparable").size()).isEqualTo(LONGITUDES.size());
    assertThat(result.path("current").path("total").isNull()).isTrue();
  }

  @Test
  void surroundings_stay_behind_when_a_building_moves() throws SQLException {
    var ledger = afterANight();
    var here = ledger.site(TENANT, 127.2);
    ledger
        .sql
        .sql(
            """
            update site set standard_of_protection_years = 200,
              attributes = attributes || '{"imperviousness": 0.9, "elevationM": 3}'
            """)
        .update();
    var result = relocated(ledger, here, listed(List.of(127.2)));
    var heatHere = result.path("current").path("risks").get(0);
    var heatThere = result.path("ranked").get(0).path("place").path("risks").get(0);
    assertThat(heatHere.path("hazard").asString()).isEqualTo("extreme_heat");
    assertThat(Json.texts(heatHere, "flags")).doesNotContain("UNKNOWN_ATTR:imperviousness");
    assertThat(Json.texts(heatThere, "flags")).contains("UNKNOWN_ATTR:imperviousness");
  }

  @Test
  void area_is_searched_on_a_lattice_and_places_outside_every_region_are_left_out()
      throws SQLException {
    var ledger = afterANight();
    var area =
        "\"area\":{\"minLatitude\":36.9,\"maxLatitude\":37.1,\"minLongitude\":126.9,"
            + "\"maxLongitude\":127.3,\"stepKm\":10}";
    var all = relocated(ledger, ledger.site(TENANT, 127.2), area);
    // 22.2 km north to south and 35.6 km west to east, both ends included.
    assertThat(all.path("candidates").asInt()).isEqualTo(3 * 4);
    assertThat(all.path("outsideRegions").isNull()).isTrue();

    ledger
        .sql
        .sql(
            """
            insert into region_boundary
            select id, '11010', :square from data_set where data_version = 'v1'
            """)
        .param("square", SQUARE)
        .update();
    var inside = relocated(ledger, ledger.site(TENANT, 127.2), area);
    assertThat(inside.path("candidates").asInt() + inside.path("outsideRegions").asInt())
        .isEqualTo(12);
    assertThat(inside.path("candidates").asInt()).isBetween(1, 4);
    for (var one : inside.path("ranked")) {
      assertThat(one.path("place").path("longitude").asDouble()).isBetween(126.98, 127.13);
      assertThat(one.path("place").path("latitude").asDouble()).isBetween(36.95, 37.15);
    }
  }

  @Test
  void site_of_another_tenant_is_as_good_as_deleted() throws SQLException {
    var ledger = afterANight();
    var foreign = ledger.site("other", 127.2);
    var params =
        Json.canonical(
            "{\"siteId\":\"%s\",\"scenario\":\"SSP585\",\"year\":%d,\"top\":5,%s}"
                .formatted(foreign, YEAR, listed(LONGITUDES)));
    var request = new JobRequest(JobType.RELOCATION, TENANT, params, params, null, params, 5, null);
    var taken = (Submission.Accepted) ledger.jobs.submit(request, 10);
    ledger.drive();
    assertThat(ledger.job(taken.id()).status()).isEqualTo(Job.Status.FAILED);
    assertThat(ledger.job(taken.id()).error().detail()).contains("the site was deleted");
  }
}
