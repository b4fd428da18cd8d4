package ondo.scheduler.ingest;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import ondo.climate.BaseYears;
import ondo.climate.StationClimate;
import ondo.climate.TemperatureIndex;
import ondo.climate.Warming;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes a data set as a starter pack: small files that lead to the same grid, to the last bit. */
final class PackWriter {

  private final ClimateData data;
  private final Path directory;

  PackWriter(ClimateData data, Path directory) {
    this.data = data;
    this.directory = directory;
  }

  /** Writes every file; the manifest last, so that a broken run leaves no valid pack. */
  void write() {
    try {
      Files.createDirectories(directory);
      Files.deleteIfExists(directory.resolve(PackFiles.MANIFEST));
      writeStations();
      writeClimate();
      writeWarming();
      writePlaces();
      writeFamilies();
      writeBoundaries();
      writeManifest();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the starter pack to " + directory, e);
    }
  }

  private void writeStations() throws IOException {
    csv(
        PackFiles.STATIONS,
        csv -> {
          csv.writeRecord(
              "id",
              "name_ko",
              "name_en",
              "lat",
              "lon",
              "elevation_m",
              "lowest_shift_k",
              "highest_shift_k");
          for (var climate : data.stations()) {
            var station = climate.station();
            var reach = climate.parts().reach();
            csv.writeRecord(
                station.id(),
                station.nameKo(),
                station.nameEn(),
                text(station.position().latitude()),
                text(station.position().longitude()),
                text(station.elevationM()),
                text(reach.lowestK()),
                text(reach.highestK()));
          }
        });
    csv(
        PackFiles.YEARS,
        csv -> {
          csv.writeRecord("station_id", "year", "has_tx", "has_tn", "tnn_c");
          for (var climate : data.stations()) {
            for (var i = 0; i < BaseYears.COUNT; i++) {
              var year = climate.parts().years().get(i);
              csv.writeRecord(
                  climate.station().id(),
                  Integer.toString(BaseYears.FIRST + i),
                  year.hasMaximum() ? "1" : "0",
                  year.hasMinimum() ? "1" : "0",
                  text(year.coldestC()));
            }
          }
        });
  }

  private void writeClimate() throws IOException {
    csv(
        PackFiles.COUNTS,
        csv -> {
          csv.writeRecord(yearly("station_id", "index", "level"));
          data.stations().forEach(climate -> writeCounts(csv, climate));
        });
    csv(
        PackFiles.TALLIES,
        csv -> {
          csv.writeRecord(yearly("station_id", "index", "temperature_c"));
          data.stations().forEach(climate -> writeTallies(csv, climate));
        });
    csv(
        PackFiles.RANKS,
        csv -> {
          csv.writeRecord("station_id", "tn_c", "days");
          for (var climate : data.stations()) {
            var values = climate.parts().ranks().values();
            var counts = climate.parts().ranks().counts();
            for (var i = 0; i < values.length; i++) {
              csv.writeRecord(climate.station().id(), text(values[i]), Integer.toString(counts[i]));
            }
          }
        });
  }

  private static void writeCounts(CsvWriter csv, StationClimate climate) {
    for (var index : TemperatureIndex.values()) {
      var levels = climate.parts().counts().getOrDefault(index, new int[0][]);
      for (var level = 0; level < levels.length; level++) {
        var row = start(climate, index, Integer.toString(level));
        for (var days : levels[level]) {
          row.add(Integer.toString(days));
        }
        csv.writeRecord(row);
      }
    }
  }

  private static void writeTallies(CsvWriter csv, StationClimate climate) {
    for (var index : TemperatureIndex.values()) {
      var tally = climate.parts().tallies().get(index);
      for (var at = 0; tally != null && at < tally.size(); at++) {
        var row = start(climate, index, text(tally.value(at)));
        for (var year = 0; year < BaseYears.COUNT; year++) {
          row.add(Integer.toString(tally.days(at, year)));
        }
        csv.writeRecord(row);
      }
    }
  }

  private void writeWarming() throws IOException {
    csv(
        PackFiles.WARMING,
        csv -> {
          csv.writeRecord("scenario", "year", "low_k", "central_k", "high_k");
          for (var warming : data.warming()) {
            for (var i = 0; i < Warming.YEARS; i++) {
              var year = Warming.FIRST_YEAR + i;
              csv.writeRecord(
                  warming.scenario().name(),
                  Integer.toString(year),
                  text(warming.at(Warming.Curve.LOW, year)),
                  text(warming.at(Warming.Curve.CENTRAL, year)),
                  text(warming.at(Warming.Curve.HIGH, year)));
            }
          }
        });
    csv(
        PackFiles.CHANGES,
        csv -> {
          csv.writeRecord("index", "unit", "warming_k", "median", "p10", "p90");
          for (var row : data.changes()) {
            csv.writeRecord(
                row.index(),
                row.unit(),
                text(row.warmingK()),
                text(row.median()),
                text(row.p10()),
                text(row.p90()));
          }
        });
  }

  private void writePlaces() throws IOException {
    csv(
        PackFiles.GRID,
        csv -> {
          csv.writeRecord(
              "id", "lat", "lon", "elevation_m", "elevation_distance_m", "coast_distance_m");
          for (var point : data.grid().points()) {
            csv.writeRecord(
                Integer.toString(point.id()),
                text(point.position().latitude()),
                text(point.position().longitude()),
                text(point.elevationM()),
                text(point.elevationDistanceM()),
                text(point.coastDistanceM()));
          }
        });
    csv(
        PackFiles.REGIONS,
        csv -> {
          csv.writeRecord(
              "code",
              "name_ko",
              "name_en",
              "province_code",
              "province_ko",
              "province_en",
              "lat",
              "lon");
          for (var region : data.regions()) {
            csv.writeRecord(
                region.code(),
                region.nameKo(),
                region.nameEn(),
                region.provinceCode(),
                region.provinceKo(),
                region.provinceEn(),
                text(region.point().latitude()),
                text(region.point().longitude()));
          }
        });
  }

  private void writeFamilies() throws IOException {
    for (var family : data.families()) {
      for (var table : family.tables()) {
        csv(
            table.name(),
            csv -> {
              csv.writeRecord(table.columns());
              table.rows().accept(csv::writeRecord);
            });
      }
    }
  }

  private void writeBoundaries() throws IOException {
    csv(
        PackFiles.BOUNDARIES,
        csv -> {
          csv.writeRecord("code", "coordinates");
          data.boundaries()
              .forEach(boundary -> csv.writeRecord(boundary.code(), boundary.coordinates()));
        });
  }

  private void writeManifest() throws IOException {
    var problems = new InputProblems();
    var files = new DataFiles.Directory(directory);
    var names = new ArrayList<>(PackFiles.DATA);
    names.addAll(Families.packFiles(files));
    var hashes = FileHashes.of(files, names, problems);
    problems.throwIfAny();
    var manifest = new LinkedHashMap<String, Object>();
    manifest.put("format", PackFiles.FORMAT);
    manifest.put("name", data.name());
    manifest.put("licence", "CC-BY-SA-4.0");
    manifest.put("derivation", FileHashes.DERIVATION);
    manifest.put("derived_from_version", data.version());
    manifest.put("first_level_k", data.levels().firstK());
    manifest.put("level_step_k", data.levels().stepK());
    manifest.put("levels", data.levels().count());
    manifest.put("sources", data.sources());
    manifest.put("inputs_sha256", data.hashes());
    manifest.put("files_sha256", hashes);
    var json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    var text = json.writeValueAsString(manifest).replace("\r\n", "\n") + "\n";
    Files.writeString(directory.resolve(PackFiles.MANIFEST), text);
  }

  private void csv(String name, Consumer<CsvWriter> rows) throws IOException {
    var file = Files.newOutputStream(directory.resolve(name));
    var out = name.endsWith(".gz") ? new GZIPOutputStream(file) : new BufferedOutputStream(file);
    try (var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer)) {
      rows.accept(csv);
    }
  }

  private static List<String> yearly(String... first) {
    var columns = new ArrayList<>(List.of(first));
    for (var year = BaseYears.FIRST; year <= BaseYears.LAST; year++) {
      columns.add(PackFiles.year(year));
    }
    return columns;
  }

  private static List<String> start(StationClimate climate, TemperatureIndex index, String key) {
    return new ArrayList<>(List.of(climate.station().id(), index.code(), key));
  }

  /** Shortest text that reads back as the same number; empty for NaN. */
  static String text(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    var text = Double.toString(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
