package ondo.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs variants in turn, so that a neighbour on the machine disturbs all of them alike. */
final class Rounds {

  private Rounds() {}

  /** The times of each variant by its name, scaled to the whole question. */
  static Map<String, Timings> run(List<Variant> variants, int rounds, Cpu cpu) throws SQLException {
    var taken = new LinkedHashMap<String, Taken>();
    for (var round = 0; round < rounds; round++) {
      for (var variant : variants) {
        if (round % variant.every() == 0) {
          taken.computeIfAbsent(variant.name(), name -> new Taken()).add(variant, cpu);
        }
      }
    }
    var timings = new LinkedHashMap<String, Timings>();
    taken.forEach((name, times) -> timings.put(name, times.timings()));
    return timings;
  }

  private static final class Taken {

    private final List<Long> wall = new ArrayList<>();
    private double cpuNanos;

    void add(Variant variant, Cpu cpu) throws SQLException {
      var cpuBefore = cpu.nanos();
      var before = System.nanoTime();
      variant.run().ask();
      wall.add((long) ((System.nanoTime() - before) * variant.scale()));
      cpuNanos += (cpu.nanos() - cpuBefore) * variant.scale();
    }

    Timings timings() {
      return Timings.of(wall.stream().mapToLong(Long::longValue).toArray(), cpuNanos);
    }
  }
}
