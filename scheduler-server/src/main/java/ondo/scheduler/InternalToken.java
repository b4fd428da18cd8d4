package ondo.scheduler;

import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** The secret that the api-servers and the launcher show to this server. */
@Component
public final class InternalToken {

  private final String value;

  InternalToken(SchedulerProperties properties) {
    this.value = Secrets.internalToken(file(properties), properties.development());
  }

  private static Path file(SchedulerProperties properties) {
    return properties.internalTokenFile().isBlank()
        ? properties.homeDirectory().resolve("internal-token")
        : Path.of(properties.internalTokenFile());
  }

  /** The token's text, at least 32 characters. */
  public String value() {
    return value;
  }

  @Override
  public String toString() {
    return "InternalToken";
  }
}
