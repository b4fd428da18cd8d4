package ondo.api.risk;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import ondo.api.currency.ReportingCurrency;
import ondo.api.snapshot.Snapshots;
import ondo.api.web.Answer;
import ondo.api.web.Caller;
import ondo.api.web.Conditional;
import ondo.api.web.Faults;
import ondo.api.web.Quota;
import ondo.store.PortfolioReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/portfolio/summary}: the stored risks of all the tenant's sites together. */
@RestController
class PortfolioController {

  private final Snapshots snapshots;
  private final PortfolioReader portfolio;
  private final ReportingCurrency reporting;
  private final AnswerCache cache;
  private final Quota quota;

  PortfolioController(
      Snapshots snapshots,
      PortfolioReader portfolio,
      ReportingCurrency reporting,
      AnswerCache cache,
      Quota quota) {
    this.snapshots = snapshots;
    this.portfolio = portfolio;
    this.reporting = reporting;
    this.cache = cache;
    this.quota = quota;
  }

  @Conditional
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PortfolioSummary.class)))
  @GetMapping("/api/v1/portfolio/summary")
  ResponseEntity<byte[]> summary(
      @Parameter(required = true) @RequestParam @Nullable String scenario,
      @Parameter(required = true) @RequestParam @Nullable Integer year,
      @RequestParam @Nullable String currency,
      @RequestParam @Nullable String on,
      HttpServletRequest request) {
    var faults = new Faults();
    var known = Codes.scenario(faults, "?scenario", scenario);
    faults.require(year != null, "?year", "required");
    var at = year == null ? Years.FIRST : year;
    faults.require(Years.isInside(at), "?year", "out-of-range", Years.FIRST, Years.LAST);
    var wanted = reporting.wanted(currency, on, faults);
    faults.throwIfAny();
    var rates = wanted.map(reporting::rates).orElse(null);
    var tenant = Caller.of(request).tenant();
    var version = portfolio.version(tenant);
    var snapshot = snapshots.current();
    // The data set too: it has the names of the regions.
    var tag =
        Answer.tag(
            "portfolio/summary",
            tenant,
            version,
            snapshot.dataVersion(),
            known.orElseThrow(),
            at,
            String.valueOf(rates));
    if (Answer.isKnown(request, tag)) {
      return Answer.notModified(request, tag);
    }
    var cached = cache.find(tag);
    if (cached.isPresent()) {
      quota.forgive(request);
      return cached.get().send(request);
    }
    quota.charge(request);
    var tally = new PortfolioTally();
    portfolio.stream(tenant, known.orElseThrow(), at, tally::add);
    tally.close();
    var summary = PortfolioSummary.of(known.orElseThrow(), at, version, tally, rates, snapshot);
    var answer = Answer.of(MediaType.APPLICATION_JSON, Wire.JSON.writeValueAsBytes(summary), tag);
    cache.save(answer);
    return answer.send(request);
  }
}
