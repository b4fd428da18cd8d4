package ondo.scheduler.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ondo.climate.TemperatureIndex;
import ondo.geo.PointRegions;

/**
 * Hot days and tropical nights that a station observed in some years of late.
 *
 * @param nameEn of the station
 * @param regionCode of the region that it lies in
 * @param hotDays days with a maximum of at least 33 °C, mean of a year
 * @param tropicalNights nights with a minimum of at least 25 °C, mean of a year
 * @param missingDays in all years
 */
public record StationSummers(
    String nameEn, String regionCode, double hotDays, double tropicalNights, int missingDays) {

  private static final double LEAST_C = -60;
  private static final double MOST_C = 60;
  private static final double HOT_C = 33;
  private static final double TROPICAL_C = 25;

  /** The mean of one of the two indices, days a year. */
  public double mean(TemperatureIndex index) {
    return switch (index) {
      case HOT_DAYS_33 -> hotDays;
      case TROPICAL_NIGHTS_25 -> tropicalNights;
      default -> throw new IllegalArgumentException("no summer index: " + index);
    };
  }

  /**
   * The stations of a data directory that lie in a region.
   *
   * @throws InvalidInputException with every problem met
   */
  public static List<StationSummers> read(
      Path directory, ClimateData data, int firstYear, int lastYear) {
    var files = new DataFiles.Directory(directory);
    var problems = new InputProblems();
    var areas =
        new GeometryFiles(files, problems)
            .areas(GeometryFiles.REGION_AREAS, GeometryFiles.REGIONS_OBJECT);
    problems.throwIfAny();
    var summers = new ArrayList<StationSummers>();
    for (var climate : data.stations()) {
      var station = climate.station();
      areas
          .orElseThrow()
          .find(station.position(), PointRegions.REACH_M)
          .ifPresent(
              found -> {
                var counts = new int[3];
                new CsvFile(files, StationFiles.daily(station.id()), problems)
                    .read(
                        List.of("date", "tmin", "tmax"),
                        row -> count(row, firstYear, lastYear, counts));
                var years = lastYear - firstYear + 1.0;
                summers.add(
                    new StationSummers(
                        station.nameEn(),
                        found.code(),
                        counts[0] / years,
                        counts[1] / years,
                        counts[2]));
              });
    }
    problems.throwIfAny();
    return summers;
  }

  private static void count(CsvRow row, int firstYear, int lastYear, int[] counts) {
    var year = row.date("date").getYear();
    if (year < firstYear || year > lastYear) {
      return;
    }
    var maximum = row.numberOrMissing("tmax", LEAST_C, MOST_C);
    var minimum = row.numberOrMissing("tmin", LEAST_C, MOST_C);
    counts[0] += maximum >= HOT_C ? 1 : 0;
    counts[1] += minimum >= TROPICAL_C ? 1 : 0;
    counts[2] += Double.isNaN(maximum) || Double.isNaN(minimum) ? 1 : 0;
  }
}
