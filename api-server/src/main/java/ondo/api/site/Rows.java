package ondo.api.site;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import ondo.api.web.Faults;
import org.jspecify.annotations.Nullable;

/** Rows of an import, handed on one by one as they arrive. */
sealed interface Rows permits CsvRows, JsonRows, JsonLines, SheetRows {

  /**
   * A row as it came.
   *
   * @param line of the input, from 1
   * @param draft nothing when there are faults
   * @param idAt where the external id stands: a column of CSV, a pointer of JSON
   */
  record Row(long line, Optional<SiteDraft> draft, Faults faults, String idAt) {

    /** A row that could not be made out. */
    static Row broken(long line, Faults faults) {
      return new Row(line, Optional.empty(), faults, "");
    }
  }

  /** Takes a row. */
  @FunctionalInterface
  interface Sink {
    void accept(Row row);
  }

  /**
   * Reads to the end, or to where nothing more can be made out.
   *
   * @throws IOException if the connection breaks or the body is too large
   */
  void read(InputStream body, Sink sink) throws IOException;

  /** Line at which reading ended before the end of the file; null: there is nothing unread. */
  default @Nullable Long stoppedAt() {
    return null;
  }

  /** Columns that no field has; known once the header was read. */
  default List<String> ignoredColumns() {
    return List.of();
  }

  /** Of texts; known once they were read, null where there is no choice. */
  default @Nullable String charset() {
    return null;
  }
}
