package ondo.scheduler.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ondo.job.DeadLetter;
import ondo.scheduler.internal.Refusal.Code;
import ondo.scheduler.internal.Refusal.Faults;
import ondo.scheduler.work.Wake;
import ondo.store.DeadLetterRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Work that used up its tries: cause, input, tries, and another chance. */
@RestController
@RequestMapping("/internal/dead-letters")
class DeadLetterController {

  private static final int MOST_ITEMS = 1000;

  private final DeadLetterRepository letters;
  private final Wake wake;
  private final OperatorActs acts;
  private final JsonMapper json;

  DeadLetterController(
      DeadLetterRepository letters, Wake wake, OperatorActs acts, JsonMapper json) {
    this.letters = letters;
    this.wake = wake;
    this.acts = acts;
    this.json = json;
  }

  /** Those that wait for somebody, newest first. */
  @GetMapping
  Map<String, Object> list(
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable Long after) {
    var faults = new Faults();
    faults.require(limit >= 1 && limit <= MOST_ITEMS, "?limit", "limit");
    faults.throwIfAny();
    var found = letters.list(after, limit + 1);
    var page = found.subList(0, Math.min(limit, found.size()));
    var body = new LinkedHashMap<String, Object>();
    body.put("items", page.stream().map(this::view).toList());
    body.put("next", found.size() > limit ? String.valueOf(page.getLast().id()) : null);
    body.put("open", letters.countOpen());
    return body;
  }

  private Map<String, Object> view(DeadLetter letter) {
    var view = new LinkedHashMap<String, Object>();
    view.put("id", letter.id());
    view.put("jobId", letter.jobId());
    view.put("type", letter.type());
    view.put("tenant", letter.tenant());
    view.put("step", letter.step());
    view.put("code", letter.code());
    view.put("cause", letter.cause());
    view.put("input", json.readTree(letter.input()));
    view.put("attempts", letter.attempts());
    view.put("traceparent", letter.traceparent());
    view.put("createdAt", letter.createdAt().toString());
    return view;
  }

  /** The failed job goes on from where this letter lay. */
  @PostMapping("/{id}/reprocess")
  ResponseEntity<Map<String, Object>> reprocess(@PathVariable long id) {
    var letter =
        letters.find(id).orElseThrow(() -> Refusal.of(Code.NOT_FOUND, "dead letter " + id));
    if (letters.reprocess(letter.jobId(), id) == 0) {
      throw Refusal.of(Code.CONFLICT, id);
    }
    wake.ring();
    acts.add(
        "POST /internal/dead-letters/{id}/reprocess",
        "letter %d, job %s".formatted(id, letter.jobId()),
        202);
    return ResponseEntity.accepted()
        .body(Map.of("taken", 1, "jobs", List.of(letter.jobId()), "refused", List.of()));
  }

  /** The same for all letters of all failed jobs; a job that lives or is repeated keeps its own. */
  @PostMapping("/reprocess")
  ResponseEntity<Map<String, Object>> reprocessAll() {
    var taken = 0;
    var jobs = new ArrayList<UUID>();
    var refused = new ArrayList<UUID>();
    for (var job : letters.listJobs()) {
      var count = letters.reprocess(job, null);
      taken += count;
      (count > 0 ? jobs : refused).add(job);
    }
    wake.ring();
    acts.add("POST /internal/dead-letters/reprocess", taken + " letters", 202);
    return ResponseEntity.accepted().body(Map.of("taken", taken, "jobs", jobs, "refused", refused));
  }
}
