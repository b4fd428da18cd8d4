package ondo.scheduler.start;

import ondo.scheduler.SchedulerProperties;
import ondo.scheduler.Secrets;
import ondo.scheduler.work.Freshness;
import ondo.scheduler.work.Leadership;
import ondo.scheduler.work.Orders;
import ondo.store.IssuedKeyRepository;
import ondo.store.ResponseRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Orders what a start needs: the configured directory is loaded (which does nothing when it is
 * loaded already), the starter pack only where there are no data at all, and a night where the
 * results are not of the current data and model.
 */
@Component
public class StartUp {

  private static final Logger LOG = LoggerFactory.getLogger(StartUp.class);
  private static final String DEVELOPMENT_TENANT = "default";

  private final SchedulerProperties properties;
  private final Orders orders;
  private final Freshness freshness;
  private final ResponseRepository responses;
  private final IssuedKeyRepository keys;
  private volatile boolean done;

  StartUp(
      SchedulerProperties properties,
      Orders orders,
      Freshness freshness,
      ResponseRepository responses,
      IssuedKeyRepository keys) {
    this.properties = properties;
    this.orders = orders;
    this.freshness = freshness;
    this.responses = responses;
    this.keys = keys;
  }

  /** One that stands by orders nothing: what is needed is the concern of the one that works. */
  @EventListener
  void onDuty(Leadership.Changed changed) {
    if (changed.leads() && !done) {
      begin();
    }
  }

  private void begin() {
    if (properties.development()) {
      keys.save(
          Secrets.hash(Secrets.readOrMake(properties.devKey())), DEVELOPMENT_TENANT, "OPERATOR");
      LOG.info("development mode: the key of tenant default stands in {}", properties.devKey());
    }
    if (!properties.dataDir().isBlank()) {
      orders.ingest(properties.dataDir());
    } else if (!hasData()) {
      orders.ingest("");
    } else {
      freshness.restore();
    }
    done = true;
  }

  /** Whether everything that this start needs has been ordered. */
  public boolean isDone() {
    return done;
  }

  /** Whether a data set is loaded. */
  public boolean hasData() {
    return responses.findCurrent().isPresent();
  }
}
