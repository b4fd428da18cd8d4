package ondo.projection;

import static ondo.risk.hazard.HazardInput.FWI_PEAK;
import static ondo.risk.hazard.HazardInput.RX1DAY;
import static ondo.risk.hazard.HazardInput.SLR_CM;
import static ondo.risk.hazard.HazardInput.SPEI12_MIN;
import static ondo.risk.hazard.HazardInput.WSI;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ondo.catalog.EventTables;
import ondo.catalog.HazardCatalog;
import ondo.climate.Scenario;
import ondo.climate.StormList;
import ondo.climate.Warming;
import ondo.climate.WarmingLevels;
import ondo.risk.Flag;
import ondo.risk.Flags;
import ondo.risk.Hazard;
import ondo.risk.Outcome;
import ondo.risk.hazard.HazardInput;
import ondo.risk.probability.ClassScheme;
import ondo.risk.probability.IntensityClasses;
import ondo.risk.probability.Thresholds;
import ondo.statistics.Window;
import org.jspecify.annotations.Nullable;

/**
 * Gives every hazard of a place its outlook: which series it reads, and where its class limits come
 * from (risk model §2.5, §5).
 *
 * <p>Immutable, so one instance serves all threads.
 */
public final class Projection {

  private static final String STORM_EXPOSURE = "s_tc";
  private static final int LEVEL_STEP = 2;
  private static final int YEAR_STEP = 4;

  private final HazardCatalog catalog;
  private final EventTables tables;
  private final WarmingPath path;
  private final @Nullable StormList storms;

  /**
   * @param storms the record behind the storms of places, null without one
   */
  public Projection(
      HazardCatalog catalog, EventTables tables, WarmingPath path, @Nullable StormList storms) {
    this.catalog = catalog;
    this.tables = tables;
    this.path = path;
    this.storms = storms;
  }

  HazardCatalog catalog() {
    return catalog;
  }

  EventTables tables() {
    return tables;
  }

  public WarmingPath path() {
    return path;
  }

  /** A hazard at the grid point itself. */
  public HazardOutlook outlook(Hazard hazard, PlaceClimate place) {
    return outlook(hazard, place, Ground.of(place));
  }

  /** A hazard at a site whose climate is that of a grid point and whose ground is its own. */
  public HazardOutlook outlook(Hazard hazard, PlaceClimate place, Ground ground) {
    return outlook(hazard, place, ground, SLR_CM.code());
  }

  /** Sea level rise along its 5 % or 95 % curve, where the data set has that. */
  public HazardOutlook seaLevel(PlaceClimate place, Ground ground, Warming.Curve curve) {
    var name =
        switch (curve) {
          case LOW -> "slr_cm_low";
          case CENTRAL -> SLR_CM.code();
          case HIGH -> "slr_cm_high";
        };
    return outlook(Hazard.SEA_LEVEL_RISE, place, ground, name);
  }

  private HazardOutlook outlook(Hazard hazard, PlaceClimate place, Ground ground, String seaLevel) {
    var isProjected = isProjected(hazard, place);
    var sources = sources(hazard, place, ground, isProjected, seaLevel);
    var facts =
        hazard == Hazard.TYPHOON
            ? StormFacts.of(place.storms().orElse(null), storms, place.number("r_tc_mm"))
            : StormFacts.UNKNOWN;
    return new HazardOutlook(
        hazard,
        this,
        ground,
        sources,
        facts,
        classes(hazard, place, isProjected),
        baselineYears(hazard, place, isProjected));
  }

  /** The index whose yearly values are the intensity, or make it (risk model §1.1). */
  static String indicator(Hazard hazard) {
    return switch (hazard) {
      case EXTREME_HEAT -> HazardInput.WSDI.code();
      case EXTREME_COLD -> HazardInput.CSDI.code();
      case WILDFIRE -> FWI_PEAK.code();
      case DROUGHT -> SPEI12_MIN.code();
      case WATER_STRESS -> WSI.code();
      case SEA_LEVEL_RISE -> SLR_CM.code();
      case RIVER_FLOOD, URBAN_FLOOD, TYPHOON -> RX1DAY.code();
    };
  }

  private static boolean isProjected(Hazard hazard, PlaceClimate place) {
    return place.isProjected(indicator(hazard));
  }

  private HazardSources sources(
      Hazard hazard, PlaceClimate place, Ground ground, boolean isProjected, String seaLevel) {
    var own = Draw.of(place, indicator(hazard), isProjected, path);
    return switch (hazard) {
      case EXTREME_HEAT, EXTREME_COLD -> new HazardSources(own, components(hazard, place));
      case WILDFIRE ->
          new HazardSources(own, Map.of(FWI_PEAK, own), ground.flags().landCover(), Flags.NONE);
      case DROUGHT -> new HazardSources(own, Map.of(SPEI12_MIN, own));
      case RIVER_FLOOD ->
          new HazardSources(own, Map.of(RX1DAY, own), ground.flags().twi(), Flags.NONE);
      case WATER_STRESS -> new HazardSources(Draw.ofTrend(place, WSI.code()), Map.of(WSI, own));
      case SEA_LEVEL_RISE -> sea(place, ground, seaLevel);
      case URBAN_FLOOD -> ponding(own, ground);
      case TYPHOON -> new HazardSources(stormDraw(place), Map.of(RX1DAY, own));
    };
  }

  private static HazardSources sea(PlaceClimate place, Ground ground, String seaLevel) {
    var rise = Draw.ofTrend(place, seaLevel);
    var assumed = ground.flags().elevation().and(ground.flags().waterLevel());
    var depth = new Draw.OfSea(rise, ground.elevationM(), ground.waterLevelM(), assumed);
    var gap =
        Double.isNaN(ground.elevationM())
            ? Flags.about(Flag.UNKNOWN_ATTR, "elevation_m")
            : Flags.NONE;
    return new HazardSources(depth, Map.of(SLR_CM, rise), ground.flags().coast(), gap);
  }

  /** Without a drainage there is neither score nor depth. */
  private HazardSources ponding(Draw rain, Ground ground) {
    var depth = Draw.OfRain.of(rain, tables.pluvialFlood(), ground.drainage());
    var flags =
        depth instanceof Draw.Nothing
            ? Flags.about(Flag.UNKNOWN_ATTR, HazardInput.CAPACITY_MMPH.code())
            : ground.flags().drainage();
    return new HazardSources(depth, Map.of(RX1DAY, rain), flags, flags);
  }

  /** A projection of storm exposure, where a user brought one, else the storms of the record. */
  private Draw stormDraw(PlaceClimate place) {
    if (place.isProjected(STORM_EXPOSURE)) {
      return Draw.of(place, STORM_EXPOSURE, true, path);
    }
    return place
        .storms()
        .<Draw>map(
            found ->
                new Draw.OfStorms(
                    found,
                    new Flags(found.flags()),
                    tables.responses().central(),
                    WarmingLevels.BASE_K))
        .orElse(Draw.NOTHING);
  }

  /** Each index by the kind of series that the place has of it. */
  private Map<HazardInput, Draw> components(Hazard hazard, PlaceClimate place) {
    var draws = new LinkedHashMap<HazardInput, Draw>();
    for (var component : catalog.scores().ramps(hazard).components()) {
      var name = component.name();
      draws.put(HazardInput.of(name), Draw.of(place, name, place.isProjected(name), path));
    }
    return draws;
  }

  private Outcome<IntensityClasses> classes(
      Hazard hazard, PlaceClimate place, boolean isProjected) {
    return switch (catalog.spec(hazard).scheme()) {
      case ClassScheme.Fixed fixed -> Outcome.of(fixed.classes(), Flags.NONE);
      case ClassScheme.BaselineQuantiles quantiles -> {
        var baseline = baseline(indicator(hazard), place, isProjected);
        Outcome<Thresholds> thresholds = quantiles.thresholds(baseline.values());
        var classes = thresholds.map(quantiles::classes);
        yield baseline.flags().isEmpty() ? classes : proxied(classes, baseline.flags());
      }
    };
  }

  /** The years behind the limits; none where the limits are the same everywhere. */
  private double[] baselineYears(Hazard hazard, PlaceClimate place, boolean isProjected) {
    return switch (catalog.spec(hazard).scheme()) {
      case ClassScheme.Fixed _ -> new double[0];
      case ClassScheme.BaselineQuantiles _ ->
          baseline(indicator(hazard), place, isProjected).values();
    };
  }

  private static Outcome<IntensityClasses> proxied(Outcome<IntensityClasses> classes, Flags more) {
    return switch (classes) {
      case Outcome.Known<IntensityClasses> known ->
          Outcome.of(known.known(), known.flags().and(more));
      case Outcome.Gap<IntensityClasses> gap ->
          new Outcome.Gap<>(gap.status(), gap.flags().and(more));
    };
  }

  /** Years whose quantiles are the class limits (risk model §2.5). */
  @SuppressWarnings("ArrayRecordComponent") // on its way to the quantiles, never compared
  private record Baseline(double[] values, Flags flags) {}

  private Baseline baseline(String indicator, PlaceClimate place, boolean isProjected) {
    if (!isProjected) {
      var moved = place.moved(indicator);
      return moved
          .map(s -> new Baseline(Arrays.copyOf(s.values(), path.baseYears()), Flags.NONE))
          .orElse(new Baseline(new double[0], Flags.NONE));
    }
    var observed = place.yearly(indicator, null);
    if (observed.isPresent()) {
      return new Baseline(observed.get().values(), Flags.NONE);
    }
    // Only this scenario may stand for the past; without it there are no limits.
    var proxy = place.yearly(indicator, Scenario.SSP245);
    if (proxy.isEmpty()) {
      return new Baseline(new double[0], Flags.NONE);
    }
    var years = Math.min(Window.YEARS, proxy.get().values().length);
    return new Baseline(Arrays.copyOf(proxy.get().values(), years), Flags.of(Flag.BASELINE_PROXY));
  }

  /** See {@link HazardOutlook#rungs}. */
  List<Moment> rungs(Draw intensity) {
    var rungs = new ArrayList<Moment>();
    var byYear = scenarioOf(intensity);
    if (byYear.isPresent()) {
      for (var year = 0; year < Warming.YEARS; year += YEAR_STEP) {
        add(rungs, byYear.get(), year);
      }
      add(rungs, byYear.get(), Warming.YEARS - 1);
      return rungs;
    }
    for (var level = 0; level < path.levels(); level += LEVEL_STEP) {
      rungs.add(new Moment(Scenario.SSP585, 0, path.level(level)));
    }
    if (rungs.getLast().warmingK() < path.highestK()) {
      rungs.add(new Moment(Scenario.SSP585, 0, path.highestK()));
    }
    return rungs;
  }

  /** The warmest scenario of an index by calendar year; empty for one by warming. */
  private static Optional<Scenario> scenarioOf(Draw draw) {
    return switch (draw) {
      case Draw.OfWindow window -> Optional.of(Draw.warmest(window.series()));
      case Draw.OfYear trend -> Optional.of(Draw.warmest(trend.series()));
      case Draw.OfSea sea -> scenarioOf(sea.riseCm());
      case Draw.OfRain rain -> scenarioOf(rain.rain());
      case Draw.Nothing _, Draw.OfWarming _, Draw.OfStorms _ -> Optional.empty();
    };
  }

  private void add(List<Moment> rungs, Scenario scenario, int year) {
    var warming = path.at(Warming.Curve.CENTRAL, scenario, year);
    if (rungs.isEmpty() || warming > rungs.getLast().warmingK()) {
      rungs.add(new Moment(scenario, year, warming));
    }
  }
}
