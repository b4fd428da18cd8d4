package ondo.api.site;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import ondo.api.web.Faults;

/** Rows of an import, handed on one by one as they arrive. */
sealed interface Rows permits CsvRows, JsonRows, JsonLines {

  /** Takes a row: a draft, or the faults that it has instead. */
  @FunctionalInterface
  interface Sink {
    void accept(long line, Optional<SiteDraft> draft, Faults faults);
  }

  /**
   * Reads to the end, or to where nothing more can be made out.
   *
   * @throws IOException if the connection breaks or the body is too large
   */
  void read(InputStream body, Sink sink) throws IOException;

  /** Columns that no field has; known once the header was read. */
  default List<String> ignoredColumns() {
    return List.of();
  }
}
