package ondo.scheduler.webhook;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import ondo.job.Event;
import ondo.store.OutboxRepository;
import ondo.store.OutboxRepository.End;
import ondo.store.WebhookRepository;
import ondo.store.WebhookRepository.Target;
import ondo.webhook.WebhookSignature;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the ends of jobs to webhooks, at least once: tried again with growing pauses, dead after
 * the last try. The thread that turns it is the only one at the database; calls wait in threads of
 * their own, without a connection.
 */
public final class WebhookCourier {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookCourier.class);
  private static final Set<String> TOPICS = Set.of(Event.WEBHOOK_DELIVERY);

  private final OutboxRepository outbox;
  private final WebhookRepository webhooks;
  private final WebhookProperties properties;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final List<Trip> trips = new ArrayList<>();
  private final Queue<Trip> returned = new ConcurrentLinkedQueue<>();

  WebhookCourier(
      OutboxRepository outbox,
      WebhookRepository webhooks,
      WebhookProperties properties,
      InstantSource clock,
      LongSupplier nanoTime) {
    this.outbox = outbox;
    this.webhooks = webhooks;
    this.properties = properties;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /** A delivery under way. */
  private static final class Trip {
    private final Event event;
    private final WebhookCall call;
    private final long began;
    private volatile @Nullable String fault;

    private Trip(Event event, WebhookCall call, long began) {
      this.event = event;
      this.call = call;
      this.began = began;
    }
  }

  /** Ends what is over or takes too long, begins what is due; returns whether it moved. */
  public boolean turn() {
    var moved = false;
    for (var trip = returned.poll(); trip != null; trip = returned.poll()) {
      trips.remove(trip);
      ended(trip);
      moved = true;
    }
    trips.stream().filter(this::isOverdue).forEach(trip -> trip.call.close());
    var free = properties.atOnce() - trips.size();
    for (var event : free > 0 ? due(free) : List.<Event>of()) {
      begin(event);
      moved = true;
    }
    return moved;
  }

  /** Whether calls are under way. */
  boolean isBusy() {
    return !trips.isEmpty();
  }

  private List<Event> due(int most) {
    return outbox.claim(TOPICS, most, WebhookProperties.LENT);
  }

  private boolean isOverdue(Trip trip) {
    return took(trip).compareTo(properties.timeLimit()) > 0;
  }

  private Duration took(Trip trip) {
    return Duration.ofNanos(nanoTime.getAsLong() - trip.began);
  }

  private void begin(Event event) {
    var target = webhooks.target(event);
    if (target.isEmpty()) {
      outbox.finish(event, End.DROPPED, "the webhook was deleted");
      return;
    }
    var call = new WebhookCall(properties.timeLimit(), properties.blocks());
    var trip = new Trip(event, call, nanoTime.getAsLong());
    trips.add(trip);
    Thread.ofVirtual().name("ondo-webhook").start(() -> travel(trip, target.get()));
  }

  private void travel(Trip trip, Target target) {
    try {
      var body = target.body().getBytes(StandardCharsets.UTF_8);
      var status = trip.call.post(URI.create(target.url()), headers(trip, target, body), body);
      trip.fault = status >= 200 && status < 300 ? null : "answered " + status;
    } catch (IOException | RuntimeException e) {
      trip.fault = e.toString();
    } finally {
      trip.call.close();
      returned.add(trip);
    }
  }

  private Map<String, String> headers(Trip trip, Target target, byte[] body) {
    var now = clock.instant();
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "ondo");
    // The same for every try, so that the receiver can drop a repeat.
    headers.put("Ondo-Delivery", trip.event.dedupeKey());
    headers.put(WebhookSignature.TIME_HEADER, String.valueOf(now.getEpochSecond()));
    headers.put(WebhookSignature.HEADER, WebhookSignature.of(target.secret(), now, body));
    if (trip.event.traceparent() != null) {
      headers.put("traceparent", trip.event.traceparent());
    }
    return headers;
  }

  private void ended(Trip trip) {
    var fault = trip.fault;
    LOG.info(
        "webhook {} event={} dedupeKey={} attempt={} millis={} trace={} {}",
        fault == null ? "delivered" : "not delivered",
        trip.event.id(),
        trip.event.dedupeKey(),
        trip.event.attempts(),
        took(trip).toMillis(),
        trip.event.traceparent(),
        fault == null ? "" : fault);
    if (fault == null) {
      outbox.finish(trip.event, End.DONE, null);
    } else if (trip.event.attempts() >= properties.tries()) {
      outbox.finish(trip.event, End.DEAD, fault);
    } else {
      var chance = ThreadLocalRandom.current().nextDouble();
      outbox.postpone(trip.event, properties.backoff().after(trip.event.attempts(), chance), fault);
    }
  }
}
