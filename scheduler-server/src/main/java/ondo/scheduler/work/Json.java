package ondo.scheduler.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON of the ledger: parameters, inputs of chunks and what jobs leave behind. */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private Json() {}

  static String of(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static JsonNode tree(String json) {
    return MAPPER.readTree(json);
  }

  static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }

  /** The same object with its members in alphabetical order and without white space. */
  static String canonical(String json) {
    return MAPPER.writeValueAsString(MAPPER.readValue(json, Map.class));
  }

  /** The texts of an array member; empty when it is absent, null or no array. */
  static List<String> texts(JsonNode object, String member) {
    var texts = new ArrayList<String>();
    for (var element : object.path(member)) {
      texts.add(element.asString());
    }
    return texts;
  }

  /** The whole numbers of an array member; empty when it is absent, null or no array. */
  static List<Integer> integers(JsonNode object, String member) {
    var integers = new ArrayList<Integer>();
    for (var element : object.path(member)) {
      integers.add(element.asInt());
    }
    return integers;
  }
}
