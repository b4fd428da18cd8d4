package ondo.api.risk;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import ondo.api.web.Fault;
import ondo.api.web.Faults;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import org.jspecify.annotations.Nullable;

/** Which hazards, scenarios and years a client asks for; what it leaves out means all of them. */
record Selection(Set<Hazard> hazards, Set<Scenario> scenarios, List<Integer> years) {

  /** Where TCFD's horizons stand (risk model §8). */
  private enum Horizon {
    SHORT(2030),
    MEDIUM(2050),
    LONG(2090);

    private final int year;

    Horizon(int year) {
      this.year = year;
    }
  }

  /** The parameters of an address as they came; Spring fills it. */
  record Query(
      @Nullable String hazard,
      @Nullable String scenario,
      @Nullable Integer year,
      @Nullable Integer from,
      @Nullable Integer to,
      @Nullable Integer step,
      @Nullable String horizon) {}

  Selection {
    hazards = EnumSet.copyOf(hazards);
    scenarios = EnumSet.copyOf(scenarios);
    years = List.copyOf(years);
  }

  static Selection of(Query query) {
    var faults = new Faults();
    Set<Hazard> hazards = EnumSet.allOf(Hazard.class);
    if (query.hazard() != null) {
      Codes.hazard(faults, "?hazard", query.hazard()).ifPresent(one -> keep(hazards, one));
    }
    Set<Scenario> scenarios = EnumSet.allOf(Scenario.class);
    if (query.scenario() != null) {
      Codes.scenario(faults, "?scenario", query.scenario()).ifPresent(one -> keep(scenarios, one));
    }
    var years = years(query, faults);
    faults.throwIfAny();
    return new Selection(hazards, scenarios, years);
  }

  private static <T> void keep(Set<T> all, T one) {
    all.removeIf(other -> !other.equals(one));
  }

  private static List<Integer> years(Query query, Faults faults) {
    var hasRange = query.from() != null || query.to() != null || query.step() != null;
    var ways =
        IntStream.of(
                query.year() != null ? 1 : 0, hasRange ? 1 : 0, query.horizon() != null ? 1 : 0)
            .sum();
    if (ways > 1) {
      faults.require(false, "?year", "either-or", "year", "from, to, step or horizon");
      return List.of();
    }
    var year = query.year();
    if (year != null) {
      faults.require(Years.isInside(year), "?year", "out-of-range", Years.FIRST, Years.LAST);
      return List.of(year);
    }
    if (hasRange) {
      return range(query, faults);
    }
    return horizons(query.horizon(), faults);
  }

  private static List<Integer> range(Query query, Faults faults) {
    var from = query.from();
    var to = query.to();
    var step = query.step();
    var years =
        new Years(
            from == null ? Years.FIRST : from,
            to == null ? Years.LAST : to,
            step == null ? 1 : step);
    var before = faults.list().size();
    Years.check(faults, years, "?from", "?to", "?step");
    return faults.list().size() > before ? List.of() : years.list();
  }

  private static List<Integer> horizons(@Nullable String name, Faults faults) {
    if (name == null) {
      return List.of(Horizon.SHORT.year, Horizon.MEDIUM.year, Horizon.LONG.year);
    }
    for (var horizon : Horizon.values()) {
      if (horizon.name().equals(name)) {
        return List.of(horizon.year);
      }
    }
    faults.add(Fault.invalid("?horizon", "not-one-of", "SHORT, MEDIUM, LONG"));
    return List.of();
  }
}
