package ondo.api.risk;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import ondo.api.web.Answer;
import ondo.api.web.ApiProblem;
import ondo.api.web.Caller;
import ondo.api.web.Faults;
import ondo.api.web.ProblemCode;
import ondo.api.web.Rounding;
import ondo.climate.Scenario;
import ondo.risk.Status;
import ondo.store.RegisteredSite;
import ondo.store.RunReader;
import ondo.store.SiteRepository;
import ondo.store.SiteRiskReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/compare}: two sites, or the results of two runs, side by side. */
@RestController
class CompareController {

  private static final String DEFAULT_YEAR = "2050";

  /** One of the two sites. */
  record Side(
      UUID siteId,
      String externalId,
      String name,
      @Nullable String currency,
      @Nullable String modelVersion,
      @Nullable String dataVersion) {}

  /** What is known of one of them; null numbers are gaps. */
  record Numbers(
      @Nullable BigDecimal h,
      @Nullable BigDecimal e,
      @Nullable BigDecimal v,
      @Nullable BigDecimal integrated,
      @Nullable BigDecimal aalGross,
      @Nullable BigDecimal aalNet,
      @Nullable BigDecimal expectedLoss,
      Status status,
      List<String> flags) {}

  /** The second less the first, where both are known; money only in the same currency. */
  record Difference(
      @Nullable BigDecimal h,
      @Nullable BigDecimal e,
      @Nullable BigDecimal v,
      @Nullable BigDecimal integrated,
      @Nullable BigDecimal aalGross,
      @Nullable BigDecimal aalNet,
      @Nullable BigDecimal expectedLoss) {}

  record SitePair(
      String hazard,
      Scenario scenario,
      int year,
      @Nullable Integer yearTo,
      @Nullable Numbers a,
      @Nullable Numbers b,
      @Nullable Difference difference) {}

  record Sites(Side a, Side b, List<SitePair> rows, List<Gap> gapsOfA, List<Gap> gapsOfB) {}

  /** One of the two runs. */
  record Run(
      UUID runId,
      String state,
      String modelVersion,
      String dataVersion,
      @Nullable Long rows,
      @Nullable String checksum) {}

  /** The second less the first, over the grid points that both have. */
  record RunRow(
      String hazard,
      Scenario scenario,
      long points,
      long valued,
      long gainedOrLost,
      long changed,
      @Nullable BigDecimal mean,
      @Nullable BigDecimal largest) {}

  /**
   * @param isIdentical whether the checksums of all rows are the same
   */
  record Runs(Run a, Run b, boolean isIdentical, int year, List<RunRow> h, List<RunRow> aalBase) {}

  private final SiteRepository sites;
  private final SiteRiskReader risks;
  private final RunReader runs;

  CompareController(SiteRepository sites, SiteRiskReader risks, RunReader runs) {
    this.sites = sites;
    this.risks = risks;
    this.runs = runs;
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Sites.class)))
  @GetMapping("/api/v1/compare/sites")
  ResponseEntity<byte[]> sites(
      @RequestParam String a,
      @RequestParam String b,
      Selection.Query query,
      HttpServletRequest request) {
    var tenant = Caller.of(request).tenant();
    var first = site(tenant, a);
    var second = site(tenant, b);
    var selection = Selection.of(query);
    var ofFirst = risks(first, selection);
    var ofSecond = risks(second, selection);
    return answer(
        request,
        new Sites(
            side(first, ofFirst),
            side(second, ofSecond),
            rows(ofFirst, ofSecond),
            ofFirst.gaps(),
            ofSecond.gaps()));
  }

  private static ResponseEntity<byte[]> answer(HttpServletRequest request, Object compared) {
    return Answer.ofContent(request, Wire.JSON.writeValueAsBytes(compared));
  }

  private RegisteredSite site(String tenant, String id) {
    return sites.find(tenant, id(id)).orElseThrow(() -> ApiProblem.of(ProblemCode.NOT_FOUND));
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw ApiProblem.of(ProblemCode.NOT_FOUND);
    }
  }

  private SiteRisks risks(RegisteredSite site, Selection selection) {
    var stored = risks.list(site.id(), selection.hazards(), selection.scenarios());
    return SiteRisks.of(site, selection, stored);
  }

  private static Side side(RegisteredSite site, SiteRisks risks) {
    return new Side(
        site.id(),
        site.externalId(),
        site.name(),
        site.currency(),
        risks.modelVersion(),
        risks.dataVersion());
  }

  private static List<SitePair> rows(SiteRisks a, SiteRisks b) {
    record Key(String hazard, Scenario scenario, int year) {}
    var others = new HashMap<Key, SiteRisks.Row>();
    for (var row : b.risks()) {
      others.put(new Key(row.hazard(), row.scenario(), row.year()), row);
    }
    var isSameMoney = a.currency() != null && a.currency().equals(b.currency());
    var rows = new ArrayList<SitePair>();
    for (var row : a.risks()) {
      var other = others.remove(new Key(row.hazard(), row.scenario(), row.year()));
      rows.add(row(row, other, isSameMoney));
    }
    // What only the second site has comes behind, in its own order.
    for (var row : b.risks()) {
      if (others.containsKey(new Key(row.hazard(), row.scenario(), row.year()))) {
        rows.add(
            new SitePair(
                row.hazard(), row.scenario(), row.year(), row.yearTo(), null, numbers(row), null));
      }
    }
    return rows;
  }

  private static SitePair row(SiteRisks.Row a, SiteRisks.@Nullable Row b, boolean isSameMoney) {
    var difference =
        b == null
            ? null
            : new Difference(
                less(b.h(), a.h()),
                less(b.e(), a.e()),
                less(b.v(), a.v()),
                less(b.integrated(), a.integrated()),
                less(b.aalGross(), a.aalGross()),
                less(b.aalNet(), a.aalNet()),
                isSameMoney ? less(b.expectedLoss(), a.expectedLoss()) : null);
    return new SitePair(
        a.hazard(),
        a.scenario(),
        a.year(),
        a.yearTo(),
        numbers(a),
        b == null ? null : numbers(b),
        difference);
  }

  private static Numbers numbers(SiteRisks.Row row) {
    return new Numbers(
        row.h(),
        row.e(),
        row.v(),
        row.integrated(),
        row.aalGross(),
        row.aalNet(),
        row.expectedLoss(),
        row.status(),
        row.flags());
  }

  private static @Nullable BigDecimal less(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    if (one == null || other == null) {
      return null;
    }
    var difference = one.subtract(other);
    return difference.signum() == 0 ? BigDecimal.ZERO : difference.stripTrailingZeros();
  }

  /** Results of two runs in one year, hazard by hazard. */
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Runs.class)))
  @GetMapping("/api/v1/compare/runs")
  ResponseEntity<byte[]> runs(
      @RequestParam String a,
      @RequestParam String b,
      @RequestParam @Nullable List<String> hazard,
      @RequestParam @Nullable List<String> scenario,
      @RequestParam(defaultValue = DEFAULT_YEAR) int year,
      HttpServletRequest request) {
    var faults = new Faults();
    faults.require(Years.isInside(year), "?year", "out-of-range", Years.FIRST, Years.LAST);
    faults.throwIfAny();
    var selection =
        Selection.of(
            new Selection.Query(
                hazard, scenario, List.of(String.valueOf(year)), null, null, null, null, null));
    var first = manifest(a);
    var second = manifest(b);
    var hazards =
        runs.hazards(
            first.resultSetId(),
            second.resultSetId(),
            selection.hazards(),
            selection.scenarios(),
            year);
    var losses =
        runs.losses(
            first.resultSetId(),
            second.resultSetId(),
            selection.hazards(),
            selection.scenarios(),
            year);
    return answer(
        request,
        new Runs(
            run(id(a), first),
            run(id(b), second),
            first.checksum() != null && first.checksum().equals(second.checksum()),
            year,
            hazards.stream().map(one -> row(one, true)).toList(),
            losses.stream().map(one -> row(one, false)).toList()));
  }

  private RunReader.Manifest manifest(String id) {
    return runs.manifest(id(id)).orElseThrow(() -> ApiProblem.of(ProblemCode.NOT_FOUND));
  }

  private static Run run(UUID id, RunReader.Manifest manifest) {
    return new Run(
        id,
        manifest.state(),
        manifest.modelVersion(),
        manifest.dataVersion(),
        manifest.rows(),
        manifest.checksum());
  }

  private static RunRow row(RunReader.Difference one, boolean isScore) {
    return new RunRow(
        one.hazard().code(),
        one.scenario(),
        one.points(),
        one.valued(),
        one.gainedOrLost(),
        one.changed(),
        isScore ? Rounding.score(one.mean()) : Rounding.ratio(one.mean()),
        isScore ? Rounding.score(one.largest()) : Rounding.ratio(one.largest()));
  }
}
