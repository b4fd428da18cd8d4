package ondo.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * Rows of a binary COPY on their way into a digest: five texts, three integers and two arrays each.
 * The server sends whole rows in a message, the first behind the header.
 */
final class CopiedRows {

  private static final int SIGNATURE_BYTES = 11;
  private static final int TEXTS = 5;
  private static final int INTEGERS = 3;
  private static final int ARRAYS = 2;
  private static final int COLUMNS = TEXTS + INTEGERS + ARRAYS;
  private static final int DIMENSION_BYTES = 2 * Integer.BYTES;
  private static final long DOUBLE_EXPONENT = 0x7ff0_0000_0000_0000L;
  private static final int FLOAT_EXPONENT = 0x7f80_0000;

  private final MessageDigest digest;
  private boolean isBehindHeader;
  private long total;
  private long bad;

  CopiedRows(MessageDigest digest) {
    this.digest = digest;
  }

  /** Rows of all copies so far. */
  long total() {
    return total;
  }

  /** Rows that hold NaN, an infinity or a null element. */
  long bad() {
    return bad;
  }

  /** Another copy begins. */
  void begin() {
    isBehindHeader = false;
  }

  /** Adds the rows of a message. */
  void add(byte[] message) {
    var in = ByteBuffer.wrap(message);
    if (!isBehindHeader) {
      in.position(SIGNATURE_BYTES + Integer.BYTES);
      skip(in, in.getInt());
      isBehindHeader = true;
    }
    while (in.hasRemaining()) {
      int columns = in.getShort();
      if (columns < 0) {
        return;
      }
      if (columns != COLUMNS) {
        throw new IllegalStateException("a row of %d columns".formatted(columns));
      }
      row(in);
    }
  }

  private void row(ByteBuffer in) {
    var texts = in.position();
    for (var i = 0; i < TEXTS; i++) {
      skip(in, in.getInt());
    }
    digest.update(in.slice(texts, in.position() - texts));
    for (var i = 0; i < INTEGERS; i++) {
      if (in.getInt() != Integer.BYTES) {
        throw new IllegalStateException("an integer of another width");
      }
      digest.update(in.slice(in.position(), Integer.BYTES));
      skip(in, Integer.BYTES);
    }
    var arrays = in.position();
    var isGood = true;
    for (var i = 0; i < ARRAYS; i++) {
      isGood &= isOfNumbers(in);
    }
    digest.update(in.slice(arrays, in.position() - arrays));
    total++;
    bad += isGood ? 0 : 1;
  }

  /** Reads an array; false if an element is null or no finite number. */
  private static boolean isOfNumbers(ByteBuffer in) {
    var bytes = in.getInt();
    if (bytes < 0) {
      return true;
    }
    var end = in.position() + bytes;
    var dimensions = in.getInt();
    skip(in, 2 * Integer.BYTES + dimensions * DIMENSION_BYTES);
    var isGood = true;
    while (in.position() < end) {
      isGood &=
          switch (in.getInt()) {
            case Double.BYTES -> (in.getLong() & DOUBLE_EXPONENT) != DOUBLE_EXPONENT;
            case Float.BYTES -> (in.getInt() & FLOAT_EXPONENT) != FLOAT_EXPONENT;
            case -1 -> false;
            default -> throw new IllegalStateException("an array of neither doubles nor floats");
          };
    }
    return isGood;
  }

  private static void skip(ByteBuffer in, int bytes) {
    in.position(in.position() + bytes);
  }
}
