package ondo.api.risk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import ondo.api.snapshot.Snapshots;
import ondo.api.web.Caller;
import ondo.api.web.Faults;
import ondo.api.web.Quota;
import ondo.store.PointRepository;
import ondo.store.RegisteredSite;
import ondo.store.SiteRepository;
import ondo.store.SiteRiskReader;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * {@code GET /api/v1/risks.csv}: the stored results of all sites or all regions, place by place, so
 * that memory stays flat and no connection waits for a slow reader.
 */
@RestController
class RiskExportController {

  private static final int PAGE = 500;
  private static final String SITES = "sites";
  private static final String REGIONS = "regions";

  private final Snapshots snapshots;
  private final PointRepository points;
  private final SiteRepository sites;
  private final SiteRiskReader risks;
  private final Quota quota;

  RiskExportController(
      Snapshots snapshots,
      PointRepository points,
      SiteRepository sites,
      SiteRiskReader risks,
      Quota quota) {
    this.snapshots = snapshots;
    this.points = points;
    this.sites = sites;
    this.risks = risks;
    this.quota = quota;
  }

  @GetMapping("/api/v1/risks.csv")
  ResponseEntity<StreamingResponseBody> export(
      @RequestParam(defaultValue = REGIONS) String of,
      Selection.Query query,
      HttpServletRequest request) {
    var faults = new Faults();
    faults.require(
        of.equals(SITES) || of.equals(REGIONS), "?of", "not-one-of", SITES + ", " + REGIONS);
    faults.throwIfAny();
    var selection = Selection.of(query);
    var tenant = Caller.of(request).tenant();
    quota.charge(request);
    StreamingResponseBody body =
        of.equals(SITES)
            ? out -> writeSites(tenant, selection, out)
            : out -> writeRegions(selection, out);
    return ResponseEntity.ok().contentType(Wire.CSV).body(body);
  }

  private void writeSites(String tenant, Selection selection, OutputStream out) throws IOException {
    out.write(SiteRisks.HEADER.getBytes(StandardCharsets.UTF_8));
    UUID last = null;
    var page = sites.list(tenant, null, null, last, PAGE);
    while (!page.isEmpty()) {
      for (var site : page) {
        out.write(rows(site, selection));
      }
      last = page.getLast().id();
      page = sites.list(tenant, null, null, last, PAGE);
    }
  }

  private byte[] rows(RegisteredSite site, Selection selection) {
    var stored = risks.list(site.id(), selection.hazards(), selection.scenarios());
    return SiteRisks.of(site, selection, stored).csvRows();
  }

  private void writeRegions(Selection selection, OutputStream out) throws IOException {
    var snapshot = snapshots.current();
    out.write(PointRisks.HEADER.getBytes(StandardCharsets.UTF_8));
    for (var place : snapshot.places()) {
      var risks = PointRisks.of(snapshot, points, selection, place.gridId(), place.gridDistanceM());
      out.write(risks.csvRows(place.region().code()));
    }
  }
}
