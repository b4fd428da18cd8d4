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

  /** Largest daily rain of the year; a table may lack it. */
  static final String RX1DAY = "Rx1day";

  /** Unit of the temperatures. */
  static final String CELSIUS = "degC";

  /** Unit of rain. */
  static final String PER_CENT = "%";

  private static final double MOST_K = 20;
  private static final double MOST_PER_CENT = 200;

  /** Largest change that is believed, in a unit. */
  static double most(String unit) {
    return unit.equals(PER_CENT) ? MOST_PER_CENT : MOST_K;
  }

  /** Whether the table has an index. */
  static boolean has(List<ChangeRow> rows, String index) {
    return rows.stream().anyMatch(row -> row.index.equals(index));
  }

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
