package ondo.climate;

/**
 * A station's daily temperatures at a warming level: TX shifted by the change of the hottest day,
 * TN by its rank (see {@link TemperatureChange}), the daily mean by the mean of both.
 */
final class WarmedDays {

  private final DailyWeather weather;
  private final TemperatureChange change;
  private final double[] rank;

  /**
   * Ranks the nights of thirty base years.
   *
   * @param firstYear first of the base years
   */
  WarmedDays(DailyWeather weather, TemperatureChange change, int firstYear) {
    this.weather = weather;
    this.change = change;
    var nights = weather.years(weather.minimum(), firstYear, BaseYears.COUNT);
    var ranks = RankTable.of(nights);
    rank = new double[weather.days()];
    for (var day = 0; day < rank.length; day++) {
      var night = weather.minimum()[day];
      rank[day] = Double.isNaN(night) ? Double.NaN : ranks.rank(night);
    }
  }

  /**
   * Fills the three series, °C by day; NaN where the observation is missing.
   *
   * @param maximum TX
   * @param minimum TN, never above TX
   * @param mean of the day
   */
  void fill(double warmingK, double[] maximum, double[] minimum, double[] mean) {
    var warm = change.ofMaximum(warmingK);
    var cold = change.ofMinimum(warmingK, 0);
    for (var day = 0; day < rank.length; day++) {
      var night = TemperatureChange.between(cold, warm, rank[day]);
      maximum[day] = weather.maximum()[day] + warm;
      // Nights warm faster than days: on a day of hardly any range they would overtake it.
      minimum[day] = Math.min(weather.minimum()[day] + night, maximum[day]);
      mean[day] = Math.min(weather.mean()[day] + (warm + night) / 2, maximum[day]);
    }
  }
}
