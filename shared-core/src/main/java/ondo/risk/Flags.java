package ondo.risk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import ondo.statistics.Window;
import org.jspecify.annotations.Nullable;

/**
 * A set of flag codes, each once, in alphabetical order.
 *
 * <p>Immutable. The years of a series raise the same flags again and again, so a set remembers what
 * it last gave together with another one: {@link #and} of the same two sets is the same instance.
 */
public final class Flags {

  public static final Flags NONE = new Flags(List.of());

  private static final Map<Flag, Flags> SINGLE = singles();

  private final List<String> codes;

  /** Threads may overwrite each other's; the pair itself never changes. */
  private @Nullable Joined last;

  private record Joined(Flags others, Flags both) {}

  /**
   * Of codes in any order.
   *
   * @param codes names of {@link Flag}; those about attributes followed by a colon and the name
   * @throws IllegalArgumentException if a name is none of a flag
   */
  public Flags(Collection<String> codes) {
    this.codes = List.copyOf(new TreeSet<>(codes));
    for (var code : this.codes) {
      Flag.valueOf(code.contains(":") ? code.substring(0, code.indexOf(':')) : code);
    }
  }

  private static Map<Flag, Flags> singles() {
    var all = new EnumMap<Flag, Flags>(Flag.class);
    for (var flag : Flag.values()) {
      all.put(flag, new Flags(List.of(flag.name())));
    }
    return all;
  }

  /** Names of {@link Flag}; those about attributes followed by a colon and the name. */
  public List<String> codes() {
    return codes;
  }

  /** This flag alone. */
  public static Flags of(Flag flag) {
    return SINGLE.getOrDefault(flag, NONE);
  }

  /** These flags. */
  public static Flags of(Flag... flags) {
    var all = NONE;
    for (var flag : flags) {
      all = all.and(of(flag));
    }
    return all;
  }

  /** One flag about one attribute, such as {@code UNKNOWN_ATTR:age_years}. */
  public static Flags about(Flag flag, String attribute) {
    return new Flags(List.of(flag.name() + ":" + attribute));
  }

  /** What the place of a window says about a mean or a distribution of it. */
  public static Flags of(Window.Fit fit) {
    return switch (fit) {
      case CENTRED -> NONE;
      case EDGE -> of(Flag.EDGE_WINDOW);
      case SHORT -> of(Flag.SHORT_WINDOW);
    };
  }

  /** The codes of both. */
  public Flags and(Flags others) {
    if (others == this || others.isEmpty()) {
      return this;
    }
    if (isEmpty()) {
      return others;
    }
    var known = last;
    if (known != null && known.others() == others) {
      return known.both();
    }
    // Not remembered: the next set of a chain comes to this same one.
    if (codes.containsAll(others.codes)) {
      return this;
    }
    var both = joined(others);
    last = new Joined(others, both);
    return both;
  }

  private Flags joined(Flags others) {
    if (others.codes.containsAll(codes)) {
      return others;
    }
    var all = new ArrayList<>(codes);
    all.addAll(others.codes);
    return new Flags(all);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return codes.isEmpty();
  }

  /** Whether {@code flag} is raised, about whatever attribute. */
  public boolean contains(Flag flag) {
    return codes.stream().anyMatch(c -> c.equals(flag.name()) || c.startsWith(flag + ":"));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this || (other instanceof Flags that && codes.equals(that.codes));
  }

  @Override
  public int hashCode() {
    return codes.hashCode();
  }

  @Override
  public String toString() {
    return "Flags" + codes;
  }
}
