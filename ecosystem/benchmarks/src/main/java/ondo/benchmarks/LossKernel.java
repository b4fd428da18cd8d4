package ondo.benchmarks;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ondo.catalog.CatalogReader;
import ondo.catalog.EventTables;
import ondo.climate.FireWeather;
import ondo.risk.Hazard;
import ondo.risk.probability.ClassScheme.BaselineQuantiles;
import ondo.risk.probability.FrequencyEstimator;
import ondo.risk.probability.FrequencyEstimator.Rule;
import ondo.risk.probability.IntensityClasses;
import ondo.risk.probability.Thresholds;
import ondo.risk.vulnerability.DamageFunction;

/**
 * One average annual loss from 30 yearly values in five classes, beside the same integral with a
 * library's error function, and the fire weather index of a day; all in one thread and one run.
 */
public final class LossKernel {

  static final String OURS = "ours: estimator and damage function";
  static final String NUMBERS = "naive, Commons Numbers 1.2 erf";
  static final String MATH = "naive, Commons Math 3.6.1 erf";
  static final String FIRE = "ours: fire weather index, one day";
  static final String NAIVE_FIRE = "naive: the same, an object a day";

  private static final int ROUNDS = 60;
  private static final int WARM_UP = 20;
  private static final int SAMPLES = 2_000;
  private static final int YEARS = 30;
  private static final int DAYS = 30 * 365;
  private static final double AGREEMENT = 1e-12;
  private static final double FIRE_AGREEMENT = 1e-9;

  private static final double NANOS_PER_MS = 1e6;

  private final IntensityClasses classes;
  private final DamageFunction damage;
  private final double[][] samples = new double[SAMPLES][YEARS];
  private final FrequencyEstimator estimator = new FrequencyEstimator();
  private final double[] p;
  private final FireWeather fire;
  private final FireWeather.Codes start;
  private final Weather weather = new Weather();
  private double sink;

  LossKernel() {
    var catalog = CatalogReader.read();
    var spec = catalog.spec(Hazard.EXTREME_HEAT);
    if (!(spec.scheme() instanceof BaselineQuantiles scheme)) {
      throw new IllegalStateException("heat classes are quantiles");
    }
    classes = scheme.classes(new Thresholds(scheme.levels(), List.of(7.0, 9.3, 15.0, 25.0)));
    damage = spec.damage();
    p = new double[classes.size()];
    var tables = EventTables.of(catalog);
    fire = FireWeather.at(37, tables.dayLengths());
    start = tables.fireStart();
    var random = new Random(30);
    for (var sample : samples) {
      for (var i = 0; i < YEARS; i++) {
        // Spell days: no spell in every fifth year, else six days and more.
        sample[i] = random.nextInt(5) == 0 ? 0 : 6 - 10 * Math.log(1 - random.nextDouble());
      }
    }
  }

  /** Daily noon weather of mild numbers; only the time of the chain matters. */
  private static final class Weather {

    private final double[] temperature = new double[DAYS];
    private final double[] humidity = new double[DAYS];
    private final double[] wind = new double[DAYS];
    private final double[] rain = new double[DAYS];
    private final byte[] month = new byte[DAYS];

    Weather() {
      var random = new Random(7);
      for (var i = 0; i < DAYS; i++) {
        var season = Math.sin(2 * Math.PI * (i - 100) / 365);
        temperature[i] = 13 + 14 * season + 3 * random.nextGaussian();
        humidity[i] = Math.clamp(55 + 15 * season + 15 * random.nextGaussian(), 5, 100);
        wind[i] = Math.abs(10 + 6 * random.nextGaussian());
        rain[i] = random.nextInt(4) == 0 ? -12 * Math.log(1 - random.nextDouble()) : 0;
        month[i] = (byte) (1 + i % 365 * 12 / 365);
      }
    }

    List<NaiveFireWeather.Weather> days() {
      var days = new ArrayList<NaiveFireWeather.Weather>();
      for (var i = 0; i < DAYS; i++) {
        days.add(
            new NaiveFireWeather.Weather(temperature[i], humidity[i], wind[i], rain[i], month[i]));
      }
      return days;
    }
  }

  /**
   * Measures and writes its part of {@code performance.md}.
   *
   * @param arguments the folder of the documents, then the rounds (60)
   */
  public static void main(String[] arguments) throws IOException, SQLException {
    if (arguments.length == 0) {
      System.err.println("usage: LossKernel FOLDER [ROUNDS]");
      System.exit(2);
    }
    var rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
    var report = new LossKernel().measure(rounds);
    report.write(Path.of(arguments[0]).resolve("performance.md"));
    System.out.println(report);
  }

  private double ours(double[] sample) {
    estimator.estimate(Rule.KDE, classes, sample, 0, YEARS, p);
    return damage.expected(p);
  }

  private double naive(NaiveKernel kernel, double[] sample) {
    return damage.expected(kernel.probabilities(classes, sample));
  }

  /** Largest difference of a loss from ours over all samples, 1/yr. */
  double difference(NaiveKernel kernel) {
    var largest = 0.0;
    for (var sample : samples) {
      largest = Math.max(largest, Math.abs(ours(sample) - naive(kernel, sample)));
    }
    return largest;
  }

  static NaiveKernel withNumbers() {
    return new NaiveKernel(org.apache.commons.numbers.gamma.Erf::value);
  }

  static NaiveKernel withMath() {
    return new NaiveKernel(org.apache.commons.math3.special.Erf::erf);
  }

  private Variant losses(String name, Kernel kernel) {
    return new Variant(
        name,
        1,
        1,
        () -> {
          for (var sample : samples) {
            sink += kernel.loss(sample);
          }
          return Scores.NONE;
        });
  }

  @FunctionalInterface
  private interface Kernel {
    double loss(double[] sample);
  }

  private Variant fireWeather() {
    return new Variant(
        FIRE,
        1,
        1,
        () -> {
          var series =
              fire.series(
                  start,
                  weather.temperature,
                  weather.humidity,
                  weather.wind,
                  weather.rain,
                  weather.month);
          sink += series[DAYS - 1];
          return Scores.NONE;
        });
  }

  private NaiveFireWeather.Day naiveStart() {
    return new NaiveFireWeather.Day(start.ffmc(), start.dmc(), start.dc(), 0);
  }

  /** Largest difference of an index between the two chains over all days. */
  double fireDifference() {
    var ours =
        fire.series(
            start,
            weather.temperature,
            weather.humidity,
            weather.wind,
            weather.rain,
            weather.month);
    var naive = NaiveFireWeather.days(naiveStart(), weather.days());
    var largest = 0.0;
    for (var i = 0; i < DAYS; i++) {
      largest = Math.max(largest, Math.abs(ours[i] - naive.get(i).fwi()));
    }
    return largest;
  }

  private Variant naiveFireWeather() {
    var days = weather.days();
    return new Variant(
        NAIVE_FIRE,
        1,
        1,
        () -> {
          sink += NaiveFireWeather.days(naiveStart(), days).getLast().fwi();
          return Scores.NONE;
        });
  }

  private Report measure(int rounds) throws IOException, SQLException {
    var numbers = withNumbers();
    var math = withMath();
    var worst = Math.max(difference(numbers), difference(math));
    if (!(worst <= AGREEMENT)) {
      throw new IllegalStateException("losses differ by " + worst);
    }
    var fires = fireDifference();
    if (!(fires <= FIRE_AGREEMENT)) {
      throw new IllegalStateException("fire weather indices differ by " + fires);
    }
    var variants =
        List.of(
            losses(OURS, this::ours),
            losses(NUMBERS, sample -> naive(numbers, sample)),
            losses(MATH, sample -> naive(math, sample)),
            fireWeather(),
            naiveFireWeather());
    var before = Machine.load();
    Rounds.run(variants, WARM_UP, Cpu.ofThread());
    var timings = Rounds.run(variants, rounds, Cpu.ofThread());
    if (!Double.isFinite(sink)) {
      throw new IllegalStateException("a loss that is no number");
    }
    return report(timings, worst, fires, before);
  }

  private static Report report(
      Map<String, Timings> timings, double worst, double fires, double before) throws IOException {
    var report = new Report("loss-kernel");
    report.heading("## One average annual loss");
    report.line(
        "Σ P·DR of one hazard from 30 yearly values in five classes, and the fire weather index");
    report.line("of one day, in one thread; %,d samples and %,d days a round.", SAMPLES, DAYS);
    report.line("");
    report.line("- Values: synthetic, the same in every run; the largest difference of a loss");
    report.line(
        "  between the variants is %.1e a year, of a fire weather index %.1e.", worst, fires);
    report.line("- Machine: %s.", Machine.describe());
    report.line(
        "- Date: %s; load average %.1f when it began, %.1f when it ended.",
        LocalDate.now(ZoneOffset.UTC), before, Machine.load());
    report.line(
        "- Method: variants take turns in every round after %d rounds of warm-up; wall time and",
        WARM_UP);
    report.line("  processor time of the thread, per loss or day.");
    report.line("- Again: `mvn -q -Pbench -DskipTests -pl ecosystem/benchmarks -am verify`.");
    report.line("");
    report.line("| variant | median ns | p95 ns | CPU ns | rounds | × ours by median | by CPU |");
    report.line("|---|---:|---:|---:|---:|---:|---:|");
    var ours = requireNonNull(timings.get(OURS));
    var fire = requireNonNull(timings.get(FIRE));
    timings.forEach(
        (name, taken) -> {
          var isFire = name.equals(FIRE) || name.equals(NAIVE_FIRE);
          row(report, name, taken, isFire ? fire : ours, isFire ? DAYS : SAMPLES);
        });
    report.line("");
    report.line(
        "The naive variants integrate each class for itself and call the error function at");
    report.line(
        "both of its limits, for a value and for its reflection. Ours sums each limit once,");
    report.line(
        "skips the ends that are known, reads Φ from a table and allocates nothing; it also");
    report.line(
        "checks the sample, which the naive ones do not. The naive fire weather index makes");
    report.line("one object of a day's result and raises every power by the library.");
    return report;
  }

  private static void row(Report report, String name, Timings taken, Timings ours, int count) {
    var nanos = NANOS_PER_MS / count;
    report.line(
        "| %s | %s | %s | %s | %d | %s | %s |",
        name,
        Report.number(taken.medianMs() * nanos),
        Report.number(taken.p95Ms() * nanos),
        Report.number(taken.cpuMs() * nanos),
        taken.rounds(),
        taken == ours ? "" : Report.number(taken.medianMs() / ours.medianMs()),
        taken == ours ? "" : Report.number(taken.cpuMs() / ours.cpuMs()));
  }
}
