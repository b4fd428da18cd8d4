package ondo.method;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import ondo.catalog.EventTables;
import ondo.climate.FireWeather;
import ondo.climate.Rainfall;
import ondo.climate.Scenario;
import ondo.climate.Spei;
import ondo.climate.Spells;
import ondo.climate.StormFix;
import ondo.climate.StormGrade;
import ondo.climate.StormResponse;
import ondo.climate.Topography;
import ondo.climate.WindRadius;
import ondo.geo.LatLon;
import ondo.risk.hazard.CoastalFlood;
import ondo.risk.hazard.PluvialFlood;
import ondo.risk.hazard.WaterStress;

/** Climate indicators and the intensities computed from them. */
final class ClimateFunctions {

  static final EventTables TABLES = EventTables.of(ScoreFunctions.CATALOG);

  private static final double MID_LATITUDE = 37;

  static final Map<String, Function<Arguments, Object>> ALL =
      Map.ofEntries(
          Map.entry("spellDays", ClimateFunctions::spellDays),
          Map.entry("fireWeather", ClimateFunctions::fireWeather),
          Map.entry("annualMinimumSpei", in -> Spei.annualMinimum(in.numbers("months"))),
          Map.entry("waterStress", ClimateFunctions::waterStress),
          Map.entry("inundationDepth", ClimateFunctions::inundationDepth),
          Map.entry("wetnessIndex", ClimateFunctions::wetnessIndex),
          Map.entry("hourlyRain", ClimateFunctions::hourlyRain),
          Map.entry("drainageCapacity", in -> TABLES.pluvialFlood().capacity(drainage(in))),
          Map.entry("pondingDepth", ClimateFunctions::pondingDepth),
          Map.entry("stormUnits", ClimateFunctions::stormUnits),
          Map.entry("warming", ClimateFunctions::warming),
          Map.entry("windFactor", ClimateFunctions::windFactor),
          Map.entry("rainFactor", ClimateFunctions::rainFactor));

  private ClimateFunctions() {}

  private static Object spellDays(Arguments in) {
    var values = in.numbers("values");
    var thresholds = new double[values.length];
    Arrays.fill(thresholds, in.required("threshold"));
    var side = Spells.Side.valueOf(in.word("side"));
    var days = Spells.daysPerYear(values, thresholds, new int[values.length], side);
    return days.firstEntry().getValue().orElseThrow();
  }

  private static Object fireWeather(Arguments in) {
    var chain = FireWeather.at(MID_LATITUDE, TABLES.dayLengths());
    var start = TABLES.fireStart();
    var before =
        in.has("ffmc")
            ? new FireWeather.Codes(in.required("ffmc"), in.required("dmc"), in.required("dc"))
            : start;
    var weather =
        new FireWeather.Weather(
            in.required("temperature"),
            in.required("humidity"),
            in.required("wind"),
            in.required("rain"),
            in.whole("month"));
    return chain.next(before, weather).fwi();
  }

  private static Object waterStress(Arguments in) {
    var basin =
        new WaterStress(in.number("base"), in.numbers("opt"), in.numbers("bau"), in.numbers("pes"));
    return basin.intensity(
        Scenario.of(in.word("scenario")),
        in.whole("year"),
        in.number("withdrawal_m3"),
        in.number("supply_m3"));
  }

  private static Object inundationDepth(Arguments in) {
    return CoastalFlood.depth(
        in.number("rise_cm"), in.number("ground_m"), in.number("water_level_m"));
  }

  private static Object wetnessIndex(Arguments in) {
    return Topography.wetnessIndex(
        in.required("area_m2"), in.required("contour_m"), in.required("slope"), TABLES.minSlope());
  }

  private static Object hourlyRain(Arguments in) {
    return Rainfall.hourlyFromDaily(
        in.required("daily_mm"), TABLES.pluvialFlood().mononobeExponent());
  }

  private static PluvialFlood.Drainage drainage(Arguments in) {
    return new PluvialFlood.Drainage(
        in.number("capacity_mmph"),
        in.number("urban_share"),
        in.number("slope"),
        in.number("depth_per_excess"));
  }

  private static Object pondingDepth(Arguments in) {
    return TABLES.pluvialFlood().depth(in.number("rx1day"), drainage(in));
  }

  /** Circles around a centre {@code distance_km} south of the site. */
  private static Object stormUnits(Arguments in) {
    var site = new LatLon(35, 128);
    var exposure = TABLES.stormExposure();
    var centre = new LatLon(35 - in.required("distance_km") / exposure.kmPerDegree(), 128);
    var fix =
        new StormFix(
            Instant.EPOCH,
            centre,
            Double.NaN,
            StormGrade.of(in.word("grade")),
            circle(in.required("gale_km")),
            circle(in.number("storm_km")));
    return exposure.byRadii(fix, in.required("hours"), site);
  }

  private static WindRadius circle(double km) {
    return new WindRadius(km, km, Double.NaN);
  }

  private static Object warming(Arguments in) {
    return TABLES.warming().delta(Scenario.of(in.word("scenario")), in.whole("year"));
  }

  private static StormResponse response(Arguments in) {
    if (!in.has("percent_at_2k")) {
      return TABLES.responses().central();
    }
    var percent = in.required("percent_at_2k");
    return StormResponse.ofPercentAtTwoKelvin(percent, percent);
  }

  private static Object windFactor(Arguments in) {
    return response(in).windFactor(in.required("delta_t"));
  }

  private static Object rainFactor(Arguments in) {
    return response(in).rainFactor(in.required("delta_t"));
  }
}
