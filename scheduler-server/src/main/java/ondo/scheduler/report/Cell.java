package ondo.scheduler.report;

import ondo.risk.loss.AalGrade;
import org.jspecify.annotations.Nullable;

/** What stands in a table cell or inside a sentence. */
sealed interface Cell {

  /**
   * Words.
   *
   * @param link address they lead to
   */
  record Text(String text, @Nullable String link) implements Cell {

    static Text of(String text) {
      return new Text(text, null);
    }
  }

  /**
   * A number that is stored, or follows from stored ones.
   *
   * @param id what it is, the same in every language and run
   * @param value in full, in the unit of the store
   * @param link address of the result it comes from
   * @param shade grade that colours its cell
   */
  record Figure(String id, double value, Form form, @Nullable String link, @Nullable AalGrade shade)
      implements Cell {

    public Figure {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("no figure: " + id + " is " + value);
      }
    }

    String display() {
      return form.display(value);
    }
  }

  /**
   * A declared absence.
   *
   * @param code status or reason, for machines
   * @param word for people
   */
  record Gap(String code, String word) implements Cell {}

  /** The words of any cell. */
  static String text(Cell cell) {
    return switch (cell) {
      case Text text -> text.text();
      case Figure figure -> figure.display();
      case Gap gap -> gap.word();
    };
  }
}
