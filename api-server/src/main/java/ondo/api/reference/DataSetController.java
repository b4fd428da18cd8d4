package ondo.api.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import ondo.api.snapshot.Snapshot;
import ondo.api.snapshot.Snapshots;
import ondo.api.web.Caller;
import ondo.api.web.Role;
import ondo.api.web.Rounding;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.risk.Status;
import ondo.store.DataSetReader;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is loaded: data sets with their sources, indicators, and what each hazard has. */
@RestController
@RequestMapping("/api/v1")
class DataSetController {

  record Items<T>(List<T> items) {}

  record Range(@Nullable Integer from, @Nullable Integer to) {}

  /**
   * @param origin where it was read from: a place on the machine, so only operators are told
   */
  record DataSetView(
      String dataVersion,
      String name,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String origin,
      String state,
      Range basePeriod,
      Range period,
      double resolutionDegrees,
      List<@Nullable BigDecimal> warmingLevelsK,
      int gridPoints,
      int regions,
      int stations,
      Instant createdAt,
      @Nullable Instant activatedAt,
      List<DataSetReader.Source> sources) {}

  /**
   * What the data hold of a hazard; one without values is missing from them.
   *
   * @param series how many series have each status
   * @param counted what one series is
   */
  record HazardState(
      String hazard,
      String state,
      Map<Status, Integer> series,
      String counted,
      TreeSet<String> flags) {}

  private static final String COUNTED = "hazard score of one region under one scenario, 2021-2100";

  record DataSets(List<DataSetView> items, List<HazardState> hazards) {}

  // The step of the grid that the ingest lays over the domain.
  private static final double RESOLUTION_DEGREES = 0.1;

  private final DataSetReader dataSets;
  private final Snapshots snapshots;

  DataSetController(DataSetReader dataSets, Snapshots snapshots) {
    this.dataSets = dataSets;
    this.snapshots = snapshots;
  }

  @GetMapping("/datasets")
  DataSets dataSets(HttpServletRequest request) {
    var isOperator = Caller.of(request).role().includes(Role.OPERATOR);
    var snapshot = snapshots.current();
    return new DataSets(
        dataSets.list().stream().map(set -> view(set, isOperator)).toList(),
        Arrays.stream(Hazard.values()).map(hazard -> state(snapshot, hazard)).toList());
  }

  @GetMapping("/indicators")
  Items<DataSetReader.LoadedIndicator> indicators() {
    return new Items<>(dataSets.indicators(snapshots.current().dataSetId()));
  }

  private DataSetView view(DataSetReader.DataSet set, boolean isOperator) {
    var years = set.baseYears();
    return new DataSetView(
        set.dataVersion(),
        set.name(),
        isOperator ? set.origin() : null,
        set.state(),
        years.isEmpty() ? new Range(null, null) : new Range(years.getFirst(), years.getLast()),
        new Range(2021, 2100),
        RESOLUTION_DEGREES,
        rounded(set.warmingLevelsK()),
        set.gridPoints(),
        set.regions(),
        set.stations(),
        set.createdAt(),
        set.activatedAt(),
        dataSets.sources(set.id()));
  }

  private static List<@Nullable BigDecimal> rounded(List<Double> levels) {
    var rounded = new ArrayList<@Nullable BigDecimal>();
    for (var level : levels) {
      rounded.add(Rounding.round(level, 2));
    }
    return rounded;
  }

  private static HazardState state(Snapshot snapshot, Hazard hazard) {
    var series = new TreeMap<Status, Integer>();
    var flags = new TreeSet<String>();
    var hasValues = false;
    for (var scenario : Scenario.values()) {
      for (var region : snapshot.regions()) {
        var score = snapshot.series(hazard, scenario, region.code()).score();
        series.merge(score.status(), 1, Integer::sum);
        flags.addAll(score.flags());
        hasValues |= score.values() != null;
      }
    }
    // Every value of the years to come follows from observations and assessed warming.
    return new HazardState(
        hazard.code(), hasValues ? "DERIVED" : "MISSING", series, COUNTED, flags);
  }
}
