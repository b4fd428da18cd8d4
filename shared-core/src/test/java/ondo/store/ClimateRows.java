package ondo.store;

import java.util.List;
import java.util.Map;
import ondo.climate.PointStorms;
import ondo.climate.Scenario;
import ondo.climate.YearlySeries;
import ondo.store.DataSetRepository.Stormy;
import ondo.store.DataSetRepository.Table;
import ondo.store.DataSetRepository.Yearly;
import org.jspecify.annotations.Nullable;

/**
 * Small rows of what a data set knows beside indices by warming level: at point 1 everything, at
 * point 2 a series with a hole, at point 3 a storm record without a storm.
 */
final class ClimateRows {

  private ClimateRows() {}

  static void add(DataSetRepository dataSets, int id) {
    dataSets.addYearly(id, yearly());
    dataSets.addStorms(id, stormy());
    dataSets.add(Table.STORM_RECORD, List.of(record(id)));
    dataSets.add(Table.STORM, List.of(storm(id, 2, 1991), storm(id, 0, 1990), storm(id, 1, 1990)));
    dataSets.add(
        Table.FACT, List.of(fact(id, "twi", 9.1, null), fact(id, "land_cover", null, "FOREST")));
    dataSets.add(
        Table.INDEX_CHANGE,
        List.of(
            change(id, "TXx", "K", 1.5, 1.7),
            change(id, "TXx", "K", 4.0, 5.1),
            change(id, "Rx1day", "%", 1.5, 9.0),
            change(id, "Rx1day", "%", 4.0, 30.0)));
  }

  static List<Yearly> yearly() {
    return List.of(
        new Yearly(
            1,
            1,
            new YearlySeries(
                "slr_cm", Scenario.SSP245, 2021, List.of("A", "B"), new double[] {0.1, Math.PI})),
        new Yearly(
            1, 1, new YearlySeries("slr_cm", null, 1991, List.of(), new double[] {-0.0, 1.0 / 3})),
        new Yearly(
            2,
            1,
            new YearlySeries(
                "wsi", Scenario.SSP585, 2015, List.of(), new double[] {Double.NaN, 0.7})));
  }

  static List<Stormy> stormy() {
    return List.of(
        new Stormy(
            1,
            1,
            new PointStorms(
                new double[] {0.3, 0, 1.7},
                new int[] {0, 2},
                new double[] {17.6, Math.E * 10},
                List.of("TRACK_GAP"))),
        new Stormy(3, 1, new PointStorms(new double[3], new int[0], new double[0], List.of())));
  }

  private static Map<String, @Nullable Object> record(int id) {
    var row = Store.row(id);
    row.put("source_id", 1);
    row.put("first_year", 1990);
    row.put("years", 3);
    return row;
  }

  private static Map<String, @Nullable Object> storm(int id, int number, int year) {
    var row = Store.row(id);
    row.put("number", number);
    row.put("code", "storm " + number);
    row.put("year", year);
    return row;
  }

  private static Map<String, @Nullable Object> fact(
      int id, String name, @Nullable Double number, @Nullable String word) {
    var row = Store.row(id);
    row.put("grid_id", 1);
    row.put("name", name);
    row.put("source_id", 1);
    row.put("flags", number == null ? new String[] {"IMPORTED"} : new String[0]);
    row.put("number", number);
    row.put("word", word);
    return row;
  }

  /** A spread of half and twice the median. */
  private static Map<String, @Nullable Object> change(
      int id, String index, String unit, double warmingK, double median) {
    var row = Store.row(id);
    row.put("index", index);
    row.put("unit", unit);
    row.put("warming_k", warmingK);
    row.put("median", median);
    row.put("low", median / 2);
    row.put("high", median * 2);
    return row;
  }
}
