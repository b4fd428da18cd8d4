package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ondo.climate.BaseYears;
import ondo.climate.StormList;
import ondo.climate.TemperatureIndex;
import ondo.climate.Warming;
import ondo.geo.GridPoint;
import ondo.geo.Region;
import ondo.store.DataSetRepository;
import ondo.store.DataSetRepository.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads a checked data set in one transaction: readers see the set before until the last row is in
 * and counted; whatever breaks off leaves no trace.
 */
public final class ClimateLoad {

  private final DataSetRepository dataSets;
  private final TransactionTemplate transaction;

  public ClimateLoad(DataSetRepository dataSets, TransactionTemplate transaction) {
    this.dataSets = dataSets;
    this.transaction = transaction;
  }

  /**
   * What a load did.
   *
   * @param dataVersion of the set that readers see now
   * @param rows local series written; 0 when the same files were loaded before
   * @param isChanged whether readers see another set than before
   */
  public record Result(String dataVersion, long rows, boolean isChanged) {}

  /**
   * Makes the data set current; the same files a second time write nothing.
   *
   * @param grid the climate of the set's points, derived before: nothing is computed in here
   * @param origin where the files lay, for people
   */
  public Result load(ClimateData data, DerivedGrid grid, String origin) {
    var result = transaction.execute(status -> loadLocked(data, grid, origin));
    if (result == null) {
      throw new IllegalStateException("the load of " + data.version() + " gave no result");
    }
    return result;
  }

  /**
   * Makes a data set current that was loaded before, without its files.
   *
   * @return empty when there is none of this version
   */
  public Optional<Result> again(String version) {
    var result =
        transaction.execute(
            status -> {
              dataSets.lock();
              return dataSets.find(version).map(known -> show(known, version));
            });
    return result == null ? Optional.empty() : result;
  }

  /** Whether files of this version were loaded before. */
  public boolean isKnown(String version) {
    return dataSets.find(version).isPresent();
  }

  private Result show(DataSetRepository.Known known, String version) {
    if (!known.isCurrent()) {
      dataSets.activate(known.id());
    }
    return new Result(version, 0, !known.isCurrent());
  }

  private Result loadLocked(ClimateData data, DerivedGrid grid, String origin) {
    dataSets.lock();
    var known = dataSets.find(data.version());
    if (known.isPresent()) {
      return show(known.get(), data.version());
    }
    var id =
        dataSets.open(
            data.version(),
            data.name(),
            origin,
            data.levels().values(),
            baseYears(),
            data.grid().points().size());
    writeTables(id, data);
    var written = writeGrid(id, data, grid);
    check(id, data, written);
    dataSets.activate(id);
    return new Result(data.version(), written.moved() + written.others(), true);
  }

  private void writeTables(int id, ClimateData data) {
    var sources = new ArrayList<Map<String, @Nullable Object>>();
    for (var source : LocalRows.sources(data)) {
      var row = row(id);
      row.put("id", sources.size() + 1);
      row.put("name", source.name());
      row.put("licence", source.licence());
      row.put("attribution", source.attribution());
      row.put("method", source.method());
      row.put("period", source.period());
      row.put("files", source.files().toArray(String[]::new));
      sources.add(row);
    }
    dataSets.add(Table.SOURCE, sources);
    var stations = new ArrayList<Map<String, @Nullable Object>>();
    for (var climate : data.stations()) {
      var station = climate.station();
      var row = row(id);
      row.put("id", station.id());
      row.put("name_ko", station.nameKo());
      row.put("name_en", station.nameEn());
      row.put("latitude", station.position().latitude());
      row.put("longitude", station.position().longitude());
      row.put("elevation_m", known(station.elevationM()));
      row.put("valid_years", climate.validYears());
      stations.add(row);
    }
    dataSets.add(Table.STATION, stations);
    dataSets.add(Table.WARMING, warming(id, data));
    dataSets.add(
        Table.INDEX_CHANGE, data.changes().stream().map(change -> change(id, change)).toList());
  }

  private static Map<String, @Nullable Object> change(int id, ChangeRow change) {
    var row = row(id);
    row.put("index", change.index());
    row.put("unit", change.unit());
    row.put("warming_k", change.warmingK());
    row.put("median", change.median());
    row.put("low", change.p10());
    row.put("high", change.p90());
    return row;
  }

  private static List<Map<String, @Nullable Object>> warming(int id, ClimateData data) {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (var warming : data.warming()) {
      for (var curve : Warming.Curve.values()) {
        var row = row(id);
        row.put("scenario", warming.scenario().name());
        row.put("curve", curve.name());
        row.put("first_year", Warming.FIRST_YEAR);
        row.put("warming_k", warming.values(curve));
        rows.add(row);
      }
    }
    return rows;
  }

  private Written writeGrid(int id, ClimateData data, DerivedGrid grid) {
    var moved = dataSets.addMoved(id, grid::forEach);
    dataSets.add(Table.GRID_POINT, grid.points().stream().map(p -> point(id, p)).toList());
    var regions = new ArrayList<Map<String, @Nullable Object>>();
    for (var region : data.regions()) {
      var nearest = data.grid().nearest(region.point());
      var row = row(id);
      row.put("code", region.code());
      row.put("name_ko", region.nameKo());
      row.put("name_en", region.nameEn());
      row.put("province_code", region.provinceCode());
      row.put("province_ko", region.provinceKo());
      row.put("province_en", region.provinceEn());
      row.put("latitude", region.point().latitude());
      row.put("longitude", region.point().longitude());
      row.put("grid_id", nearest.id());
      row.put("grid_distance_m", nearest.position().distanceM(region.point()));
      regions.add(row);
    }
    dataSets.add(Table.REGION, regions);
    dataSets.add(Table.REGION_BOUNDARY, boundaries(id, data));
    return new Written(moved, writeLocal(id, grid.local()), grid.local());
  }

  /** Rows of what is local: indices by warming level, by calendar year, and storms. */
  private record Written(long moved, long others, LocalRows local) {}

  private long writeLocal(int id, LocalRows local) {
    var rows = dataSets.addYearly(id, local.yearly());
    rows += dataSets.addStorms(id, local.stormy());
    local
        .stormList()
        .ifPresent(
            list -> {
              var record = row(id);
              record.put("source_id", local.stormSource());
              record.put("first_year", list.firstYear());
              record.put("years", list.years());
              dataSets.add(Table.STORM_RECORD, List.of(record));
              dataSets.add(Table.STORM, list.storms().stream().map(s -> storm(id, s)).toList());
            });
    dataSets.add(Table.FACT, local.facts().stream().map(fact -> fact(id, fact)).toList());
    dataSets.add(
        Table.HAZARD_CURVE, local.curves().stream().map(curve -> curve(id, curve)).toList());
    return rows;
  }

  private static List<Map<String, @Nullable Object>> boundaries(int id, ClimateData data) {
    var known = data.regions().stream().map(Region::code).collect(Collectors.toSet());
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (var boundary : data.boundaries()) {
      if (!known.contains(boundary.code())) {
        continue;
      }
      var row = row(id);
      row.put("code", boundary.code());
      row.put("coordinates", boundary.coordinates());
      rows.add(row);
    }
    return rows;
  }

  private static Map<String, @Nullable Object> storm(int id, StormList.Entry storm) {
    var row = row(id);
    row.put("number", storm.number());
    row.put("code", storm.code());
    row.put("year", storm.year());
    return row;
  }

  private static Map<String, @Nullable Object> fact(int id, LocalRows.Known known) {
    var fact = known.fact();
    var row = row(id);
    row.put("grid_id", known.gridId());
    row.put("name", fact.name());
    row.put("source_id", known.sourceId());
    row.put("flags", fact.flags().toArray(String[]::new));
    row.put("number", fact.number());
    row.put("word", fact.word());
    return row;
  }

  private static Map<String, @Nullable Object> curve(int id, LocalRows.Curve placed) {
    var curve = placed.curve();
    var scenario = curve.scenario();
    var place = curve.place();
    var row = row(id);
    row.put("source_id", placed.sourceId());
    row.put("hazard", curve.hazard().code());
    row.put("scenario", scenario == null ? "PRESENT" : scenario.name());
    row.put("year", curve.year());
    row.put("latitude", place == null ? null : place.latitude());
    row.put("longitude", place == null ? null : place.longitude());
    row.put("site_external_id", curve.site());
    row.put("unit", curve.unit());
    row.put("return_period_yr", curve.returnPeriods());
    row.put("intensity", curve.intensities());
    return row;
  }

  private static Map<String, @Nullable Object> point(int id, DerivedGrid.Point derived) {
    var point = derived.place();
    var row = row(id);
    row.put("id", point.id());
    row.put("latitude", point.position().latitude());
    row.put("longitude", point.position().longitude());
    row.put("elevation_m", known(point.elevationM()));
    row.put("elevation_distance_m", known(point.elevationDistanceM()));
    row.put("distance_to_coast_m", point.coastDistanceM());
    row.put("nearest_station_m", derived.nearestStationM());
    row.put("stations", derived.stations());
    row.put("flags", new String[] {flag(point)});
    return row;
  }

  private static String flag(GridPoint point) {
    return point.hasElevation() ? "ELEVATION_NEAREST_PLACE" : "ELEVATION_UNKNOWN";
  }

  private void check(int id, ClimateData data, Written written) {
    var points = data.grid().points().size();
    var local = written.local();
    var expected =
        new DataSetRepository.Rows(
            local.sources().size(),
            data.stations().size(),
            points,
            data.regions().size(),
            (long) data.warming().size() * Warming.Curve.values().length,
            local.yearly().size(),
            local.stormy().size(),
            local.facts().size(),
            local.curves().size(),
            (long) points * TemperatureIndex.values().length + local.moved(),
            0);
    var found = dataSets.count(id, data.levels().count() * BaseYears.COUNT);
    if (!found.equals(expected) || written.moved() != expected.responses()) {
      throw new IllegalStateException(
          "data set %s is incomplete: %s instead of %s".formatted(data.version(), found, expected));
    }
  }

  private static short[] baseYears() {
    var years = new short[BaseYears.COUNT];
    for (var i = 0; i < years.length; i++) {
      years[i] = (short) (BaseYears.FIRST + i);
    }
    return years;
  }

  private static Map<String, @Nullable Object> row(int dataSetId) {
    var row = new HashMap<String, @Nullable Object>();
    row.put("data_set_id", dataSetId);
    return row;
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
