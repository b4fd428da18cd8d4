package ondo.scheduler.report;

import java.util.List;

/** What a section is made of. */
sealed interface Block {

  /** A heading inside a section. */
  record Heading(String id, String text) implements Block {}

  /** A paragraph, a point of a list or a framed notice; its figures stand among the words. */
  record Prose(Kind kind, List<Cell> line) implements Block {

    /** How it is set. */
    enum Kind {
      PARAGRAPH,
      POINT,
      NOTICE,
      NOTE
    }

    public Prose {
      line = List.copyOf(line);
    }
  }

  /**
   * A table.
   *
   * @param id name of its sheet and its JSON member
   * @param rows may be produced anew at each pass
   * @param printRows most rows in HTML and PDF; 0 leaves the table to the workbook and JSON
   */
  record Table(String id, String title, List<Column> columns, Iterable<List<Cell>> rows, int printRows)
      implements Block {

    static final int ALL = Integer.MAX_VALUE;

    public Table {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A column.
   *
   * @param group heading that it shares with its neighbours; empty for none
   * @param unit of the full values, for the workbook and JSON; empty for words
   * @param width weight among the columns of a printed table
   */
  record Column(String group, String label, String unit, int width) {

    boolean isNumber() {
      return !unit.isEmpty();
    }
  }

  /** A drawing with its caption. */
  record Picture(String id, String caption, Drawing drawing) implements Block {}

  /** Drawings side by side. */
  record Gallery(String id, String caption, List<Drawing> drawings) implements Block {

    public Gallery {
      drawings = List.copyOf(drawings);
    }
  }

  /** Colours and what they mean. */
  record Legend(List<Entry> entries) implements Block {

    /** A colour, given as the name of a style, and its meaning. */
    record Entry(String style, String label) {}

    public Legend {
      entries = List.copyOf(entries);
    }
  }
}
