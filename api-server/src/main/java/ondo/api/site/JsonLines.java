package ondo.api.site;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import ondo.api.web.Faults;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line; a bad line spoils no other. */
final class JsonLines implements Rows {

  private static final JsonMapper JSON = SiteReader.STRICT;
  // As for CSV: no site is that large.
  private static final int LONGEST_LINE = 1 << 20;

  @Override
  public void read(InputStream body, Sink sink) throws IOException {
    var stream = new BufferedInputStream(TextStart.of(body, StandardCharsets.UTF_8).stream());
    var text = new ByteArrayOutputStream();
    var line = 1L;
    for (var next = stream.read(); next >= 0; next = stream.read()) {
      if (next == '\n') {
        readLine(line, text, sink);
        text.reset();
        line++;
      } else if (text.size() <= LONGEST_LINE) {
        text.write(next);
      }
    }
    readLine(line, text, sink);
  }

  private static void readLine(long line, ByteArrayOutputStream text, Sink sink) {
    if (text.size() > LONGEST_LINE) {
      sink.accept(JsonRows.malformed(line, "", "the line is longer than 1 MB"));
      return;
    }
    var bytes = text.toByteArray();
    if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
      return;
    }
    var faults = new Faults();
    try {
      var draft = SiteReader.ofJson(JSON.readTree(bytes), faults);
      sink.accept(new Row(line, draft, faults, "/externalId"));
    } catch (JacksonException e) {
      sink.accept(JsonRows.malformed(e, line, ""));
    }
  }
}
