package ondo.api.document;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Components of records are required, unless they may be null: then they may be absent as well. */
@Component
class RecordSchemas implements ModelConverter {

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
      var model =
          name == null
              ? null
              : context.getDefinedModels().get(name.substring(name.lastIndexOf('/') + 1));
      if (model != null) {
        describe(model, raw);
      }
    }
    return schema;
  }

  @SuppressWarnings("rawtypes") // the library's own map
  private static void describe(Schema<?> model, Class<?> type) {
    @Nullable Map<String, Schema> properties = model.getProperties();
    if (properties == null) {
      return;
    }
    for (var component : type.getRecordComponents()) {
      var name = component.getName();
      Schema<?> property = properties.get(name);
      if (property == null) {
        continue;
      }
      if (isNullable(component)) {
        properties.put(name, nullable(property));
      } else if (model.getRequired() == null || !model.getRequired().contains(name)) {
        model.addRequiredItem(name);
      }
    }
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
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
