package ondo.api.risk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import ondo.api.table.RowWriter;
import ondo.api.web.Rounding;
import ondo.climate.Scenario;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;
import ondo.risk.Hazard;
import ondo.risk.Status;
import ondo.store.HazardSeries;
import ondo.store.LossSeries;
import ondo.store.PointRepository;
import ondo.store.ResultSetHead;
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

  /** Of the forms that are tables. */
  static final List<String> COLUMNS =
      List.of(
          "place",
          "hazard",
          "scenario",
          "year",
          "h",
          "aalBase",
          "severe",
          "probabilities",
          "status",
          "flags",
          "code",
          "gridPointId",
          "gridDistanceM",
          "modelVersion",
          "dataVersion",
          "computedAt",
          "yearTo");

  /**
   * One year of one hazard and scenario, or the mean of the yearly results of a decade.
   *
   * @param yearTo last year of a mean, {@code year} being its first; null for a single year
   * @param h score 0…100
   * @param probabilities of the intensity classes, mildest first
   * @param aalBase ratio a year before exposure, vulnerability and insurance
   * @param severe yearly chance of the two most severe classes
   */
  @Schema(name = "PointRiskRow")
  record Row(
      String hazard,
      Scenario scenario,
      int year,
      @Nullable Integer yearTo,
      @Nullable BigDecimal h,
      List<@Nullable BigDecimal> probabilities,
      @Nullable BigDecimal aalBase,
      @Nullable BigDecimal severe,
      Status status,
      List<String> flags) {}

  /** What is stored of some grid points. */
  record Stored(
      Map<PointRepository.Key, HazardSeries> scores, Map<PointRepository.Key, LossSeries> losses) {

    static Stored read(
        ResultSetHead results, PointRepository points, Selection selection, List<Integer> gridIds) {
      var set = results.id();
      var hazards = selection.hazards();
      var scenarios = selection.scenarios();
      return new Stored(
          points.hazards(set, gridIds, hazards, scenarios),
          points.losses(set, gridIds, hazards, scenarios));
    }
  }

  static PointRisks of(
      ResultSetHead results,
      PointRepository points,
      Selection selection,
      int gridId,
      double distance) {
    var stored =
        distance > GridPoint.REACH_M
            ? new Stored(Map.of(), Map.of())
            : Stored.read(results, points, selection, List.of(gridId));
    return of(results, stored, selection, gridId, distance);
  }

  static PointRisks of(
      ResultSetHead results, Stored stored, Selection selection, int gridId, double distance) {
    var rows = new ArrayList<Row>();
    var gaps = new ArrayList<Gap>();
    if (distance > GridPoint.REACH_M) {
      gaps.addAll(outOfReach(selection));
    } else {
      for (var hazard : selection.hazards()) {
        for (var scenario : selection.scenarios()) {
          var key = new PointRepository.Key(gridId, hazard, scenario);
          add(
              hazard,
              scenario,
              stored.scores().get(key),
              stored.losses().get(key),
              selection.years(),
              rows,
              gaps);
        }
      }
    }
    var published = results.publishedAt();
    return new PointRisks(
        results.modelVersion(),
        results.dataVersion(),
        published == null ? Instant.EPOCH : published,
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
      List<Term> years,
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
    var flags = new FlagsByYear(score, loss);
    for (var year : years) {
      rows.add(row(hazard, scenario, score, loss, flags, year));
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
      FlagsByYear flags,
      Term year) {
    var status = Status.OK;
    if (score != null) {
      status = worse(status, score.status());
    }
    if (loss != null) {
      status = worse(status, loss.status());
    }
    return new Row(
        hazard.code(),
        scenario,
        year.from(),
        year.yearTo(),
        Rounding.score(score == null ? null : year.of(score.h())),
        probabilities(loss == null ? null : loss.probabilities(), year),
        Rounding.ratio(loss == null ? null : year.of(loss.aal())),
        Rounding.ratio(loss == null ? null : year.of(loss.severe())),
        status,
        flags.of(year));
  }

  /** Flags of both series together, read once for all years. */
  private static final class FlagsByYear {

    private final List<String> always;
    private final Map<String, List<Integer>> some = new HashMap<>();

    FlagsByYear(@Nullable HazardSeries score, @Nullable LossSeries loss) {
      var flags = new TreeSet<String>();
      if (score != null) {
        flags.addAll(score.flags());
        some.putAll(YearFlags.read(score.yearFlags()));
      }
      if (loss != null) {
        flags.addAll(loss.flags());
        YearFlags.read(loss.yearFlags()).forEach(this::add);
      }
      this.always = List.copyOf(flags);
    }

    private void add(String flag, List<Integer> years) {
      some.merge(flag, years, (one, two) -> Stream.concat(one.stream(), two.stream()).toList());
    }

    List<String> of(Term year) {
      return some.isEmpty() ? always : YearFlags.of(year, always, some);
    }
  }

  /** Statuses are declared from the best to the worst. */
  private static Status worse(Status one, Status other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static List<@Nullable BigDecimal> probabilities(
      double @Nullable [][] classes, Term year) {
    var rounded = new ArrayList<@Nullable BigDecimal>();
    if (classes != null) {
      for (var one : classes) {
        rounded.add(Rounding.ratio(year.of(one)));
      }
    }
    return rounded;
  }

  /** One row for each risk, and one for each hazard of which nothing is known. */
  void writeTo(RowWriter table, String place, LatLon position) throws IOException {
    var known = new HashSet<String>();
    for (var row : risks) {
      table.write(
          position,
          place,
          row.hazard(),
          row.scenario(),
          row.year(),
          row.h(),
          row.aalBase(),
          row.severe(),
          row.probabilities(),
          row.status(),
          row.flags(),
          null,
          gridPointId,
          gridDistanceM,
          modelVersion,
          dataVersion,
          computedAt,
          row.yearTo());
      known.add(row.hazard() + row.scenario());
    }
    for (var gap : gaps) {
      // What is missing of a known hazard is an empty cell of its rows already.
      if (!known.contains(gap.hazard() + gap.scenario())) {
        table.write(
            position,
            place,
            gap.hazard(),
            gap.scenario(),
            null,
            null,
            null,
            null,
            null,
            gap.status(),
            gap.flags(),
            gap.code(),
            gridPointId,
            gridDistanceM,
            modelVersion,
            dataVersion,
            computedAt,
            null);
      }
    }
  }
}
