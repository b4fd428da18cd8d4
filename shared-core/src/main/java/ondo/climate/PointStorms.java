package ondo.climate;

import java.util.List;

/**
 * What the storms of a record did at one place.
 *
 * @param exposure S_tc of every year of the record in 6-hour units, quiet years included (risk
 *     model §5.9)
 * @param storms numbers of the storms whose site wind reached 17.5 m/s, ascending; they are those
 *     of {@link StormList}
 * @param windMs largest 1-minute wind of each of them at 10 m, m/s
 * @param flags what is assumed, sorted
 */
@SuppressWarnings("ArrayRecordComponent") // a row on its way, never compared
public record PointStorms(double[] exposure, int[] storms, double[] windMs, List<String> flags) {

  public PointStorms {
    flags = List.copyOf(flags);
    if (storms.length != windMs.length) {
      throw new IllegalArgumentException(
          storms.length + " storms with " + windMs.length + " winds at one place");
    }
  }
}
