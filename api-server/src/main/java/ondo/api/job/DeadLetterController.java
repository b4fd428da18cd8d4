package ondo.api.job;

import feign.FeignException;
import feign.Response;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import ondo.api.web.ApiProblem;
import ondo.api.web.Page;
import ondo.api.web.ProblemCode;
import ondo.api.web.TraceFilter;
import ondo.job.JobType;
import ondo.store.DeadLetterReader;
import ondo.store.DeadLetterReader.DeadLetter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/v1/dead-letters}: work that failed for good, and another try for it. */
@RestController
@RequestMapping("/api/v1/dead-letters")
class DeadLetterController {

  private static final Logger log = LoggerFactory.getLogger(DeadLetterController.class);
  private static final Duration SCHEDULER_BACK = Duration.ofSeconds(5);

  /**
   * @param cause the error of its last try
   * @param input what the work was given
   */
  record DeadLetterView(
      String id,
      UUID jobId,
      JobType type,
      String tenant,
      String step,
      int ordinal,
      String status,
      int attempts,
      @Nullable String cause,
      JsonNode input,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      Map<String, String> links) {}

  record Ordered(String status) {}

  private final DeadLetterReader letters;
  private final SchedulerClient scheduler;
  private final JsonMapper json;

  DeadLetterController(DeadLetterReader letters, SchedulerClient scheduler, JsonMapper json) {
    this.letters = letters;
    this.scheduler = scheduler;
    this.json = json;
  }

  @GetMapping
  ResponseEntity<Page<DeadLetterView>> list(
      @RequestParam @Nullable String after,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit) {
    var most = Page.limit(limit);
    var rows = letters.list(Page.number(after), most + 1);
    return Page.of(rows, most, this::view, letter -> String.valueOf(letter.id()));
  }

  /** Hands one of them to the scheduler again. */
  @PostMapping("/{id}/reprocess")
  ResponseEntity<Ordered> reprocess(@PathVariable String id) {
    var number = number(id);
    return order(() -> scheduler.reprocess(number, TraceFilter.traceparent()));
  }

  /** Hands all of them to the scheduler again. */
  @PostMapping("/reprocess")
  ResponseEntity<Ordered> reprocessAll() {
    return order(() -> scheduler.reprocessAll(TraceFilter.traceparent()));
  }

  private static ResponseEntity<Ordered> order(Supplier<Response> call) {
    try (var answer = call.get()) {
      var status = HttpStatus.resolve(answer.status());
      if (status != null && status.is2xxSuccessful()) {
        return ResponseEntity.accepted().body(new Ordered("ORDERED"));
      }
      if (status == HttpStatus.NOT_FOUND) {
        throw ApiProblem.of(ProblemCode.NOT_FOUND);
      }
      if (status == HttpStatus.CONFLICT) {
        throw ApiProblem.of(ProblemCode.NOT_REPEATABLE);
      }
      log.warn("order refused by the scheduler status={}", answer.status());
      throw ApiProblem.later(ProblemCode.NOT_READY, SCHEDULER_BACK);
    } catch (FeignException | UncheckedIOException e) {
      log.warn("scheduler away: {}", String.valueOf(e.getMessage()));
      throw ApiProblem.later(ProblemCode.NOT_READY, SCHEDULER_BACK);
    }
  }

  private static long number(String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException e) {
      throw ApiProblem.of(ProblemCode.NOT_FOUND);
    }
  }

  private DeadLetterView view(DeadLetter letter) {
    return new DeadLetterView(
        String.valueOf(letter.id()),
        letter.jobId(),
        letter.type(),
        letter.tenant(),
        letter.step(),
        letter.ordinal(),
        letter.status(),
        letter.attempts(),
        letter.cause(),
        json.readTree(letter.input()),
        letter.startedAt(),
        letter.finishedAt(),
        Map.of("reprocess", "/api/v1/dead-letters/" + letter.id() + "/reprocess"));
  }
}
