package ondo.api.risk;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import ondo.api.snapshot.Snapshot;
import ondo.api.web.Rounding;
import ondo.climate.Scenario;
import ondo.geo.GridPoint;
import ondo.risk.Hazard;
import ondo.risk.Status;
import ondo.store.HazardSeries;
import ondo.store.LossSeries;
import ondo.store.PointRepository;
import org.jspecify.annotations.Nullable;

/**
 * Stored results of one grid point.
 *
 * @param gridDistanceM metres from the place asked for to the grid point
 */
record PointRisks(
    String modelVersion,
    String dataVersion,
    Instant computedAt,
    int gridPointId,
    double gridDistanceM,
    List<Row> risks,
    List<Gap> gaps) {

  /** First line of the CSV form. */
  static final String HEADER =
      "place,hazard,scenario,year,h,aal_base,severe,probabilities,status,flags,code,"
          + "grid_point_id,grid_distance_m,model_version,data_version,computed_at\n";

  /**
   * One year of one hazard and scenario.
   *
   * @param h score 0…100
   * @param probabilities of the intensity classes, mildest first
   * @param aalBase ratio a year before exposure, vulnerability and insurance
   * @param severe yearly chance of the two most severe classes
   */
  record Row(
      String hazard,
      Scenario scenario,
      int year,
      @Nullable BigDecimal h,
      List<@Nullable BigDecimal> probabilities,
      @Nullable BigDecimal aalBase,
      @Nullable BigDecimal severe,
      Status status,
      List<String> flags) {}

  static PointRisks of(
      Snapshot snapshot, PointRepository points, Selection selection, int gridId, double distance) {
    if (distance > GridPoint.REACH_M) {
      return new PointRisks(
          snapshot.modelVersion(),
          snapshot.dataVersion(),
          snapshot.computedAt(),
          gridId,
          distance,
          List.of(),
          outOfReach(selection));
    }
    var ids = List.of(gridId);
    var scores = points.hazards(snapshot.resultSetId(), ids);
    var losses = points.losses(snapshot.resultSetId(), ids);
    var rows = new ArrayList<Row>();
    var gaps = new ArrayList<Gap>();
    for (var hazard : selection.hazards()) {
      for (var scenario : selection.scenarios()) {
        var key = new PointRepository.Key(gridId, hazard, scenario);
        add(hazard, scenario, scores.get(key), losses.get(key), selection.years(), rows, gaps);
      }
    }
    return new PointRisks(
        snapshot.modelVersion(),
        snapshot.dataVersion(),
        snapshot.computedAt(),
        gridId,
        distance,
        rows,
        gaps);
  }

  private static List<Gap> outOfReach(Selection selection) {
    var gaps = new ArrayList<Gap>();
    for (var hazard : selection.hazards()) {
      for (var scenario : selection.scenarios()) {
        gaps.add(
            new Gap(
                hazard.code(),
                scenario,
                Status.INSUFFICIENT_DATA,
                List.of(),
                List.of("h", "probabilities", "aal"),
                Gap.TOO_FAR_FROM_GRID));
      }
    }
    return gaps;
  }

  private static void add(
      Hazard hazard,
      Scenario scenario,
      @Nullable HazardSeries score,
      @Nullable LossSeries loss,
      List<Integer> years,
      List<Row> rows,
      List<Gap> gaps) {
    var hasScore = score != null && score.h() != null;
    var hasLoss = loss != null && loss.aal() != null;
    if (!hasScore || !hasLoss) {
      gaps.add(gap(hazard, scenario, score, loss));
    }
    if (!hasScore && !hasLoss) {
      return;
    }
    for (var year : years) {
      rows.add(row(hazard, scenario, score, loss, year));
    }
  }

  private static Gap gap(
      Hazard hazard, Scenario scenario, @Nullable HazardSeries score, @Nullable LossSeries loss) {
    var flags = new TreeSet<String>();
    var status = Status.INSUFFICIENT_DATA;
    if (score != null) {
      flags.addAll(score.flags());
      status = score.status().hasValue() ? status : score.status();
    }
    if (loss != null) {
      flags.addAll(loss.flags());
      status = loss.status().hasValue() ? status : loss.status();
    }
    var missing = new ArrayList<String>();
    if (score == null || score.h() == null) {
      missing.add("h");
    }
    if (loss == null || loss.aal() == null) {
      missing.addAll(List.of("probabilities", "aal"));
    }
    return new Gap(hazard.code(), scenario, status, List.copyOf(flags), missing, null);
  }

  private static Row row(
      Hazard hazard,
      Scenario scenario,
      @Nullable HazardSeries score,
      @Nullable LossSeries loss,
      int year) {
    var at = year - Years.FIRST;
    var flags = new TreeSet<String>();
    var status = Status.OK;
    if (score != null) {
      flags.addAll(YearFlags.of(year, score.flags(), YearFlags.read(score.yearFlags())));
      status = worse(status, score.status());
    }
    if (loss != null) {
      flags.addAll(YearFlags.of(year, loss.flags(), YearFlags.read(loss.yearFlags())));
      status = worse(status, loss.status());
    }
    return new Row(
        hazard.code(),
        scenario,
        year,
        Rounding.score(score == null ? null : at(score.h(), at)),
        probabilities(loss == null ? null : loss.probabilities(), at),
        Rounding.ratio(loss == null ? null : at(loss.aal(), at)),
        Rounding.ratio(loss == null ? null : at(loss.severe(), at)),
        status,
        List.copyOf(flags));
  }

  /** Statuses are declared from the best to the worst. */
  private static Status worse(Status one, Status other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static @Nullable Double at(double @Nullable [] values, int index) {
    return values == null ? null : (Double) values[index];
  }

  private static List<@Nullable BigDecimal> probabilities(double @Nullable [][] classes, int at) {
    var rounded = new ArrayList<@Nullable BigDecimal>();
    if (classes != null) {
      for (var one : classes) {
        rounded.add(Rounding.ratio(one[at]));
      }
    }
    return rounded;
  }

  byte[] csv(String place) {
    return (HEADER + csvText(place)).getBytes(StandardCharsets.UTF_8);
  }

  /** Without the header. */
  byte[] csvRows(String place) {
    return csvText(place).getBytes(StandardCharsets.UTF_8);
  }

  private String csvText(String place) {
    var text = new StringBuilder();
    var known = new HashSet<String>();
    for (var row : risks) {
      Csv.row(
          text,
          place,
          row.hazard(),
          row.scenario(),
          row.year(),
          Csv.plain(row.h()),
          Csv.plain(row.aalBase()),
          Csv.plain(row.severe()),
          String.join(" ", row.probabilities().stream().map(Csv::plain).toList()),
          row.status(),
          String.join(" ", row.flags()),
          "",
          gridPointId,
          gridDistanceM,
          modelVersion,
          dataVersion,
          computedAt);
      known.add(row.hazard() + row.scenario());
    }
    for (var gap : gaps) {
      // What is missing of a known hazard is an empty cell of its rows already.
      if (known.contains(gap.hazard() + gap.scenario())) {
        continue;
      }
      Csv.row(
          text,
          place,
          gap.hazard(),
          gap.scenario(),
          "",
          "",
          "",
          "",
          "",
          gap.status(),
          String.join(" ", gap.flags()),
          gap.code(),
          gridPointId,
          gridDistanceM,
          modelVersion,
          dataVersion,
          computedAt);
    }
    return text.toString();
  }
}
