package ondo.api.job;

import feign.FeignException;
import feign.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import ondo.api.web.ApiProblem;
import ondo.api.web.ProblemCode;
import ondo.api.web.TraceFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.stereotype.Component;

/** Fetches explanations from the scheduler; this server computes none itself. */
@Component
@EnableFeignClients(clients = ExplainClient.class)
public class Explanations {

  private static final Logger log = LoggerFactory.getLogger(Explanations.class);
  private static final Duration SCHEDULER_BACK = Duration.ofSeconds(5);
  private static final Duration BUSY = Duration.ofSeconds(1);
  // An explanation takes some milliseconds; more at once would only wait for each other.
  private static final int PERMITS = 8;
  private static final int MOST_BYTES = 4 << 20;

  private final ExplainClient scheduler;
  private final Semaphore permits = new Semaphore(PERMITS);

  Explanations(ExplainClient scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * The explanation as JSON; the caller has checked whose number it is.
   *
   * @throws ApiProblem when there is none, or the scheduler does not answer
   */
  public byte[] of(Map<String, Object> question) {
    if (!permits.tryAcquire()) {
      throw ApiProblem.later(ProblemCode.OVERLOADED, BUSY);
    }
    try (var response = scheduler.explain(TraceFilter.traceparent(), question)) {
      return answer(response);
    } catch (FeignException | IOException | UncheckedIOException e) {
      log.info("no explanation reason={}", String.valueOf(e.getMessage()));
      throw ApiProblem.later(ProblemCode.SCHEDULER_AWAY, SCHEDULER_BACK);
    } finally {
      permits.release();
    }
  }

  private static byte[] answer(Response response) throws IOException {
    var body = response.body() == null ? new byte[0] : read(response);
    return switch (response.status()) {
      case 200 -> body;
      case 404 -> throw ApiProblem.of(ProblemCode.NOT_FOUND);
      case 409 -> throw ApiProblem.of(conflict(new String(body, StandardCharsets.UTF_8)));
      default -> throw new IOException("the scheduler answered " + response.status());
    };
  }

  private static byte[] read(Response response) throws IOException {
    try (var stream = response.body().asInputStream()) {
      var bytes = stream.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("an explanation of more than " + MOST_BYTES + " bytes");
      }
      return bytes;
    }
  }

  private static ProblemCode conflict(String problem) {
    for (var code :
        new ProblemCode[] {
          ProblemCode.SITE_CHANGED, ProblemCode.DATA_GONE, ProblemCode.MODEL_CHANGED
        }) {
      if (problem.contains("\"code\":\"" + code.code() + "\"")) {
        return code;
      }
    }
    return ProblemCode.NOT_REPRODUCIBLE;
  }
}
