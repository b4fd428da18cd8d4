package ondo.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FireWeatherTest {

  private static final double[] DUFF = {
    6.5, 7.5, 9.0, 12.8, 13.9, 13.9, 12.4, 10.9, 9.4, 8.0, 7.0, 6.0
  };
  private static final double[] DROUGHT = {
    -1.6, -1.6, -1.6, 0.9, 3.8, 5.8, 6.4, 5.0, 2.4, 0.4, -1.6, -1.6
  };
  private static final FireWeather SEOUL =
      FireWeather.at(37.5, new FireWeather.DayLengths(DUFF, DROUGHT));
  private static final FireWeather.Codes START = new FireWeather.Codes(85, 6, 15);

  private static FireWeather.Weather weather(double t, double rh, double wind, double rain) {
    return new FireWeather.Weather(t, rh, wind, rain, 4);
  }

  @Test
  void first_published_day_keeps_the_day_lengths_of_duff_and_drought_apart() {
    var day = SEOUL.next(START, weather(17, 42, 25, 0));

    // Swapped tables would give 23.9 and 22.6.
    assertThat(day.codes().dmc()).isCloseTo(8.545051136, within(1e-9));
    assertThat(day.codes().dc()).isCloseTo(19.014, within(1e-9));
    assertThat(day.fwi()).isCloseTo(10.096371392382368, within(1e-9));
  }

  @Test
  void series_of_arrays_equals_the_chain_of_single_days() {
    var random = new Random(20);
    var n = 4000;
    var t = random.doubles(n, -15, 40).toArray();
    var rh = random.doubles(n, 0, 105).toArray();
    var wind = random.doubles(n, 0, 70).toArray();
    var rain = random.doubles(n, -40, 60).map(r -> Math.max(0, r)).toArray();
    var month = new byte[n];
    for (var i = 0; i < n; i++) {
      month[i] = (byte) (1 + i / 30 % 12);
    }
    t[700] = Double.NaN;
    rain[900] = -999;

    var series = SEOUL.series(START, t, rh, wind, rain, month);

    var codes = START;
    for (var i = 0; i < n; i++) {
      var day = SEOUL.next(codes, new FireWeather.Weather(t[i], rh[i], wind[i], rain[i], month[i]));
      assertThat(series[i]).isEqualTo(Double.valueOf(day.fwi()));
      codes = day.codes();
    }
  }

  @Test
  void codes_and_indices_stay_in_their_ranges_whatever_the_weather() {
    var random = new Random(21);
    var codes = START;
    for (var i = 0; i < 20_000; i++) {
      var rain = random.nextInt(3) == 0 ? random.nextDouble() * 150 : 0;
      var weather =
          new FireWeather.Weather(
              random.nextDouble() * 70 - 30,
              random.nextDouble() * 110 - 5,
              random.nextDouble() * 100,
              rain,
              1 + random.nextInt(12));
      var day = SEOUL.next(codes, weather);
      codes = day.codes();
      assertThat(codes.ffmc()).isBetween(0.0, 101.0);
      assertThat(codes.dmc()).isNotNegative().isFinite();
      assertThat(codes.dc()).isFinite();
      assertThat(day.isi()).isNotNegative().isFinite();
      assertThat(day.bui()).isNotNegative().isFinite();
      assertThat(day.fwi()).isNotNegative().isFinite();
    }
  }

  @Test
  void missing_day_leaves_the_codes_and_gives_no_index() {
    for (var gap :
        new FireWeather.Weather[] {
          weather(Double.NaN, 42, 25, 0),
          weather(17, -999, 25, 0),
          weather(17, 42, Double.POSITIVE_INFINITY, 0),
          weather(17, 42, 25, -99.9),
          weather(17, 42, -1, 0),
          weather(17, 42, 25, -0.1)
        }) {
      var day = SEOUL.next(START, gap);
      assertThat(day.codes()).isEqualTo(START);
      assertThat(day.fwi()).isNaN();
      assertThat(day.isi()).isNaN();
      assertThat(day.bui()).isNaN();
    }
  }

  @Test
  void humidity_beyond_its_range_counts_as_the_range_end() {
    assertThat(SEOUL.next(START, weather(17, 108, 25, 0)))
        .isEqualTo(SEOUL.next(START, weather(17, 100, 25, 0)));
    assertThat(SEOUL.next(START, weather(17, -3, 25, 0)))
        .isEqualTo(SEOUL.next(START, weather(17, 0, 25, 0)));
  }

  @Test
  void rain_up_to_its_threshold_changes_nothing() {
    var dry = SEOUL.next(START, weather(17, 42, 25, 0)).codes();

    assertThat(SEOUL.next(START, weather(17, 42, 25, 0.5)).codes()).isEqualTo(dry);
    var drizzle = SEOUL.next(START, weather(17, 42, 25, 1.5)).codes();
    assertThat(drizzle.ffmc()).isLessThan(dry.ffmc());
    assertThat(drizzle.dmc()).isEqualTo(dry.dmc());
    var shower = SEOUL.next(START, weather(17, 42, 25, 2.8)).codes();
    assertThat(shower.dmc()).isLessThan(dry.dmc());
    assertThat(shower.dc()).isEqualTo(dry.dc());
  }

  @Test
  void rain_wets_all_three_ranges_of_the_duff_code() {
    for (var before : new double[] {20, 33, 50, 65, 120}) {
      var rained = FireWeather.dmc(before, 15, 60, 10, 12.8);
      var dry = FireWeather.dmc(before, 15, 60, 0, 12.8);
      assertThat(rained).isLessThan(dry);
    }
    // The three branches meet, so the code does not jump at 33 and 65 by more than the drying.
    assertThat(FireWeather.dmc(33.001, 15, 60, 10, 12.8))
        .isCloseTo(FireWeather.dmc(33, 15, 60, 10, 12.8), within(0.2));
    assertThat(FireWeather.dmc(65.001, 15, 60, 10, 12.8))
        .isCloseTo(FireWeather.dmc(65, 15, 60, 10, 12.8), within(0.2));
  }

  @Test
  void nothing_to_burn_up_gives_no_build_up() {
    assertThat(FireWeather.bui(0, 0)).isZero();
    assertThat(FireWeather.bui(0, 10)).isZero();
    assertThat(FireWeather.bui(0.01, 0)).isNotNegative();
    assertThat(FireWeather.fwi(0, 50)).isZero();
  }

  @Test
  void balanced_fuel_keeps_its_moisture() {
    // Code 88 is 13.0 % of moisture, between the equilibria of wetting (12.0) and drying (13.7);
    // the two conversions are no exact inverses, so the code moves by some hundredths.
    assertThat(FireWeather.ffmc(88, 20, 50, 10, 0)).isCloseTo(88, within(0.06));
    assertThat(FireWeather.ffmc(86, 20, 50, 10, 0)).isGreaterThan(86.2);
    assertThat(FireWeather.ffmc(90, 20, 50, 10, 0)).isLessThan(89.8);
  }

  @Test
  void index_is_refused_south_of_its_day_lengths() {
    var lengths = new FireWeather.DayLengths(DUFF, DROUGHT);
    assertThat(FireWeather.covers(30)).isFalse();
    assertThat(FireWeather.covers(30.1)).isTrue();
    assertThat(FireWeather.covers(Double.NaN)).isFalse();
    assertThat(FireWeather.covers(91)).isFalse();
    assertThatThrownBy(() -> FireWeather.at(30, lengths)).hasMessageContaining("30");
  }

  @Test
  void day_lengths_need_twelve_months() {
    assertThatThrownBy(() -> new FireWeather.DayLengths(new double[11], DROUGHT))
        .hasMessageContaining("11");
    assertThatThrownBy(() -> new FireWeather.DayLengths(DUFF, new double[13]))
        .hasMessageContaining("13");
  }
}
