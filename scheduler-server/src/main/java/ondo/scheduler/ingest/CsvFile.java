package ondo.scheduler.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Streams the rows of one CSV file (RFC 4180, UTF-8, header first; {@code .gz} unpacked). */
public final class CsvFile {

  /** No input of ours comes near; a compressed bomb does. */
  private static final long MOST_BYTES = 256L << 20;

  private static final int MOST_CHARACTERS_PER_ROW = 1 << 16;

  private final DataFiles files;
  private final String name;
  private final InputProblems problems;

  public CsvFile(DataFiles files, String name, InputProblems problems) {
    this.files = files;
    this.name = name;
    this.problems = problems;
  }

  /** Hands over every row that has all columns; what cannot be read becomes a problem. */
  public void read(List<String> columns, Consumer<CsvRow> receiver) {
    try (var in = unpacked();
        var csv =
            CsvReader.builder()
                .maxBufferSize(MOST_CHARACTERS_PER_ROW)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .detectBomHeader(false)
                .ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
      read(csv.iterator(), columns, receiver);
    } catch (FileNotFoundException e) {
      problems.add(name, "the file is missing");
    } catch (UncheckedIOException e) {
      problems.add(name, "cannot be read: " + e.getCause());
    } catch (IOException e) {
      problems.add(name, "cannot be read: " + e.getMessage());
    } catch (CsvParseException e) {
      problems.add(name, "is not CSV: " + e.getMessage());
    }
  }

  private InputStream unpacked() throws IOException {
    var in = files.open(name);
    if (!name.endsWith(".gz")) {
      return new BoundedInputStream(in, MOST_BYTES);
    }
    try {
      return new BoundedInputStream(new GZIPInputStream(in), MOST_BYTES);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private void read(Iterator<CsvRecord> records, List<String> columns, Consumer<CsvRow> receiver) {
    if (!records.hasNext()) {
      problems.add(name, 1, "", "the file is empty");
      return;
    }
    var header = records.next();
    var places = places(header);
    for (var column : columns) {
      if (!places.containsKey(column)) {
        problems.add(name, 1, column, "the header lacks this column");
        return;
      }
    }
    while (records.hasNext() && !problems.isFull()) {
      var next = records.next();
      if (next.getFieldCount() != header.getFieldCount()) {
        var counts = next.getFieldCount() + " fields under " + header.getFieldCount() + " columns";
        problems.add(name, next.getStartingLineNumber(), "", counts);
        continue;
      }
      receiver.accept(new CsvRow(name, next, places, problems));
    }
  }

  private Map<String, Integer> places(CsvRecord header) {
    var places = new HashMap<String, Integer>();
    for (var i = 0; i < header.getFieldCount(); i++) {
      if (places.putIfAbsent(header.getField(i), i) != null) {
        problems.add(name, 1, header.getField(i), "the header names this column twice");
      }
    }
    return places;
  }
}
