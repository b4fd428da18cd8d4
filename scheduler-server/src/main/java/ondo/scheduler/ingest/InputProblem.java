package ondo.scheduler.ingest;

/**
 * Something wrong in an input file.
 *
 * @param file name relative to the data directory
 * @param line 1 for the header; 0 when the whole file is meant
 * @param column name, or empty when the whole line is meant
 * @param reason one sentence
 */
public record InputProblem(String file, long line, String column, String reason) {

  @Override
  public String toString() {
    var place = line == 0 ? file : file + ":" + line;
    return column.isEmpty() ? place + ": " + reason : place + ": " + column + ": " + reason;
  }
}
