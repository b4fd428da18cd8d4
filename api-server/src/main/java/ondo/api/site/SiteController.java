package ondo.api.site;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import ondo.api.web.ApiProblem;
import ondo.api.web.Caller;
import ondo.api.web.Fault;
import ondo.api.web.Faults;
import ondo.api.web.Page;
import ondo.api.web.ProblemCode;
import ondo.store.JobRepository;
import ondo.store.RegisteredSite;
import ondo.store.SiteRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code /api/v1/sites}: register, read, list, change and delete. */
@RestController
@RequestMapping("/api/v1/sites")
class SiteController {

  private final SiteRepository sites;
  private final JobRepository jobs;
  private final Registrar registrar;

  SiteController(SiteRepository sites, JobRepository jobs, Registrar registrar) {
    this.sites = sites;
    this.jobs = jobs;
    this.registrar = registrar;
  }

  @PostMapping
  ResponseEntity<SiteView> register(@RequestBody JsonNode body, HttpServletRequest request) {
    var site = registrar.register(UUID.randomUUID(), draft(body));
    var tenant = Caller.of(request).tenant();
    if (!sites.insert(tenant, site)) {
      throw ApiProblem.of(ProblemCode.DUPLICATE_EXTERNAL_ID);
    }
    var stored = find(tenant, site.id());
    return ResponseEntity.created(URI.create("/api/v1/sites/" + stored.id()))
        .eTag(tag(stored))
        .body(SiteView.of(stored));
  }

  @GetMapping("/{id}")
  ResponseEntity<SiteView> read(@PathVariable String id, HttpServletRequest request) {
    var site = find(Caller.of(request).tenant(), id(id));
    return ResponseEntity.ok().eTag(tag(site)).body(SiteView.of(site));
  }

  @GetMapping
  ResponseEntity<Page<SiteView>> list(
      @RequestParam @Nullable String q,
      @RequestParam @Nullable String province,
      @RequestParam @Nullable String after,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
      HttpServletRequest request) {
    var most = Page.limit(limit);
    var faults = new Faults();
    faults.require(isPlain(q), "?q", "control-character");
    faults.require(isPlain(province), "?province", "control-character");
    faults.throwIfAny();
    var last = after == null ? null : pageKey(after);
    var rows = sites.list(Caller.of(request).tenant(), q, province, last, most + 1);
    return Page.of(rows, most, SiteView::of, site -> site.id().toString());
  }

  @PutMapping("/{id}")
  ResponseEntity<SiteView> replace(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody JsonNode body,
      HttpServletRequest request) {
    var tenant = Caller.of(request).tenant();
    var known = find(tenant, id(id));
    if (ifMatch != null && !matches(ifMatch, known)) {
      throw ApiProblem.of(ProblemCode.STALE_VERSION);
    }
    var site = registrar.register(known.id(), draft(body));
    var expected = ifMatch == null || ifMatch.equals("*") ? null : known.version();
    return switch (sites.update(tenant, site, expected)) {
      case STALE -> throw ApiProblem.of(ProblemCode.STALE_VERSION);
      case DUPLICATE -> throw ApiProblem.of(ProblemCode.DUPLICATE_EXTERNAL_ID);
      case DONE -> {
        var stored = find(tenant, known.id());
        yield ResponseEntity.ok().eTag(tag(stored)).body(SiteView.of(stored));
      }
    };
  }

  /** Work that runs for this site alone ends; jobs of several sites go on without it. */
  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(@PathVariable String id, HttpServletRequest request) {
    var tenant = Caller.of(request).tenant();
    var site = id(id);
    var living = sites.livingJobs(tenant, site);
    if (!sites.delete(tenant, site)) {
      throw ApiProblem.of(ProblemCode.NOT_FOUND);
    }
    living.forEach(job -> jobs.cancel(job, tenant));
    return ResponseEntity.noContent().build();
  }

  private RegisteredSite find(String tenant, UUID id) {
    return sites.find(tenant, id).orElseThrow(() -> ApiProblem.of(ProblemCode.NOT_FOUND));
  }

  private static SiteDraft draft(JsonNode body) {
    var faults = new Faults();
    var draft = SiteReader.ofJson(body, faults);
    faults.throwIfAny();
    return draft.orElseThrow();
  }

  /** Something that is no id at all names nothing: the same answer as for an unknown one. */
  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw ApiProblem.of(ProblemCode.NOT_FOUND);
    }
  }

  private static UUID pageKey(String after) {
    try {
      return UUID.fromString(Page.decode(after));
    } catch (IllegalArgumentException e) {
      throw ApiProblem.of(Fault.invalid("?after", "not-a-page"));
    }
  }

  private static boolean isPlain(@Nullable String text) {
    return text == null || text.chars().noneMatch(Character::isISOControl);
  }

  private static String tag(RegisteredSite site) {
    return '"' + site.id().toString() + '-' + site.version() + '"';
  }

  private static boolean matches(String ifMatch, RegisteredSite site) {
    return ifMatch.equals("*")
        || List.of(ifMatch.replace(" ", "").split(",", -1)).contains(tag(site));
  }
}
