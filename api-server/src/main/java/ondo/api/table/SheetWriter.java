package ondo.api.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import ondo.geo.LatLon;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A workbook; a further sheet begins where a sheet is full. */
final class SheetWriter implements RowWriter {

  // What a sheet of the format holds, and how many rows wait in memory.
  private static final int MOST_ROWS = 1_048_576;
  private static final int FLUSH_ROWS = 500;

  private final List<String> columns;
  private final Workbook book;
  private Worksheet sheet;
  private int sheets = 1;
  private int row;

  SheetWriter(OutputStream out, List<String> columns) {
    this.columns = columns;
    this.book = new Workbook(out, "Ondo", "1.0");
    this.sheet = book.newWorksheet("risks");
    header();
  }

  private void header() {
    for (var i = 0; i < columns.size(); i++) {
      sheet.inlineString(0, i, CsvWriter.snakeCase(columns.get(i)));
    }
    row = 1;
  }

  @Override
  public void write(@Nullable LatLon position, @Nullable Object... cells) throws IOException {
    if (row == MOST_ROWS) {
      sheet.finish();
      sheets++;
      sheet = book.newWorksheet("risks " + sheets);
      header();
    }
    for (var i = 0; i < cells.length; i++) {
      cell(i, cells[i]);
    }
    row++;
    if (row % FLUSH_ROWS == 0) {
      sheet.flush();
    }
  }

  private void cell(int column, @Nullable Object cell) {
    switch (cell) {
      case null -> {}
      case Number number -> sheet.value(row, column, number);
      default -> {
        var text = Csv.plain(cell);
        if (!text.isEmpty()) {
          sheet.inlineString(row, column, Csv.neutral(text));
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    sheet.finish();
    book.finish();
  }
}
