package ondo.api.site;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * External ids of a file by 64-bit hashes, eight bytes each: five million of them take 64 MB where
 * texts would take gigabytes. Two ids of a file are mistaken for one with a chance of about n² /
 * 2⁶⁵, one in a million for five million ids.
 */
final class SeenIds {

  private static final long PRIME = 0x100000001B3L;
  private static final long OFFSET = 0xCBF29CE484222325L;
  private static final double MOST_FULL = 0.8;

  private long[] slots = new long[1 << 10];
  private int size;

  /** Whether the id is new. */
  boolean add(String id) {
    if (size >= slots.length * MOST_FULL) {
      grow();
    }
    if (!place(slots, hash(id))) {
      return false;
    }
    size++;
    return true;
  }

  private void grow() {
    var larger = new long[slots.length * 2];
    Arrays.stream(slots).filter(hash -> hash != 0).forEach(hash -> place(larger, hash));
    slots = larger;
  }

  private static boolean place(long[] slots, long hash) {
    var at = (int) (hash & (slots.length - 1));
    while (slots[at] != 0) {
      if (slots[at] == hash) {
        return false;
      }
      at = (at + 1) & (slots.length - 1);
    }
    slots[at] = hash;
    return true;
  }

  /** FNV-1a, then the finisher of MurmurHash3 so that near ids lie far apart; never zero. */
  private static long hash(String id) {
    var hash = OFFSET;
    for (var one : id.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (one & 0xFF)) * PRIME;
    }
    hash = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
    hash = (hash ^ (hash >>> 33)) * 0xC4CEB9FE1A85EC53L;
    hash ^= hash >>> 33;
    return hash == 0 ? 1 : hash;
  }
}
