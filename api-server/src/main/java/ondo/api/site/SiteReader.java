package ondo.api.site;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import ondo.api.web.Domain;
import ondo.api.web.Fault;
import ondo.api.web.Faults;
import ondo.api.web.ProblemCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns the fields of JSON and the cells of CSV into drafts, or into a list of what is wrong. */
final class SiteReader {

  /** The fields of a site besides its attributes, in the order of the contract. */
  static final Map<String, Kind> FIELDS = fields();

  /** The attributes by their names. */
  static final Map<String, SiteAttribute> ATTRIBUTES = attributes();

  /** Reads JSON of imports as strictly as the bodies of other calls are read. */
  static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final String[] REQUIRED = {"externalId", "name", "latitude", "longitude"};

  private SiteReader() {}

  private static Map<String, Kind> fields() {
    var fields = new LinkedHashMap<String, Kind>();
    fields.put("externalId", new Kind.Text(200));
    fields.put("name", new Kind.Text(300));
    fields.put("latitude", new Kind.Degrees());
    fields.put("longitude", new Kind.Degrees());
    fields.put("assetValue", new Kind.Money());
    fields.put("currency", new Kind.CurrencyCode());
    fields.put("annualValueAdded", new Kind.Money());
    fields.put("insuredShare", new Kind.Decimal(0, 1));
    fields.put("deductible", new Kind.Money());
    fields.put("limit", new Kind.Money());
    fields.put("standardOfProtectionYears", new Kind.Decimal(0, 100_000));
    return fields;
  }

  private static Map<String, SiteAttribute> attributes() {
    var attributes = new LinkedHashMap<String, SiteAttribute>();
    for (var attribute : SiteAttribute.values()) {
      attributes.put(attribute.field(), attribute);
    }
    return attributes;
  }

  /** A site of a JSON object; unknown fields are faults. */
  static Optional<SiteDraft> ofJson(JsonNode body, Faults faults) {
    if (!body.isObject()) {
      faults.add(Fault.wrongType("", "object"));
      return Optional.empty();
    }
    var raw = new HashMap<String, Object>();
    for (var field : body.properties()) {
      var name = field.getKey();
      if (name.equals("attributes")) {
        addAttributes(field.getValue(), raw, faults);
      } else if (FIELDS.containsKey(name)) {
        add(raw, name, field.getValue());
      } else {
        faults.add(unknown("/" + escape(name), name));
      }
    }
    return read(raw, SiteReader::pointer, false, faults);
  }

  private static void addAttributes(JsonNode given, Map<String, Object> raw, Faults faults) {
    if (given.isNull()) {
      return;
    }
    if (!given.isObject()) {
      faults.add(Fault.wrongType("/attributes", "object"));
      return;
    }
    for (var field : given.properties()) {
      if (ATTRIBUTES.containsKey(field.getKey())) {
        add(raw, field.getKey(), field.getValue());
      } else {
        faults.add(unknown("/attributes/" + escape(field.getKey()), field.getKey()));
      }
    }
  }

  private static void add(Map<String, Object> raw, String name, JsonNode value) {
    if (!value.isNull()) {
      raw.put(name, plain(value));
    }
  }

  private static Object plain(JsonNode value) {
    if (value.isString()) {
      return value.asString();
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isIntegralNumber() || value.isBigDecimal()) {
      return value.decimalValue();
    }
    if (value.isNumber() && !Double.isNaN(value.doubleValue())) {
      // A number too large for the type is a number all the same, outside every domain.
      var most = Double.MAX_VALUE;
      return BigDecimal.valueOf(Math.max(-most, Math.min(most, value.doubleValue())));
    }
    return value;
  }

  private static Fault unknown(String pointer, String name) {
    return Fault.of(pointer, ProblemCode.UNKNOWN_FIELD, "unknown-field", name);
  }

  private static String pointer(String name) {
    return (FIELDS.containsKey(name) ? "/" : "/attributes/") + name;
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /**
   * A site of raw values.
   *
   * @param pointer where a field stands in the input
   * @param isText whether numbers and truth values come as text
   */
  static Optional<SiteDraft> read(
      Map<String, Object> raw, UnaryOperator<String> pointer, boolean isText, Faults faults) {
    var before = faults.list().size();
    var values = new HashMap<String, Object>();
    var attributes = new TreeMap<String, Object>();
    raw.forEach(
        (name, value) -> {
          var kind = FIELDS.get(name);
          var attribute = ATTRIBUTES.get(name);
          if (kind != null) {
            kind.read(pointer.apply(name), value, isText, faults)
                .ifPresent(read -> values.put(name, read));
          } else if (attribute != null) {
            attribute
                .kind()
                .read(pointer.apply(name), value, isText, faults)
                .ifPresent(read -> attributes.put(name, read));
          }
        });
    var isClean = faults.list().size() == before;
    for (var name : REQUIRED) {
      // A field that is wrong has its fault already.
      if (!values.containsKey(name) && (isClean || !raw.containsKey(name))) {
        faults.require(false, pointer.apply(name), "required");
      }
    }
    checkTogether(values, attributes, pointer, faults);
    if (faults.list().size() > before) {
      return Optional.empty();
    }
    return Optional.of(draft(values, attributes));
  }

  private static void checkTogether(
      Map<String, Object> values,
      Map<String, Object> attributes,
      UnaryOperator<String> pointer,
      Faults faults) {
    if (values.get("latitude") instanceof Double latitude
        && values.get("longitude") instanceof Double longitude) {
      Domain.check(
          faults, latitude, longitude, pointer.apply("latitude"), pointer.apply("longitude"));
    }
    var hasMoney = values.containsKey("assetValue") || values.containsKey("annualValueAdded");
    faults.require(
        !hasMoney || values.containsKey("currency"), pointer.apply("currency"), "required");
    faults.require(
        !(attributes.containsKey("ageYears") && attributes.containsKey("builtYear")),
        pointer.apply("builtYear"),
        "either-or",
        "ageYears",
        "builtYear");
  }

  private static SiteDraft draft(Map<String, Object> values, SortedMap<String, Object> attributes) {
    return new SiteDraft(
        (String) Objects.requireNonNull(values.get("externalId")),
        (String) Objects.requireNonNull(values.get("name")),
        (Double) Objects.requireNonNull(values.get("latitude")),
        (Double) Objects.requireNonNull(values.get("longitude")),
        money(values, "assetValue"),
        values.get("currency") instanceof String code ? code : null,
        money(values, "annualValueAdded"),
        number(values, "insuredShare"),
        money(values, "deductible"),
        money(values, "limit"),
        number(values, "standardOfProtectionYears"),
        attributes);
  }

  private static @Nullable BigDecimal money(Map<String, Object> values, String name) {
    return values.get(name) instanceof BigDecimal money ? money : null;
  }

  private static @Nullable Double number(Map<String, Object> values, String name) {
    return values.get(name) instanceof Double number ? number : null;
  }
}
