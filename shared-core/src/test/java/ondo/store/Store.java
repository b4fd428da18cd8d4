package ondo.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import ondo.climate.MovedSeries;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import ondo.risk.Hazard;
import ondo.risk.Status;
import ondo.store.AssessmentRepository.LossDetail;
import ondo.store.AssessmentRepository.SiteRisk;
import ondo.store.DataSetRepository.Moved;
import ondo.store.DataSetRepository.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A migrated database of a test's own with small rows written through the repositories: data sets
 * of two levels, two base years, three grid points and two regions, and what is computed on them.
 */
final class Store {

  static final double[] LEVELS = {0.87, 1.87};
  static final short[] BASE_YEARS = {1991, 1992};
  static final int POINTS = 3;

  final JdbcTemplate operations;
  final JdbcClient jdbc;
  final NamedParameterJdbcTemplate batches;
  final TransactionTemplate transaction;

  Store() {
    var source = TestDatabase.migrated().dataSource();
    operations = new JdbcTemplate(source);
    jdbc = JdbcClient.create(operations);
    batches = new NamedParameterJdbcTemplate(operations);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
  }

  DataSource source() {
    return Objects.requireNonNull(operations.getDataSource());
  }

  <T> T inTransaction(Supplier<T> work) {
    var result = transaction.execute(status -> work.get());
    if (result == null) {
      throw new IllegalStateException("no result");
    }
    return result;
  }

  void inTransaction(Runnable work) {
    transaction.executeWithoutResult(status -> work.run());
  }

  DataSetRepository dataSets() {
    return new DataSetRepository(jdbc, operations);
  }

  OutlookRepository outlooks() {
    return new OutlookRepository(jdbc, operations);
  }

  ResultRepository results() {
    return new ResultRepository(jdbc, operations);
  }

  ResultChecksum checksum() {
    return new ResultChecksum(jdbc, operations);
  }

  SiteRepository sites() {
    return new SiteRepository(jdbc, batches);
  }

  AssessmentRepository assessments() {
    return new AssessmentRepository(jdbc, batches);
  }

  long count(String from) {
    return jdbc.sql("select count(*) from " + from).query(Long.class).single();
  }

  /** Loads a data set and makes it the one that readers see. */
  int currentDataSet(String version) {
    return inTransaction(
        () -> {
          var id = openDataSet(version);
          dataSets().activate(id);
          return id;
        });
  }

  /** Rows of a data set that readers do not see yet. */
  int openDataSet(String version) {
    var dataSets = dataSets();
    var id = dataSets.open(version, "set " + version, "/data", LEVELS, BASE_YEARS, POINTS);
    dataSets.add(Table.SOURCE, List.of(source(id)));
    dataSets.add(Table.STATION, List.of(station(id)));
    dataSets.add(Table.GRID_POINT, List.of(point(id, 1), point(id, 2), point(id, 3)));
    dataSets.add(Table.REGION, List.of(region(id, "21010", 2), region(id, "11010", 1)));
    dataSets.add(Table.WARMING, warming(id));
    dataSets.addMoved(id, sink -> responses().forEach(sink));
    ClimateRows.add(dataSets, id);
    return id;
  }

  /** wsdi of every point, csdi of the first two; point 2 lacks its second base year. */
  static List<Moved> responses() {
    return List.of(
        new Moved(1, 1, new MovedSeries("wsdi", List.of(), new double[] {1, 2, 3, 4})),
        new Moved(
            2,
            1,
            new MovedSeries("wsdi", List.of("MISSING_VALUES"), new double[] {5, Double.NaN, 7, 8})),
        new Moved(3, 1, new MovedSeries("wsdi", List.of(), new double[] {9, 10, 11, 12})),
        new Moved(1, 1, new MovedSeries("csdi", List.of("A", "B"), new double[] {0.5, 0.25, 0, 0})),
        new Moved(2, 1, new MovedSeries("csdi", List.of(), new double[] {1, 1, 0, 0})));
  }

  static Map<String, @Nullable Object> row(int dataSetId) {
    var row = new HashMap<String, @Nullable Object>();
    row.put("data_set_id", dataSetId);
    return row;
  }

  private static Map<String, @Nullable Object> source(int id) {
    var row = row(id);
    row.put("id", 1);
    row.put("name", "Stations");
    row.put("licence", "KOGL-1");
    row.put("attribution", "Agency");
    row.put("method", "observed");
    row.put("period", "1991-1992");
    row.put("files", new String[] {"a.csv", "b.csv"});
    return row;
  }

  private static Map<String, @Nullable Object> station(int id) {
    var row = row(id);
    row.put("id", "108");
    row.put("name_ko", "서울");
    row.put("name_en", "Seoul");
    row.put("latitude", 37.57);
    row.put("longitude", 126.97);
    row.put("elevation_m", null);
    row.put("valid_years", 2);
    return row;
  }

  private static Map<String, @Nullable Object> point(int id, int grid) {
    var row = row(id);
    row.put("id", grid);
    row.put("latitude", 34.0 + grid);
    row.put("longitude", 127.0);
    row.put("elevation_m", grid == 1 ? 74.0 : null);
    row.put("elevation_distance_m", grid == 1 ? 900.0 : null);
    row.put("distance_to_coast_m", 1000.0 * grid);
    row.put("nearest_station_m", 100.0);
    row.put("stations", 1);
    row.put("flags", new String[0]);
    return row;
  }

  private static Map<String, @Nullable Object> region(int id, String code, int grid) {
    var row = row(id);
    row.put("code", code);
    row.put("name_ko", "구 " + code);
    row.put("name_en", "Gu " + code);
    row.put("province_code", code.substring(0, 2));
    row.put("province_ko", "도 " + code.substring(0, 2));
    row.put("province_en", "Do " + code.substring(0, 2));
    row.put("latitude", 34.01 + grid);
    row.put("longitude", 127.01);
    row.put("grid_id", grid);
    row.put("grid_distance_m", 1400.0 + grid);
    return row;
  }

  /**
   * From 2020 on, a year before the stored series begin: 0.01 K a year and scenario, 0.1 K less and
   * more on the outer curves.
   */
  private static List<Map<String, @Nullable Object>> warming(int id) {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (var scenario : Scenario.values()) {
      for (var curve : Warming.Curve.values()) {
        var values = new double[HazardSeries.YEARS + 1];
        for (var i = 0; i < values.length; i++) {
          values[i] = 0.87 + 0.01 * (scenario.ordinal() + 1) * i + 0.1 * (curve.ordinal() - 1);
        }
        var row = row(id);
        row.put("scenario", scenario.name());
        row.put("curve", curve.name());
        row.put("first_year", HazardSeries.FIRST_YEAR - 1);
        row.put("warming_k", values);
        rows.add(row);
      }
    }
    return rows;
  }

  /** A result set of a data set with heat at every point and cold as a gap, published. */
  int currentResults(int dataSetId, String dataVersion) {
    return inTransaction(
        () -> {
          var id = openResults(UUID.randomUUID(), dataSetId, dataVersion);
          fill(id, 0);
          results().publish(id, 6, "checksum of " + id);
          return id;
        });
  }

  int openResults(UUID jobId, int dataSetId, String dataVersion) {
    var head = new DataSetHead(dataSetId, dataVersion, LEVELS, new int[] {1991, 1992}, POINTS);
    return results().open(jobId, head, "model-1", "{\"TAIL\": \"none\"}");
  }

  void fill(int resultSetId, double shift) {
    var hazards = new ArrayList<HazardSeries>();
    var losses = new ArrayList<LossSeries>();
    for (var grid = 1; grid <= POINTS; grid++) {
      hazards.add(heat(grid, shift));
      hazards.add(HazardSeries.gap(grid, Hazard.EXTREME_COLD, Scenario.SSP245, List.of("B", "A")));
      losses.add(heatLoss(grid, shift));
      losses.add(LossSeries.gap(grid, Hazard.EXTREME_COLD, Scenario.SSP245, List.of()));
    }
    results().writeHazards(resultSetId, hazards);
    results().writeLosses(resultSetId, losses);
  }

  static HazardSeries heat(int grid, double shift) {
    return new HazardSeries(
        grid,
        Hazard.EXTREME_HEAT,
        Scenario.SSP245,
        Status.OK_WITH_ASSUMPTION,
        List.of("MISSING_VALUES"),
        "{\"EDGE_WINDOW\": [2021, 2022]}",
        years(10.0 * grid + shift, 0.5));
  }

  static LossSeries heatLoss(int grid, double shift) {
    return new LossSeries(
        grid,
        Hazard.EXTREME_HEAT,
        Scenario.SSP245,
        Status.OK,
        List.of(),
        null,
        years(0.001 * grid + shift, 0.0001),
        years(0.01, 0.001),
        new double[][] {years(0.9, 0), years(0.1, 0)});
  }

  /** 80 values from a first one on. */
  static double[] years(double first, double step) {
    var values = new double[HazardSeries.YEARS];
    for (var i = 0; i < values.length; i++) {
      values[i] = first + i * step;
    }
    return values;
  }

  /** Registers a site and returns its id. */
  UUID site(String tenant, String externalId) {
    var site = aSite(externalId);
    if (!sites().insert(tenant, site)) {
      throw new IllegalStateException(externalId + " is taken");
    }
    return site.id();
  }

  static RegisteredSite aSite(String externalId) {
    return aSite(UUID.randomUUID(), externalId, "Plant " + externalId, null);
  }

  static RegisteredSite aSite(
      UUID id, String externalId, String name, RegisteredSite.@Nullable Placement placement) {
    return new RegisteredSite(
        id,
        externalId,
        name,
        35.1,
        129.04,
        new BigDecimal("1000000.00"),
        "KRW",
        null,
        0.25,
        new BigDecimal("10.50"),
        null,
        100.0,
        "{\"use\": \"power\"}",
        placement,
        1,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  /** A risk with values in every year: AAL from a first value on. */
  static SiteRisk risk(UUID site, int version, Hazard hazard, double aal) {
    return new SiteRisk(
        site,
        version,
        hazard.code(),
        Scenario.SSP245.name(),
        Status.OK_WITH_ASSUMPTION.name(),
        List.of("NO_VALUE_ADDED"),
        "{\"EDGE_WINDOW\": [2021]}",
        "{\"aal\": {\"status\": \"OK\", \"flags\": [\"THRESHOLD_FLOORED\"]}}",
        40.0,
        60.0,
        years(10, 0.1),
        years(20, 0.1),
        years(aal, 0.001),
        years(aal / 2, 0.001),
        years(aal * 500, 1),
        new double[0],
        LossDetail.NONE);
  }

  /** A declared absence. */
  static SiteRisk gap(UUID site, int version, Hazard hazard) {
    var none = new double[0];
    return new SiteRisk(
        site,
        version,
        hazard.code(),
        Scenario.SSP245.name(),
        Status.INSUFFICIENT_DATA.name(),
        List.of(),
        null,
        "{}",
        null,
        null,
        none,
        none,
        none,
        none,
        none,
        none,
        LossDetail.NONE);
  }

  static ResultSetHead head(int resultSetId, String dataVersion) {
    return new ResultSetHead(resultSetId, 1, dataVersion, "model-1", null, null);
  }
}
