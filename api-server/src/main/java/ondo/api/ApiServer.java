package ondo.api;

import java.time.Clock;
import ondo.store.ApiStoreConfiguration;
import ondo.store.DatabaseConfiguration;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The api-server process: answers clients on port 8000 and computes nothing itself. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Import({DatabaseConfiguration.class, ApiStoreConfiguration.class})
public class ApiServer {

  public static void main(String[] args) {
    try {
      SpringApplication.run(ApiServer.class, args);
    } catch (RuntimeException e) {
      var log = LoggerFactory.getLogger(ApiServer.class);
      StartFailure.sentence(e)
          .ifPresentOrElse(
              sentence -> log.error("api-server does not start: {}", sentence),
              () -> log.error("api-server does not start", e));
      System.exit(1);
    }
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
