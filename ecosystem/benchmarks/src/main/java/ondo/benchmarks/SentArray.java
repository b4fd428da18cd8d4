package ondo.benchmarks;

import java.nio.ByteBuffer;

/** A float8 array as {@code array_send} gives it, narrowed to single precision. */
final class SentArray {

  private static final int HEADER_BYTES = 5 * Integer.BYTES;

  private SentArray() {}

  /** Every element in order; a null element becomes NaN, an empty array nothing. */
  static float[] floats(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    if (buffer.getInt() == 0) {
      return new float[0];
    }
    var values = new float[buffer.getInt(3 * Integer.BYTES)];
    buffer.position(HEADER_BYTES);
    for (var i = 0; i < values.length; i++) {
      if (buffer.getInt() < 0) {
        values[i] = Float.NaN;
      } else {
        values[i] = (float) buffer.getDouble();
      }
    }
    return values;
  }
}
