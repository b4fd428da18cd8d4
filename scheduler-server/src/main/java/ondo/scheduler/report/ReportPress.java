package ondo.scheduler.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import ondo.store.ReportRepository.ReportFile;
import tools.jackson.databind.json.JsonMapper;

/** Makes a report in all its forms. */
public final class ReportPress {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final PortfolioReader reader;
  private final PdfWriter pdf;

  public ReportPress(PortfolioReader reader, ReportProperties properties) {
    this.reader = reader;
    this.pdf = new PdfWriter(properties.publicUrl());
  }

  /**
   * A finished report.
   *
   * @param body JSON object that says in short what it is about
   */
  public record Printed(String body, List<ReportFile> files) {

    public Printed {
      files = List.copyOf(files);
    }
  }

  public Printed print(ReportOrder order) {
    var portfolio = reader.read(order);
    var document = ReportComposer.compose(portfolio);
    return new Printed(
        JSON.writeValueAsString(body(portfolio)),
        List.of(
            file("html", HtmlWriter.html(document), true),
            file("pdf", pdf.write(document), false),
            file("xlsx", XlsxWriter.write(document), false),
            file("json", JsonWriter.write(document), true)));
  }

  private static Map<String, Object> body(Portfolio portfolio) {
    var order = portfolio.order();
    var body = new LinkedHashMap<String, Object>();
    body.put("tenant", order.tenant());
    body.put("language", order.language().getLanguage());
    body.put("sites", portfolio.sites().size());
    body.put("assessedSites", portfolio.assessed());
    body.put("scenarios", order.scenarios().stream().map(Enum::name).toList());
    var horizons = new LinkedHashMap<String, Integer>();
    order.horizons().forEach(horizon -> horizons.put(horizon.term().name(), horizon.year()));
    body.put("horizons", horizons);
    body.put("threshold", order.threshold());
    body.put("attributions", portfolio.sources());
    return body;
  }

  private static ReportFile file(String format, byte[] bytes, boolean isGzip) {
    return new ReportFile(
        format, isGzip, bytes.length, hash(bytes), isGzip ? compressed(bytes) : bytes);
  }

  private static byte[] compressed(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot compress in memory", e);
    }
    return out.toByteArray();
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
