package ondo.api.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an import.
 *
 * @param received rows read
 * @param rejected rows with at least one error
 * @param errors the first ones, at most {@link #MOST_ERRORS}
 * @param hasMoreErrors whether there were more
 * @param ignoredColumns columns of the header that no field has
 * @param charset of a CSV, as told or as recognised
 * @param stoppedAtLine where nothing more could be made out, so that the rest of the file was not
 *     read; null when all of it was
 */
record ImportReport(
    Mode mode,
    long received,
    long accepted,
    long rejected,
    List<RowError> errors,
    boolean hasMoreErrors,
    List<String> ignoredColumns,
    @Nullable String charset,
    @Nullable Long stoppedAtLine) {

  static final int MOST_ERRORS = 1000;

  /** What happens to good rows beside bad ones. */
  enum Mode {
    /** They are stored. */
    PARTIAL,
    /** One bad row refuses all. */
    STRICT,
    /** Nothing is stored. */
    DRY_RUN
  }

  /**
   * One fault of one row.
   *
   * @param line of the input, from 1
   * @param column header of CSV or pointer into JSON
   */
  record RowError(long line, String column, String code, String message, String hint) {}
}
