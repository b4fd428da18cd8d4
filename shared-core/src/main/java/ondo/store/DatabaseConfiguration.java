package ondo.store;

import java.time.Duration;
import ondo.store.DatabaseLocation.Limits;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Gives Spring's connection pool its address; both servers import it and set no datasource address.
 *
 * <p>The variables are read from the environment of Spring, so a test may set them as properties.
 */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {

  @Bean
  DatabaseLocation databaseLocation(Environment environment) {
    return DatabaseLocation.of(environment::getProperty);
  }

  @Bean
  JdbcConnectionDetails jdbcConnectionDetails(DatabaseLocation location, Environment environment) {
    var name = environment.getProperty("spring.application.name", "ondo");
    var url = location.urlFor(name, limits(environment));
    return new JdbcConnectionDetails() {
      @Override
      public @Nullable String getUsername() {
        return location.user();
      }

      @Override
      public @Nullable String getPassword() {
        return location.password();
      }

      @Override
      public String getJdbcUrl() {
        return url;
      }
    };
  }

  private static Limits limits(Environment environment) {
    return new Limits(
        limit(environment, "statement-timeout"),
        limit(environment, "lock-timeout"),
        limit(environment, "idle-timeout"),
        limit(environment, "socket-timeout"));
  }

  private static Duration limit(Environment environment, String name) {
    return environment.getProperty("ondo.database." + name, Duration.class, Duration.ZERO);
  }
}
