package ondo.scheduler.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a user says about the files that they bring: every file has its own row. */
final class ImportSources {

  static final String FILE = ImportFolder.NAME + "/sources.csv";

  private final FamilyInput input;
  private final List<String> names;

  ImportSources(FamilyInput input, List<String> names) {
    this.input = input;
    this.names = names;
  }

  /** The source of every file that has one, by the file's name relative to the data directory. */
  Map<String, Provenance> read() {
    var sources = new HashMap<String, Provenance>();
    new CsvFile(input.files(), FILE, input.problems())
        .read(
            List.of("file", "name", "licence", "attribution", "method", "period"),
            row -> add(row, sources));
    for (var name : names) {
      if (!name.equals(FILE) && !sources.containsKey(name)) {
        input.problems().add(name, "has no row in " + FILE);
      }
    }
    return sources;
  }

  private void add(CsvRow row, Map<String, Provenance> sources) {
    var file = ImportFolder.NAME + "/" + row.text("file");
    var source =
        new Provenance(
            row.text("name"),
            row.text("licence"),
            row.text("attribution"),
            row.textOrEmpty("method"),
            row.textOrEmpty("period"),
            List.of(file));
    if (!row.isValid()) {
      return;
    }
    if (!names.contains(file)) {
      row.reject("file", "is not there: " + file);
    } else if (sources.putIfAbsent(file, source) != null) {
      row.reject("file", "occurs twice: " + file);
    }
  }
}
