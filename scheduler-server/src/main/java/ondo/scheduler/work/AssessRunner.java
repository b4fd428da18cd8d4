package ondo.scheduler.work;

import java.time.Clock;
import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ondo.assessment.HazardRisk;
import ondo.assessment.SiteAssessor;
import ondo.assessment.SiteProfile;
import ondo.assessment.Switches;
import ondo.catalog.HazardCatalog;
import ondo.climate.Scenario;
import ondo.job.Chunk;
import ondo.job.Job;
import ondo.job.JobType;
import ondo.risk.Hazard;
import ondo.store.AssessmentRepository;
import ondo.store.AssessmentRepository.Place;
import ondo.store.AssessmentRepository.SiteRisk;
import ondo.store.AssessmentRepository.StoredSite;
import ondo.store.HazardSeries;
import ondo.store.LedgerRepository;
import ondo.store.LossSeries;
import ondo.store.PointRepository;
import ondo.store.ResultRepository;
import ondo.store.ResultSetHead;
import org.jspecify.annotations.Nullable;

/**
 * Exposure, vulnerability, integrated risk and loss of sites from the stored results of their
 * nearest grid points (risk model §3, §4, §8).
 */
final class AssessRunner implements ChunkRunner {

  /** A site farther from its grid point has no climate (risk model §8). */
  static final double FARTHEST_POINT_M = 20_000;

  private final AssessmentRepository sites;
  private final PointRepository points;
  private final ResultRepository results;
  private final LedgerRepository ledger;
  private final SiteAssessor assessor;
  private final NearestPlaces places;
  private final Clock clock;
  private final int sitesPerChunk;

  AssessRunner(
      AssessmentRepository sites,
      PointRepository points,
      ResultRepository results,
      LedgerRepository ledger,
      HazardCatalog catalog,
      NearestPlaces places,
      Clock clock,
      int sitesPerChunk) {
    this.sites = sites;
    this.points = points;
    this.results = results;
    this.ledger = ledger;
    this.assessor = new SiteAssessor(catalog, Switches.DEFAULT);
    this.places = places;
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
    var pointOf = resolve(set, found, moved);
    var gridIds = pointOf.values().stream().distinct().sorted().toList();
    var hazards = points.hazards(set.id(), gridIds);
    var losses = points.losses(set.id(), gridIds);
    var rows = new ArrayList<SiteRisk>();
    for (var site : found) {
      PointWork.checkInterrupted(chunk);
      assess(site, pointOf.get(site.id()), hazards, losses, scenarios(chunk), rows);
    }
    var skipped = input.siteIds().size() - found.size();
    return () -> write(chunk, set, moved, rows, skipped);
  }

  private static List<Scenario> scenarios(Chunk chunk) {
    var chosen = Json.texts(Json.tree(chunk.params()), "scenarios");
    return chosen.isEmpty()
        ? Arrays.asList(Scenario.values())
        : chosen.stream().map(Scenario::of).toList();
  }

  /** The grid point of each site that has one within reach; adds those that had to be looked up. */
  private Map<UUID, Integer> resolve(ResultSetHead set, List<StoredSite> found, List<Place> moved) {
    var pointOf = new HashMap<UUID, Integer>();
    for (var site : found) {
      var gridId = site.gridId();
      var distance = site.gridDistanceM();
      var dataSetId = site.dataSetId();
      if (gridId == null || distance == null || dataSetId == null || dataSetId != set.dataSetId()) {
        var place = places.of(set.dataSetId(), site);
        moved.add(place);
        gridId = place.gridId();
        distance = place.gridDistanceM();
      }
      if (distance <= FARTHEST_POINT_M) {
        pointOf.put(site.id(), gridId);
      }
    }
    return pointOf;
  }

  private void assess(
      StoredSite site,
      @Nullable Integer gridId,
      Map<PointRepository.Key, HazardSeries> hazards,
      Map<PointRepository.Key, LossSeries> losses,
      List<Scenario> scenarios,
      List<SiteRisk> rows) {
    var profile = SiteProfiles.of(site, Year.now(clock).getValue());
    for (var hazard : Hazard.values()) {
      for (var scenario : scenarios) {
        var key = gridId == null ? null : new PointRepository.Key(gridId, hazard, scenario);
        var signals =
            key == null
                ? new SeriesSignals(null, null)
                : new SeriesSignals(hazards.get(key), losses.get(key));
        rows.add(RiskSeries.row(site, scenario, years(hazard, profile, signals)));
      }
    }
  }

  private List<HazardRisk> years(Hazard hazard, SiteProfile profile, SeriesSignals signals) {
    var years = new ArrayList<HazardRisk>(HazardSeries.YEARS);
    for (var year = 0; year < HazardSeries.YEARS; year++) {
      years.add(assessor.assess(hazard, profile, signals.of(year)));
    }
    return years;
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
