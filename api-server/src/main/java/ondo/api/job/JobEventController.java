package ondo.api.job;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import ondo.api.web.Admission;
import ondo.api.web.ApiProblem;
import ondo.api.web.Caller;
import ondo.api.web.ProblemCode;
import ondo.api.web.Streamed;
import ondo.job.Job;
import ondo.store.JobRepository;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /api/v1/jobs/{id}/events} and {@code /api/v1/runs/{id}/events}: how a job or a run
 * goes on, as server-sent events. Each event is its whole state, so that a client that was away
 * misses nothing that still matters.
 */
@RestController
class JobEventController {

  private static final Logger log = LoggerFactory.getLogger(JobEventController.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  // Then the client connects again, perhaps to another instance.
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final String NO_EVENT = "";

  private final JobRepository jobs;
  private final JobEvents events;
  private final Admission admission;
  private final JsonMapper json;
  private final JobViews views;
  private final Clock clock;

  JobEventController(
      JobRepository jobs,
      JobEvents events,
      Admission admission,
      JsonMapper json,
      JobViews views,
      Clock clock) {
    this.jobs = jobs;
    this.events = events;
    this.admission = admission;
    this.json = json;
    this.views = views;
    this.clock = clock;
  }

  /**
   * Events {@code progress, completed, failed, cancelled}; one of the last three ends the stream.
   */
  @Streamed
  @GetMapping("/api/v1/jobs/{id}/events")
  void events(
      @PathVariable String id,
      @RequestHeader(name = "Last-Event-ID", defaultValue = NO_EVENT) String lastEventId,
      HttpServletRequest request,
      HttpServletResponse response) {
    var jobId = JobFilter.id(id);
    var tenant = Caller.of(request).tenant();
    follow(
        tenant, jobId, () -> jobs.find(jobId, tenant), JobController.ROOT, lastEventId, response);
  }

  /** The same of a run, which belongs to no tenant. */
  @Streamed
  @GetMapping("/api/v1/runs/{id}/events")
  void runEvents(
      @PathVariable String id,
      @RequestHeader(name = "Last-Event-ID", defaultValue = NO_EVENT) String lastEventId,
      HttpServletRequest request,
      HttpServletResponse response) {
    var runId = JobFilter.id(id);
    follow(
        Caller.of(request).tenant(),
        runId,
        () -> jobs.find(runId, null).filter(job -> job.type().isRun()),
        RunController.ROOT,
        lastEventId,
        response);
  }

  private void follow(
      String tenant,
      UUID jobId,
      Supplier<Optional<Job>> find,
      String root,
      String lastEventId,
      HttpServletResponse response) {
    try (var listener = events.listen(jobId, tenant)) {
      // Read after listening has begun: what happens from now on is heard.
      var job = admission.query(find).orElseThrow(() -> ApiProblem.of(ProblemCode.NOT_FOUND));
      if (job.status().isFinal() && eventId(job).equals(lastEventId)) {
        // By the standard of server-sent events: nothing more will come, do not connect again.
        response.setStatus(HttpStatus.NO_CONTENT.value());
        return;
      }
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      // A proxy that gathers the answer would hold the events back.
      response.setHeader("X-Accel-Buffering", "no");
      stream(listener, job, root, lastEventId, response);
    } catch (IOException e) {
      log.debug("listener gone job={}", jobId);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stream(
      JobEvents.Listener listener,
      Job first,
      String root,
      String lastEventId,
      HttpServletResponse response)
      throws IOException, InterruptedException {
    var until = clock.instant().plus(LONGEST);
    var sent = lastEventId;
    @Nullable Job state = first;
    write(response, "retry: 2000\n\n");
    while (!listener.isOver() && clock.instant().isBefore(until)) {
      if (state == null) {
        write(response, ": waiting\n\n");
      } else if (!eventId(state).equals(sent)) {
        write(response, event(state, root));
        sent = eventId(state);
      }
      if (state != null && state.status().isFinal()) {
        return;
      }
      state = listener.await(HEARTBEAT);
    }
  }

  private String event(Job job, String root) {
    var name = job.status().isFinal() ? job.status().name().toLowerCase(Locale.ROOT) : "progress";
    var data = json.writeValueAsString(views.brief(job, root));
    return "id: " + eventId(job) + "\nevent: " + name + "\ndata: " + data + "\n\n";
  }

  /** Another one whenever the status, the step or a count is another one. */
  private static String eventId(Job job) {
    var chunks = job.chunks();
    return "%s-%d-%d-%d-%d"
        .formatted(job.status(), chunks.total(), chunks.done(), chunks.failed(), chunks.timedOut());
  }

  private static void write(HttpServletResponse response, String text) throws IOException {
    response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    response.flushBuffer();
  }
}
