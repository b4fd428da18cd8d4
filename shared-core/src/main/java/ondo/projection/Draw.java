package ondo.projection;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import ondo.climate.MovedSeries;
import ondo.climate.PointStorms;
import ondo.climate.Scenario;
import ondo.climate.StormResponse;
import ondo.climate.Warming;
import ondo.climate.YearlySeries;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.hazard.CoastalFlood;
import ondo.risk.hazard.PluvialFlood;
import ondo.statistics.Missing;
import ondo.statistics.Window;

/**
 * Where the yearly values behind a moment come from: observed years moved to its warming, the years
 * of a window around it, one year of a trend, or the storms of a record (risk model §2.2, §5).
 */
sealed interface Draw {

  /** An index that nobody knows. */
  Draw NOTHING = new Nothing();

  /** Most values that a draw can give. */
  int most();

  /** Writes the values of a moment to the start of {@code out}; returns how many. */
  int into(double[] out, Moment moment);

  /** What is assumed in the values of a moment. */
  Flags flags(Moment moment);

  /** An index at a place: by calendar year, or by warming. */
  static Draw of(PlaceClimate place, String indicator, boolean isProjected, WarmingPath path) {
    if (isProjected) {
      var series = projections(place, indicator);
      return series.isEmpty() ? NOTHING : OfWindow.of(series);
    }
    return place
        .moved(indicator)
        .<Draw>map(series -> new OfWarming(series, new Flags(series.flags()), path))
        .orElse(NOTHING);
  }

  /** A trend by calendar year, read year by year. */
  static Draw ofTrend(PlaceClimate place, String indicator) {
    var series = projections(place, indicator);
    return series.isEmpty() ? NOTHING : OfYear.of(series);
  }

  private static Map<Scenario, YearlySeries> projections(PlaceClimate place, String indicator) {
    var series = new EnumMap<Scenario, YearlySeries>(Scenario.class);
    for (var scenario : Scenario.values()) {
      place.yearly(indicator, scenario).ifPresent(found -> series.put(scenario, found));
    }
    return series;
  }

  /** The series of a moment's scenario; empty where the data set projects others only. */
  static <T> Optional<T> under(Map<Scenario, T> byScenario, Moment moment) {
    return Optional.ofNullable(byScenario.get(moment.scenario()));
  }

  /** The warmest scenario that an index by calendar year is known under. */
  static Scenario warmest(Map<Scenario, YearlySeries> series) {
    return Collections.max(series.keySet());
  }

  /** Nothing is known. */
  record Nothing() implements Draw {

    @Override
    public int most() {
      return 0;
    }

    @Override
    public int into(double[] out, Moment moment) {
      return 0;
    }

    @Override
    public Flags flags(Moment moment) {
      return Flags.NONE;
    }
  }

  /** The observed base years moved to a warming level. */
  record OfWarming(MovedSeries series, Flags assumed, WarmingPath path) implements Draw {

    @Override
    public int most() {
      return path.baseYears();
    }

    @Override
    public int into(double[] out, Moment moment) {
      path.sample(moment.warmingK(), series.values(), out);
      return path.baseYears();
    }

    @Override
    public Flags flags(Moment moment) {
      return assumed;
    }
  }

  /** The years of a projection in the window of a target year. */
  record OfWindow(Map<Scenario, YearlySeries> series, Map<Scenario, Map<Window.Fit, Flags>> assumed)
      implements Draw {

    static OfWindow of(Map<Scenario, YearlySeries> series) {
      var assumed = new EnumMap<Scenario, Map<Window.Fit, Flags>>(Scenario.class);
      series.forEach(
          (scenario, one) -> {
            var byFit = new EnumMap<Window.Fit, Flags>(Window.Fit.class);
            for (var fit : Window.Fit.values()) {
              byFit.put(fit, new Flags(one.flags()).and(Flags.of(fit)));
            }
            assumed.put(scenario, byFit);
          });
      return new OfWindow(series, assumed);
    }

    @Override
    public int most() {
      return Window.YEARS;
    }

    static Window window(YearlySeries of, Moment moment) {
      return Window.of(Warming.FIRST_YEAR + moment.year(), of.firstYear(), of.lastYear());
    }

    @Override
    public int into(double[] out, Moment moment) {
      var of = under(series, moment);
      if (of.isEmpty()) {
        return 0;
      }
      var window = window(of.get(), moment);
      System.arraycopy(
          of.get().values(), window.first() - of.get().firstYear(), out, 0, window.years());
      return window.years();
    }

    @Override
    public Flags flags(Moment moment) {
      var of = under(series, moment);
      var byFit = under(assumed, moment);
      return of.isEmpty() || byFit.isEmpty()
          ? Flags.NONE
          : byFit.get().getOrDefault(window(of.get(), moment).fit(), Flags.NONE);
    }
  }

  /** One year of a trend. */
  record OfYear(Map<Scenario, YearlySeries> series, Map<Scenario, Flags> assumed) implements Draw {

    static OfYear of(Map<Scenario, YearlySeries> series) {
      var assumed = new EnumMap<Scenario, Flags>(Scenario.class);
      series.forEach((scenario, one) -> assumed.put(scenario, new Flags(one.flags())));
      return new OfYear(series, assumed);
    }

    @Override
    public int most() {
      return 1;
    }

    @Override
    public int into(double[] out, Moment moment) {
      var of = under(series, moment);
      out[0] = of.isEmpty() ? Missing.VALUE : of.get().at(Warming.FIRST_YEAR + moment.year());
      return of.isEmpty() ? 0 : 1;
    }

    @Override
    public Flags flags(Moment moment) {
      return under(assumed, moment).orElse(Flags.NONE);
    }
  }

  /** Depth of the sea over the ground, from sea level rise in cm. */
  record OfSea(Draw riseCm, double elevationM, double waterLevelM, Flags ground) implements Draw {

    @Override
    public int most() {
      return riseCm.most();
    }

    @Override
    public int into(double[] out, Moment moment) {
      var n = riseCm.into(out, moment);
      for (var i = 0; i < n; i++) {
        out[i] = CoastalFlood.depth(out[i], elevationM, waterLevelM).value().orElse(Missing.VALUE);
      }
      return n;
    }

    @Override
    public Flags flags(Moment moment) {
      var tideless = Missing.is(waterLevelM) ? Flags.of(Flag.MSL_ONLY) : Flags.NONE;
      return riseCm.flags(moment).and(ground).and(tideless);
    }
  }

  /** Ponding depth, from the largest daily rain of each year. */
  record OfRain(Draw rain, PluvialFlood model, PluvialFlood.Drainage drainage, Flags estimate)
      implements Draw {

    static Draw of(Draw rain, PluvialFlood model, PluvialFlood.Drainage drainage) {
      var capacity = model.capacity(drainage);
      if (capacity.value().isEmpty()) {
        return NOTHING;
      }
      var isCalibrated = !Missing.is(drainage.depthPerExcess());
      var depth = isCalibrated ? Flags.NONE : Flags.of(Flag.UNCALIBRATED_DEPTH);
      return new OfRain(rain, model, drainage, capacity.flags().and(depth));
    }

    @Override
    public int most() {
      return rain.most();
    }

    @Override
    public int into(double[] out, Moment moment) {
      var n = rain.into(out, moment);
      for (var i = 0; i < n; i++) {
        out[i] = model.depth(out[i], drainage).value().orElse(Missing.VALUE);
      }
      return n;
    }

    @Override
    public Flags flags(Moment moment) {
      return rain.flags(moment).and(estimate);
    }
  }

  /** Storm exposure of every year of a record, scaled to a warming since its base. */
  record OfStorms(PointStorms storms, Flags assumed, StormResponse response, double baseK)
      implements Draw {

    @Override
    public int most() {
      return storms.exposure().length;
    }

    @Override
    public int into(double[] out, Moment moment) {
      var factor = response.windFactor(moment.warmingK() - baseK);
      var exposure = storms.exposure();
      for (var i = 0; i < exposure.length; i++) {
        out[i] = exposure[i] * factor;
      }
      return exposure.length;
    }

    @Override
    public Flags flags(Moment moment) {
      return assumed;
    }
  }
}
