package ondo.scheduler.work;

import java.time.Clock;
import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ondo.assessment.SiteAssessor;
import ondo.assessment.Switches;
import ondo.catalog.HazardCatalog;
import ondo.climate.Scenario;
import ondo.geo.GridPoint;
import ondo.job.Chunk;
import ondo.job.Job;
import ondo.job.JobType;
import ondo.projection.PlaceClimate;
import ondo.risk.Hazard;
import ondo.store.AssessmentRepository;
import ondo.store.AssessmentRepository.Place;
import ondo.store.AssessmentRepository.SiteRisk;
import ondo.store.AssessmentRepository.StoredSite;
import ondo.store.LedgerRepository;
import ondo.store.ResultRepository;
import ondo.store.ResultSetHead;
import org.jspecify.annotations.Nullable;

/**
 * Exposure, vulnerability, integrated risk and loss of sites from the stored results of their
 * nearest grid points (risk model §3, §4, §8).
 */
final class AssessRunner implements ChunkRunner {

  private final AssessmentRepository sites;
  private final PointWork work;
  private final Places places;
  private final HazardCatalog catalog;
  private final ResultRepository results;
  private final LedgerRepository ledger;
  private final SiteAssessor assessor;
  private final NearestPlaces nearest;
  private final Clock clock;
  private final int sitesPerChunk;

  AssessRunner(
      AssessmentRepository sites,
      PointWork work,
      Places places,
      ResultRepository results,
      LedgerRepository ledger,
      HazardCatalog catalog,
      NearestPlaces nearest,
      Clock clock,
      int sitesPerChunk) {
    this.sites = sites;
    this.work = work;
    this.places = places;
    this.catalog = catalog;
    this.results = results;
    this.ledger = ledger;
    this.assessor = new SiteAssessor(catalog, Switches.DEFAULT);
    this.nearest = nearest;
    this.clock = clock;
    this.sitesPerChunk = sitesPerChunk;
  }

  /**
   * Input of a chunk.
   *
   * @param resultSetId the set that every chunk of the job reads, so that no job mixes two
   */
  record SitesInput(int resultSetId, List<UUID> siteIds) {}

  @Override
  public WorkStep step() {
    return WorkStep.ASSESS;
  }

  @Override
  public List<String> plan(Job job) {
    var ids = ids(job);
    if (ids.isEmpty()) {
      return List.of();
    }
    var set =
        results
            .findCurrent()
            .orElseThrow(() -> new WorkFailedException("no results yet; run a night first"));
    var inputs = new ArrayList<String>();
    for (var from = 0; from < ids.size(); from += sitesPerChunk) {
      inputs.add(
          Json.of(
              new SitesInput(
                  set.id(), ids.subList(from, Math.min(ids.size(), from + sitesPerChunk)))));
    }
    return inputs;
  }

  private List<UUID> ids(Job job) {
    if (job.type() == JobType.NIGHT) {
      return sites.siteIds(null);
    }
    var params = Json.tree(job.params());
    var chosen = Json.texts(params, "siteIds");
    if (!chosen.isEmpty()) {
      return chosen.stream().map(UUID::fromString).distinct().sorted().toList();
    }
    var tenant = tenant(job.tenant());
    return params.path("siteIds").asString("all").equals("unassessed")
        ? sites.unassessed(tenant)
        : sites.siteIds(tenant);
  }

  /** The operator's jobs see every tenant's sites. */
  private static @Nullable String tenant(String tenant) {
    return tenant.equals(Orders.OPERATOR) ? null : tenant;
  }

  @Override
  public Write run(Chunk chunk) {
    var input = Json.read(chunk.input(), SitesInput.class);
    var set =
        results
            .find(input.resultSetId())
            .orElseThrow(() -> new WorkFailedException("the results of this job were swept"));
    var found = sites.sites(input.siteIds(), tenant(chunk.tenant()));
    var moved = new ArrayList<Place>();
    var standing = resolve(set, found, moved);
    var data = work.data(set.dataVersion());
    var gridIds = standing.values().stream().map(Standing::gridId).distinct().sorted().toList();
    var known = places.of(data, gridIds);
    var basis = places.basis(data);
    var rows = new ArrayList<SiteRisk>();
    for (var site : found) {
      PointWork.checkInterrupted(chunk);
      assess(site, basis, known, standing.get(site.id()), scenarios(chunk), rows);
    }
    var skipped = input.siteIds().size() - found.size();
    return () -> write(chunk, set, moved, rows, skipped);
  }

  /** The grid point of a site and how far it is, in metres. */
  private record Standing(int gridId, double distanceM) {}

  private static List<Scenario> scenarios(Chunk chunk) {
    var chosen = Json.texts(Json.tree(chunk.params()), "scenarios");
    return chosen.isEmpty()
        ? Arrays.asList(Scenario.values())
        : chosen.stream().map(Scenario::of).toList();
  }

  /** The grid point of each site that has one within reach; adds those that had to be looked up. */
  private Map<UUID, Standing> resolve(
      ResultSetHead set, List<StoredSite> found, List<Place> moved) {
    var standing = new HashMap<UUID, Standing>();
    for (var site : found) {
      var gridId = site.gridId();
      var distance = site.gridDistanceM();
      var dataSetId = site.dataSetId();
      if (gridId == null || distance == null || dataSetId == null || dataSetId != set.dataSetId()) {
        var place = nearest.of(set.dataSetId(), site);
        moved.add(place);
        gridId = place.gridId();
        distance = place.gridDistanceM();
      }
      if (distance <= GridPoint.REACH_M) {
        standing.put(site.id(), new Standing(gridId, distance));
      }
    }
    return standing;
  }

  private void assess(
      StoredSite site,
      ClimateBasis basis,
      Map<Integer, PlaceClimate> known,
      @Nullable Standing standing,
      List<Scenario> scenarios,
      List<SiteRisk> rows) {
    var years =
        new SiteYears(
            catalog, assessor, basis, site, places.curves(site, basis), Year.now(clock).getValue());
    for (var hazard : Hazard.values()) {
      if (standing == null) {
        scenarios.forEach(scenario -> rows.add(years.withoutClimate(hazard, scenario)));
        continue;
      }
      var place = PointWork.place(known, standing.gridId());
      var ofHazard = years.of(hazard, place, standing.distanceM());
      scenarios.forEach(scenario -> rows.add(ofHazard.row(site, scenario)));
    }
  }

  private long write(
      Chunk chunk, ResultSetHead set, List<Place> moved, List<SiteRisk> rows, int skipped) {
    if (!moved.isEmpty()) {
      sites.resolve(moved);
    }
    if (skipped > 0) {
      ledger.addToResult(chunk.jobId(), "skippedSites", skipped);
    }
    var written = rows.isEmpty() ? 0 : sites.save(set, rows);
    if (written < rows.size()) {
      ledger.addToResult(chunk.jobId(), "supersededRows", rows.size() - written);
    }
    return written;
  }
}
