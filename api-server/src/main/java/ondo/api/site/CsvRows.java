package ondo.api.site;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import ondo.api.web.ApiProblem;
import ondo.api.web.Fault;
import ondo.api.web.Faults;
import ondo.api.web.Phrase;
import ondo.api.web.ProblemCode;
import org.jspecify.annotations.Nullable;

/** CSV with a header, in UTF-8 or in CP949, the code page of Korean Windows. */
final class CsvRows implements Rows {

  // Far above any row of a site; a larger one is a forgotten quote.
  private static final int LARGEST_ROW = 1 << 20;

  private final @Nullable Charset told;
  private final SiteSchemaName schema;
  private @Nullable Columns columns;
  private @Nullable Charset charset;
  private @Nullable Long stoppedAt;

  /**
   * @param told the character set that the client names, if it does
   */
  CsvRows(@Nullable Charset told, SiteSchemaName schema) {
    this.told = told;
    this.schema = schema;
  }

  @Override
  public List<String> ignoredColumns() {
    var known = columns;
    return known == null ? List.of() : known.ignored();
  }

  @Override
  public @Nullable String charset() {
    var known = charset;
    return known == null ? null : TextStart.name(known);
  }

  @Override
  public @Nullable Long stoppedAt() {
    return stoppedAt;
  }

  @Override
  public void read(InputStream body, Sink sink) throws IOException {
    var start = TextStart.of(body, told);
    charset = start.charset();
    var decoder =
        start
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    // The line where the next row begins, should it be one that cannot be read.
    var next = 1L;
    try (var csv =
        CsvReader.builder()
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .maxBufferSize(LARGEST_ROW)
            .ofCsvRecord(new InputStreamReader(start.stream(), decoder))) {
      for (var row : csv) {
        readRow(row, sink);
        next = row.getStartingLineNumber() + lines(row);
      }
    } catch (CsvParseException e) {
      stoppedAt = next;
      sink.accept(malformed(next, Phrase.of("reason.row-too-long")));
    } catch (UncheckedIOException e) {
      stop(Objects.requireNonNull(e.getCause()), next, sink);
    } catch (CharacterCodingException e) {
      stop(e, next, sink);
    }
  }

  /** Lines that a row takes: quoted fields may hold breaks. */
  private static long lines(CsvRecord row) {
    var breaks = 1L;
    for (var i = 0; i < row.getFieldCount(); i++) {
      breaks += row.getField(i).chars().filter(c -> c == '\n').count();
    }
    return breaks;
  }

  private void stop(IOException e, long line, Sink sink) throws IOException {
    if (!(e instanceof CharacterCodingException)) {
      throw e;
    }
    stoppedAt = line;
    sink.accept(malformed(line, Phrase.of("reason.charset", String.valueOf(charset()))));
  }

  private static Row malformed(long line, Phrase reason) {
    var faults = new Faults();
    faults.add(Fault.of("", ProblemCode.INVALID_VALUE, "malformed-row", reason));
    return Row.broken(line, faults);
  }

  private void readRow(CsvRecord row, Sink sink) {
    var line = row.getStartingLineNumber();
    var known = columns;
    if (known == null) {
      columns = Columns.ofHeader(row.getFields(), schema, line, sink);
    } else if (known.isUsable()) {
      var isEven = row.getFieldCount() == known.width();
      sink.accept(
          isEven ? known.row(line, row.getFields()) : known.uneven(line, row.getFieldCount()));
    }
  }

  static @Nullable Charset charsetOf(@Nullable String contentType) {
    if (contentType == null) {
      return null;
    }
    var at = contentType.toLowerCase(Locale.ROOT).indexOf("charset=");
    if (at < 0) {
      return null;
    }
    var name = contentType.substring(at + 8).replaceFirst(";.*", "").replace("\"", "").strip();
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "utf-8", "utf8", "us-ascii" -> StandardCharsets.UTF_8;
      case "cp949", "ms949", "x-windows-949", "windows-949", "euc-kr", "ks_c_5601-1987" ->
          TextStart.CP949;
      default -> throw ApiProblem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    };
  }
}
