package ondo.scheduler.ingest;

import java.io.IOException;
import java.time.LocalDate;
import java.util.function.UnaryOperator;

/** Made-up daily weather of Seoul and of two cities, added to a {@link SyntheticDirectory}. */
record SyntheticWeather(SyntheticDirectory directory) {

  static final String HEADER = "date,tmin,tmax,tavg,precip_mm,wind_avg,rh_avg\n";

  /** Writes everything that the families of rain and drought need. */
  static SyntheticWeather in(SyntheticDirectory directory) throws IOException {
    var weather = new SyntheticWeather(directory);
    directory.change(
        ReferenceFiles.CHANGES,
        text -> text + "EAS,Rx1day,%,1.5,7.28,2.52,11.852\nEAS,Rx1day,%,4.0,28.69,18.98,34.97\n");
    directory.write(
        CityRain.CITIES,
        """
        city,lat,lon
        seoul,36.15,127.15
        elsewhere,36.35,127.35
        """);
    directory.writePacked(CityRain.DAYS, cities());
    directory.change(StationFiles.STATIONS, text -> text + "108,Seoul,서울,36.2,127.2,86\n");
    directory.writeDays("108", LocalDate.of(1990, 6, 1));
    weather.seoul(text -> text);
    return weather;
  }

  /** Writes Seoul's days of 1988…2019 after an edit. */
  void seoul(UnaryOperator<String> edit) throws IOException {
    directory.writePacked(WeatherFiles.SEOUL, edit.apply(days()));
  }

  /** The wettest day of a year, 1 July, has as many mm as the year counts from 1900. */
  private static String days() {
    var text = new StringBuilder(HEADER);
    for (var day = LocalDate.of(1988, 1, 1); day.getYear() < 2020; day = day.plusDays(1)) {
      var season = 12 - 14 * Math.cos(2 * Math.PI * (day.getDayOfYear() - 20) / 365.25);
      var wettest = day.getMonthValue() == 7 && day.getDayOfMonth() == 1;
      var rain = "";
      if (wettest) {
        rain = Integer.toString(day.getYear() - 1900);
      } else if (day.toEpochDay() % 5 == 0) {
        rain = "%.1f".formatted(3 + 10 * Math.abs(Math.sin(day.toEpochDay())));
      }
      text.append(
          "%s,%.1f,%.1f,%.1f,%s,%.1f,%.1f%n"
              .formatted(
                  day,
                  season - 5,
                  season + 5,
                  season,
                  rain,
                  2 + Math.sin(day.toEpochDay() / 3.0),
                  60 + 20 * Math.sin(day.toEpochDay() / 7.0)));
    }
    return text.toString();
  }

  /** Every year's wettest day has 80 mm in Seoul, 120 mm elsewhere. */
  private static String cities() {
    var text = new StringBuilder("city,date,precip_mm\n");
    for (var city : new String[] {"seoul", "elsewhere"}) {
      for (var day = LocalDate.of(2016, 1, 1); day.getYear() < 2026; day = day.plusDays(1)) {
        var most = city.equals("seoul") ? 80 : 120;
        text.append("%s,%s,%d%n".formatted(city, day, day.getDayOfYear() == 200 ? most : 1));
      }
    }
    return text.toString();
  }
}
