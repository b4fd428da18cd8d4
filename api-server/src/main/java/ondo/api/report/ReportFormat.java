package ondo.api.report;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.MediaType;

/** The forms of a report, as an address ends. */
enum ReportFormat {
  HTML(new MediaType("text", "html", StandardCharsets.UTF_8), "inline"),
  PDF(MediaType.APPLICATION_PDF, "inline"),
  XLSX(
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
      "attachment"),
  JSON(MediaType.APPLICATION_JSON, "inline");

  private final MediaType type;
  private final String disposition;

  ReportFormat(MediaType type, String disposition) {
    this.type = type;
    this.disposition = disposition;
  }

  MediaType type() {
    return type;
  }

  /** Whether browsers show it or save it. */
  String disposition() {
    return disposition;
  }

  /** The ending of its address and the name in the database. */
  String ending() {
    return name().toLowerCase(Locale.ROOT);
  }
}
