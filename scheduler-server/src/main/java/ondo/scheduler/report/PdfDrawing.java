package ondo.scheduler.report;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Draws the marks of a document's drawings into a PDF; words become outlines of its own font. */
final class PdfDrawing implements FSObjectDrawer {

  static final String TYPE = "ondo/drawing";

  private final Map<String, Drawing> drawings;
  private final GlyphOutlines font;

  PdfDrawing(Map<String, Drawing> drawings, GlyphOutlines font) {
    this.drawings = Map.copyOf(drawings);
    this.font = font;
  }

  /** Writes what stands for a drawing in the source of a PDF. */
  static void mark(Drawing drawing, StringBuilder out) {
    out.append("<object type=\"").append(TYPE).append("\" data=\"");
    Markup.escape(drawing.label(), out).append("\" style=\"width:").append(drawing.width());
    out.append("px;height:").append(drawing.height()).append("px\"></object>\n");
  }

  @Override
  public @Nullable Map<Shape, String> drawObject(
      Element element,
      double x,
      double y,
      double width,
      double height,
      OutputDevice device,
      RenderingContext context,
      int dotsPerPixel) {
    var drawing = drawings.get(element.getAttribute("data"));
    if (drawing != null) {
      device.drawWithGraphics(
          (float) x,
          (float) y,
          (float) (width / dotsPerPixel),
          (float) (height / dotsPerPixel),
          graphics -> draw(drawing, graphics, width / dotsPerPixel / drawing.width()));
    }
    return null;
  }

  private void draw(Drawing drawing, Graphics2D graphics, double scale) {
    graphics.scale(scale, scale);
    drawing.marks().forEach(mark -> draw(mark, graphics));
  }

  private void draw(Drawing.Mark mark, Graphics2D graphics) {
    switch (mark) {
      case Drawing.Box box -> {
        graphics.setColor(Color.decode(box.fill()));
        graphics.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
      }
      case Drawing.Dot dot -> {
        var r = dot.radius();
        var disc = new Ellipse2D.Double(dot.x() - r, dot.y() - r, 2 * r, 2 * r);
        graphics.setColor(Color.decode(dot.fill()));
        graphics.fill(disc);
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke(0.8f));
        graphics.draw(disc);
      }
      case Drawing.Line line -> {
        graphics.setColor(Color.decode(line.colour()));
        graphics.setStroke(stroke(line));
        graphics.draw(path(line.points()));
      }
      case Drawing.Words words -> {
        graphics.setColor(Color.decode(words.colour()));
        graphics.fill(font.outline(words));
      }
    }
  }

  private static BasicStroke stroke(Drawing.Line line) {
    var width = (float) line.width();
    return line.dash() > 0
        ? new BasicStroke(
            width,
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            1,
            new float[] {(float) line.dash()},
            0)
        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  }

  private static Path2D path(List<Double> points) {
    var path = new Path2D.Double();
    path.moveTo(points.get(0), points.get(1));
    for (var i = 2; i < points.size(); i += 2) {
      path.lineTo(points.get(i), points.get(i + 1));
    }
    return path;
  }
}
