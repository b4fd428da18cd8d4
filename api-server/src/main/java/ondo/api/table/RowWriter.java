package ondo.api.table;

import java.io.Closeable;
import java.io.IOException;
import ondo.geo.LatLon;
import org.jspecify.annotations.Nullable;

/** Writes rows as they come and holds none of them; closing it completes the document. */
public sealed interface RowWriter extends Closeable
    permits CsvWriter, JsonWriter, LineWriter, MapWriter, SheetWriter {

  /**
   * One row.
   *
   * @param position where it is; the forms without a map leave it out
   * @param cells numbers, texts, truth values, lists or nulls, one for each column
   * @throws IOException when the client is gone
   */
  void write(@Nullable LatLon position, @Nullable Object... cells) throws IOException;
}
