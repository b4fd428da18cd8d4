package ondo.api.web;

/** What a key may do; each role includes the ones before it. */
public enum Role {
  READER,
  EDITOR,
  OPERATOR;

  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  /** The least role for a call of the client API. */
  static Role needed(String method, String path) {
    var rest = path.substring("/api/v1".length());
    if (isUnder(rest, "/runs") || isUnder(rest, "/dead-letters") || isUnder(rest, "/audit")) {
      return OPERATOR;
    }
    if (isUnder(rest, "/jobs") || isUnder(rest, "/webhooks") || isUnder(rest, "/tenant")) {
      return EDITOR;
    }
    if (isUnder(rest, "/exchange-rates") && !isReading(method)) {
      return OPERATOR;
    }
    if (isReading(method) || rest.equals("/simulations/climate")) {
      return READER;
    }
    return EDITOR;
  }

  private static boolean isReading(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }

  private static boolean isUnder(String path, String root) {
    return path.equals(root) || path.startsWith(root + "/");
  }
}
