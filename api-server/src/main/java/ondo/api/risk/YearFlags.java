package ondo.api.risk;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Flags that hold in some years only, stored as {@code {"FLAG":[years]}}. */
final class YearFlags {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, List<Integer>>> TYPE = new TypeReference<>() {};

  private YearFlags() {}

  static Map<String, List<Integer>> read(@Nullable String json) {
    return json == null ? Map.of() : JSON.readValue(json, TYPE);
  }

  /** Sorted flags: those of every year and those of any year of the term. */
  static List<String> of(Term term, List<String> always, Map<String, List<Integer>> some) {
    var flags = new TreeSet<>(always);
    some.forEach(
        (flag, years) -> {
          if (years.stream().anyMatch(year -> year >= term.from() && year <= term.to())) {
            flags.add(flag);
          }
        });
    return List.copyOf(flags);
  }
}
