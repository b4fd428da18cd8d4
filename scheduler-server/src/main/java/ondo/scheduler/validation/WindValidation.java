package ondo.scheduler.validation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import ondo.catalog.CatalogReader;
import ondo.catalog.EventTables;
import ondo.climate.HollandModel;
import ondo.climate.StormExposure;
import ondo.climate.StormTrack;
import ondo.climate.StormWind;
import ondo.geo.LatLon;
import ondo.scheduler.ingest.CsvFile;
import ondo.scheduler.ingest.DataFiles;
import ondo.scheduler.ingest.InputProblems;
import ondo.scheduler.ingest.StormFiles;
import ondo.statistics.Quantiles;

/**
 * The wind field of the storms (Holland 2008, open ground, 10-minute mean) held against the
 * strongest winds that stations measured while a storm passed. A storm and a station make a pair
 * when the model brings at least 10 m/s and the strongest gust of that month fell within a day of
 * the model's strongest hour: that gust was then the storm's.
 *
 * @param stations with a wind record
 * @param storms that made a pair
 * @param pairs of a storm and a station
 * @param correlation of the 10-minute winds over all pairs
 * @param bins by model wind
 */
public record WindValidation(
    int stations, int storms, int pairs, double correlation, List<Bin> bins) {

  /** The years in which both the record of storms and that of the stations are whole. */
  static final int FIRST_YEAR = 2012;

  static final int LAST_YEAR = 2021;

  private static final String REFERENCE = "second/derived/check-holland-vs-asos.csv";
  private static final double MOST_MS = 150;
  private static final double[] EDGES_MS = {10, 15, 20, 25, 30, Double.POSITIVE_INFINITY};
  private static final ZoneOffset KOREA = ZoneOffset.ofHours(9);
  private static final long DAYS_APART = 1;

  public WindValidation {
    bins = List.copyOf(bins);
  }

  /**
   * The pairs of one interval of model wind; ratios are medians of observed over model.
   *
   * @param fromMs 10-minute model wind, inclusive
   * @param toMs exclusive
   * @param windRatio of the strongest 10-minute wind, NaN without a pair
   * @param gustRatio of the strongest gust, NaN without a pair
   */
  public record Bin(double fromMs, double toMs, int pairs, double windRatio, double gustRatio) {}

  /**
   * One storm at one station.
   *
   * @param modelMs 10-minute model wind over open ground
   */
  record Pair(String storm, String station, double modelMs, double windMs, double gustMs) {}

  /** The figures of a data directory, empty where it holds no storms or no station winds. */
  public static Optional<WindValidation> of(Path data) {
    if (!StationGusts.isIn(data) || !new DataFiles.Directory(data).has(StormFiles.TRACKS)) {
      return Optional.empty();
    }
    var problems = new InputProblems();
    var tracks = new StormFiles(new DataFiles.Directory(data), problems).tracks().tracks();
    problems.throwIfAny();
    var gusts = StationGusts.read(data);
    var pairs = pairs(tracks, gusts, EventTables.of(CatalogReader.read()).holland());
    return Optional.of(figures(gusts.stations().size(), pairs));
  }

  /**
   * The same from the winds of another profile (Holland 1980 with a radius of maximum wind by wind
   * speed and latitude) that a data directory brings ready-made; empty where it does not.
   */
  public static Optional<WindValidation> ofReference(Path data) {
    var files = new DataFiles.Directory(data);
    if (!files.has(REFERENCE)) {
      return Optional.empty();
    }
    var problems = new InputProblems();
    var pairs = new ArrayList<Pair>();
    new CsvFile(files, REFERENCE, problems)
        .read(
            List.of("sid", "station_id", "holland_10min_open", "obs_max10min_ms", "obs_gust_ms"),
            row ->
                pairs.add(
                    new Pair(
                        row.text("sid"),
                        row.text("station_id"),
                        row.number("holland_10min_open", 0, MOST_MS),
                        row.number("obs_max10min_ms", 0, MOST_MS),
                        row.number("obs_gust_ms", 0, MOST_MS))));
    problems.throwIfAny();
    var stations = (int) pairs.stream().map(Pair::station).distinct().count();
    return Optional.of(figures(stations, pairs));
  }

  static List<Pair> pairs(List<StormTrack> tracks, StationGusts gusts, HollandModel model) {
    var pairs = new ArrayList<Pair>();
    for (var track : tracks) {
      if (track.year() < FIRST_YEAR || track.year() > LAST_YEAR) {
        continue;
      }
      var wind = new StormWind(track, model);
      gusts
          .stations()
          .forEach((id, place) -> pair(track, wind, id, place, gusts).ifPresent(pairs::add));
    }
    return pairs;
  }

  private static Optional<Pair> pair(
      StormTrack track, StormWind wind, String station, LatLon place, StationGusts gusts) {
    var peak = wind.peak(place);
    var modelMs = peak.windMs() * StormExposure.TEN_MINUTE_PER_ONE_MINUTE;
    if (modelMs < EDGES_MS[0]) {
      return Optional.empty();
    }
    var time = track.fixes().getFirst().time().plusSeconds(Math.round(peak.hours() * 3600));
    var day = time.atOffset(KOREA).toLocalDate();
    return gusts
        .month(station, day)
        .filter(month -> isOfStorm(month, day))
        .map(m -> new Pair(track.id(), station, modelMs, m.tenMinuteMs(), m.gustMs()));
  }

  private static boolean isOfStorm(StationGusts.Month month, LocalDate day) {
    var apart = Duration.between(month.gustDay().atStartOfDay(), day.atStartOfDay()).toDays();
    return Math.abs(apart) <= DAYS_APART
        && !Double.isNaN(month.gustMs())
        && !Double.isNaN(month.tenMinuteMs());
  }

  static WindValidation figures(int stations, List<Pair> pairs) {
    var bins = new ArrayList<Bin>();
    for (var i = 1; i < EDGES_MS.length; i++) {
      var from = EDGES_MS[i - 1];
      var to = EDGES_MS[i];
      var own = pairs.stream().filter(p -> p.modelMs >= from && p.modelMs < to).toList();
      bins.add(
          new Bin(
              from,
              to,
              own.size(),
              median(own, p -> p.windMs / p.modelMs),
              median(own, p -> p.gustMs / p.modelMs)));
    }
    var storms = (int) pairs.stream().map(Pair::storm).distinct().count();
    return new WindValidation(stations, storms, pairs.size(), correlation(pairs), bins);
  }

  private static double median(List<Pair> pairs, ToDoubleFunction<Pair> ratio) {
    return pairs.isEmpty()
        ? Double.NaN
        : Quantiles.type7(pairs.stream().mapToDouble(ratio).toArray(), 0.5);
  }

  /** Pearson's coefficient of model and observed 10-minute wind; NaN below two pairs. */
  private static double correlation(List<Pair> pairs) {
    var model = pairs.stream().mapToDouble(Pair::modelMs).average().orElse(Double.NaN);
    var observed = pairs.stream().mapToDouble(Pair::windMs).average().orElse(Double.NaN);
    var product = 0.0;
    var modelSquare = 0.0;
    var observedSquare = 0.0;
    for (var pair : pairs) {
      var x = pair.modelMs - model;
      var y = pair.windMs - observed;
      product += x * y;
      modelSquare += x * x;
      observedSquare += y * y;
    }
    return product / Math.sqrt(modelSquare * observedSquare);
  }
}
