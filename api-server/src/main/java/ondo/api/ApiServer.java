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

  /**
   * Threads that carry the virtual ones. A virtual thread that computes is never set aside for
   * another; the system does that with the threads below it. So there are twice as many as cores:
   * as many as calls on the database work at once, and as many again for short calls.
   */
  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

  public static void main(String[] args) {
    if (System.getProperty(CARRIERS) == null) {
      var cores = Runtime.getRuntime().availableProcessors();
      System.setProperty(CARRIERS, String.valueOf(Math.max(4, 2 * cores)));
    }
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
