package ondo.oracle;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import ondo.catalog.CatalogTable;

/**
 * Published results of other programs, read where they lie: they are under other licences, so no
 * copy of them belongs here. Without them the tests count as not run.
 */
final class OracleFiles {

  private static final String NOT_RUN = "not run: ONDO_DATA_DIR is not set";
  private static final System.Logger LOG = System.getLogger("ondo.oracle");

  private final Path directory;

  private OracleFiles(Path directory) {
    this.directory = directory;
  }

  /** The files of one oracle; ends the test as not run where they are absent. */
  static OracleFiles of(String name) {
    var configured = System.getProperty("ondo.data", System.getenv("ONDO_DATA_DIR"));
    if (configured == null || configured.isBlank()) {
      LOG.log(System.Logger.Level.INFO, NOT_RUN);
    }
    assumeTrue(configured != null && !configured.isBlank(), NOT_RUN);
    var directory = Path.of(configured).resolve(name);
    assumeTrue(Files.isDirectory(directory), "not run: no directory " + name);
    return new OracleFiles(directory);
  }

  /** The rows of a table, unpacked where its name ends in {@code .gz}. */
  List<CatalogTable.Row> rows(String file) throws IOException {
    try (var raw = Files.newInputStream(directory.resolve(file));
        Reader reader =
            new InputStreamReader(
                file.endsWith(".gz") ? new GZIPInputStream(raw) : raw, StandardCharsets.UTF_8)) {
      return CatalogTable.parse(file, reader.readAllAsString()).rows();
    }
  }

  /** The numbers of a table of quantities and values. */
  Map<String, Double> quantities(String file) throws IOException {
    var quantities = new HashMap<String, Double>();
    for (var row : rows(file)) {
      quantities.put(row.text("quantity"), row.finite("value"));
    }
    return quantities;
  }
}
