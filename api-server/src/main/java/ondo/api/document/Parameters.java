package ondo.api.document;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import ondo.climate.Scenario;
import ondo.projection.EventYear;
import ondo.risk.Hazard;
import org.jspecify.annotations.Nullable;

/** What parameters of addresses may be, by their names. */
final class Parameters {

  private static final int FIRST_YEAR = 2021;
  private static final int LAST_YEAR = 2100;
  private static final List<String> SELECTION =
      List.of("hazard", "scenario", "year", "from", "to", "step", "horizon", "decade");

  private Parameters() {}

  /** The parameters that a selection of results stands for; each list may also be repeated. */
  static List<Parameter> selection() {
    var parameters = new ArrayList<Parameter>();
    for (var name : SELECTION) {
      var isOne = Set.of("from", "to", "step").contains(name);
      var schema = schema(name);
      parameters.add(
          new Parameter()
              .name(name)
              .in("query")
              .explode(false)
              .schema(isOne || schema == null ? schema : list(schema)));
    }
    return parameters;
  }

  /** A better schema for a parameter of that name; null when there is none. */
  static @Nullable Schema<?> schema(String name) {
    return switch (name) {
      case "hazard" -> words(Arrays.stream(Hazard.values()).map(Hazard::code).toList());
      case "scenario" -> words(Arrays.stream(Scenario.values()).map(Scenario::name).toList());
      case "year", "from", "to" -> whole(FIRST_YEAR, LAST_YEAR);
      case "step" -> whole(1, LAST_YEAR - FIRST_YEAR);
      case "horizon" -> words(List.of("SHORT", "MEDIUM", "LONG"));
      case "decade" -> decades();
      case "returnPeriod" -> numbers(EventYear.RETURN_PERIODS.stream().mapToInt(Integer::intValue));
      case "metric" -> words(List.of("hazard", "probability", "aal"));
      case "mode" -> words(List.of("partial", "strict", "dry-run"));
      case "schema" -> words(List.of("ondo", "oed"));
      case "of" -> words(List.of("regions", "sites"));
      case "format" -> words(List.of("csv", "json", "ndjson", "xlsx", "geojson"));
      case "limit" -> whole(1, 1000);
      case "currency" -> pattern("^[A-Z]{3}$");
      case "keyId" -> typed("string").format("uuid");
      case "on" -> pattern("^\\d{4}-\\d{2}-\\d{2}$");
      case "latitude" -> number(33, 39);
      case "longitude" -> number(124.5, 132);
      default -> null;
    };
  }

  static Schema<?> list(Schema<?> item) {
    var schema = typed("array");
    schema.setItems(item);
    return schema;
  }

  static Schema<Object> typed(String type) {
    var schema = new JsonSchema();
    schema.setTypes(new LinkedHashSet<>(List.of(type)));
    return schema;
  }

  /** Whatever JSON there may be. */
  static Schema<?> anything() {
    return new JsonSchema();
  }

  static Schema<?> words(List<String> words) {
    var schema = typed("string");
    words.forEach(schema::addEnumItemObject);
    return schema;
  }

  static Schema<?> whole(int least, int most) {
    return bounded("integer", BigDecimal.valueOf(least), BigDecimal.valueOf(most));
  }

  /** The first years of the decades that results have. */
  private static Schema<?> decades() {
    return numbers(IntStream.iterate(2020, first -> first <= 2090, first -> first + 10));
  }

  private static Schema<?> numbers(IntStream numbers) {
    var schema = typed("integer");
    numbers.forEach(schema::addEnumItemObject);
    return schema;
  }

  static Schema<?> number(double least, double most) {
    return bounded("number", BigDecimal.valueOf(least), BigDecimal.valueOf(most));
  }

  private static Schema<?> pattern(String pattern) {
    var schema = typed("string");
    schema.setPattern(pattern);
    return schema;
  }

  private static Schema<?> bounded(String type, BigDecimal least, BigDecimal most) {
    var schema = typed(type);
    schema.setMinimum(least);
    schema.setMaximum(most);
    return schema;
  }
}
