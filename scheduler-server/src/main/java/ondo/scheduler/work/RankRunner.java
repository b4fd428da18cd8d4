package ondo.scheduler.work;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ondo.assessment.CandidateRanking;
import ondo.assessment.CandidateRanking.Materiality;
import ondo.assessment.CandidateRanking.Ranked;
import ondo.assessment.HazardRisk;
import ondo.catalog.HazardCatalog;
import ondo.climate.Scenario;
import ondo.job.Chunk;
import ondo.job.Job;
import ondo.job.Relocation;
import ondo.store.AssessmentRepository;
import ondo.store.AssessmentRepository.StoredSite;
import ondo.store.LedgerRepository;
import ondo.store.ResultRepository;
import ondo.store.ResultSetHead;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares places for a site's building, for one scenario and year (risk model §7). */
final class RankRunner implements ChunkRunner {

  private final AssessmentRepository sites;
  private final ResultRepository results;
  private final LedgerRepository ledger;
  private final PlaceRisks risks;
  private final CandidatePlaces candidates;
  private final Materiality materiality;
  private final Clock clock;

  RankRunner(
      AssessmentRepository sites,
      ResultRepository results,
      LedgerRepository ledger,
      HazardCatalog catalog,
      PlaceRisks risks,
      CandidatePlaces candidates,
      Clock clock) {
    this.sites = sites;
    this.results = results;
    this.ledger = ledger;
    this.risks = risks;
    this.candidates = candidates;
    this.materiality =
        new Materiality(
            catalog.parameter("relocation_min_abs_improvement"),
            catalog.parameter("relocation_min_rel_improvement"));
    this.clock = clock;
  }

  /** Input of the one chunk: the results that all places are compared on. */
  record RankInput(int resultSetId) {}

  @Override
  public WorkStep step() {
    return WorkStep.RANK;
  }

  @Override
  public List<String> plan(Job job) {
    var set =
        results
            .findCurrent()
            .orElseThrow(() -> new WorkFailedException("no results yet; run a night first"));
    return List.of(Json.of(new RankInput(set.id())));
  }

  @Override
  public Write run(Chunk chunk) {
    var input = Json.read(chunk.input(), RankInput.class);
    var set =
        results
            .find(input.resultSetId())
            .orElseThrow(() -> new WorkFailedException("the results of this job were swept"));
    var params = Json.tree(chunk.params());
    var siteId = UUID.fromString(params.path("siteId").asString());
    var site =
        sites.sites(List.of(siteId), chunk.tenant()).stream()
            .findFirst()
            .orElseThrow(() -> new WorkFailedException("the site was deleted"));
    var relocation = compare(chunk, set, site, params);
    return () -> {
      ledger.mergeResult(chunk.jobId(), Json.of(relocation));
      return relocation.ranked().size();
    };
  }

  /**
   * The same building here and there.
   *
   * @param here the site as it stands
   * @param all places by id
   */
  private record Compared(PlaceRisks.Found here, Map<String, PlaceRisks.Found> all) {}

  private Relocation compare(Chunk chunk, ResultSetHead set, StoredSite site, JsonNode params) {
    var scenario = Scenario.of(params.path("scenario").asString());
    var year = params.path("year").asInt();
    var asked = candidates.of(set.dataSetId(), params);
    var spots = asked.places();
    var compared = find(chunk, set, site, spots, scenario, year);
    var top = params.path("top").asInt();
    var ranking = ranking(compared, top);
    // Nothing known here means nothing to compare with, and an empty sum is no loss of zero.
    var isKnown = !place(compared.here()).net().isEmpty();
    var shown = isKnown ? ranking.ranked() : List.<Ranked>of();
    var worst = worst(chunk, set, site, spots, shown, scenario, year);
    var report = new RelocationReport(set, site, scenario, year, compared.here(), materiality);
    return report.of(
        spots.size(),
        asked.outside(),
        shown.stream().map(one -> report.candidate(one, found(compared, one), worst)).toList(),
        unknown(compared, ranking, spots, isKnown, report),
        clock.instant());
  }

  private Compared find(
      Chunk chunk,
      ResultSetHead set,
      StoredSite site,
      List<CandidatePlaces.Candidate> spots,
      Scenario scenario,
      int year) {
    var moved = new ArrayList<PlaceRisks.Standing>();
    for (var spot : spots) {
      moved.add(new PlaceRisks.Standing(spot, SiteProfiles.elsewhere(site, spot.position())));
    }
    var here = risks.here(set, site, scenario, year);
    var all = new HashMap<String, PlaceRisks.Found>();
    risks.of(chunk, set, moved, scenario, year).forEach(found -> all.put(found.id(), found));
    return new Compared(here, all);
  }

  private CandidateRanking ranking(Compared compared, int top) {
    var places = compared.all().values().stream().map(RankRunner::place).toList();
    return CandidateRanking.of(place(compared.here()), places, top, materiality);
  }

  private static CandidateRanking.Place place(PlaceRisks.Found found) {
    var net = new HashMap<ondo.risk.Hazard, Double>();
    var scores = new HashMap<ondo.risk.Hazard, ondo.risk.Score>();
    for (var risk : found.risks()) {
      risk.loss().value().ifPresent(loss -> net.put(risk.hazard(), loss.net()));
      risk.risk().value().ifPresent(score -> scores.put(risk.hazard(), score));
    }
    return new CandidateRanking.Place(found.id(), net, scores);
  }

  private static PlaceRisks.Found found(Compared compared, Ranked one) {
    var found = compared.all().get(one.place().id());
    if (found == null) {
      throw new IllegalStateException("ranked and never looked at: " + one.place().id());
    }
    return found;
  }

  /**
   * The least share of the loss that each place shown saves over all scenarios; a place without an
   * entry cannot be compared in one of them.
   */
  private Map<String, Double> worst(
      Chunk chunk,
      ResultSetHead set,
      StoredSite site,
      List<CandidatePlaces.Candidate> spots,
      List<Ranked> shown,
      Scenario asked,
      int year) {
    var worst = new HashMap<String, Double>();
    shown.forEach(one -> worst.put(one.place().id(), one.relative()));
    var ids = new HashSet<>(worst.keySet());
    var again = spots.stream().filter(spot -> ids.contains(spot.id())).toList();
    for (var scenario : Scenario.values()) {
      if (scenario == asked || again.isEmpty()) {
        continue;
      }
      var ranking = ranking(find(chunk, set, site, again, scenario, year), again.size());
      var comparable = new HashMap<String, Double>();
      ranking.ranked().forEach(one -> comparable.put(one.place().id(), one.relative()));
      worst.keySet().retainAll(comparable.keySet());
      worst.replaceAll((id, share) -> Math.min(share, comparable.getOrDefault(id, share)));
    }
    return worst;
  }

  private static List<Relocation.Unknown> unknown(
      Compared compared,
      CandidateRanking ranking,
      List<CandidatePlaces.Candidate> spots,
      boolean isKnown,
      RelocationReport report) {
    var ids = new HashSet<>(ranking.notComparable());
    return spots.stream()
        .filter(spot -> !isKnown || ids.contains(spot.id()))
        .map(spot -> report.unknown(spot, risks(compared.all().get(spot.id()))))
        .toList();
  }

  private static List<HazardRisk> risks(PlaceRisks.@Nullable Found found) {
    return found == null ? List.of() : found.risks();
  }
}
