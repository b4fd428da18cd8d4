package ondo.scheduler;

import ondo.scheduler.report.ReportProperties;
import ondo.scheduler.webhook.WebhookProperties;
import ondo.store.DatabaseConfiguration;
import ondo.store.StoreConfiguration;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** The scheduler-server process: ingest, nights, jobs and reports, on port 8001. */
@SpringBootApplication
@EnableConfigurationProperties({
  SchedulerProperties.class,
  ReportProperties.class,
  WebhookProperties.class
})
@Import({DatabaseConfiguration.class, StoreConfiguration.class})
public class SchedulerServer {

  public static void main(String[] args) {
    try {
      SpringApplication.run(SchedulerServer.class, args);
    } catch (RuntimeException e) {
      var log = LoggerFactory.getLogger(SchedulerServer.class);
      log.error("scheduler-server does not start: {}", StartFailure.sentence(e));
      log.debug("start failed", e);
      if (StartFailure.isUnknown(e)) {
        log.error("start failed", e);
      }
      System.exit(1);
    }
  }
}
