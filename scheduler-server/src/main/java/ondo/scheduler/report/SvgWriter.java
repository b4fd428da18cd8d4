package ondo.scheduler.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** A drawing as inline SVG; all looks are attributes, as no policy has to allow those. */
final class SvgWriter {

  private static final int DECIMALS = 2;

  private SvgWriter() {}

  static void write(Drawing drawing, StringBuilder out) {
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 ");
    out.append(drawing.width()).append(' ').append(drawing.height());
    out.append("\" width=\"").append(drawing.width());
    out.append("\" height=\"").append(drawing.height()).append("\" aria-label=\"");
    Markup.escape(drawing.label(), out).append("\">");
    drawing.marks().forEach(mark -> mark(mark, out));
    out.append("</svg>\n");
  }

  private static void mark(Drawing.Mark mark, StringBuilder out) {
    switch (mark) {
      case Drawing.Box box ->
          attributes(
                  out.append("<rect"),
                  "x",
                  number(box.x()),
                  "y",
                  number(box.y()),
                  "width",
                  number(box.width()),
                  "height",
                  number(box.height()),
                  "fill",
                  box.fill())
              .append("/>");
      case Drawing.Dot dot ->
          attributes(
                  out.append("<circle"),
                  "cx",
                  number(dot.x()),
                  "cy",
                  number(dot.y()),
                  "r",
                  number(dot.radius()),
                  "fill",
                  dot.fill(),
                  "stroke",
                  "#ffffff",
                  "stroke-width",
                  "0.8")
              .append("/>");
      case Drawing.Line line -> line(line, out);
      case Drawing.Words words -> words(words, out);
    }
  }

  private static void line(Drawing.Line line, StringBuilder out) {
    out.append("<polyline points=\"");
    for (var i = 0; i < line.points().size(); i++) {
      out.append(i == 0 ? "" : i % 2 == 0 ? " " : ",").append(number(line.points().get(i)));
    }
    out.append('"');
    attributes(
        out,
        "fill",
        "none",
        "stroke",
        line.colour(),
        "stroke-width",
        number(line.width()),
        "stroke-linejoin",
        "round");
    if (line.dash() > 0) {
      attributes(out, "stroke-dasharray", number(line.dash()));
    }
    out.append("/>");
  }

  private static void words(Drawing.Words words, StringBuilder out) {
    attributes(
        out.append("<text"),
        "x",
        number(words.x()),
        "y",
        number(words.y()),
        "font-size",
        number(words.size()),
        "text-anchor",
        words.anchor().name().toLowerCase(Locale.ROOT),
        "fill",
        words.colour());
    Markup.escape(words.text(), out.append('>')).append("</text>");
  }

  private static StringBuilder attributes(StringBuilder out, String... namesAndValues) {
    for (var i = 0; i < namesAndValues.length; i += 2) {
      out.append(' ').append(namesAndValues[i]).append("=\"").append(namesAndValues[i + 1]);
      out.append('"');
    }
    return out;
  }

  private static String number(double value) {
    var rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
