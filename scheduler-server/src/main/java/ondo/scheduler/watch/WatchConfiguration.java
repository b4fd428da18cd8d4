package ondo.scheduler.watch;

import java.net.URI;
import java.util.ArrayList;
import ondo.scheduler.SchedulerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Alerts go to the log, and to what is configured beside it. */
@Configuration(proxyBeanMethods = false)
class WatchConfiguration {

  @Bean
  Alerts alerts(SchedulerProperties properties) {
    var channels = new ArrayList<Alerts.Channel>();
    if (!properties.alertWebhook().isBlank()) {
      channels.add(new AlertWebhook(URI.create(properties.alertWebhook())));
    }
    return new Alerts(channels);
  }
}
