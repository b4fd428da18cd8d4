package ondo.api.job;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import java.util.LinkedHashSet;
import java.util.List;
import ondo.api.document.DocumentPart;
import org.springframework.stereotype.Component;

/** A comparison of places gets its {@code seconds} when the job ends, beside its own members. */
@Component
class JobResultSchema implements DocumentPart {

  @Override
  public void addTo(OpenAPI document) {
    var components = document.getComponents();
    if (components == null || components.getSchemas() == null) {
      return;
    }
    var relocation = components.getSchemas().get("Relocation");
    if (relocation != null) {
      var seconds = typed("object");
      seconds.setAdditionalProperties(typed("number"));
      relocation.addProperty("seconds", seconds);
    }
  }

  private static JsonSchema typed(String type) {
    var schema = new JsonSchema();
    schema.setTypes(new LinkedHashSet<>(List.of(type)));
    return schema;
  }
}
