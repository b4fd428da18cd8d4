package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ondo.job.JobRequest;
import ondo.job.JobType;
import ondo.job.Submission;
import ondo.risk.Hazard;
import ondo.store.SiteRepository.Change;
import org.junit.jupiter.api.Test;

class SiteRepositoryIT {

  private static final String OURS = "acme";
  private static final String THEIRS = "other";

  private final Store store = new Store();
  private final SiteRepository sites = store.sites();

  @Test
  void site_comes_back_as_it_was_registered() {
    var placement = new RegisteredSite.Placement(1, 2, 1400.5, "21010", 2500.25);
    var site = Store.aSite(UUID.randomUUID(), "p1", "Plant", placement);
    assertThat(sites.insert(OURS, site)).isTrue();

    var found = sites.find(OURS, site.id()).orElseThrow();

    assertThat(found)
        .usingRecursiveComparison()
        .ignoringFields("createdAt", "updatedAt")
        .isEqualTo(site);
    assertThat(found.createdAt()).isNotNull();
    var unplaced = Store.aSite("p2");
    sites.insert(OURS, unplaced);
    assertThat(sites.find(OURS, unplaced.id()).orElseThrow().placement()).isNull();
  }

  @Test
  void tenants_do_not_see_change_or_delete_each_others_sites() {
    var id = store.site(OURS, "p1");
    var theirs = Store.aSite(id, "stolen", "Stolen", null);

    assertThat(sites.find(THEIRS, id)).isEmpty();
    assertThat(sites.update(THEIRS, theirs, null)).isEqualTo(Change.STALE);
    assertThat(sites.delete(THEIRS, id)).isFalse();
    assertThat(sites.list(THEIRS, null, null, null, 10)).isEmpty();
    assertThat(sites.unknown(THEIRS, List.of(id))).containsExactly(id);
    assertThat(sites.unknown(OURS, List.of(id))).isEmpty();
    assertThat(sites.find(OURS, id).orElseThrow().externalId()).isEqualTo("p1");
  }

  @Test
  void external_id_is_unique_within_a_tenant_and_free_in_another() {
    store.site(OURS, "p1");

    assertThat(sites.insert(OURS, Store.aSite("p1"))).isFalse();
    assertThat(sites.insert(THEIRS, Store.aSite("p1"))).isTrue();
    assertThat(store.count("site")).isEqualTo(2);
  }

  @Test
  void change_on_a_stale_version_is_refused() {
    var id = store.site(OURS, "p1");
    assertThat(sites.update(OURS, Store.aSite(id, "p1", "Second", null), 1)).isEqualTo(Change.DONE);

    assertThat(sites.update(OURS, Store.aSite(id, "p1", "Third", null), 1)).isEqualTo(Change.STALE);

    var found = sites.find(OURS, id).orElseThrow();
    assertThat(found.name()).isEqualTo("Second");
    assertThat(found.version()).isEqualTo(2);
    assertThat(sites.update(OURS, Store.aSite(id, "p1", "Any", null), null)).isEqualTo(Change.DONE);
  }

  @Test
  void change_to_an_external_id_that_is_taken_is_refused() {
    store.site(OURS, "p1");
    var second = store.site(OURS, "p2");

    assertThat(sites.update(OURS, Store.aSite(second, "p1", "Second", null), null))
        .isEqualTo(Change.DUPLICATE);
    assertThat(sites.find(OURS, second).orElseThrow().externalId()).isEqualTo("p2");
  }

  @Test
  void import_replaces_by_external_id_and_counts_a_version_only_for_a_difference() {
    var id = store.site(OURS, "p1");

    sites.upsert(
        OURS,
        List.of(
            Store.aSite(UUID.randomUUID(), "p1", "Plant p1", null),
            Store.aSite(UUID.randomUUID(), "p2", "New", null)));
    assertThat(sites.find(OURS, id).orElseThrow().version()).isEqualTo(1);
    sites.upsert(OURS, List.of(Store.aSite(UUID.randomUUID(), "p1", "Renamed", null)));

    var found = sites.find(OURS, id).orElseThrow();
    assertThat(found.version()).isEqualTo(2);
    assertThat(found.name()).isEqualTo("Renamed");
    assertThat(sites.list(OURS, null, null, null, 10)).hasSize(2);
  }

  @Test
  void pages_follow_the_ids_and_end() {
    var ids = new ArrayList<UUID>();
    for (var i = 0; i < 5; i++) {
      ids.add(store.site(OURS, "p" + i));
    }
    store.site(THEIRS, "p9");

    var first = sites.list(OURS, null, null, null, 3);
    var second = sites.list(OURS, null, null, first.getLast().id(), 3);

    assertThat(first).hasSize(3);
    assertThat(second).hasSize(2);
    var all = new ArrayList<>(first);
    all.addAll(second);
    assertThat(all).extracting(RegisteredSite::id).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(sites.list(OURS, null, null, second.getLast().id(), 3)).isEmpty();
  }

  @Test
  void search_takes_the_signs_of_a_pattern_literally() {
    sites.insert(OURS, Store.aSite(UUID.randomUUID(), "a_1", "Half 50% plant", null));
    sites.insert(OURS, Store.aSite(UUID.randomUUID(), "ab1", "Whole plant", null));

    assertThat(search("a_1")).containsExactly("a_1");
    assertThat(search("50%")).containsExactly("a_1");
    assertThat(search("WHOLE")).containsExactly("ab1");
    assertThat(search("\\")).isEmpty();
    assertThat(search("plant")).hasSize(2);
  }

  @Test
  void province_is_found_by_code_and_by_both_names() {
    var dataSet = store.currentDataSet("v1");
    var busan = new RegisteredSite.Placement(dataSet, 2, 1, "21010", 1);
    sites.insert(OURS, Store.aSite(UUID.randomUUID(), "in", "In", busan));
    store.site(OURS, "unplaced");

    for (var province : List.of("21", "도 21", "do 21")) {
      assertThat(sites.list(OURS, null, province, null, 10))
          .extracting(RegisteredSite::externalId)
          .containsExactly("in");
    }
    assertThat(sites.list(OURS, null, "11", null, 10)).isEmpty();
  }

  @Test
  void two_syllables_are_found_by_the_index_among_many_sites() {
    store
        .jdbc
        .sql(
            """
            insert into site (id, tenant, external_id, name, latitude, longitude, attributes)
            select gen_random_uuid(), :tenant, 'x' || i,
                   case when i % 5000 = 7 then '강남 공장' else '부산 창고' end || i, 37, 127, '{}'
            from generate_series(1, 20000) i
            """)
        .param("tenant", OURS)
        .update();
    store.jdbc.sql("vacuum analyze site").update();

    assertThat(search("강남")).containsExactlyInAnyOrder("x7", "x5007", "x10007", "x15007");
    assertThat(search("강%")).isEmpty();
    assertThat(search("X15007")).containsExactly("x15007");
    var plan =
        store
            .jdbc
            .sql("explain " + Sql.of("site/list").replaceFirst("(?s)^--.*?\nselect", "select"))
            .param("tenant", OURS)
            .param("text", "강남")
            .param("pattern", "%강남%")
            .param("province", null)
            .param("after", null)
            .param("limit", 10)
            .query(String.class)
            .list();
    assertThat(String.join("\n", plan)).contains("site_by_pieces");
  }

  @Test
  void deleted_site_takes_its_risks_with_it() {
    var id = store.site(OURS, "p1");
    store.assessments().save(Store.head(1, "v1"), List.of(Store.risk(id, 1, Hazard.DROUGHT, 0.1)));

    assertThat(sites.delete(OURS, id)).isTrue();
    assertThat(sites.delete(OURS, id)).isFalse();
    assertThat(store.count("site_risk")).isZero();
  }

  @Test
  void living_jobs_of_one_site_are_those_that_assess_it_alone() {
    var id = store.site(OURS, "p1");
    var jobs = new JobRepository(store.jdbc, store.transaction);
    var alone = submit(jobs, OURS, "{\"siteIds\": [\"" + id + "\"]}", "alone");
    submit(jobs, OURS, "{\"siteIds\": [\"" + id + "\", \"" + UUID.randomUUID() + "\"]}", "two");
    submit(jobs, THEIRS, "{\"siteIds\": [\"" + id + "\"]}", "theirs");

    assertThat(sites.livingJobs(OURS, id)).containsExactly(alone);
    jobs.cancel(alone, OURS);
    assertThat(sites.livingJobs(OURS, id)).isEmpty();
  }

  private static UUID submit(JobRepository jobs, String tenant, String params, String key) {
    var request = new JobRequest(JobType.ASSESS_SITES, tenant, params, key, null, key, 5, null);
    return ((Submission.Accepted) jobs.submit(request, 100)).id();
  }

  private List<String> search(String text) {
    return sites.list(OURS, text, null, null, 10).stream().map(RegisteredSite::externalId).toList();
  }
}
