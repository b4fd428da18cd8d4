package ondo.api.risk;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** How risk numbers are written: plain decimals, never {@code 1E-5}. */
final class Wire {

  static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
  static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private Wire() {}

  /** Whether the client prefers rows of CSV. */
  static MediaType type(String accept) {
    return accept.contains("text/csv") ? CSV : MediaType.APPLICATION_JSON;
  }
}
