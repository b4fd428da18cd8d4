package ondo.scheduler.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Calendar;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.CRC32;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** The document as PDF with its own fonts, bookmarks and page numbers. */
final class PdfWriter {

  private static final String FAMILY = "Ondo Report Sans";
  private static final int REGULAR = 400;
  private static final int BOLD = 700;

  private final byte[] regular = Resource.bytes("/fonts/OndoReportSans-Regular.ttf");
  private final byte[] semiBold = Resource.bytes("/fonts/OndoReportSans-SemiBold.ttf");
  private final String publicUrl;

  /**
   * A writer that may be used again and again.
   *
   * @param publicUrl what the addresses of results begin with
   */
  PdfWriter(String publicUrl) {
    XRLog.setLoggingEnabled(false);
    this.publicUrl = publicUrl;
  }

  byte[] write(Document document) {
    var source = HtmlWriter.pdfSource(document, publicUrl);
    var drawers = new DefaultObjectDrawerFactory();
    drawers.registerDrawer(
        PdfDrawing.TYPE, new PdfDrawing(drawings(document), new GlyphOutlines(regular)));
    var builder = new PdfRendererBuilder();
    builder.withProducer("Ondo");
    // Tags for screen readers; and only the fonts given here, never one of the machine.
    builder.usePdfUaAccessibility(true);
    builder.useFont(
        () -> new ByteArrayInputStream(regular), FAMILY, REGULAR, FontStyle.NORMAL, true);
    builder.useFont(() -> new ByteArrayInputStream(semiBold), FAMILY, BOLD, FontStyle.NORMAL, true);
    builder.useObjectDrawerFactory(drawers);
    builder.useUnicodeLineBreaker(new WordBreaker());
    // Nothing is fetched: the source holds all there is.
    for (var when : ExternalResourceControlPriority.values()) {
      builder.useExternalResourceAccessControl((address, type) -> false, when);
    }
    builder.withHtmlContent(source, publicUrl + "/");
    try (var renderer = builder.buildPdfRenderer()) {
      renderer.layout();
      try (var pdf = renderer.createPDFKeepOpen()) {
        return save(pdf, document, source);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot set the PDF of a report", e);
    }
  }

  /** What a file usually takes from the clock follows from its content instead. */
  private static byte[] save(PDDocument pdf, Document document, String source) throws IOException {
    var sum = new CRC32();
    sum.update(source.getBytes(StandardCharsets.UTF_8));
    pdf.setDocumentId(sum.getValue());
    var information = pdf.getDocumentInformation();
    information.setTitle(document.title());
    information.setSubject(document.subtitle());
    information.setProducer("Ondo");
    var asOf = calendar(document.asOf());
    information.setCreationDate(asOf);
    information.setModificationDate(asOf);
    pdf.getDocumentCatalog().setLanguage(document.language().getLanguage());
    var bytes = new ByteArrayOutputStream();
    pdf.save(bytes);
    return bytes.toByteArray();
  }

  private static @Nullable Calendar calendar(@Nullable Instant time) {
    if (time == null) {
      return null;
    }
    var calendar = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    calendar.setTimeInMillis(time.toEpochMilli());
    return calendar;
  }

  private static Map<String, Drawing> drawings(Document document) {
    var drawings = new HashMap<String, Drawing>();
    for (var section : document.sections()) {
      for (var block : section.blocks()) {
        if (block instanceof Block.Picture picture) {
          drawings.put(picture.drawing().label(), picture.drawing());
        }
        if (block instanceof Block.Gallery gallery) {
          gallery.drawings().forEach(drawing -> drawings.put(drawing.label(), drawing));
        }
      }
    }
    return drawings;
  }
}
