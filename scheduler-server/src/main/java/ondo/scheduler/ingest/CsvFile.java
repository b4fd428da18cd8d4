package ondo.scheduler.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * Streams the rows of one CSV file (RFC 4180, UTF-8 with or without a byte order mark, header
 * first; {@code .gz} unpacked).
 */
public final class CsvFile {

  /** No input of ours comes near; a compressed bomb does. */
  private static final long MOST_BYTES = 256L << 20;

  private static final int MOST_CHARACTERS_PER_ROW = 1 << 16;

  /** What spreadsheet programs write before the header of a "CSV UTF-8". */
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  static final String NOT_UTF_8 =
      "is not UTF-8 text (Korean Windows programs write CP949, also called EUC-KR): save it anew as"
          + " \"CSV UTF-8\", or convert it with: iconv -f CP949 -t UTF-8 OLD > NEW";

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
    try (var text = text(unpacked());
        var csv =
            CsvReader.builder()
                .maxBufferSize(MOST_CHARACTERS_PER_ROW)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .detectBomHeader(false)
                .ofCsvRecord(text)) {
      read(csv.iterator(), columns, receiver);
    } catch (FileNotFoundException e) {
      problems.add(name, "the file is missing");
    } catch (UncheckedIOException | IOException | CsvParseException e) {
      problems.add(name, reason(e));
    }
  }

  private static String reason(Exception e) {
    var cause = e.getCause();
    if (e instanceof CharacterCodingException || cause instanceof CharacterCodingException) {
      return NOT_UTF_8;
    }
    return switch (e) {
      case UncheckedIOException _ -> "cannot be read: " + cause;
      case IOException _ -> "cannot be read: " + e.getMessage();
      default -> "is not CSV: " + e.getMessage();
    };
  }

  /** The text behind a byte order mark, if there is one; bytes that are not UTF-8 fail. */
  private static Reader text(InputStream in) throws IOException {
    var bytes = new PushbackInputStream(in, BYTE_ORDER_MARK.length);
    try {
      var first = bytes.readNBytes(BYTE_ORDER_MARK.length);
      if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
        bytes.unread(first);
      }
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
    return new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder());
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
