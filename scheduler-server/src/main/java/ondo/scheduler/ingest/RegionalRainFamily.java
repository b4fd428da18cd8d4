package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import ondo.climate.BaseSample;
import ondo.climate.BaseYears;
import ondo.climate.IndexChange;
import ondo.climate.LocalMean;
import ondo.climate.MovedSeries;
import ondo.climate.PointClimate;
import ondo.climate.RegionalGrowth;
import ondo.climate.WarmingLevels;
import ondo.geo.GridPoint;
import ondo.risk.Flag;

/**
 * Largest daily rain of the year by index flood: a place's own mean maximum from the stations
 * around it, times the growth curve of the whole region. Only a user's own files can carry it.
 */
final class RegionalRainFamily implements PointFamily {

  private static final String CURVES = "second/derived/rain-growth-curves.csv";

  static final List<String> FILES =
      List.of(
          AnnualStations.YEARS,
          AnnualStations.POSITIONS,
          CURVES,
          WeatherFiles.SEOUL,
          WeatherFiles.DAEJEON,
          WeatherFiles.BUSAN,
          ReferenceFiles.CHANGES);

  /** Records that reach back to the base years, by station. */
  private static final Map<String, String> LONG_RECORDS =
      Map.of("108", WeatherFiles.SEOUL, "133", WeatherFiles.DAEJEON, "159", WeatherFiles.BUSAN);

  private static final int NEAREST = 6;
  private static final String INDICATOR = "rx1day";
  private static final List<String> FLAGS = List.of(Flag.REGIONAL_GROWTH_CURVE.name());

  private final LocalMean mean;
  private final double correction;
  private final RegionalGrowth growth;
  private final double[] sample;
  private final WarmingLevels levels;
  private final IndexChange change;

  private RegionalRainFamily(
      LocalMean mean, double correction, RegionalGrowth growth, FamilyInput input) {
    this.mean = mean;
    this.correction = correction;
    this.growth = growth;
    levels = input.levels();
    change = ChangeRow.median(input.changes(), ChangeRow.RX1DAY);
    sample = growth.sample(BaseYears.COUNT);
  }

  static Optional<RegionalRainFamily> ofDirectory(FamilyInput input) {
    if (!input.has(FILES)) {
      return Optional.empty();
    }
    var before = input.problems().count();
    if (!ChangeRow.has(input.changes(), ChangeRow.RX1DAY)) {
      input.problems().add(ReferenceFiles.CHANGES, "lacks " + ChangeRow.RX1DAY);
    }
    var stations = AnnualStations.read(input.files(), input.problems());
    var means = stations.means(AnnualStations.Variable.RX1DAY);
    if (means.size() < NEAREST) {
      input.problems().add(AnnualStations.YEARS, "has too few stations with ten years of rain");
    }
    var lcv = lcv(input);
    var correction = correction(input, stations);
    if (lcv.isEmpty() || correction.isEmpty() || input.problems().count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new RegionalRainFamily(
            new LocalMean(means, NEAREST),
            correction.getAsDouble(),
            new RegionalGrowth(lcv.getAsDouble()),
            input));
  }

  /** L-CV of the region's Gumbel curve; it draws on more stations than the yearly file holds. */
  private static OptionalDouble lcv(FamilyInput input) {
    var found = new ArrayList<Double>();
    new CsvFile(input.files(), CURVES, input.problems())
        .read(
            List.of("source", "lcv"),
            row -> {
              var source = row.text("source");
              if (source.startsWith("regional") && source.endsWith("Gumbel")) {
                found.add(row.number("lcv", 0.01, 0.99));
              }
            });
    if (found.size() != 1) {
      input.problems().add(CURVES, "has " + found.size() + " regional Gumbel curves instead of 1");
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(found.getFirst());
  }

  /**
   * The yearly file begins in 2010: its means are carried to the base years by the mean ratio of
   * the stations with a long record.
   */
  private static OptionalDouble correction(FamilyInput input, AnnualStations stations) {
    var sum = 0.0;
    for (var record :
        LONG_RECORDS.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
      var weather = new WeatherFiles(input.files(), input.problems()).read(record.getValue());
      var recent =
          stations.station(record.getKey()).flatMap(s -> s.mean(AnnualStations.Variable.RX1DAY));
      if (weather.isEmpty()) {
        return OptionalDouble.empty();
      }
      if (recent.isEmpty()) {
        input.problems().add(AnnualStations.YEARS, "lacks ten years at " + record.getKey());
        return OptionalDouble.empty();
      }
      sum += weather.get().meanMaximumRainFrom(BaseYears.FIRST) / recent.get();
    }
    if (!(sum > 0)) {
      input.problems().add(WeatherFiles.SEOUL, "or another long record has no rain after 1990");
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(sum / LONG_RECORDS.size());
  }

  /** Mean yearly maximum of the base years at a point, mm/d. */
  double meanMm(GridPoint point) {
    return mean.at(point.position()) * correction;
  }

  /** Factor from the means of 2010-2021 to those of the base years. */
  double correction() {
    return correction;
  }

  RegionalGrowth growth() {
    return growth;
  }

  @Override
  public PointClimate at(GridPoint point) {
    var local = meanMm(point);
    var values = sample.clone();
    for (var i = 0; i < values.length; i++) {
      values[i] *= local;
    }
    var moved = new BaseSample(BaseYears.FIRST, values).scaled(levels, change);
    return PointClimate.ofMoved(List.of(new MovedSeries(INDICATOR, FLAGS, moved)));
  }

  @Override
  public List<Provenance> sources() {
    return List.of(
        new Provenance(
            "KMA ASOS yearly rain extremes, %d stations".formatted(mean.sites().size()),
            Sources.KMA_LICENCE,
            Sources.KMA,
            ("Index flood: mean maximum of the 6 nearest stations (inverse distance squared) times"
                    + " %.3f from 2010-2021 to the years from 1991 on, times thirty expected"
                    + " order statistics of the regional Gumbel curve with L-CV %s, times the East"
                    + " Asia change of Rx1day")
                .formatted(correction, growth.lcv()),
            "2010-2021, carried to 1991 on",
            FILES));
  }
}
