package ondo.scheduler.report;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Outlines of words, read from the font file itself: the fonts of the machine, which a server may
 * not have, are never asked.
 */
final class GlyphOutlines {

  private final TrueTypeFont font;
  private final CmapLookup glyphs;
  private final double unitsPerEm;

  GlyphOutlines(byte[] file) {
    try {
      font = new TTFParser().parse(new RandomAccessReadBuffer(file));
      glyphs = font.getUnicodeCmapLookup();
      unitsPerEm = font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the font of reports", e);
    }
  }

  Shape outline(Drawing.Words words) {
    try {
      var scale = words.size() / unitsPerEm;
      var path = new Path2D.Double();
      var advance = 0.0;
      for (var point : words.text().codePoints().toArray()) {
        var glyph = glyphs.getGlyphId(point);
        var data = font.getGlyph().getGlyph(glyph);
        if (data != null) {
          path.append(
              AffineTransform.getTranslateInstance(advance, 0)
                  .createTransformedShape(data.getPath()),
              false);
        }
        advance += font.getAdvanceWidth(glyph);
      }
      var shift =
          switch (words.anchor()) {
            case START -> 0;
            case MIDDLE -> advance * scale / 2;
            case END -> advance * scale;
          };
      var place = AffineTransform.getTranslateInstance(words.x() - shift, words.y());
      place.scale(scale, -scale);
      return place.createTransformedShape(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a glyph", e);
    }
  }
}
