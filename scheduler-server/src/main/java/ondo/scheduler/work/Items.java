package ondo.scheduler.work;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A chunk's input cut into its points or sites, so that one of them cannot spoil the others. */
final class Items {

  private Items() {}

  /**
   * The same input once for each point or site; the input alone when it has no such parts. An array
   * is what a reopened chunk has left: each element is an input already.
   */
  static List<String> of(WorkStep step, String input) {
    var tree = Json.tree(input);
    if (tree.isArray()) {
      return texts(tree);
    }
    var member = step.itemMember();
    var parts = member.isEmpty() ? null : tree.get(member);
    if (parts == null || !parts.isArray() || parts.size() < 2) {
      return List.of(input);
    }
    var items = new ArrayList<String>();
    for (var part : parts) {
      items.add(with((ObjectNode) tree.deepCopy(), member, part));
    }
    return items;
  }

  /** Whether an input can only be done item by item. */
  static boolean isArray(String input) {
    return input.startsWith("[");
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(element -> texts.add(element.toString()));
    return texts;
  }

  private static String with(ObjectNode input, String member, JsonNode part) {
    input.putArray(member).add(part);
    return input.toString();
  }
}
