package ondo.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

/**
 * Statements live in {@code sql/<noun>/<verb_object>.sql}; this is the only way they enter Java.
 */
public final class Sql {

  private Sql() {}

  /**
   * The statement of a file with its comment, which then names it in the logs of the server.
   *
   * @param name such as {@code job/claim}, without folder prefix and ending
   * @throws IllegalArgumentException if there is no such file
   */
  public static String of(String name) {
    var path = "/sql/" + name + ".sql";
    try (var stream = Sql.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalArgumentException("no SQL file " + path);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  /**
   * The same with a question mark for every parameter, in the order in which the file names them:
   * for what runs thousands of times a second.
   */
  static String byPlace(String name) {
    return NamedParameterUtils.substituteNamedParameters(
        NamedParameterUtils.parseSqlStatement(of(name)), null);
  }
}
