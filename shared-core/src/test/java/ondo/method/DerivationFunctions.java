package ondo.method;

import static ondo.method.ClimateFunctions.TABLES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import ondo.climate.Evapotranspiration;
import ondo.climate.IndexChange;
import ondo.climate.LocalMean;
import ondo.climate.RainChange;
import ondo.climate.RegionalGrowth;
import ondo.climate.Scenario;
import ondo.climate.ScenarioShare;
import ondo.climate.SeaLevelCurve;
import ondo.climate.SiteValue;
import ondo.climate.StormGrade;
import ondo.climate.TemperatureChange;
import ondo.climate.WaterBalance;
import ondo.climate.WaterLevel;
import ondo.geo.LatLon;

/** What makes a climate of a place from the observations and projections of others. */
final class DerivationFunctions {

  private static final double KM_PER_DEGREE = 6371.0088 * Math.PI / 180;

  static final Map<String, Function<Arguments, Object>> ALL =
      Map.ofEntries(
          Map.entry("changeFactor", DerivationFunctions::changeFactor),
          Map.entry("dayShift", in -> temperature(in).ofMaximum(in.required("warming"))),
          Map.entry("nightShift", DerivationFunctions::nightShift),
          Map.entry("growthFactor", in -> growth(in).factor(in.required("years"))),
          Map.entry("growthSample", in -> growth(in).sample(in.whole("size"))),
          Map.entry("localMean", DerivationFunctions::localMean),
          Map.entry("rainChange", DerivationFunctions::rainChange),
          Map.entry("scenarioShare", DerivationFunctions::scenarioShare),
          Map.entry("runoff", DerivationFunctions::runoff),
          Map.entry("noonHumidity", DerivationFunctions::noonHumidity),
          Map.entry("riseInYear", DerivationFunctions::riseInYear),
          Map.entry("waterLevel", DerivationFunctions::waterLevel),
          Map.entry("windUnits", DerivationFunctions::windUnits));

  private DerivationFunctions() {}

  private static IndexChange change(Arguments in, String key) {
    return IndexChange.of(in.numbers("levels"), in.numbers(key));
  }

  private static Object changeFactor(Arguments in) {
    return change(in, "percent").factorSinceBase(in.required("warming"));
  }

  private static TemperatureChange temperature(Arguments in) {
    return new TemperatureChange(
        change(in, "txx"), in.has("tnn") ? change(in, "tnn") : change(in, "txx"));
  }

  private static Object nightShift(Arguments in) {
    return temperature(in).ofMinimum(in.required("warming"), in.required("rank"));
  }

  private static RegionalGrowth growth(Arguments in) {
    return new RegionalGrowth(in.required("lcv"));
  }

  /** Places due north of the point. */
  private static Object localMean(Arguments in) {
    var km = in.numbers("km");
    var values = in.numbers("values");
    var sites = new ArrayList<SiteValue>();
    for (var i = 0; i < km.length; i++) {
      sites.add(new SiteValue(new LatLon(35 + km[i] / KM_PER_DEGREE, 127), values[i]));
    }
    return new LocalMean(sites, in.whole("nearest")).at(new LatLon(35, 127));
  }

  private static Object rainChange(Arguments in) {
    return RainChange.fit(in.numbers("levels"), in.numbers("rain")).factor(in.required("warming"));
  }

  private static double[] years(Arguments in, String key) {
    var years = new double[ScenarioShare.WINDOW];
    Arrays.fill(years, in.required(key));
    return years;
  }

  /** Of 20 years that are all alike. */
  private static Object scenarioShare(Arguments in) {
    return ScenarioShare.bySeries(
        years(in, "ssp126"), years(in, "own"), years(in, "ssp585"), years(in, "by_warming"))[0];
  }

  private static Object runoff(Arguments in) {
    return WaterBalance.runoffMm(in.required("rain_mm"), in.required("temperature"));
  }

  private static Object noonHumidity(Arguments in) {
    return Evapotranspiration.noonRelativeHumidity(
        in.required("humidity"), in.required("mean"), in.required("maximum"));
  }

  private static Object riseInYear(Arguments in) {
    var cm = in.numbers("decades_cm");
    return new SeaLevelCurve(cm, cm, cm)
        .series(Scenario.SSP245, List.of())
        .getFirst()
        .at(in.whole("year"));
  }

  private static Object waterLevel(Arguments in) {
    var low = in.numbers("low");
    var central = in.numbers("central");
    var high = in.numbers("high");
    var studies = new ArrayList<WaterLevel>();
    for (var i = 0; i < low.length; i++) {
      studies.add(new WaterLevel(low[i], central[i], high[i]));
    }
    var level = WaterLevel.of(studies);
    return new double[] {level.low(), level.central(), level.high()};
  }

  private static Object windUnits(Arguments in) {
    return TABLES
        .stormExposure()
        .byWind(StormGrade.of(in.word("grade")), in.required("wind"), in.required("hours"));
  }
}
