package ondo.api.table;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import ondo.api.web.ApiProblem;
import ondo.api.web.ProblemCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** A form in which rows leave the service. */
@SuppressWarnings("ImmutableEnumChecker") // a media type never changes
public enum Format {
  JSON(MediaType.APPLICATION_JSON),
  CSV(new MediaType("text", "csv", StandardCharsets.UTF_8)),
  NDJSON(new MediaType("application", "x-ndjson")),
  XLSX(new MediaType("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
  GEOJSON(new MediaType("application", "geo+json"));

  // Plain decimals, never 1E-5; the stream belongs to the container and is closed by it.
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();
  // The line breaks are the writer's own; between root values there is nothing more.
  static final JsonMapper LINES =
      JsonMapper.builder(JsonFactory.builder().rootValueSeparator("").build())
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private final MediaType type;

  Format(MediaType type) {
    this.type = type;
  }

  public MediaType type() {
    return type;
  }

  /** The ending of an address: {@code csv}. */
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Format> ofEnding(String ending) {
    for (var format : values()) {
      if (format.ending().equals(ending)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * The form that the client weighs most (RFC 9110 section 12.5.1), the first one if all is one.
   *
   * @throws ApiProblem 406 when it accepts none
   */
  public static Format accepted(String accept, Set<Format> offered) {
    var ranges = ranges(accept);
    Format best = null;
    var most = 0.0;
    for (var format : values()) {
      var weight = offered.contains(format) ? weight(ranges, format.type) : 0;
      if (weight > most) {
        best = format;
        most = weight;
      }
    }
    if (best == null) {
      throw ApiProblem.of(ProblemCode.NOT_ACCEPTABLE);
    }
    return best;
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

  /**
   * Begins a document.
   *
   * @param columns names in camelCase
   */
  public RowWriter open(OutputStream out, List<String> columns) {
    return switch (this) {
      case JSON -> new JsonWriter(out, columns);
      case CSV -> new CsvWriter(out, columns);
      case NDJSON -> new LineWriter(out, columns);
      case XLSX -> new SheetWriter(out, columns);
      case GEOJSON -> new MapWriter(out, columns);
    };
  }
}
