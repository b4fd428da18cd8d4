package ondo.vectors;

import static ondo.vectors.Json.answer;
import static ondo.vectors.Json.number;
import static ondo.vectors.Json.numbers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import ondo.catalog.CatalogReader;
import ondo.catalog.EventTables;
import ondo.climate.CalendarThresholds;
import ondo.climate.Evapotranspiration;
import ondo.climate.FireSeason;
import ondo.climate.FireWeather;
import ondo.climate.Rainfall;
import ondo.climate.Scenario;
import ondo.climate.Spei;
import ondo.climate.Spells;
import ondo.climate.StormFix;
import ondo.climate.StormGrade;
import ondo.climate.Topography;
import ondo.climate.WindRadius;
import ondo.geo.LatLon;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The climate indicators of the suites {@code x}, {@code indicators} and {@code published}. */
final class ClimateVectors {

  private static final EventTables TABLES = EventTables.of(CatalogReader.read());

  /** Any latitude at which the fire weather index is defined. */
  private static final double MID_LATITUDE = 45;

  static final Map<String, VectorFunction> FUNCTIONS =
      Map.ofEntries(
          Map.entry("spellDays", (in, out) -> spellDays(in)),
          Map.entry("calendarDayThreshold", (in, out) -> calendarDayThreshold(in)),
          Map.entry("peakMonthFwi", (in, out) -> answer("x", FireSeason.peakMonth(months(in)))),
          Map.entry(
              "annualMinSpei", (in, out) -> answer("x", Spei.annualMinimum(numbers(in, "months")))),
          Map.entry(
              "rx1day", (in, out) -> answer("x", Rainfall.annualMaximum(numbers(in, "daily_mm")))),
          Map.entry("stormExposure", (in, out) -> stormExposure(in)),
          Map.entry("fwiDay", (in, out) -> fwiDay(in)),
          Map.entry("fwiSequence", (in, out) -> fwiSequence(in)),
          Map.entry("noonRelativeHumidity", (in, out) -> noonRelativeHumidity(in)),
          Map.entry("twi", (in, out) -> twi(in)),
          Map.entry("extraterrestrialRadiation", (in, out) -> extraterrestrialRadiation(in)),
          Map.entry("et0Hargreaves", (in, out) -> hargreaves(in)),
          Map.entry("hourlyFromDaily", (in, out) -> hourlyFromDaily(in)),
          Map.entry("spei", (in, out) -> spei(in)),
          Map.entry("gmst", (in, out) -> gmst(in)));

  private ClimateVectors() {}

  private static Object spellDays(JsonNode in) {
    var years = in.get("years");
    var yearOfDay = new int[years.size()];
    for (var i = 0; i < yearOfDay.length; i++) {
      yearOfDay[i] = years.get(i).intValue();
    }
    var isHeat = in.get("risk").stringValue().equals("extreme_heat");
    var days =
        Spells.daysPerYear(
            numbers(in, "values"),
            numbers(in, "thresholds"),
            yearOfDay,
            isHeat ? Spells.Side.ABOVE : Spells.Side.BELOW);
    var byYear = new LinkedHashMap<String, @Nullable Object>();
    days.forEach((year, n) -> byYear.put(year.toString(), n.isPresent() ? n.getAsInt() : null));
    return answer("days_per_year", byYear);
  }

  private static Object calendarDayThreshold(JsonNode in) {
    var byDay = new HashMap<Integer, double[]>();
    var given = in.get("window_values_by_doy");
    given
        .properties()
        .forEach(e -> byDay.put(Integer.valueOf(e.getKey()), numbers(given, e.getKey())));
    return answer(
        "threshold", CalendarThresholds.of(byDay, in.get("doy").intValue(), number(in, "p")));
  }

  private static double[][] months(JsonNode in) {
    var months = new double[in.get("months").size()][];
    for (var m = 0; m < months.length; m++) {
      months[m] = Json.numbers(in.get("months").get(m));
    }
    return months;
  }

  private static Object stormExposure(JsonNode in) {
    var site = new LatLon(number(in.get("site"), "lat"), number(in.get("site"), "lon"));
    var sum = 0.0;
    for (var node : in.get("fixes")) {
      var fix =
          new StormFix(
              Instant.EPOCH,
              new LatLon(number(node, "lat"), number(node, "lon")),
              Double.NaN,
              StormGrade.of(node.get("grade").stringValue()),
              radius(node, "gale"),
              radius(node, "storm"));
      sum += TABLES.stormExposure().byRadii(fix, number(node, "dt_h"), site);
    }
    return answer("x", sum * TABLES.responses().central().windFactor(number(in, "delta_t")));
  }

  private static WindRadius radius(JsonNode fix, String kind) {
    return new WindRadius(
        number(fix, kind + "_long"), number(fix, kind + "_short"), number(fix, kind + "_dir"));
  }

  private static Object fwiDay(JsonNode in) {
    var before = new FireWeather.Codes(number(in, "ffmc0"), number(in, "dmc0"), number(in, "dc0"));
    return day(FireWeather.at(MID_LATITUDE, TABLES.dayLengths()).next(before, weather(in)));
  }

  private static Object fwiSequence(JsonNode in) {
    var start = in.get("start");
    var codes =
        new FireWeather.Codes(number(start, "ffmc"), number(start, "dmc"), number(start, "dc"));
    var chain = FireWeather.at(MID_LATITUDE, TABLES.dayLengths());
    var days = new ArrayList<Object>();
    for (var node : in.get("days")) {
      var day = chain.next(codes, weather(node));
      days.add(day(day));
      codes = day.codes();
    }
    return answer("days", days);
  }

  private static FireWeather.Weather weather(JsonNode in) {
    return new FireWeather.Weather(
        number(in, "temp_c"),
        number(in, "rh_pct"),
        number(in, "wind_kmh"),
        number(in, "rain_mm"),
        in.get("month").intValue());
  }

  private static Map<String, @Nullable Object> day(FireWeather.Day day) {
    return answer(
        "ffmc", day.codes().ffmc(),
        "dmc", day.codes().dmc(),
        "dc", day.codes().dc(),
        "isi", day.isi(),
        "bui", day.bui(),
        "fwi", day.fwi());
  }

  private static Object noonRelativeHumidity(JsonNode in) {
    return answer(
        "rh",
        Evapotranspiration.noonRelativeHumidity(
            number(in, "rh_mean"), number(in, "t_mean"), number(in, "t_max")));
  }

  private static Object twi(JsonNode in) {
    return answer(
        "twi",
        Topography.wetnessIndex(
            number(in, "upslope_area_m2"),
            number(in, "contour_m"),
            number(in, "slope_tan"),
            TABLES.minSlope()));
  }

  private static Object extraterrestrialRadiation(JsonNode in) {
    return answer(
        "ra_mj",
        Evapotranspiration.extraterrestrialRadiation(
            number(in, "latitude"), in.get("doy").intValue()));
  }

  private static Object hargreaves(JsonNode in) {
    return answer(
        "et0_mm",
        Evapotranspiration.hargreaves(
            number(in, "tmin"),
            number(in, "tmax"),
            number(in, "latitude"),
            in.get("doy").intValue()));
  }

  private static Object hourlyFromDaily(JsonNode in) {
    return answer(
        "r1h",
        Rainfall.hourlyFromDaily(number(in, "rx1day"), TABLES.pluvialFlood().mononobeExponent()));
  }

  private static Object spei(JsonNode in) {
    var balance = numbers(in, "balance_mm");
    var scale = in.get("scale").intValue();
    if (in.get("ref_first").isNull()) {
      return answer("spei", Json.listWithGaps(Spei.of(balance, scale)));
    }
    var first = in.get("ref_first").intValue();
    return answer(
        "spei", Json.listWithGaps(Spei.of(balance, scale, first, in.get("ref_last").intValue())));
  }

  private static Object gmst(JsonNode in) {
    var scenario = Scenario.of(in.get("scenario").stringValue());
    var year = in.get("year").intValue();
    var delta = TABLES.warming().delta(scenario, year);
    return answer(
        "gmst_k", TABLES.warming().gmst(scenario, year),
        "delta_k", delta,
        "wind_factor", TABLES.responses().central().windFactor(delta),
        "rain_factor", TABLES.responses().central().rainFactor(delta));
  }
}
