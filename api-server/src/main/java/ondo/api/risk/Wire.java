package ondo.api.risk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import ondo.api.web.ApiProblem;
import ondo.api.web.ProblemCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** How risk numbers are written: plain decimals, never {@code 1E-5}. */
final class Wire {

  static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
  static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private Wire() {}

  /**
   * JSON or CSV, whichever the client weighs more (RFC 9110 section 12.5.1); JSON if it is all one.
   *
   * @throws ApiProblem 406 when it accepts neither
   */
  static MediaType type(String accept) {
    var ranges = ranges(accept);
    var json = weight(ranges, MediaType.APPLICATION_JSON);
    var csv = weight(ranges, CSV);
    if (json <= 0 && csv <= 0) {
      throw ApiProblem.of(ProblemCode.NOT_ACCEPTABLE);
    }
    return csv > json ? CSV : MediaType.APPLICATION_JSON;
  }

  private static List<MediaType> ranges(String accept) {
    try {
      var ranges = MediaType.parseMediaTypes(accept);
      return ranges.isEmpty() ? List.of(MediaType.ALL) : ranges;
    } catch (InvalidMediaTypeException e) {
      throw ApiProblem.of(ProblemCode.NOT_ACCEPTABLE);
    }
  }

  /** The weight of the most specific range that holds the type; 0 if none does. */
  private static double weight(List<MediaType> ranges, MediaType type) {
    var weight = 0.0;
    var most = -1;
    for (var range : ranges) {
      var specific = (range.isWildcardType() ? 0 : 2) + (range.isWildcardSubtype() ? 0 : 1);
      if (specific > most && range.includes(type)) {
        most = specific;
        weight = range.getQualityValue();
      }
    }
    return weight;
  }
}
