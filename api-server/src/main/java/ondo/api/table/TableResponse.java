package ondo.api.table;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import ondo.api.web.Admission;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** A table written straight to the client, which may take its time. */
public final class TableResponse {

  private TableResponse() {}

  /** Writes the rows, page by page. */
  @FunctionalInterface
  public interface Rows {
    void writeTo(RowWriter table) throws IOException;
  }

  /**
   * Sends a whole table.
   *
   * @param name of the file, without its ending
   * @param place among the streams, of the tenant that asks
   * @throws IOException when the client is gone
   */
  public static void send(
      HttpServletResponse response,
      Format format,
      String name,
      List<String> columns,
      Supplier<Admission.Place> place,
      Rows rows)
      throws IOException {
    try (var _ = place.get()) {
      response.setContentType(format.type().toString());
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          ContentDisposition.attachment()
              .filename(name + "." + format.ending())
              .build()
              .toString());
      try (var table = format.open(new PacedStream(response.getOutputStream()), columns)) {
        rows.writeTo(table);
      }
    }
  }
}
