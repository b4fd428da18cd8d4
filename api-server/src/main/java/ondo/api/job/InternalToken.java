package ondo.api.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ondo.api.ApiProperties;
import ondo.api.StartRefusedException;
import ondo.store.DatabaseLocation;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The secret shared with the scheduler; read when needed, so that it may be replaced. */
@Component
class InternalToken {

  // As long as the scheduler demands: 32 characters cannot be guessed.
  private static final int FEWEST_CHARACTERS = 32;

  private final Path file;

  InternalToken(ApiProperties properties, Environment environment) {
    var given = properties.internalTokenFile();
    this.file =
        given == null || given.isBlank()
            ? DatabaseLocation.home(environment::getProperty).resolve("internal-token")
            : Path.of(given);
    // In development the scheduler makes the file, perhaps after this server has started.
    if (!properties.development() && value().length() < FEWEST_CHARACTERS) {
      throw new StartRefusedException(
          "the internal token in %s is missing or shorter than %d characters; write a random one"
                  .formatted(file, FEWEST_CHARACTERS)
              + " there, the same for the scheduler (ONDO_INTERNAL_TOKEN_FILE)");
    }
  }

  /** Empty while there is no file. */
  String value() {
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
