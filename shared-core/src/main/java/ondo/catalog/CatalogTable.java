package ondo.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ondo.risk.Hazard;

/**
 * One table of the catalogue: comma separated, first line the column names, double quotes around
 * cells that hold commas.
 *
 * @param file name without folder
 * @param rows in file order
 */
public record CatalogTable(String file, List<Row> rows) {

  /**
   * One row.
   *
   * @param file name of the table
   * @param line line number in the file, from 1
   * @param cells by column name
   */
  public record Row(String file, int line, Map<String, String> cells) {

    public Row {
      cells = Map.copyOf(cells);
    }

    /** The cell of a column as it stands; refuses an unknown column. */
    public String text(String column) {
      var cell = cells.get(column);
      if (cell == null) {
        throw refuse("no column " + column);
      }
      return cell;
    }

    /** The cell as one of some words; refuses any other. */
    public <E extends Enum<E>> E word(String column, Class<E> words) {
      try {
        return Enum.valueOf(words, text(column));
      } catch (IllegalArgumentException e) {
        throw refuse("unknown " + column + ": " + text(column));
      }
    }

    /** The cell as a hazard code; refuses an unknown one. */
    public Hazard hazard() {
      try {
        return Hazard.of(text("risk"));
      } catch (IllegalArgumentException e) {
        throw refuse("unknown hazard: " + text("risk"));
      }
    }

    /** The cell as a number, {@code inf} and {@code -inf} included; refuses anything else. */
    public double number(String column) {
      var text = text(column);
      return switch (text) {
        case "inf" -> Double.POSITIVE_INFINITY;
        case "-inf" -> Double.NEGATIVE_INFINITY;
        default -> parsed(column, text);
      };
    }

    /** {@link #number} that is not infinite. */
    public double finite(String column) {
      return parsed(column, text(column));
    }

    private double parsed(String column, String text) {
      try {
        var number = Double.parseDouble(text);
        if (Double.isFinite(number)) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw refuse(column + " is no number: " + text);
      }
      throw refuse(column + " is no finite number: " + text);
    }

    /** The cell as {@code true} or {@code false}; refuses anything else. */
    public boolean truth(String column) {
      return switch (text(column)) {
        case "true" -> true;
        case "false" -> false;
        default -> throw refuse(column + " is neither true nor false: " + text(column));
      };
    }

    /** An exception that names file, line and reason. */
    public IllegalArgumentException refuse(String reason) {
      return new IllegalArgumentException(file + " line " + line + ": " + reason);
    }
  }

  public CatalogTable {
    rows = List.copyOf(rows);
  }

  /**
   * Reads the text of a table.
   *
   * @throws IllegalArgumentException naming file and line if it has no rows, a repeated column or a
   *     row of another length
   */
  public static CatalogTable parse(String file, String text) {
    var lines = text.lines().toList();
    if (lines.size() < 2) {
      throw new IllegalArgumentException(file + " line " + lines.size() + ": no rows");
    }
    var columns = split(lines.getFirst());
    if (new HashSet<>(columns).size() != columns.size()) {
      throw new IllegalArgumentException(file + " line 1: repeated column in " + columns);
    }
    var rows = new ArrayList<Row>();
    for (var i = 1; i < lines.size(); i++) {
      var cells = split(lines.get(i));
      if (cells.size() != columns.size()) {
        var reason = cells.size() + " cells in place of " + columns.size();
        throw new IllegalArgumentException(file + " line " + (i + 1) + ": " + reason);
      }
      var named = new LinkedHashMap<String, String>();
      for (var c = 0; c < cells.size(); c++) {
        named.put(columns.get(c), cells.get(c));
      }
      rows.add(new Row(file, i + 1, named));
    }
    return new CatalogTable(file, rows);
  }

  private static List<String> split(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    var quoted = false;
    for (var i = 0; i < line.length(); i++) {
      var c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  /** The rows of one hazard in file order; refuses a table without any. */
  public List<Row> of(Hazard hazard) {
    var found = rows.stream().filter(row -> row.hazard() == hazard).toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          file + " line " + (rows.size() + 1) + ": missing stage, no rows of " + hazard.code());
    }
    return found;
  }
}
