package ondo.api.risk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import ondo.api.snapshot.Snapshots;
import ondo.api.table.Format;
import ondo.api.table.RowWriter;
import ondo.api.table.TableResponse;
import ondo.api.web.Admission;
import ondo.api.web.ApiProblem;
import ondo.api.web.Caller;
import ondo.api.web.Conditional;
import ondo.api.web.Faults;
import ondo.api.web.ProblemCode;
import ondo.api.web.Quota;
import ondo.api.web.Streamed;
import ondo.geo.LatLon;
import ondo.store.PointRepository;
import ondo.store.RegisteredSite;
import ondo.store.SiteRepository;
import ondo.store.SiteRiskReader;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/risks.csv} and its sisters: the stored results of all sites or all regions,
 * page by page, so that memory stays flat and no connection waits for a slow reader.
 */
@RestController
class RiskExportController {

  // A page of sites is 36 rows each in memory, one of regions nine times as much per place.
  private static final int PAGE = 100;
  private static final int REGION_PAGE = 10;
  private static final String SITES = "sites";
  private static final String REGIONS = "regions";

  private final Snapshots snapshots;
  private final PointRepository points;
  private final SiteRepository sites;
  private final SiteRiskReader risks;
  private final Quota quota;
  private final Admission admission;

  RiskExportController(
      Snapshots snapshots,
      PointRepository points,
      SiteRepository sites,
      SiteRiskReader risks,
      Quota quota,
      Admission admission) {
    this.snapshots = snapshots;
    this.points = points;
    this.sites = sites;
    this.risks = risks;
    this.quota = quota;
    this.admission = admission;
  }

  /** One stored result a row. */
  @Conditional
  @Streamed
  @GetMapping("/api/v1/risks.{format:csv|json|ndjson|xlsx|geojson}")
  void export(
      @PathVariable String format,
      @RequestParam(defaultValue = REGIONS) String of,
      Selection.Query query,
      @RequestParam @Nullable List<String> returnPeriod,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var form = Format.ofEnding(format).orElseThrow(() -> ApiProblem.of(ProblemCode.NOT_FOUND));
    var faults = new Faults();
    faults.require(
        of.equals(SITES) || of.equals(REGIONS), "?of", "not-one-of", SITES + ", " + REGIONS);
    // Results of regions hold no losses from single events.
    faults.require(returnPeriod == null || of.equals(SITES), "?of", "not-one-of", SITES);
    faults.throwIfAny();
    var selection = Selection.of(query, returnPeriod);
    var tenant = Caller.of(request).tenant();
    quota.charge(request);
    if (of.equals(SITES)) {
      TableResponse.send(
          response,
          form,
          "site-risks",
          SiteRisks.COLUMNS,
          () -> admission.stream(tenant),
          table -> writeSites(tenant, selection, table));
    } else {
      TableResponse.send(
          response,
          form,
          "region-risks",
          PointRisks.COLUMNS,
          () -> admission.stream(tenant),
          table -> writeRegions(selection, table));
    }
  }

  private void writeSites(String tenant, Selection selection, RowWriter table) throws IOException {
    var page = page(tenant, selection, null);
    while (!page.isEmpty()) {
      for (var one : page) {
        one.risks().writeTo(table, one.position());
      }
      page = page(tenant, selection, page.getLast().risks().siteId());
    }
  }

  private record Placed(LatLon position, SiteRisks risks) {}

  private List<Placed> page(String tenant, Selection selection, @Nullable UUID after) {
    return admission.query(
        () -> {
          var page = sites.list(tenant, null, null, after, PAGE);
          var stored =
              risks.ofSites(
                  page.stream().map(RegisteredSite::id).toList(),
                  selection.hazards(),
                  selection.scenarios());
          return page.stream()
              .map(
                  site ->
                      new Placed(
                          new LatLon(site.latitude(), site.longitude()),
                          SiteRisks.of(site, selection, stored.getOrDefault(site.id(), List.of()))))
              .toList();
        });
  }

  private void writeRegions(Selection selection, RowWriter table) throws IOException {
    var snapshot = snapshots.current();
    var results = snapshot.head();
    var places = List.copyOf(snapshot.places());
    for (var from = 0; from < places.size(); from += REGION_PAGE) {
      var page = places.subList(from, Math.min(places.size(), from + REGION_PAGE));
      var ids = page.stream().map(place -> place.gridId()).distinct().toList();
      var stored = admission.query(() -> PointRisks.Stored.read(results, points, selection, ids));
      for (var place : page) {
        PointRisks.of(results, stored, selection, place.gridId(), place.gridDistanceM())
            .writeTo(table, place.region().code(), place.region().point());
      }
    }
  }
}
