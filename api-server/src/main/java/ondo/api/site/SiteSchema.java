package ondo.api.site;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ondo.api.document.DocumentPart;
import ondo.risk.Hazard;
import org.springframework.stereotype.Component;

/** The body of a site in the OpenAPI document, from the same kinds that read it. */
@Component
class SiteSchema implements DocumentPart {

  private static final String NAME = "SiteBody";
  private static final String REF = "#/components/schemas/" + NAME;

  @Override
  public void addTo(OpenAPI document) {
    if (document.getComponents() == null || document.getPaths() == null) {
      return;
    }
    document.getComponents().addSchemas(NAME, body());
    // Whatever JSON there may be.
    document.getComponents().addSchemas("JsonNode", new JsonSchema());
    var one = new Schema<>().$ref(REF);
    put(document, "/api/v1/sites", PathItem.HttpMethod.POST, Map.of("application/json", one));
    put(document, "/api/v1/sites/{id}", PathItem.HttpMethod.PUT, Map.of("application/json", one));
    var forms = new LinkedHashMap<String, Schema<?>>();
    var list = typed("array");
    list.setItems(one);
    forms.put("application/json", list);
    forms.put("application/x-ndjson", typed("string"));
    forms.put("text/csv", typed("string"));
    forms.put(ImportController.XLSX, typed("string"));
    put(document, "/api/v1/sites/import", PathItem.HttpMethod.POST, forms);
  }

  private static void put(
      OpenAPI document, String path, PathItem.HttpMethod method, Map<String, Schema<?>> forms) {
    var item = document.getPaths().get(path);
    var operation = item == null ? null : item.readOperationsMap().get(method);
    if (operation != null) {
      var content = new Content();
      forms.forEach((type, schema) -> content.addMediaType(type, new MediaType().schema(schema)));
      operation.setRequestBody(new RequestBody().required(true).content(content));
    }
  }

  private static Schema<?> body() {
    var body = typed("object");
    SiteReader.FIELDS.forEach((name, kind) -> body.addProperty(name, schema(kind)));
    var attributes = typed("object");
    SiteReader.ATTRIBUTES.forEach(
        (name, attribute) ->
            attributes.addProperty(name, schema(attribute.kind()).description(words(attribute))));
    attributes.setAdditionalProperties(false);
    body.addProperty("attributes", attributes);
    body.setAdditionalProperties(false);
    body.setRequired(List.of("externalId", "name", "latitude", "longitude"));
    body.setExample(
        Map.of(
            "externalId",
            "plant-1",
            "name",
            "Plant 1",
            "latitude",
            37.5,
            "longitude",
            127.0,
            "assetValue",
            1_000_000,
            "currency",
            "KRW",
            "attributes",
            Map.of("use", "FACTORY", "floorsBelow", 1)));
    return body;
  }

  /** {@code Unit m; used for river_flood}. */
  private static String words(SiteAttribute attribute) {
    var hazards =
        attribute.hazards().stream().sorted().map(Hazard::code).collect(Collectors.joining(", "));
    return (attribute.unit().isEmpty() ? "" : "Unit " + attribute.unit() + "; ")
        + "used for "
        + hazards;
  }

  private static Schema<?> schema(Kind kind) {
    return switch (kind) {
      case Kind.Text(var longest) -> {
        var schema = typed("string");
        schema.setMinLength(1);
        schema.setMaxLength(longest);
        yield schema;
      }
      case Kind.Decimal(var least, var most) -> bounded("number", least, most);
      case Kind.Whole(var least, var most) -> bounded("integer", least, most);
      case Kind.Degrees degrees -> typed("number");
      case Kind.Money money -> bounded("number", 0, Kind.MOST_MONEY.doubleValue());
      case Kind.CurrencyCode code -> {
        var schema = typed("string");
        schema.setPattern("^[A-Z]{3}$");
        yield schema;
      }
      case Kind.Truth truth -> typed("boolean");
      case Kind.Word(var words) -> {
        var schema = typed("string");
        words.stream().sorted().forEach(schema::addEnumItemObject);
        yield schema;
      }
    };
  }

  private static Schema<?> bounded(String type, double least, double most) {
    var schema = typed(type);
    schema.setMinimum(BigDecimal.valueOf(least));
    schema.setMaximum(BigDecimal.valueOf(most));
    return schema;
  }

  private static Schema<Object> typed(String type) {
    var schema = new JsonSchema();
    schema.setTypes(new LinkedHashSet<>(List.of(type)));
    return schema;
  }
}
