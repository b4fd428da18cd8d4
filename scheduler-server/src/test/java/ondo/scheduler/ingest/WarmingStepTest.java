package ondo.scheduler.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ondo.climate.DailyTemperatures;
import ondo.climate.GridDerivation;
import ondo.climate.HeightReach;
import ondo.climate.Scenario;
import ondo.climate.Station;
import ondo.climate.StationClimate;
import ondo.climate.StationDerivation;
import ondo.climate.Warming;
import ondo.climate.WarmingLevels;
import ondo.geo.GridPoint;
import ondo.projection.WarmingPath;
import ondo.risk.Hazard;
import ondo.scheduler.ingest.StepError.Results;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the step of the warming levels costs in H and base AAL (ADR 0016): of every fifth region,
 * all scenarios and every tenth year. The check against exact warming needs the observations that
 * ONDO_DATA_DIR names; without it, that check is not run and not reported.
 */
class WarmingStepTest {

  private static final String DATA = System.getenv("ONDO_DATA_DIR");
  private static final int EVERY_REGION = 5;
  private static final int[] YEARS = IntStream.iterate(4, y -> y < 80, y -> y + 10).toArray();

  /** Temperatures are read to a tenth of a degree. */
  private static final double READING_C = 0.1;

  private static final double HEAT_AAL = 0.015;
  private static final double COLD_AAL = 0.006;
  private static final double HALF_HEAT_AAL = 0.015;
  private static final double HALF_COLD_AAL = 0.01;
  private static final double SCORE = 0.35;

  @Test
  void half_of_the_packaged_levels_give_nearly_what_all_of_them_give() {
    var pack = StarterPack.packaged();
    var levels = pack.levels();
    var half = (levels.count() + 1) / 2;
    var all = new HashMap<GridPoint, Map<String, double[]>>();
    var every2nd = new HashMap<GridPoint, Map<String, double[]>>();
    pack.derivation()
        .forEach(
            points(pack),
            local -> {
              for (var level = 0; level < levels.count(); level++) {
                StepError.add(all, local, level, level, levels.count());
                if (level % 2 == 0) {
                  StepError.add(every2nd, local, level, level / 2, half);
                }
              }
            });
    var coarse = new double[half];
    for (var i = 0; i < half; i++) {
      coarse[i] = levels.at(2 * i);
    }
    var fine = Results.of(path(levels.values(), warming(pack)), all);
    var results = Results.of(path(coarse, warming(pack)), every2nd);

    var heat = results.against(fine, Hazard.EXTREME_HEAT, YEARS);
    var cold = results.against(fine, Hazard.EXTREME_COLD, YEARS);

    System.out.println("0.2 K against 0.1 K: heat " + heat + ", cold " + cold);
    assertThat(heat.values()).isEqualTo(50 * 4 * YEARS.length);
    assertThat(heat.aalShare()).isPositive().isLessThan(HALF_HEAT_AAL);
    assertThat(cold.aalShare()).isPositive().isLessThan(HALF_COLD_AAL);
    assertThat(heat.score()).isLessThan(SCORE);
    assertThat(cold.score()).isLessThan(SCORE);
  }

  @TestFactory
  Stream<DynamicTest> observations() {
    if (DATA == null) {
      System.out.println("not run: ONDO_DATA_DIR names no data directory");
      return Stream.empty();
    }
    return Stream.of(
        DynamicTest.dynamicTest(
            "levels_are_nearer_to_exact_warming_than_the_rounding_of_the_readings",
            () -> comparesWithExactWarming(DataDirectory.read(Path.of(DATA)))));
  }

  private void comparesWithExactWarming(ClimateData data) {
    var days = data.stations().stream().map(c -> days(c.station(), null)).toList();
    var random = new Random(1);
    var unrounded = data.stations().stream().map(c -> days(c.station(), random)).toList();
    var warming = warming(data);
    var levels = exactLevels(warming);
    var exactPath = path(levels, warming);
    var exact = Results.of(exactPath, exact(data, days, levels));
    var otherReading = Results.of(exactPath, exact(data, unrounded, levels));
    var stored = onLevels(data, days, WarmingLevels.DEFAULT, warming);
    var finer = onLevels(data, days, new WarmingLevels(WarmingLevels.BASE_K, 0.05, 123), warming);

    var heat = stored.against(exact, Hazard.EXTREME_HEAT, YEARS);
    var cold = stored.against(exact, Hazard.EXTREME_COLD, YEARS);
    var finerHeat = finer.against(exact, Hazard.EXTREME_HEAT, YEARS);
    var rounding = otherReading.against(exact, Hazard.EXTREME_HEAT, YEARS);
    System.out.println("0.1 K against exact warming: heat " + heat + ", cold " + cold);
    System.out.println("0.05 K against exact warming: heat " + finerHeat);
    System.out.println("readings within their rounding: heat " + rounding);

    assertThat(heat.aalShare()).isLessThan(HEAT_AAL);
    assertThat(cold.aalShare()).isLessThan(COLD_AAL);
    assertThat(heat.score()).isLessThan(SCORE);
    assertThat(cold.score()).isLessThan(SCORE);
    assertThat(rounding.aalShare()).isGreaterThan(heat.aalShare());
    assertThat(heat.aalShare() - finerHeat.aalShare()).isLessThan(0.0025);
  }

  private static Results onLevels(
      ClimateData data,
      List<DailyTemperatures> days,
      WarmingLevels levels,
      Map<Scenario, double[]> warming) {
    var matrices = new HashMap<GridPoint, Map<String, double[]>>();
    derivation(data, days, levels)
        .forEach(
            points(data),
            local -> {
              for (var level = 0; level < levels.count(); level++) {
                StepError.add(matrices, local, level, level, levels.count());
              }
            });
    return Results.of(path(levels.values(), warming), matrices);
  }

  /** Every index at exactly these warmings. */
  private static Map<GridPoint, Map<String, double[]>> exact(
      ClimateData data, List<DailyTemperatures> days, double[] levels) {
    var matrices = new HashMap<GridPoint, Map<String, double[]>>();
    for (var i = 0; i < levels.length; i++) {
      var at = i;
      derivation(data, days, new WarmingLevels(levels[i], 1e-6, 2))
          .forEach(points(data), local -> StepError.add(matrices, local, 0, at, levels.length));
    }
    return matrices;
  }

  private static GridDerivation derivation(
      ClimateData data, List<DailyTemperatures> days, WarmingLevels levels) {
    var derivation = new StationDerivation(levels, data.change());
    var climates = new ArrayList<StationClimate>();
    for (var i = 0; i < days.size(); i++) {
      var station = data.stations().get(i).station();
      var reach = HeightReach.of(station, data.grid().points());
      climates.add(derivation.derive(station, days.get(i), reach));
    }
    return new GridDerivation(climates, levels, data.change());
  }

  /** A station's days; with a random source, each as it may have been before it was rounded. */
  private static DailyTemperatures days(Station station, @Nullable Random random) {
    var problems = new InputProblems();
    var builder = DailyTemperatures.builder();
    new CsvFile(new DataFiles.Directory(Path.of(DATA)), StationFiles.daily(station.id()), problems)
        .read(
            List.of("date", "tmin", "tmax"),
            row -> {
              var minimum = row.numberOrMissing("tmin", -60, 60) + rounded(random);
              var maximum = row.numberOrMissing("tmax", -60, 60) + rounded(random);
              var isOrdered = !(maximum < minimum);
              builder.set(
                  row.date("date"), isOrdered ? maximum : minimum, isOrdered ? minimum : maximum);
            });
    problems.throwIfAny();
    return builder.build();
  }

  private static double rounded(@Nullable Random random) {
    return random == null ? 0 : (random.nextDouble() - 0.5) * READING_C;
  }

  private static List<GridPoint> points(ClimateData data) {
    var points = new ArrayList<GridPoint>();
    for (var i = 0; i < data.regions().size(); i += EVERY_REGION) {
      points.add(data.grid().nearest(data.regions().get(i).point()));
    }
    return points;
  }

  /** Only the years looked at matter; the others repeat them, so that few levels are exact. */
  private static Map<Scenario, double[]> warming(ClimateData data) {
    var byScenario = new EnumMap<Scenario, double[]>(Scenario.class);
    for (var warming : data.warming()) {
      var values = warming.values(Warming.Curve.CENTRAL);
      for (var year = 0; year < values.length; year++) {
        values[year] = warming.at(Warming.Curve.CENTRAL, Warming.FIRST_YEAR + year / 10 * 10 + 4);
      }
      byScenario.put(warming.scenario(), values);
    }
    return byScenario;
  }

  /** Bands are not looked at, so that every curve may be the central one. */
  private static WarmingPath path(double[] levels, Map<Scenario, double[]> warming) {
    var curves = new EnumMap<Warming.Curve, Map<Scenario, double[]>>(Warming.Curve.class);
    for (var curve : Warming.Curve.values()) {
      curves.put(curve, warming);
    }
    return new WarmingPath(levels, 30, curves);
  }

  private static double[] exactLevels(Map<Scenario, double[]> warming) {
    var levels = new TreeSet<Double>();
    levels.add(WarmingLevels.BASE_K);
    for (var values : warming.values()) {
      for (var year : YEARS) {
        levels.add(values[year]);
      }
    }
    return levels.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
