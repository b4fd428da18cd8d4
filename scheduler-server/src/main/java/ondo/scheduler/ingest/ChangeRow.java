package ondo.scheduler.ingest;

import java.util.List;
import ondo.climate.IndexChange;
import ondo.climate.TemperatureChange;

/**
 * Change of an East Asian climate index since 1850–1900 at one level of warming, over the models.
 *
 * @param index such as TXx
 * @param unit such as degC
 * @param warmingK level of global warming, K
 */
public record ChangeRow(
    String index, String unit, double warmingK, double median, double p10, double p90) {

  /** Hottest day of the year. */
  static final String TXX = "TXx";

  /** Coldest night of the year. */
  static final String TNN = "TNn";

  /** The change of one index, by its medians. */
  static IndexChange median(List<ChangeRow> rows, String index) {
    var own = rows.stream().filter(row -> row.index.equals(index)).toList();
    return IndexChange.of(
        own.stream().mapToDouble(ChangeRow::warmingK).toArray(),
        own.stream().mapToDouble(ChangeRow::median).toArray());
  }

  static TemperatureChange temperatureChange(List<ChangeRow> rows) {
    return new TemperatureChange(median(rows, TXX), median(rows, TNN));
  }
}
