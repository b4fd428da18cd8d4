package ondo.scheduler.watch;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Posts alerts as JSON to the operator's own address; one that does not answer loses them. */
final class AlertWebhook implements Alerts.Channel {

  private static final Logger LOG = LoggerFactory.getLogger(AlertWebhook.class);
  private static final Duration LIMIT = Duration.ofSeconds(10);
  // Alerts come in flocks; more calls than these would only wait for the same dead address.
  private static final int MOST_AT_ONCE = 8;

  private final URI address;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final Semaphore permits = new Semaphore(MOST_AT_ONCE);

  AlertWebhook(URI address) {
    this.address = address;
  }

  @Override
  public void send(String kind, Map<String, String> facts) {
    if (!permits.tryAcquire()) {
      LOG.warn("alert not posted kind={} reason=too-many-at-once", kind);
      return;
    }
    var body = new LinkedHashMap<String, Object>();
    body.put("kind", kind);
    body.put("facts", facts);
    var request =
        HttpRequest.newBuilder(address)
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
            .build();
    var _ =
        client
            .sendAsync(request, BodyHandlers.discarding())
            .whenComplete((answer, fault) -> ended(kind, fault));
  }

  private void ended(String kind, Throwable fault) {
    permits.release();
    if (fault != null) {
      LOG.warn("alert not posted kind={} reason={}", kind, fault.toString());
    }
  }
}
