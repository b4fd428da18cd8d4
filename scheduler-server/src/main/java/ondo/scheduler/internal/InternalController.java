package ondo.scheduler.internal;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import ondo.job.JobType;
import ondo.scheduler.Secrets;
import ondo.scheduler.internal.Refusal.Code;
import ondo.scheduler.internal.Refusal.Fault;
import ondo.scheduler.internal.Refusal.Faults;
import ondo.scheduler.quartz.QuartzSchedule;
import ondo.scheduler.work.Orders;
import ondo.scheduler.work.Orders.Taken;
import ondo.scheduler.work.Wake;
import ondo.store.IssuedKeyRepository;
import ondo.store.JobRepository;
import ondo.store.ResponseRepository;
import ondo.store.ResultRepository;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Orders from the api-server and the operator; each is a job of the ledger. */
@RestController
@RequestMapping("/internal")
class InternalController {

  private static final Logger LOG = LoggerFactory.getLogger(InternalController.class);
  private static final List<String> ROLES = List.of("READER", "EDITOR", "OPERATOR");

  /** An answer that repeats thousands of ids helps nobody. */
  private static final int MOST_NAMED = 20;

  private static final int LONGEST_NAME = 100;
  private static final int MOST_DAYS = 3650;

  private final Orders orders;
  private final Wake wake;
  private final JobRepository jobs;
  private final ResponseRepository responses;
  private final ResultRepository results;
  private final IssuedKeyRepository keys;
  private final OperatorActs acts;
  private final JsonMapper json;

  InternalController(
      Orders orders,
      Wake wake,
      JobRepository jobs,
      ResponseRepository responses,
      ResultRepository results,
      IssuedKeyRepository keys,
      OperatorActs acts,
      JsonMapper json) {
    this.orders = orders;
    this.wake = wake;
    this.jobs = jobs;
    this.responses = responses;
    this.results = results;
    this.keys = keys;
    this.acts = acts;
    this.json = json;
  }

  /** Looks at the ledger now. */
  @PostMapping("/wake")
  ResponseEntity<Void> wake() {
    wake.ring();
    return ResponseEntity.accepted().build();
  }

  @PostMapping("/generate-predictions")
  ResponseEntity<Map<String, Object>> predictions(
      @RequestBody(required = false) OrderRequest.@Nullable Predictions body) {
    var request = body == null ? new OrderRequest.Predictions(null, null, null, null) : body;
    var params = request.params();
    refuseUnknownPoints(request.gridPointIds());
    return taken("generate-predictions", request.jobId(), JobType.PREDICTIONS, params);
  }

  /** Without data there is nothing to compare with; the job says so itself. */
  private void refuseUnknownPoints(@Nullable List<Integer> given) {
    var data = responses.findCurrent();
    if (given == null || given.isEmpty() || data.isEmpty()) {
      return;
    }
    var known = new HashSet<Integer>();
    responses.points(data.get().id()).forEach(point -> known.add(point.id()));
    var unknown = given.stream().filter(id -> id == null || !known.contains(id)).toList();
    if (!unknown.isEmpty()) {
      var named = unknown.stream().limit(MOST_NAMED).map(String::valueOf).toList();
      throw Refusal.of(
          Code.INVALID_VALUE, Fault.of("/gridPointIds", "unknown-points", unknown.size(), named));
    }
  }

  @PostMapping("/initial-analysis")
  ResponseEntity<Map<String, Object>> analysis(
      @RequestBody(required = false) OrderRequest.@Nullable Assessment body) {
    var request = body == null ? new OrderRequest.Assessment(null, null, null, null) : body;
    return taken("initial-analysis", request.jobId(), JobType.ASSESS_SITES, request.params());
  }

  @PostMapping("/generate-report")
  ResponseEntity<Map<String, Object>> report(
      @RequestBody(required = false) OrderRequest.@Nullable Report body) {
    var request = body == null ? new OrderRequest.Report(null, null, null, null, null) : body;
    return taken("generate-report", request.jobId(), JobType.REPORT, request.params());
  }

  /** A job that is in the ledger already is only woken; otherwise the order becomes one. */
  private ResponseEntity<Map<String, Object>> taken(
      String route, @Nullable UUID jobId, JobType type, Map<String, Object> params) {
    if (jobId == null) {
      return ordered(route, orders.order(type, json.writeValueAsString(params)));
    }
    if (jobs.find(jobId, null).isEmpty()) {
      throw Refusal.of(Code.NOT_FOUND, "job " + jobId);
    }
    wake.ring();
    return answer(new Taken(jobId, false));
  }

  /**
   * A data set directory.
   *
   * @param directory path on this machine; null or empty means the starter pack
   */
  record IngestRequest(@Nullable String directory) {}

  @PostMapping("/ingest")
  ResponseEntity<Map<String, Object>> ingest(
      @RequestBody(required = false) @Nullable IngestRequest body) {
    var directory = body == null || body.directory() == null ? "" : body.directory().strip();
    if (!directory.isEmpty() && !isDirectory(directory)) {
      throw Refusal.of(Code.INVALID_VALUE, Fault.of("/directory", "no-directory", directory));
    }
    return ordered("ingest", orders.ingest(directory));
  }

  private static boolean isDirectory(String path) {
    try {
      return Files.isDirectory(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  @PostMapping("/batches/{name}/run")
  ResponseEntity<Map<String, Object>> run(@PathVariable String name) {
    if (!name.equals(QuartzSchedule.NIGHT)) {
      throw Refusal.of(Code.NOT_FOUND, "batch " + name);
    }
    return ordered("batches/{name}/run", orders.night());
  }

  /** Computes the current results again and compares; the run's result says how it went. */
  @PostMapping("/verify")
  ResponseEntity<Map<String, Object>> verify() {
    var current =
        results.findCurrent().orElseThrow(() -> Refusal.of(Code.NOT_FOUND, "result set to verify"));
    return ordered("verify", orders.verify(current.id()));
  }

  private ResponseEntity<Map<String, Object>> ordered(String route, Taken taken) {
    acts.add("POST /internal/" + route, "job " + taken.id(), 202);
    return answer(taken);
  }

  private static ResponseEntity<Map<String, Object>> answer(Taken taken) {
    var path = "/internal/batches/runs/" + taken.id();
    return ResponseEntity.accepted()
        .location(URI.create(path))
        .body(Map.of("id", taken.id(), "new", taken.isNew(), "links", Map.of("self", path)));
  }

  /**
   * Whose key it will be.
   *
   * @param role reader, editor or operator in any case
   * @param name what it is for, at most 100 letters
   * @param days after which it ends by itself, 1…3650; null: never
   */
  record KeyRequest(
      @Nullable String tenant,
      @Nullable String role,
      @Nullable String name,
      @Nullable Integer days) {}

  /** Makes a key and shows it this once; only its hash is kept. */
  @PostMapping("/keys")
  ResponseEntity<Map<String, String>> key(@RequestBody KeyRequest body) {
    var tenant = body.tenant() == null ? "" : body.tenant().strip();
    var role = body.role() == null ? "" : body.role().strip().toUpperCase(Locale.ROOT);
    var name = body.name() == null ? "" : body.name().strip();
    var faults = new Faults();
    faults.require(
        tenant.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}") && !tenant.equals(Orders.OPERATOR),
        "/tenant",
        "tenant",
        Orders.OPERATOR);
    faults.require(ROLES.contains(role), "/role", "not-one-of", role, ROLES);
    faults.require(name.length() <= LONGEST_NAME, "/name", "too-long", LONGEST_NAME);
    faults.require(name.codePoints().noneMatch(Character::isISOControl), "/name", "control");
    faults.require(
        body.days() == null || (body.days() >= 1 && body.days() <= MOST_DAYS),
        "/days",
        "days",
        MOST_DAYS);
    faults.throwIfAny();
    var key = Secrets.random();
    var id = keys.save(Secrets.hash(key), tenant, role, name.isEmpty() ? null : name, body.days());
    acts.add("POST /internal/keys", "key %s tenant=%s role=%s".formatted(id, tenant, role), 201);
    LOG.info("key issued tenant={} role={}", tenant, role);
    return ResponseEntity.status(201).body(Map.of("key", key, "tenant", tenant, "role", role));
  }

  /** All keys without their texts. */
  @GetMapping("/keys")
  List<IssuedKeyRepository.IssuedKey> keys() {
    return keys.list();
  }

  /** Ends a key; the servers let it in for half a minute more. */
  @DeleteMapping("/keys/{id}")
  ResponseEntity<Void> revoke(@PathVariable UUID id) {
    if (!keys.revoke(id)) {
      throw Refusal.of(Code.NOT_FOUND, "living key " + id);
    }
    acts.add("DELETE /internal/keys/{id}", "key " + id, 204);
    LOG.info("key revoked id={}", id);
    return ResponseEntity.noContent().build();
  }
}
