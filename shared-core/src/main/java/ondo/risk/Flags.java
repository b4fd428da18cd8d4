package ondo.risk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import ondo.statistics.Window;

/**
 * A set of flag codes, each once, in alphabetical order.
 *
 * @param codes names of {@link Flag}; the two about attributes followed by a colon and the name
 */
public record Flags(List<String> codes) {

  public static final Flags NONE = new Flags(List.of());

  public Flags {
    codes = List.copyOf(new TreeSet<>(codes));
    for (var code : codes) {
      Flag.valueOf(code.contains(":") ? code.substring(0, code.indexOf(':')) : code);
    }
  }

  /** These flags. */
  public static Flags of(Flag... flags) {
    var flagCodes = new ArrayList<String>();
    for (var flag : flags) {
      flagCodes.add(flag.name());
    }
    return new Flags(flagCodes);
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
    if (others.isEmpty()) {
      return this;
    }
    return isEmpty() ? others : new Flags(joined(codes, others.codes));
  }

  private static List<String> joined(Collection<String> some, Collection<String> others) {
    var all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return codes.isEmpty();
  }

  /** Whether {@code flag} is raised, about whatever attribute. */
  public boolean contains(Flag flag) {
    return codes.stream().anyMatch(c -> c.equals(flag.name()) || c.startsWith(flag + ":"));
  }
}
