package ondo.api.site;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import ondo.api.web.Fault;
import ondo.api.web.Faults;
import ondo.api.web.ProblemCode;

/** CSV in UTF-8 with a header; columns that no field has are ignored and told. */
final class CsvRows implements Rows {

  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  // Far above any row of a site; a larger one is a forgotten quote.
  private static final int LARGEST_ROW = 1 << 20;
  private static final Map<String, String> ALIASES =
      Map.of(
          "id", "externalId",
          "siteId", "externalId",
          "lat", "latitude",
          "lon", "longitude",
          "lng", "longitude");

  private final Map<Integer, String> fields = new LinkedHashMap<>();
  private final Map<String, String> headers = new HashMap<>();
  private final List<String> ignored = new ArrayList<>();
  private int width;
  private boolean isUsable = true;

  @Override
  public List<String> ignoredColumns() {
    return List.copyOf(ignored);
  }

  @Override
  public void read(InputStream body, Sink sink) throws IOException {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var line = 1L;
    try (var csv =
        CsvReader.builder()
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .maxBufferSize(LARGEST_ROW)
            .ofCsvRecord(new InputStreamReader(withoutBom(body), decoder))) {
      for (var row : csv) {
        line = row.getStartingLineNumber();
        if (width == 0) {
          readHeader(row, sink);
        } else if (isUsable) {
          readRow(row, sink);
        }
      }
    } catch (CsvParseException e) {
      sink.accept(line + 1, Optional.empty(), malformed(String.valueOf(e.getMessage())));
    } catch (UncheckedIOException e) {
      stop(Objects.requireNonNull(e.getCause()), line, sink);
    } catch (CharacterCodingException e) {
      stop(e, line, sink);
    }
  }

  private static void stop(IOException e, long line, Sink sink) throws IOException {
    if (!(e instanceof CharacterCodingException)) {
      throw e;
    }
    sink.accept(line + 1, Optional.empty(), malformed("not UTF-8 from here on"));
  }

  private static Faults malformed(String reason) {
    var faults = new Faults();
    faults.add(Fault.of("", ProblemCode.INVALID_VALUE, "malformed-row", reason));
    return faults;
  }

  private void readHeader(CsvRecord header, Sink sink) {
    var faults = new Faults();
    width = header.getFieldCount();
    for (var i = 0; i < width; i++) {
      var column = header.getField(i).strip();
      var field = field(column);
      if (field.isEmpty()) {
        ignored.add(column);
      } else if (headers.containsKey(field)) {
        faults.require(false, column, "duplicate-column", field);
      } else {
        fields.put(i, field);
        headers.put(field, column);
      }
    }
    for (var needed : List.of("externalId", "name", "latitude", "longitude")) {
      faults.require(headers.containsKey(needed), needed, "missing-column", needed);
    }
    if (!faults.isEmpty()) {
      isUsable = false;
      sink.accept(header.getStartingLineNumber(), Optional.empty(), faults);
    }
  }

  /** The field of a header in snake_case, camelCase or an alias; empty if there is none. */
  private static String field(String column) {
    var camel =
        column.contains("_") || column.equals(column.toUpperCase(Locale.ROOT))
            ? SiteAttribute.camelCase(column)
            : column;
    var name = ALIASES.getOrDefault(camel, camel);
    var isKnown = SiteReader.FIELDS.containsKey(name) || SiteReader.ATTRIBUTES.containsKey(name);
    return isKnown ? name : "";
  }

  private void readRow(CsvRecord row, Sink sink) {
    var line = row.getStartingLineNumber();
    if (row.getFieldCount() != width) {
      var reason = row.getFieldCount() + " fields where the header has " + width;
      sink.accept(line, Optional.empty(), malformed(reason));
      return;
    }
    var raw = new HashMap<String, Object>();
    fields.forEach(
        (index, field) -> {
          if (!row.getField(index).isBlank()) {
            raw.put(field, row.getField(index));
          }
        });
    var faults = new Faults();
    UnaryOperator<String> column = field -> headers.getOrDefault(field, field);
    sink.accept(line, SiteReader.read(raw, column, true, faults), faults);
  }

  private static InputStream withoutBom(InputStream body) throws IOException {
    var stream = new PushbackInputStream(body, BOM.length);
    var start = stream.readNBytes(BOM.length);
    if (!Arrays.equals(start, BOM)) {
      stream.unread(start);
    }
    return stream;
  }
}
