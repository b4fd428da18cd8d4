package ondo.api.site;

import java.util.Arrays;
import java.util.List;
import ondo.api.web.Light;
import ondo.risk.Hazard;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/attributes}: what may be told about a site, and which hazard uses it. */
@RestController
class AttributeController {

  record AttributeView(
      String name,
      String type,
      String unit,
      @Nullable Double least,
      @Nullable Double most,
      List<String> values,
      List<String> hazards) {}

  record Attributes(List<AttributeView> items) {}

  @Light
  @GetMapping("/api/v1/attributes")
  Attributes list() {
    return new Attributes(
        Arrays.stream(SiteAttribute.values()).map(AttributeController::view).toList());
  }

  private static AttributeView view(SiteAttribute attribute) {
    var hazards = attribute.hazards().stream().sorted().map(Hazard::code).toList();
    return switch (attribute.kind()) {
      case Kind.Decimal(var least, var most) ->
          view(attribute, "number", least, most, List.of(), hazards);
      case Kind.Whole(var least, var most) ->
          view(attribute, "integer", (double) least, (double) most, List.of(), hazards);
      case Kind.Degrees() -> view(attribute, "number", null, null, List.of(), hazards);
      case Kind.Truth() -> view(attribute, "boolean", null, null, List.of(), hazards);
      case Kind.Word(var words) ->
          view(attribute, "code", null, null, words.stream().sorted().toList(), hazards);
      case Kind.Text text -> view(attribute, "text", null, null, List.of(), hazards);
      case Kind.Money money -> view(attribute, "money", 0.0, null, List.of(), hazards);
      case Kind.CurrencyCode code -> view(attribute, "currency", null, null, List.of(), hazards);
    };
  }

  private static AttributeView view(
      SiteAttribute attribute,
      String type,
      @Nullable Double least,
      @Nullable Double most,
      List<String> values,
      List<String> hazards) {
    return new AttributeView(
        attribute.field(), type, attribute.unit(), least, most, values, hazards);
  }
}
