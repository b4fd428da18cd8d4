package ondo.scheduler.work;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongSupplier;
import ondo.store.LeaderRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Whether this process is the one that works. A second one, started by mistake or as a reserve,
 * stands by until the lease of the first runs out.
 */
public final class Leadership {

  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

  private final LeaderRepository leaders;
  private final ApplicationEventPublisher events;
  private final Duration lease;
  private final LongSupplier nanoTime;
  private final UUID self;
  private OptionalLong epoch = OptionalLong.empty();
  private boolean toldStandby;
  private boolean announced;
  private volatile boolean leads;
  private volatile long leadsUntil;

  /** This process begins to work, or stands by. */
  public record Changed(boolean leads) {}

  /**
   * @param self no two living processes have the same; a lease of the same one's dead process is
   *     taken over at once
   */
  Leadership(
      UUID self,
      LeaderRepository leaders,
      ApplicationEventPublisher events,
      Duration lease,
      LongSupplier nanoTime) {
    this.self = self;
    this.leaders = leaders;
    this.events = events;
    this.lease = lease;
    this.nanoTime = nanoTime;
  }

  /** Whether this process may claim work now; false once its lease ran out without an answer. */
  public boolean leads() {
    return leads && nanoTime.getAsLong() - leadsUntil < 0;
  }

  /** Renews the lease, or asks for it. */
  synchronized void turn() {
    var asked = nanoTime.getAsLong();
    var answer = leaders.lead(self, epoch, lease);
    if (answer.isEmpty()) {
      standBy();
      return;
    }
    leadsUntil = asked + lease.toNanos();
    epoch = answer;
    if (!leads) {
      leads = true;
      LOG.info("this scheduler works now epoch={}", answer.getAsLong());
    }
    announce(true);
  }

  /** Said again at the next turn when a listener fails: the database may have gone away. */
  private void announce(boolean now) {
    if (announced != now) {
      events.publishEvent(new Changed(now));
      announced = now;
    }
  }

  private void standBy() {
    if (!toldStandby || leads) {
      LOG.info("another scheduler works; this one stands by");
      toldStandby = true;
    }
    leads = false;
    announce(false);
  }

  /** Lets the next one begin at once. */
  synchronized void resign() {
    if (leads) {
      leads = false;
      announced = false;
      epoch = OptionalLong.empty();
      leaders.resign(self);
    }
  }
}
