package ondo.scheduler.work;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import ondo.relay.OutboxRelay;
import ondo.scheduler.webhook.WebhookCourier;
import ondo.store.OutboxRepository;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Turns the relay once a second, and sweeps old events once an hour. */
final class RelayLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RelayLoop.class);
  private static final long PACE_MILLIS = 1000;
  private static final Duration SWEEP_PAUSE = Duration.ofHours(1);

  /** A receiver that is away for a day may still come back; a week is far beyond. */
  private static final Duration KEEP_EVENTS = Duration.ofDays(7);

  private final OutboxRelay relay;
  private final WebhookCourier courier;
  private final OutboxRepository outbox;
  private final Runnable restart;
  private final LongSupplier nanoTime;
  private @Nullable ScheduledExecutorService executor;
  private long sweptAt;

  /**
   * @param restart ends the process so that its supervisor starts a new one
   */
  RelayLoop(
      OutboxRelay relay,
      WebhookCourier courier,
      OutboxRepository outbox,
      Runnable restart,
      LongSupplier nanoTime) {
    this.relay = relay;
    this.courier = courier;
    this.outbox = outbox;
    this.restart = restart;
    this.nanoTime = nanoTime;
    this.sweptAt = nanoTime.getAsLong();
  }

  @Override
  public synchronized void start() {
    if (executor != null) {
      return;
    }
    executor =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ondo-relay").factory());
    var _ =
        executor.scheduleWithFixedDelay(
            this::turn, PACE_MILLIS, PACE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void turn() {
    try {
      var turns = 0;
      // A flood of events must not keep the sweep, or the end of the process, waiting.
      while (hasMoved() && turns++ < 100) {
        LOG.debug("events delivered");
      }
      if (nanoTime.getAsLong() - sweptAt > SWEEP_PAUSE.toNanos()) {
        sweptAt = nanoTime.getAsLong();
        outbox.sweep(KEEP_EVENTS);
      }
    } catch (RuntimeException e) {
      LOG.warn("relay failed, trying again: {}", e.toString());
    } catch (Error e) {
      LOG.error("the relay broke; the process asks to be started again", e);
      restart.run();
      throw e;
    }
  }

  private boolean hasMoved() {
    var events = relay.turn() > 0;
    return courier.turn() || events;
  }

  @Override
  public synchronized void stop() {
    if (executor != null) {
      executor.shutdownNow();
      executor = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return executor != null;
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 512;
  }
}
