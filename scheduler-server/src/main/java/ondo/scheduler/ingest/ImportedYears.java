package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import ondo.climate.YearlySeries;
import ondo.risk.Flag;
import org.jspecify.annotations.Nullable;

/**
 * Gathers yearly values year by year into series by place, up to a bound. A projection has to name
 * every year of 2021…2100, observed years have to follow each other; a year that is named without a
 * value is a known gap.
 */
final class ImportedYears {

  /** Series held at once: some 64 MB. */
  static final int MOST_SERIES = 100_000;

  /** First and last year that an observed row may have. */
  static final int OBSERVED_FIRST = 1900;

  static final int OBSERVED_LAST = 2050;

  static final int LAST_YEAR = Warming.FIRST_YEAR + Warming.YEARS - 1;

  /** Stands where no row has named the year. */
  private static final double UNNAMED = Double.POSITIVE_INFINITY;

  /** One series. */
  record Key(ImportPlace place, String indicator, @Nullable Scenario scenario) {

    int firstYear() {
      return scenario == null ? OBSERVED_FIRST : Warming.FIRST_YEAR;
    }

    int lastYear() {
      return scenario == null ? OBSERVED_LAST : LAST_YEAR;
    }

    @Override
    public String toString() {
      return indicator + " " + (scenario == null ? "OBSERVED" : scenario) + " at " + place;
    }
  }

  private final Map<Key, double[]> values = new LinkedHashMap<>();

  /** Why a value cannot be taken; empty when it was. */
  Optional<String> add(Key key, int year, double value) {
    if (year < key.firstYear() || year > key.lastYear()) {
      return Optional.of("%d lies outside %d…%d".formatted(year, key.firstYear(), key.lastYear()));
    }
    var own = values.get(key);
    if (own == null) {
      if (values.size() >= MOST_SERIES) {
        return Optional.of("the file holds more than " + MOST_SERIES + " series");
      }
      own = new double[key.lastYear() - key.firstYear() + 1];
      Arrays.fill(own, UNNAMED);
      values.put(key, own);
    }
    var at = year - key.firstYear();
    if (own[at] != UNNAMED) {
      return Optional.of("%s: %d occurs twice".formatted(key, year));
    }
    own[at] = value;
    return Optional.empty();
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** The series by place; years that no row names become problems of the file. */
  Map<ImportPlace, List<YearlySeries>> series(String file, InputProblems problems) {
    var byPlace = new LinkedHashMap<ImportPlace, List<YearlySeries>>();
    values.forEach(
        (key, own) -> {
          var named = key.scenario() == null ? span(own) : new int[] {0, own.length};
          for (var i = named[0]; i < named[1]; i++) {
            if (own[i] == UNNAMED) {
              problems.add(file, "%s lacks the year %d".formatted(key, key.firstYear() + i));
              return;
            }
          }
          byPlace
              .computeIfAbsent(key.place(), p -> new ArrayList<>())
              .add(
                  new YearlySeries(
                      key.indicator(),
                      key.scenario(),
                      key.firstYear() + named[0],
                      flags(),
                      Arrays.copyOfRange(own, named[0], named[1])));
        });
    return byPlace;
  }

  /** From the first named year to behind the last. */
  private static int[] span(double[] own) {
    var from = 0;
    while (own[from] == UNNAMED) {
      from++;
    }
    var to = own.length;
    while (own[to - 1] == UNNAMED) {
      to--;
    }
    return new int[] {from, to};
  }

  /** The flags of an imported series, sorted. */
  static List<String> flags(Flag... others) {
    return Stream.concat(Stream.of(Flag.IMPORTED), Arrays.stream(others))
        .map(Flag::name)
        .sorted()
        .toList();
  }
}
