package ondo.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The columns and codes of the Open Exposure Data standard (location file, 4.0) that a site can be
 * read from and written as. They say how sites are exchanged and are no part of the model: results
 * do not depend on their version.
 *
 * @param columns in the order in which they are written
 * @param occupancy kinds of use
 * @param construction kinds of structure
 */
public record OpenExposure(List<Column> columns, Codes occupancy, Codes construction) {

  private static final String FOLDER = "/catalog/oed/";

  /** How a column is read and written. */
  public enum Reading {
    /** Written always with the same value, and read by nobody. */
    CONSTANT,
    /** Written where the site lies in a region of the country. */
    COUNTRY,
    AS_IS,
    OCCUPANCY,
    CONSTRUCTION,
    /** Zero and less stand for unknown. */
    ABOVE_ZERO,
    /** A number of levels, and beside it a code that says whether there are any. */
    BASEMENT,
    /** A length in the unit beside it; −999 stands for unknown. */
    LENGTH,
    /** One of several amounts that make one; nothing but zeros stands for unknown. */
    SUM,
    /** An amount for the number of days beside it; zero stands for unknown. */
    PER_YEAR,
    /** An amount unless the type beside it says that it is a share; zero stands for none. */
    AMOUNT
  }

  /**
   * A column.
   *
   * @param name as the standard spells it
   * @param field of a site; empty where there is none
   * @param beside the column that the reading needs as well, or the constant; empty without one
   */
  public record Column(String name, String field, Reading reading, String beside) {

    /** Whether {@code beside} names a column. */
    public boolean hasColumnBeside() {
      return !beside.isEmpty() && reading != Reading.CONSTANT && reading != Reading.COUNTRY;
    }
  }

  /**
   * Codes of the standard and words of sites.
   *
   * @param words by code; a code that is absent says nothing
   * @param written the code of each word that has one
   */
  public record Codes(Map<Integer, String> words, Map<String, Integer> written) {

    public Codes {
      words = Map.copyOf(words);
      written = Map.copyOf(written);
    }

    /** The word of a code; empty for one that says nothing. */
    public Optional<String> word(int code) {
      return Optional.ofNullable(words.get(code));
    }

    /** The code of a word; empty for a word without one. */
    public Optional<Integer> code(String word) {
      return Optional.ofNullable(written.get(word));
    }
  }

  public OpenExposure {
    columns = List.copyOf(columns);
  }

  /**
   * The tables on the class path.
   *
   * @throws IllegalArgumentException naming file, line and reason of a bad row
   */
  public static OpenExposure read() {
    var columns = new ArrayList<Column>();
    for (var row : table("columns.csv").rows()) {
      columns.add(
          new Column(
              row.text("oed_column"),
              row.text("site_field"),
              row.word("reading", Reading.class),
              row.text("beside")));
    }
    return new OpenExposure(columns, codes("occupancy.csv"), codes("construction.csv"));
  }

  private static Codes codes(String file) {
    var words = new HashMap<Integer, String>();
    var written = new HashMap<String, Integer>();
    for (var row : table(file).rows()) {
      var code = (int) row.finite("code");
      var word = row.text("word");
      if (words.put(code, word) != null) {
        throw row.refuse("repeated code " + code);
      }
      if (row.text("is_written").equals("true") && written.put(word, code) != null) {
        throw row.refuse("two codes to write " + word + " with");
      }
    }
    return new Codes(words, written);
  }

  private static CatalogTable table(String file) {
    try (var stream = OpenExposure.class.getResourceAsStream(FOLDER + file)) {
      if (stream == null) {
        throw new IllegalArgumentException(file + " line 0: the table is missing");
      }
      var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return CatalogTable.parse(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FOLDER + file, e);
    }
  }
}
