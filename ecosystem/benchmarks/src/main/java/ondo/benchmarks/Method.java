package ondo.benchmarks;

/** How the figures come about, for the report. */
final class Method {

  static final String TEXT =
      """
      Both layouts hold the same values: ours doubles in one array a series, the original's layout \
      `real` columns, one row per point, risk and year (nine risks, primary key on latitude, \
      longitude, risk and year, four further B-trees). Before measuring, every answer is compared \
      in single precision, bit by bit, with the stored series of the point that its own definition \
      of "nearest" picks; one difference ends the run. Ours takes the point that is nearest by \
      great circle, resolved once when the data came in; the original's queries search for the \
      least sum of squared degrees in each query. Where the two pick different points, the count \
      stands below the table, and so the checksums differ.

      At the first size there is one point per region, at the region's own place, with the series \
      of the region's grid point: the size at which the original was run. The second size is the \
      whole grid.

      One connection, prepared statements, warm caches, every value read by the client. Rounds are \
      interleaved: each variant once in a round, the slow ones in every twelfth, the box in every \
      third. CPU is the processor time of client thread and server process together, the mean \
      of the rounds: unlike the wall time of a short query it does not depend on how many others \
      want the cores. The statements and plans (`explain (analyze, buffers)`) are in `performance/`.""";

  private Method() {}
}
