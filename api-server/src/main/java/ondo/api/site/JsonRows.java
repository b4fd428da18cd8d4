package ondo.api.site;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import ondo.api.web.Fault;
import ondo.api.web.Faults;
import ondo.api.web.ProblemCode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON array of sites, read one object at a time. */
final class JsonRows implements Rows {

  private static final JsonMapper JSON = JsonMapper.shared();

  @Override
  public void read(InputStream body, Sink sink) throws IOException {
    var line = 1L;
    try (var parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        sink.accept(1, Optional.empty(), malformed("a JSON array was expected"));
        return;
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        line = parser.currentTokenLocation().getLineNr();
        JsonNode row = parser.readValueAsTree();
        var faults = new Faults();
        sink.accept(line, SiteReader.ofJson(row, faults), faults);
      }
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      sink.accept(line, Optional.empty(), malformed(e.getOriginalMessage()));
    }
  }

  static Faults malformed(String reason) {
    var faults = new Faults();
    faults.add(Fault.of("", ProblemCode.INVALID_VALUE, "malformed-row", reason));
    return faults;
  }
}
