package ondo.scheduler.webhook;

import java.time.Duration;
import java.time.InstantSource;
import ondo.job.Backoff;
import ondo.job.Event;
import ondo.relay.OutboxRelay;
import ondo.store.OutboxRepository;
import ondo.store.WebhookRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From the end of a job to a delivery for each webhook that hears of it, and on its way. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

  @Bean
  WebhookCourier webhookCourier(
      OutboxRepository outbox, WebhookRepository webhooks, WebhookProperties properties) {
    return new WebhookCourier(
        outbox, webhooks, properties, InstantSource.system(), System::nanoTime);
  }

  /** A repeat finds its deliveries in the outbox. */
  @Bean
  OutboxRelay.Route ends(WebhookRepository webhooks) {
    var pauses = new Backoff(Duration.ofMillis(200), 2, Duration.ofSeconds(60), 0.5);
    return new OutboxRelay.Route(
        Event.JOB_ENDED, 1, pauses, 10, false, event -> webhooks.appendDeliveries(event));
  }
}
