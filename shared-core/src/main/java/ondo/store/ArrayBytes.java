package ondo.store;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of doubles as {@code array_send} gives them: read without a boxed number per element.
 * PostgreSQL's form: dimensions, null flag, element type, then length and lower bound, then each
 * element behind its size.
 */
final class ArrayBytes {

  private static final int HEADER_INTS = 3;
  private static final int SIZE_OF_NULL = -1;

  private ArrayBytes() {}

  /** The values of a one-dimensional float8 array; a null element becomes NaN. */
  static double[] doubles(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    var dimensions = buffer.getInt();
    buffer.position(HEADER_INTS * Integer.BYTES);
    if (dimensions == 0) {
      return new double[0];
    }
    if (dimensions != 1) {
      throw new IllegalArgumentException("array of " + dimensions + " dimensions");
    }
    var values = new double[buffer.getInt()];
    buffer.getInt();
    for (var i = 0; i < values.length; i++) {
      values[i] = buffer.getInt() == SIZE_OF_NULL ? Double.NaN : buffer.getDouble();
    }
    return values;
  }

  static double @Nullable [] nullableDoubles(byte @Nullable [] bytes) {
    return bytes == null ? null : doubles(bytes);
  }
}
