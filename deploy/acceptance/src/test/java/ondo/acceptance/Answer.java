package ondo.acceptance;

import java.util.regex.Pattern;

/**
 * An answer over HTTP.
 *
 * @param status 0 when nobody answered
 */
record Answer(int status, String body) {

  /** The first text member of that name, or nothing. */
  String text(String name) {
    var match = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(body);
    return match.find() ? match.group(1) : "";
  }

  /** The first number of that name; -1 without one. */
  long number(String name) {
    var match = Pattern.compile("\"" + name + "\"\\s*:\\s*(-?[0-9]+)").matcher(body);
    return match.find() ? Long.parseLong(match.group(1)) : -1;
  }
}
