package ondo.risk.loss;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.Hazard;
import ondo.risk.Outcome;
import ondo.risk.Status;

/**
 * Net losses of all hazards at one site together (risk model §7).
 *
 * @param sums a gap when no hazard has a value
 * @param missing hazards without a value, by code; they are not counted as zero
 */
public record Totals(Outcome<Sums> sums, List<Hazard> missing) {

  /** Hazards that would wet the same basement or stop for the same water. */
  private static final List<Set<Hazard>> SHARED_MECHANISMS =
      List.of(
          EnumSet.of(Hazard.RIVER_FLOOD, Hazard.URBAN_FLOOD, Hazard.SEA_LEVEL_RISE),
          EnumSet.of(Hazard.DROUGHT, Hazard.WATER_STRESS));

  /**
   * Ratios a year, each at most 1.
   *
   * @param total sum over the hazards
   * @param totalLow the same with the largest in place of the sum where hazards share a mechanism
   * @param damage sum over hazards that damage assets
   * @param disruption sum over hazards that stop work
   * @param acute sum over acute hazards
   * @param chronic sum over chronic hazards
   */
  public record Sums(
      double total,
      double totalLow,
      double damage,
      double disruption,
      double acute,
      double chronic) {}

  public Totals {
    missing = List.copyOf(missing);
  }

  /**
   * Sums up.
   *
   * @param net net average annual loss of each hazard that has one, 1/yr
   */
  public static Totals of(Map<Hazard, Double> net) {
    var known = new EnumMap<Hazard, Double>(Hazard.class);
    known.putAll(net);
    var missing = new ArrayList<Hazard>();
    for (var hazard : Hazard.values()) {
      if (!known.containsKey(hazard)) {
        missing.add(hazard);
      }
    }
    missing.sort((a, b) -> a.code().compareTo(b.code()));
    if (known.isEmpty()) {
      return new Totals(Outcome.insufficient(Flags.NONE), missing);
    }
    var flags = overlaps(known) ? Flags.of(Flag.OVERLAP_POSSIBLE) : Flags.NONE;
    // A possible overlap is answered by the lower total; only a missing hazard is an assumption.
    var status = missing.isEmpty() ? Status.OK : Status.OK_WITH_ASSUMPTION;
    return new Totals(new Outcome.Known<>(status, sums(known), flags), missing);
  }

  private static Sums sums(Map<Hazard, Double> net) {
    return new Sums(
        capped(sum(net, EnumSet.allOf(Hazard.class))),
        capped(low(net)),
        capped(sum(net, of(Hazard.Impact.DAMAGE))),
        capped(sum(net, of(Hazard.Impact.DISRUPTION))),
        capped(sum(net, of(Hazard.Kind.ACUTE))),
        capped(sum(net, of(Hazard.Kind.CHRONIC))));
  }

  private static Set<Hazard> of(Hazard.Impact impact) {
    var hazards = EnumSet.allOf(Hazard.class);
    hazards.removeIf(hazard -> hazard.impact() != impact);
    return hazards;
  }

  private static Set<Hazard> of(Hazard.Kind kind) {
    var hazards = EnumSet.allOf(Hazard.class);
    hazards.removeIf(hazard -> hazard.kind() != kind);
    return hazards;
  }

  private static double sum(Map<Hazard, Double> net, Set<Hazard> hazards) {
    var sum = 0.0;
    for (var hazard : hazards) {
      sum += net.getOrDefault(hazard, 0.0);
    }
    return sum;
  }

  private static double low(Map<Hazard, Double> net) {
    var alone = EnumSet.allOf(Hazard.class);
    var sum = 0.0;
    for (var group : SHARED_MECHANISMS) {
      alone.removeAll(group);
      var largest = 0.0;
      for (var hazard : group) {
        largest = Math.max(largest, net.getOrDefault(hazard, 0.0));
      }
      sum += largest;
    }
    return sum + sum(net, alone);
  }

  private static boolean overlaps(Map<Hazard, Double> net) {
    for (var group : SHARED_MECHANISMS) {
      var positive = 0;
      for (var hazard : group) {
        if (net.getOrDefault(hazard, 0.0) > 0) {
          positive++;
        }
      }
      if (positive > 1) {
        return true;
      }
    }
    return false;
  }

  private static double capped(double ratio) {
    return Math.min(1, ratio);
  }
}
