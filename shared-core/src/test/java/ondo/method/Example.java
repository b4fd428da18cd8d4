package ondo.method;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One line of a fenced {@code example} block: {@code name = function(key=value, …) → value
 * [FLAGS]}, or an input {@code name = [1 2 3]} with nothing to compare. An indented line continues
 * the one before.
 *
 * @param name under which later lines of the page find the result
 * @param function to call; empty for an input
 * @param arguments by key
 * @param expected as printed; the list itself for an input
 * @param flags as printed, sorted
 */
record Example(
    String name,
    String function,
    Map<String, String> arguments,
    String expected,
    List<String> flags) {

  private static final Pattern INPUT = Pattern.compile("(\\w+) = (\\[[^\\]]*\\])");
  private static final Pattern CALL =
      Pattern.compile("(\\w+) = (\\w+)\\((.*)\\) → ([^\\[]+?)(?: \\[([^\\]]*)\\])?");

  boolean isInput() {
    return function.isEmpty();
  }

  /**
   * All examples of a page in their order.
   *
   * @throws IllegalArgumentException naming a line of another form
   */
  static List<Example> of(String page) {
    var statements = new ArrayList<String>();
    var inside = false;
    for (var line : page.lines().toList()) {
      if (line.startsWith("```")) {
        inside = line.equals("```example");
      } else if (inside && line.startsWith(" ")) {
        statements.add(statements.removeLast() + " " + line.strip());
      } else if (inside && !line.isBlank()) {
        statements.add(line);
      }
    }
    return statements.stream().map(Example::parse).toList();
  }

  private static Example parse(String statement) {
    var input = INPUT.matcher(statement);
    if (input.matches()) {
      return new Example(input.group(1), "", Map.of(), input.group(2), List.of());
    }
    var call = CALL.matcher(statement);
    if (!call.matches()) {
      throw new IllegalArgumentException("no example: " + statement);
    }
    var flags = call.group(5) == null ? List.<String>of() : List.of(call.group(5).split(" ", -1));
    return new Example(
        call.group(1), call.group(2), arguments(call.group(3)), call.group(4), flags);
  }

  private static Map<String, String> arguments(String text) {
    var arguments = new LinkedHashMap<String, String>();
    for (var argument : text.split(", ", -1)) {
      var equals = argument.indexOf('=');
      if (equals < 1
          || arguments.put(argument.substring(0, equals), argument.substring(equals + 1)) != null) {
        throw new IllegalArgumentException("no argument, or twice: " + argument);
      }
    }
    return arguments;
  }
}
