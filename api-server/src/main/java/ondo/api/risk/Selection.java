package ondo.api.risk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ondo.api.web.Fault;
import ondo.api.web.Faults;
import ondo.climate.Scenario;
import ondo.projection.EventYear;
import ondo.risk.Hazard;
import org.jspecify.annotations.Nullable;

/**
 * Which hazards, scenarios and years a client asks for; what it leaves out means all of them.
 *
 * @param years years, or means of the yearly results of decades
 * @param returnPeriods in years, of the losses of sites; 10, 50, 100 and 250 unless others are
 *     asked
 */
record Selection(
    Set<Hazard> hazards, Set<Scenario> scenarios, List<Term> years, Set<Integer> returnPeriods) {

  // As many as there are; a longer list only repeats itself.
  private static final int MOST_CODES = 80;

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

  /**
   * The parameters of an address as they came; Spring fills it. Each may be repeated, and hold
   * several values with commas between them.
   */
  record Query(
      @Nullable List<String> hazard,
      @Nullable List<String> scenario,
      @Nullable List<String> year,
      @Nullable String from,
      @Nullable String to,
      @Nullable String step,
      @Nullable List<String> horizon,
      @Nullable List<String> decade) {}

  Selection {
    hazards = EnumSet.copyOf(hazards);
    scenarios = EnumSet.copyOf(scenarios);
    years = List.copyOf(years);
    // In ascending order: it is part of an answer's tag.
    returnPeriods = Collections.unmodifiableSet(new TreeSet<>(returnPeriods));
  }

  static Selection of(Query query) {
    return of(query, null);
  }

  static Selection of(Query query, @Nullable List<String> returnPeriod) {
    var faults = new Faults();
    Set<Hazard> hazards = EnumSet.noneOf(Hazard.class);
    for (var code : values("?hazard", query.hazard(), faults)) {
      Codes.hazard(faults, "?hazard", code).ifPresent(hazards::add);
    }
    Set<Scenario> scenarios = EnumSet.noneOf(Scenario.class);
    for (var code : values("?scenario", query.scenario(), faults)) {
      Codes.scenario(faults, "?scenario", code).ifPresent(scenarios::add);
    }
    var years = years(query, faults);
    var returnPeriods = returnPeriods(returnPeriod, faults);
    faults.throwIfAny();
    return new Selection(
        hazards.isEmpty() ? EnumSet.allOf(Hazard.class) : hazards,
        scenarios.isEmpty() ? EnumSet.allOf(Scenario.class) : scenarios,
        years,
        returnPeriods);
  }

  private static Set<Integer> returnPeriods(@Nullable List<String> given, Faults faults) {
    if (given == null) {
      return Set.copyOf(EventYear.SHOWN);
    }
    var stored = EventYear.RETURN_PERIODS;
    var periods = new TreeSet<Integer>();
    for (var text : values("?returnPeriod", given, faults)) {
      var period = number("?returnPeriod", text, stored.getFirst(), faults);
      faults.require(
          stored.contains(period),
          "?returnPeriod",
          "not-one-of",
          stored.stream().map(String::valueOf).collect(Collectors.joining(", ")));
      periods.add(period);
    }
    return periods;
  }

  /** Values of a parameter that may be repeated and listed; none when it is absent. */
  private static List<String> values(String name, @Nullable List<String> given, Faults faults) {
    if (given == null) {
      return List.of();
    }
    var values =
        given.stream()
            .flatMap(text -> Stream.of(text.split(",", -1)))
            .map(String::strip)
            .limit(MOST_CODES + 1L)
            .toList();
    faults.require(values.size() <= MOST_CODES, name, "too-many", MOST_CODES);
    faults.require(!values.isEmpty(), name, "too-few", 1);
    return values;
  }

  private static List<Term> years(Query query, Faults faults) {
    var hasRange = query.from() != null || query.to() != null || query.step() != null;
    var ways =
        Stream.of(query.year() != null, hasRange, query.horizon() != null, query.decade() != null)
            .filter(isGiven -> isGiven)
            .count();
    if (ways > 1) {
      faults.require(false, "?year", "either-or", "year", "from/to/step, horizon, decade");
      return List.of();
    }
    if (query.decade() != null) {
      return decades(query.decade(), faults);
    }
    if (query.year() != null) {
      return Term.years(listedYears(query.year(), faults));
    }
    if (hasRange) {
      return Term.years(range(query, faults));
    }
    return Term.years(horizons(query.horizon(), faults));
  }

  private static List<Term> decades(List<String> given, Faults faults) {
    var first = new TreeSet<Integer>();
    for (var text : values("?decade", given, faults)) {
      var decade = number("?decade", text, Term.FIRST_DECADE, faults);
      faults.require(
          Term.isDecade(decade), "?decade", "not-a-decade", Term.FIRST_DECADE, Term.LAST_DECADE);
      first.add(decade);
    }
    return first.stream().filter(Term::isDecade).map(Term::decade).toList();
  }

  private static List<Integer> listedYears(List<String> given, Faults faults) {
    var years = new TreeSet<Integer>();
    for (var text : values("?year", given, faults)) {
      var year = number("?year", text, Years.FIRST, faults);
      faults.require(Years.isInside(year), "?year", "out-of-range", Years.FIRST, Years.LAST);
      years.add(year);
    }
    return List.copyOf(years);
  }

  private static List<Integer> range(Query query, Faults faults) {
    var before = faults.list().size();
    var years =
        new Years(
            number("?from", query.from(), Years.FIRST, faults),
            number("?to", query.to(), Years.LAST, faults),
            number("?step", query.step(), 1, faults));
    Years.check(faults, years, "?from", "?to", "?step");
    return faults.list().size() > before ? List.of() : years.list();
  }

  private static int number(String name, @Nullable String text, int absent, Faults faults) {
    if (text == null) {
      return absent;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      faults.add(Fault.wrongType(name, "whole-number"));
      return absent;
    }
  }

  private static List<Integer> horizons(@Nullable List<String> given, Faults faults) {
    if (given == null) {
      return List.of(Horizon.SHORT.year, Horizon.MEDIUM.year, Horizon.LONG.year);
    }
    var years = new ArrayList<Integer>();
    var named = values("?horizon", given, faults);
    for (var horizon : Horizon.values()) {
      if (named.contains(horizon.name())) {
        years.add(horizon.year);
      }
    }
    var isKnown = Stream.of(Horizon.values()).map(Horizon::name).toList().containsAll(named);
    faults.require(isKnown, "?horizon", "not-one-of", "SHORT, MEDIUM, LONG");
    return years;
  }
}
