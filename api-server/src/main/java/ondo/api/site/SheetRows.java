package ondo.api.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first sheet of an xlsx workbook; its first row is the header. */
final class SheetRows implements Rows {

  private final SiteSchemaName schema;
  private @Nullable Columns columns;

  SheetRows(SiteSchemaName schema) {
    this.schema = schema;
  }

  @Override
  public List<String> ignoredColumns() {
    var known = columns;
    return known == null ? List.of() : known.ignored();
  }

  /** A workbook is read from its end, so that it is kept in a file while it is read. */
  @Override
  public void read(InputStream body, Sink sink) throws IOException {
    var file = Files.createTempFile("ondo-import", ".xlsx");
    try {
      Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
      try (var book = new Workbook(file)) {
        book.read((line, cells) -> row(line, cells, sink));
      }
    } finally {
      Files.delete(file);
    }
  }

  private void row(long line, List<String> cells, Sink sink) {
    if (cells.stream().allMatch(String::isBlank)) {
      return;
    }
    var known = columns;
    if (known == null) {
      columns = Columns.ofHeader(trimmed(cells), schema, line, sink);
    } else if (known.isUsable()) {
      var padded = new ArrayList<>(trimmed(cells));
      while (padded.size() < known.width()) {
        padded.add("");
      }
      sink.accept(
          padded.size() == known.width()
              ? known.row(line, padded)
              : known.uneven(line, padded.size()));
    }
  }

  /** Without the blank cells at the end: formatted cells need not hold anything. */
  private static List<String> trimmed(List<String> cells) {
    var last = cells.size();
    while (last > 0 && cells.get(last - 1).isBlank()) {
      last--;
    }
    return cells.subList(0, last);
  }
}
