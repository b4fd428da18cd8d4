package ondo.api.web;

import java.util.HashMap;
import java.util.Map;

/** How many places of a kind each tenant holds, so that none takes those of all. */
public final class Shares {

  private final int most;
  private final Map<String, Integer> held = new HashMap<>();

  /**
   * @param most places of one tenant
   */
  public Shares(int most) {
    this.most = most;
  }

  /** Takes a place; false when the tenant holds as many as it may. */
  public synchronized boolean take(String tenant) {
    if (held.getOrDefault(tenant, 0) >= most) {
      return false;
    }
    held.merge(tenant, 1, Integer::sum);
    return true;
  }

  public synchronized void giveBack(String tenant) {
    held.computeIfPresent(tenant, (name, count) -> count == 1 ? null : count - 1);
  }
}
