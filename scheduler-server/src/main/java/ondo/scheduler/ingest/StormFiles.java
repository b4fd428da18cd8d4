package ondo.scheduler.ingest;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import ondo.climate.BestTracks;
import ondo.climate.StormFix;
import ondo.climate.StormGrade;
import ondo.climate.StormTrack;
import ondo.climate.WindRadius;

/** Reads the best tracks of a data directory: the long record, and JMA's with wind radii. */
public final class StormFiles {

  public static final String TRACKS = "typhoons/ibtracs-korea-1977-2021.csv";
  public static final String JMA = "typhoons/jma-rsmc-korea-2015-2021.csv";

  /** The years that the record covers from end to end, as its name says. */
  public static final int FIRST_YEAR = 1977;

  public static final int LAST_YEAR = 2021;

  private static final double LEAST_HPA = 850;
  private static final double MOST_HPA = 1050;
  private static final double MOST_KT = 200;
  private static final double MOST_NM = 1500;
  private static final int MOST_GRADE = 9;

  private final DataFiles files;
  private final InputProblems problems;

  public StormFiles(DataFiles files, InputProblems problems) {
    this.files = files;
    this.problems = problems;
  }

  /** The long record, with JMA's fixes where that file is there and knows the same storm. */
  public BestTracks tracks() {
    var tracks = longRecord();
    return files.has(JMA) ? BestTracks.join(tracks, jma()) : BestTracks.of(tracks);
  }

  private List<StormTrack> longRecord() {
    return read(
        TRACKS,
        List.of("sid", "time", "lat", "lon", "wind_kt_10min", "pres_hpa"),
        row ->
            new StormFix(
                row.instant("time"),
                row.anywhere(),
                row.numberOrMissing("pres_hpa", LEAST_HPA, MOST_HPA),
                StormGrade.ofWindKt(row.numberOrMissing("wind_kt_10min", 0, MOST_KT)),
                WindRadius.NONE,
                WindRadius.NONE));
  }

  /** JMA's storms as they stand in their file. */
  List<StormTrack> jma() {
    return read(
        JMA,
        List.of(
            "jma_id",
            "time",
            "lat",
            "lon",
            "grade",
            "pres_hpa",
            "r30kt_dir",
            "r30kt_long_nm",
            "r30kt_short_nm",
            "r50kt_dir",
            "r50kt_long_nm",
            "r50kt_short_nm"),
        row ->
            new StormFix(
                row.instant("time"),
                row.anywhere(),
                row.numberOrMissing("pres_hpa", LEAST_HPA, MOST_HPA),
                StormGrade.ofJmaNumber(row.integer("grade", 1, MOST_GRADE)),
                radius(row, "r30kt"),
                radius(row, "r50kt")));
  }

  private static WindRadius radius(CsvRow row, String wind) {
    var direction = row.numberOrMissing(wind + "_dir", 0, MOST_GRADE);
    var longNm = row.numberOrMissing(wind + "_long_nm", 0, MOST_NM);
    var shortNm = row.numberOrMissing(wind + "_short_nm", 0, MOST_NM);
    // A direction that is not stated makes a circle of equal area, as JMA's own code 9 does.
    return WindRadius.ofJma(
        Double.isNaN(direction) ? MOST_GRADE : (int) direction, longNm, shortNm);
  }

  /** Storms in the order of the file; the rows of one stand in the order of time. */
  private List<StormTrack> read(
      String file, List<String> columns, Function<CsvRow, StormFix> reader) {
    var storms = new LinkedHashMap<String, List<StormFix>>();
    new CsvFile(files, file, problems)
        .read(
            columns,
            row -> {
              var fix = reader.apply(row);
              var id = row.text(columns.getFirst());
              if (row.isValid()) {
                add(row, fix, storms.computeIfAbsent(id, key -> new ArrayList<>()));
              }
            });
    var tracks = new ArrayList<StormTrack>();
    storms.forEach(
        (id, fixes) -> {
          if (!fixes.isEmpty()) {
            tracks.add(new StormTrack(id, fixes));
          }
        });
    return tracks;
  }

  private static void add(CsvRow row, StormFix fix, List<StormFix> fixes) {
    var hasEarlier = !fixes.isEmpty();
    if (hasEarlier && !fix.time().isAfter(fixes.getLast().time())) {
      row.reject("time", "is not after the fix before it: " + fix.time());
      return;
    }
    var year = fix.time().atOffset(ZoneOffset.UTC).getYear();
    if (!hasEarlier && (year < FIRST_YEAR || year > LAST_YEAR)) {
      row.reject("time", "lies outside the record %d…%d".formatted(FIRST_YEAR, LAST_YEAR));
      return;
    }
    fixes.add(fix);
  }
}
