package ondo.scheduler.webhook;

import java.time.Duration;
import java.util.List;
import ondo.job.Backoff;
import ondo.webhook.NetworkBlock;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are called.
 *
 * @param timeLimit longest delivery, from the look-up of the name to the status line; 10 s is far
 *     below the 30 s for which an event is lent out
 * @param retryFirst pause after the first failed try; 5 s outlast a restart behind a proxy
 * @param retryCap longest pause; with ten tries the last one comes 10 to 20 h after the first
 * @param tries after which a delivery is dead
 * @param atOnce deliveries at a time; one dead receiver must not hold up the others
 * @param ownNetworks private networks of the operator that may be called, such as 10.1.0.0/16; none
 *     by default
 */
@ConfigurationProperties("ondo.webhook")
public record WebhookProperties(
    @DefaultValue("10s") Duration timeLimit,
    @DefaultValue("5s") Duration retryFirst,
    @DefaultValue("6h") Duration retryCap,
    @DefaultValue("10") int tries,
    @DefaultValue("16") int atOnce,
    @DefaultValue List<String> ownNetworks) {

  /** An event is lent out for so long; a delivery that took longer would be sent twice. */
  static final Duration LENT = Duration.ofSeconds(30);

  public WebhookProperties {
    if (timeLimit.multipliedBy(2).compareTo(LENT) > 0 || tries < 1 || atOnce < 1) {
      throw new IllegalArgumentException(
          "a delivery ends within %s, and is tried at least once".formatted(LENT.dividedBy(2)));
    }
    ownNetworks = List.copyOf(ownNetworks);
  }

  Backoff backoff() {
    return new Backoff(retryFirst, 4, retryCap, 0.5);
  }

  List<NetworkBlock> blocks() {
    return ownNetworks.stream().map(NetworkBlock::of).toList();
  }
}
