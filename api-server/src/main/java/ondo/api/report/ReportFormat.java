package ondo.api.report;

import java.util.Locale;
import org.springframework.http.MediaType;

/** The forms of a report, as an address ends. */
@SuppressWarnings("ImmutableEnumChecker") // a media type never changes
enum ReportFormat {
  HTML("text/html;charset=UTF-8", "inline"),
  PDF("application/pdf", "inline"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "attachment"),
  JSON("application/json", "inline");

  private final String type;
  private final String disposition;

  ReportFormat(String type, String disposition) {
    this.type = type;
    this.disposition = disposition;
  }

  MediaType type() {
    return MediaType.parseMediaType(type);
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
