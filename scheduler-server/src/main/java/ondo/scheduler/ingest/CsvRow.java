package ondo.scheduler.ingest;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import ondo.geo.LatLon;
import ondo.geo.Lattice;

/** One row under a checked header; a value that does not hold becomes a problem. */
public final class CsvRow {

  /** Public data write gaps as -99, -999 and the like (risk-model §1.4). */
  private static final double SENTINEL = -99;

  private final String file;
  private final CsvRecord fields;
  private final Map<String, Integer> places;
  private final InputProblems problems;
  private boolean valid = true;

  CsvRow(String file, CsvRecord fields, Map<String, Integer> places, InputProblems problems) {
    this.file = file;
    this.fields = fields;
    this.places = places;
    this.problems = problems;
  }

  /** Whether no value asked for so far was a problem. */
  public boolean isValid() {
    return valid;
  }

  public void reject(String column, String reason) {
    valid = false;
    problems.add(file, fields.getStartingLineNumber(), column, reason);
  }

  /** Whether the header names a column. */
  boolean has(String column) {
    return places.containsKey(column);
  }

  /** The columns in the order of the header. */
  List<String> columns() {
    return places.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The text, not blank; empty after a problem. */
  public String text(String column) {
    var text = field(column);
    if (text.isEmpty()) {
      reject(column, "is empty");
    }
    return text;
  }

  /** The text, empty where the field is empty or the header lacks the column. */
  public String textOrEmpty(String column) {
    return has(column) ? field(column) : "";
  }

  /** A number between two bounds; NaN after a problem. */
  public double number(String column, double least, double most) {
    return number(column, text(column), least, most);
  }

  /** Whether the field is empty. */
  boolean isBlank(String column) {
    return field(column).isEmpty();
  }

  /** A number between two bounds, or NaN where the field is empty or holds a sentinel. */
  public double numberOrMissing(String column, double least, double most) {
    var text = field(column);
    if (text.isEmpty()) {
      return Double.NaN;
    }
    var value = parsed(text);
    return value <= SENTINEL ? Double.NaN : number(column, text, least, most);
  }

  /** A whole number between two bounds; the lower bound after a problem. */
  public int integer(String column, int least, int most) {
    var value = number(column, least, most);
    if (Double.isNaN(value)) {
      return least;
    }
    if (value != Math.rint(value)) {
      reject(column, "is not a whole number: " + field(column));
      return least;
    }
    return (int) value;
  }

  /** A day such as 2020-12-31; the epoch after a problem. */
  public LocalDate date(String column) {
    var text = text(column);
    try {
      return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      reject(column, "is not a date like 2020-12-31: " + text);
      return LocalDate.EPOCH;
    }
  }

  /** A universal time such as 2020-12-31T06:00Z; the epoch after a problem. */
  public Instant instant(String column) {
    var text = text(column);
    try {
      return text.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      reject(column, "is not a time like 2020-12-31T06:00Z: " + text);
      return Instant.EPOCH;
    }
  }

  /**
   * The position in columns lat and lon, anywhere; longitudes may run to 360. (0, 0) after a
   * problem.
   */
  public LatLon anywhere() {
    var latitude = number("lat", -90, 90);
    var longitude = number("lon", -180, 360);
    if (Double.isNaN(latitude) || Double.isNaN(longitude)) {
      return new LatLon(0, 0);
    }
    return new LatLon(latitude, longitude > 180 ? longitude - 360 : longitude);
  }

  /** The position in columns lat and lon, in the lattice's bounds; (33, 124.5) after a problem. */
  public LatLon position() {
    var latitude = number("lat", -90, 90);
    var longitude = number("lon", -180, 180);
    if (Double.isNaN(latitude) || Double.isNaN(longitude)) {
      return new LatLon(33, 124.5);
    }
    var position = new LatLon(latitude, longitude);
    if (!Lattice.covers(position)) {
      reject("lat", "the position %s, %s lies outside Korea".formatted(latitude, longitude));
    }
    return position;
  }

  private double number(String column, String text, double least, double most) {
    if (text.isEmpty()) {
      return Double.NaN;
    }
    var value = parsed(text);
    if (Double.isNaN(value)) {
      reject(column, "is not a number: " + text);
      return Double.NaN;
    }
    if (!(value >= least && value <= most)) {
      reject(column, "%s lies outside %s…%s".formatted(text, least, most));
      return Double.NaN;
    }
    return value;
  }

  private static double parsed(String text) {
    try {
      var value = Double.parseDouble(text);
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private String field(String column) {
    var place = places.get(column);
    if (place == null) {
      throw new IllegalArgumentException(file + ": column " + column + " was not declared");
    }
    return fields.getField(place).strip();
  }
}
