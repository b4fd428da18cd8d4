package ondo.api.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Components of records are required, unless they may be null: then they may be absent as well.
 * Elements of lists and maps may be null where their type says so.
 */
@Component
class RecordSchemas implements ModelConverter {

  // Two records of one simple name would silently share the schema of whichever comes first.
  private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    if (!chain.hasNext()) {
      return null;
    }
    Schema<?> schema = chain.next().resolve(type, context, chain);
    var raw = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
    if (schema != null && raw.isRecord()) {
      var name = schema.get$ref() == null ? schema.getName() : schema.get$ref();
      if (name != null) {
        var simple = name.substring(name.lastIndexOf('/') + 1);
        claim(simple, raw);
        var model = context.getDefinedModels().get(simple);
        if (model != null) {
          describe(model, raw);
        }
      }
    }
    return schema;
  }

  private void claim(String name, Class<?> type) {
    var first = named.putIfAbsent(name, type);
    if (first != null && first != type) {
      throw new IllegalStateException(
          "two records are called " + name + ": " + first.getName() + " and " + type.getName());
    }
  }

  @SuppressWarnings("rawtypes") // the library's own map
  private static void describe(Schema<?> model, Class<?> type) {
    @Nullable Map<String, Schema> properties = model.getProperties();
    if (properties == null) {
      return;
    }
    for (var component : type.getRecordComponents()) {
      var name = name(component);
      Schema<?> property = properties.get(name);
      if (property == null) {
        continue;
      }
      addNulls(property, component.getAnnotatedType());
      if (isNullable(component.getAnnotatedType())) {
        properties.put(name, nullable(property));
      } else if (model.getRequired() == null || !model.getRequired().contains(name)) {
        model.addRequiredItem(name);
      }
    }
  }

  /** As it stands in JSON. */
  private static String name(RecordComponent component) {
    var given = component.getAccessor().getAnnotation(JsonProperty.class);
    return given == null || given.value().isEmpty() ? component.getName() : given.value();
  }

  private static boolean isNullable(java.lang.reflect.AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  /** Marks the elements of a list, or of a map, at any depth. */
  private static void addNulls(Schema<?> schema, java.lang.reflect.AnnotatedType type) {
    if (!(type instanceof AnnotatedParameterizedType parameterized)) {
      return;
    }
    var arguments = parameterized.getAnnotatedActualTypeArguments();
    var element = arguments[arguments.length - 1];
    if (schema.getItems() != null) {
      addNulls(schema.getItems(), element);
      if (isNullable(element)) {
        schema.setItems(nullable(schema.getItems()));
      }
    } else if (schema.getAdditionalProperties() instanceof Schema<?> values) {
      addNulls(values, element);
      if (isNullable(element)) {
        schema.setAdditionalProperties(nullable(values));
      }
    }
  }

  private static Schema<?> nullable(Schema<?> property) {
    if (property.get$ref() != null) {
      return new JsonSchema().addAnyOfItem(property).addAnyOfItem(nothing());
    }
    if (property.getTypes() != null && !property.getTypes().contains("null")) {
      var types = new LinkedHashSet<>(property.getTypes());
      types.add("null");
      property.setTypes(types);
      if (property.getEnum() != null) {
        property.addEnumItemObject(null);
      }
    }
    return property;
  }

  private static Schema<?> nothing() {
    var schema = new JsonSchema();
    schema.setTypes(new LinkedHashSet<>(List.of("null")));
    return schema;
  }
}
