package ondo.api.document;

import de.siegmar.fastcsv.reader.CsvReader;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What parameters, headers and members of answers mean, with their units, from {@code
 * openapi/parameters.csv}, {@code headers.csv} and {@code fields.csv}.
 */
final class Descriptions {

  private static final Map<String, String> PARAMETERS = read("parameters.csv", "name", "tag");
  private static final Map<String, String> HEADERS = read("headers.csv", "name");
  private static final Map<String, String> FIELDS = read("fields.csv", "component", "field");

  private Descriptions() {}

  private static Map<String, String> read(String file, String... keys) {
    var path = "/openapi/" + file;
    var stream = Objects.requireNonNull(Descriptions.class.getResourceAsStream(path), path);
    var texts = new LinkedHashMap<String, String>();
    try (var csv =
        CsvReader.builder()
            .ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (var row : csv) {
        var key = new StringBuilder();
        for (var name : keys) {
          key.append(row.getField(name)).append(' ');
        }
        texts.put(key.toString().strip(), row.getField("description"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  /** Of a parameter, as the calls of a tag mean it. */
  static String parameter(String name, String tag) {
    var own = PARAMETERS.get(name + " " + tag);
    return own == null ? known(PARAMETERS, name) : own;
  }

  static String header(String name) {
    return known(HEADERS, name);
  }

  /**
   * Describes members of components. A row whose component is a star holds for every component that
   * has no row of its own for the member.
   *
   * @throws IllegalStateException if a row names what is not there
   */
  static void addTo(Components components) {
    var unused = new HashMap<>(FIELDS);
    components.getSchemas().forEach((component, schema) -> describe(component, schema, unused));
    if (!unused.isEmpty()) {
      throw new IllegalStateException("fields.csv describes what is not there: " + unused.keySet());
    }
  }

  @SuppressWarnings("rawtypes") // the library's own map
  private static void describe(String component, Schema<?> schema, Map<String, String> unused) {
    @Nullable Map<String, Schema> properties = schema.getProperties();
    if (properties != null) {
      properties.replaceAll((field, property) -> described(component, field, property, unused));
    }
  }

  private static Schema<?> described(
      String component, String field, Schema<?> property, Map<String, String> unused) {
    var own = component + " " + field;
    var any = "* " + field;
    var text = FIELDS.getOrDefault(own, FIELDS.get(any));
    unused.remove(own);
    if (text == null) {
      return property;
    }
    if (!FIELDS.containsKey(own)) {
      unused.remove(any);
    }
    property.setDescription(text);
    return property;
  }

  private static String known(Map<String, String> texts, String name) {
    var text = texts.get(name);
    if (text == null) {
      throw new IllegalStateException("nothing describes " + name);
    }
    return text;
  }
}
