package ondo.api;

import java.time.Clock;
import ondo.store.ApiStoreConfiguration;
import ondo.store.DatabaseConfiguration;
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
    SpringApplication.run(ApiServer.class, args);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
