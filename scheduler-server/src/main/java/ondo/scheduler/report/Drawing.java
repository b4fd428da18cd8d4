package ondo.scheduler.report;

import java.util.List;

/**
 * A vector graphic of few kinds of marks, in units of a CSS pixel from the upper left corner.
 *
 * @param label what it shows, for readers who cannot see it
 */
record Drawing(int width, int height, String label, List<Mark> marks) {

  Drawing {
    marks = List.copyOf(marks);
  }

  /** One shape; colours are {@code #rrggbb}. */
  sealed interface Mark {}

  /** A filled rectangle. */
  record Box(double x, double y, double width, double height, String fill) implements Mark {}

  /** A disc with a thin white rim. */
  record Dot(double x, double y, double radius, String fill) implements Mark {}

  /**
   * An open line.
   *
   * @param points x and y in turn
   * @param dash length of a dash and of the space behind it; 0 for an unbroken line
   */
  record Line(List<Double> points, String colour, double width, double dash) implements Mark {

    Line {
      points = List.copyOf(points);
    }
  }

  /** Words on a base line. */
  record Words(double x, double y, String text, double size, Anchor anchor, String colour)
      implements Mark {}

  /** Which end of the words stands at x. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }
}
