package ondo.api.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import ondo.api.web.Faults;
import ondo.api.web.Phrase;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line; a bad line spoils no other. */
final class JsonLines implements Rows {

  private static final JsonMapper JSON = SiteReader.STRICT;
  // As for CSV: no site is that large.
  private static final int LONGEST_LINE = 1 << 20;
  private static final int BUFFER = 1 << 16;

  @Override
  public void read(InputStream body, Sink sink) throws IOException {
    var stream = TextStart.of(body, StandardCharsets.UTF_8).stream();
    var text = new ByteArrayOutputStream();
    var buffer = new byte[BUFFER];
    var line = 1L;
    for (var length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
      var begin = 0;
      for (var i = 0; i < length; i++) {
        if (buffer[i] == '\n') {
          add(text, buffer, begin, i);
          readLine(line, text, sink);
          text.reset();
          line++;
          begin = i + 1;
        }
      }
      add(text, buffer, begin, length);
    }
    readLine(line, text, sink);
  }

  /** No more than shows that the line is too long. */
  private static void add(ByteArrayOutputStream text, byte[] buffer, int begin, int end) {
    var room = LONGEST_LINE + 1 - text.size();
    text.write(buffer, begin, Math.min(end - begin, Math.max(0, room)));
  }

  private static void readLine(long line, ByteArrayOutputStream text, Sink sink) {
    if (text.size() > LONGEST_LINE) {
      sink.accept(JsonRows.malformed(line, "", Phrase.of("reason.line-too-long")));
      return;
    }
    var bytes = text.toByteArray();
    if (isBlank(bytes)) {
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

  private static boolean isBlank(byte[] bytes) {
    for (var one : bytes) {
      if (one != ' ' && one != '\t' && one != '\r') {
        return false;
      }
    }
    return true;
  }
}
