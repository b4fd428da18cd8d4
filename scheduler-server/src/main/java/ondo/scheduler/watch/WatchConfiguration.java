package ondo.scheduler.watch;

import java.net.URI;
import java.util.ArrayList;
import ondo.scheduler.SchedulerProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailSender;

/** Alerts go to the log, and to what is configured beside it. */
@Configuration(proxyBeanMethods = false)
class WatchConfiguration {

  @Bean
  Alerts alerts(SchedulerProperties properties, ObjectProvider<MailSender> mail) {
    var channels = new ArrayList<Alerts.Channel>();
    var sender = mail.getIfAvailable();
    if (sender != null && !properties.alertMail().isBlank()) {
      channels.add(new AlertMail(sender, properties.alertMail()));
    }
    if (!properties.alertWebhook().isBlank()) {
      channels.add(new AlertWebhook(URI.create(properties.alertWebhook())));
    }
    return new Alerts(channels);
  }
}
