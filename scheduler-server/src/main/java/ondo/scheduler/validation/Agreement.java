package ondo.scheduler.validation;

/**
 * How far two ways to the same number agree over many places.
 *
 * @param places that have both
 * @param first mean of the first way
 * @param second mean of the second way
 * @param meanDifference first minus second
 * @param meanError mean of the absolute difference
 * @param correlation between the places; NaN without spread
 */
public record Agreement(
    int places,
    double first,
    double second,
    double meanDifference,
    double meanError,
    double correlation) {

  /**
   * Of equally many numbers each.
   *
   * @throws IllegalArgumentException without a number or with different counts
   */
  public static Agreement of(double[] first, double[] second) {
    var n = first.length;
    if (n == 0 || n != second.length) {
      throw new IllegalArgumentException(n + " numbers held against " + second.length);
    }
    var meanFirst = 0.0;
    var meanSecond = 0.0;
    var error = 0.0;
    for (var i = 0; i < n; i++) {
      meanFirst += first[i] / n;
      meanSecond += second[i] / n;
      error += Math.abs(first[i] - second[i]) / n;
    }
    var both = 0.0;
    var ofFirst = 0.0;
    var ofSecond = 0.0;
    for (var i = 0; i < n; i++) {
      var a = first[i] - meanFirst;
      var b = second[i] - meanSecond;
      both += a * b;
      ofFirst += a * a;
      ofSecond += b * b;
    }
    return new Agreement(
        n,
        meanFirst,
        meanSecond,
        meanFirst - meanSecond,
        error,
        both / Math.sqrt(ofFirst * ofSecond));
  }
}
