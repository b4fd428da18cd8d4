package ondo.api.site;

import java.io.IOException;
import java.io.InputStream;
import ondo.api.web.Fault;
import ondo.api.web.Faults;
import ondo.api.web.JsonReasons;
import ondo.api.web.Phrase;
import ondo.api.web.ProblemCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON array of sites, read one object at a time; pointers begin at the array. */
final class JsonRows implements Rows {

  private static final JsonMapper JSON = SiteReader.STRICT;

  private @Nullable Long stoppedAt;

  @Override
  public @Nullable Long stoppedAt() {
    return stoppedAt;
  }

  @Override
  public void read(InputStream body, Sink sink) throws IOException {
    var index = 0;
    try (var parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        stoppedAt = 1L;
        sink.accept(malformed(1, "", Phrase.of("reason.array-expected")));
        return;
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        var line = parser.currentTokenLocation().getLineNr();
        JsonNode row = parser.readValueAsTree();
        var faults = new Faults();
        var at = "/" + index;
        var draft = SiteReader.ofJson(row, faults);
        sink.accept(new Row(line, draft, faults.below(at), at + "/externalId"));
        index++;
      }
      if (parser.nextToken() != null) {
        var line = parser.currentTokenLocation().getLineNr();
        stoppedAt = (long) line;
        sink.accept(malformed(line, "", Phrase.of("reason.array-ends")));
      }
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      var row = malformed(e, 1, "/" + index);
      stoppedAt = row.line();
      sink.accept(row);
    }
  }

  static Row malformed(long line, String at, Phrase reason) {
    var faults = new Faults();
    faults.add(Fault.of(at, ProblemCode.INVALID_VALUE, "malformed-json-row", reason));
    return Row.broken(line, faults);
  }

  /** At the line of what the parser could not read. */
  static Row malformed(JacksonException e, long firstLine, String at) {
    var where = e.getLocation();
    var line = where == null ? firstLine : firstLine + where.getLineNr() - 1;
    return malformed(line, at, JsonReasons.of(e));
  }
}
