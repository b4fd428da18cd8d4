package ondo.scheduler.night;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ondo.risk.Flags;
import ondo.store.HazardSeries;
import org.jspecify.annotations.Nullable;

/** Sorts the flags of a series into those of every year and those of some years. */
public final class FlagYears {

  private final Map<String, BitSet> years = new TreeMap<>();

  /** The flags of the year before, which most years share, and their years. */
  private Flags last = Flags.NONE;

  private List<BitSet> yearsOfLast = List.of();

  /** Raises flags in every year. */
  public void raise(Collection<String> flags) {
    for (var flag : flags) {
      years.computeIfAbsent(flag, f -> new BitSet()).set(0, HazardSeries.YEARS);
    }
  }

  /** Raises flags in one year, 0 for 2021. */
  public void raise(Flags flags, int year) {
    if (flags.isEmpty()) {
      return;
    }
    if (!flags.equals(last)) {
      last = flags;
      yearsOfLast =
          flags.codes().stream()
              .map(flag -> years.computeIfAbsent(flag, f -> new BitSet()))
              .toList();
    }
    for (var raised : yearsOfLast) {
      raised.set(year);
    }
  }

  public boolean isEmpty() {
    return years.isEmpty();
  }

  /** Sorted flags that hold in every year. */
  public List<String> ofEveryYear() {
    var flags = new ArrayList<String>();
    years.forEach(
        (flag, set) -> {
          if (set.cardinality() == HazardSeries.YEARS) {
            flags.add(flag);
          }
        });
    return flags;
  }

  /** JSON {@code {"FLAG":[years]}} of the other flags, null if there is none. */
  public @Nullable String ofSomeYears() {
    var json = new StringBuilder();
    years.forEach(
        (flag, set) -> {
          if (set.cardinality() < HazardSeries.YEARS) {
            json.append(json.isEmpty() ? '{' : ',').append('"').append(flag).append("\":[");
            append(json, set);
            json.append(']');
          }
        });
    return json.isEmpty() ? null : json.append('}').toString();
  }

  private static void append(StringBuilder json, BitSet set) {
    for (var year = set.nextSetBit(0); year >= 0; year = set.nextSetBit(year + 1)) {
      if (json.charAt(json.length() - 1) != '[') {
        json.append(',');
      }
      json.append(HazardSeries.FIRST_YEAR + year);
    }
  }
}
