package ondo.api.risk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ondo.api.snapshot.Snapshot;
import ondo.api.table.Csv;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.risk.Status;
import ondo.store.RegionSeries;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** One map's question, and its answer from a snapshot as JSON or CSV. */
record RegionScores(Hazard hazard, Scenario scenario, Metric metric, Years years) {

  /** Regions that share status and flags are listed together, most share them all. */
  private record Quality(Status status, List<String> flags, @Nullable String yearFlags) {}

  /** A region without values, and why. */
  record RegionGap(String region, Status status, List<String> flags) {}

  /** Regions with values that share their status and flags. */
  record RegionQuality(
      Status status,
      List<String> flags,
      Map<String, List<Integer>> yearFlags,
      List<String> regions) {}

  /**
   * The shape of {@link #json}, which is written by hand for speed.
   *
   * @param regionScores by the code of the region, then by year
   */
  @Schema(name = "RegionScores")
  record Body(
      String hazard,
      Scenario scenario,
      String metric,
      String modelVersion,
      String dataVersion,
      Instant computedAt,
      List<Integer> years,
      Map<String, Map<String, @Nullable BigDecimal>> regionScores,
      List<RegionGap> gaps,
      List<RegionQuality> quality) {}

  byte[] json(Snapshot snapshot) {
    var bytes = new ByteArrayOutputStream(1 << 16);
    try (var json = Wire.JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringProperty("hazard", hazard.code());
      json.writeStringProperty("scenario", scenario.name());
      json.writeStringProperty("metric", metric.code());
      writeOrigin(json, snapshot);
      json.writeName("years");
      json.writeStartArray();
      years.list().forEach(json::writeNumber);
      json.writeEndArray();
      writeScores(json, snapshot);
      writeQuality(json, snapshot);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  static void writeOrigin(JsonGenerator json, Snapshot snapshot) {
    json.writeStringProperty("modelVersion", snapshot.modelVersion());
    json.writeStringProperty("dataVersion", snapshot.dataVersion());
    json.writeStringProperty("computedAt", snapshot.computedAt().toString());
  }

  /** Writes {@code regionScores} and {@code gaps}. */
  void writeScores(JsonGenerator json, Snapshot snapshot) {
    json.writeName("regionScores");
    json.writeStartObject();
    for (var region : snapshot.regions()) {
      var values = series(snapshot, region.code()).values();
      if (values != null) {
        json.writeName(region.code());
        writeYears(json, values);
      }
    }
    json.writeEndObject();
    json.writeName("gaps");
    json.writeStartArray();
    for (var region : snapshot.regions()) {
      var series = series(snapshot, region.code());
      if (series.values() == null) {
        json.writeStartObject();
        json.writeStringProperty("region", region.code());
        json.writeStringProperty("status", series.status().name());
        json.writeName("flags");
        writeTexts(json, series.flags());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  /** Writes {@code quality}: status and flags of the regions that have values. */
  void writeQuality(JsonGenerator json, Snapshot snapshot) {
    Map<Quality, List<String>> groups =
        snapshot.regions().stream()
            .filter(region -> series(snapshot, region.code()).values() != null)
            .collect(
                Collectors.groupingBy(
                    region -> quality(series(snapshot, region.code())),
                    LinkedHashMap::new,
                    Collectors.mapping(region -> region.code(), Collectors.toList())));
    json.writeName("quality");
    json.writeStartArray();
    groups.forEach(
        (quality, codes) -> {
          json.writeStartObject();
          json.writeStringProperty("status", quality.status().name());
          json.writeName("flags");
          writeTexts(json, quality.flags());
          json.writePOJOProperty("yearFlags", YearFlags.read(quality.yearFlags()));
          json.writeName("regions");
          writeTexts(json, codes);
          json.writeEndObject();
        });
    json.writeEndArray();
  }

  byte[] csv(Snapshot snapshot) {
    var text = new StringBuilder(1 << 16);
    text.append("region,name_ko,name_en,hazard,scenario,metric,year,value,status,flags,")
        .append("model_version,data_version,computed_at\n");
    for (var region : snapshot.regions()) {
      var series = series(snapshot, region.code());
      var some = YearFlags.read(series.yearFlags());
      for (var year : years.list()) {
        var values = series.values();
        var value = values == null ? null : metric.round(values[year - Years.FIRST]);
        Csv.row(
            text,
            region.code(),
            region.nameKo(),
            region.nameEn(),
            hazard.code(),
            scenario.name(),
            metric.code(),
            year,
            value,
            series.status(),
            String.join(" ", YearFlags.of(new Term(year, year), series.flags(), some)),
            snapshot.modelVersion(),
            snapshot.dataVersion(),
            snapshot.computedAt());
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private RegionSeries.Series series(Snapshot snapshot, String code) {
    return metric.of(snapshot.series(hazard, scenario, code));
  }

  private static Quality quality(RegionSeries.Series series) {
    return new Quality(series.status(), series.flags(), series.yearFlags());
  }

  private void writeYears(JsonGenerator json, double[] values) {
    json.writeStartObject();
    for (var year : years.list()) {
      json.writeName(String.valueOf(year));
      var value = metric.round(values[year - Years.FIRST]);
      if (value == null) {
        json.writeNull();
      } else {
        json.writeNumber(value);
      }
    }
    json.writeEndObject();
  }

  private static void writeTexts(JsonGenerator json, List<String> texts) {
    json.writeStartArray();
    texts.forEach(json::writeString);
    json.writeEndArray();
  }
}
