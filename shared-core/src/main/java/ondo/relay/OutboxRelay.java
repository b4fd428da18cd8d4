package ondo.relay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import ondo.job.Backoff;
import ondo.job.Event;
import ondo.store.OutboxRepository;
import ondo.store.OutboxRepository.End;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events at least once: one that was delivered and could not be marked is delivered again,
 * and the receiver knows it by its key. Several relays share the work.
 */
public final class OutboxRelay {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
  private static final int EVENTS_PER_TURN = 50;

  /** Longer than any delivery; a relay that was killed leaves its events for this long. */
  private static final Duration LEASE = Duration.ofSeconds(30);

  /** Until a payload of a later form is looked at again. */
  private static final Duration LATER = Duration.ofMinutes(1);

  private final OutboxRepository outbox;
  private final Map<String, Route> routes;
  private final LongSupplier nanoTime;
  private final DoubleSupplier chance;

  /**
   * Where a topic goes.
   *
   * @param newestSchema a later form of the payload is not for this program: it waits for one
   * @param backoff pauses between tries
   * @param mostAttempts tries before the event is dead, or dropped
   * @param mayBeLost whether it is dropped instead of kept as a dead letter: a wake-up, because the
   *     ledger is looked at anyway
   */
  public record Route(
      String topic,
      int newestSchema,
      Backoff backoff,
      int mostAttempts,
      boolean mayBeLost,
      Receiver receiver) {}

  /** Takes an event; throws if it could not. */
  @FunctionalInterface
  public interface Receiver {
    void take(Event event);
  }

  /** Refuses an event for good: another try would be refused as well. */
  public static final class RefusedException extends RuntimeException {
    public RefusedException(String message) {
      super(message);
    }
  }

  /**
   * @param chance 0…1, spreads the pauses
   */
  public OutboxRelay(
      OutboxRepository outbox, List<Route> routes, LongSupplier nanoTime, DoubleSupplier chance) {
    this.outbox = outbox;
    this.routes = routes.stream().collect(Collectors.toMap(Route::topic, route -> route));
    this.nanoTime = nanoTime;
    this.chance = chance;
  }

  /** Delivers what is due; returns how many events were taken up. */
  public int turn() {
    var events = outbox.claim(routes.keySet(), EVENTS_PER_TURN, LEASE);
    events.forEach(this::deliver);
    return events.size();
  }

  private void deliver(Event event) {
    var route = routes.get(event.topic());
    if (route == null) {
      throw new IllegalStateException("claimed an event without a route: " + event.topic());
    }
    var began = nanoTime.getAsLong();
    if (event.schemaVersion() > route.newestSchema()) {
      // However often it is seen: the program that knows it is still to come.
      outbox.postpone(event, LATER, "its schema is newer than " + route.newestSchema());
      return;
    }
    try {
      route.receiver().take(event);
      outbox.finish(event, End.DONE, null);
      told("delivered", event, began, "");
    } catch (RuntimeException e) {
      failed(event, route, e);
      told("not delivered", event, began, e.toString());
    }
  }

  private void failed(Event event, Route route, RuntimeException cause) {
    var isOver = event.attempts() >= route.mostAttempts() || cause instanceof RefusedException;
    var words = String.valueOf(cause.getMessage());
    if (!isOver) {
      var pause = route.backoff().after(event.attempts(), chance.getAsDouble());
      outbox.postpone(event, pause, words);
      return;
    }
    outbox.finish(event, route.mayBeLost() ? End.DROPPED : End.DEAD, words);
  }

  private void told(String what, Event event, long began, String cause) {
    LOG.info(
        "event {} event={} topic={} dedupeKey={} attempt={} millis={} trace={} {}",
        what,
        event.id(),
        event.topic(),
        event.dedupeKey(),
        event.attempts(),
        (nanoTime.getAsLong() - began) / 1_000_000,
        event.traceparent(),
        cause);
  }
}
