package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of a binary COPY made by hand, as PostgreSQL's manual describes them. */
class CopiedRowsTest {

  private static final int HEADER_BYTES = 11 + 2 * Integer.BYTES;
  private static final short COLUMNS = 10;

  private MessageDigest digest;
  private CopiedRows rows;

  @BeforeEach
  void begin() throws NoSuchAlgorithmException {
    digest = MessageDigest.getInstance("SHA-256");
    rows = new CopiedRows(digest);
  }

  private static byte[] message(ByteBuffer buffer) {
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private static ByteBuffer header() {
    return ByteBuffer.allocate(1000).put(new byte[HEADER_BYTES]);
  }

  /** Five texts of one letter, three integers, an array that is null and one of a double. */
  private static ByteBuffer row(ByteBuffer buffer, double value) {
    texts(buffer.putShort(COLUMNS));
    for (var i = 0; i < 3; i++) {
      buffer.putInt(Integer.BYTES).putInt(i);
    }
    buffer.putInt(-1);
    return array(buffer, Double.BYTES).putDouble(value);
  }

  private static ByteBuffer texts(ByteBuffer buffer) {
    for (var i = 0; i < 5; i++) {
      buffer.putInt(1).put((byte) 'a');
    }
    return buffer;
  }

  /** One dimension of one element so many bytes wide: three numbers, its length and first index. */
  private static ByteBuffer array(ByteBuffer buffer, int elementBytes) {
    return buffer
        .putInt(6 * Integer.BYTES + elementBytes)
        .putInt(1)
        .putInt(0)
        .putInt(701)
        .putInt(1)
        .putInt(1)
        .putInt(elementBytes);
  }

  @Test
  void rows_are_counted_over_all_copies_up_to_the_end_that_each_names() {
    rows.begin();
    rows.add(message(row(header(), 1)));
    rows.add(message(row(row(ByteBuffer.allocate(1000), 2), 3).putShort((short) -1)));
    rows.begin();
    rows.add(message(row(header(), 4).putShort((short) -1)));

    assertThat(rows.total()).isEqualTo(4);
    assertThat(rows.bad()).isZero();
  }

  @Test
  void header_is_no_part_of_the_digest_and_every_bit_of_a_row_is() throws Exception {
    rows.add(message(row(header(), 1)));
    var other = MessageDigest.getInstance("SHA-256");
    new CopiedRows(other).add(message(row(header().put(3, (byte) 9), 1)));
    assertThat(other.digest()).isEqualTo(digest.digest());

    rows.begin();
    rows.add(message(row(header(), 1)));
    var next = MessageDigest.getInstance("SHA-256");
    new CopiedRows(next).add(message(row(header(), Math.nextUp(1.0))));
    assertThat(next.digest()).isNotEqualTo(digest.digest());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void number_that_is_none_makes_a_bad_row(double value) {
    rows.add(message(row(row(header(), value), Double.MAX_VALUE)));

    assertThat(rows.total()).isEqualTo(2);
    assertThat(rows.bad()).isEqualTo(1);
  }

  @Test
  void row_of_another_shape_is_refused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> rows.add(message(header().putShort((short) 9))))
        .withMessage("a row of 9 columns");
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                rows.add(
                    message(
                        texts(ByteBuffer.allocate(100).putShort(COLUMNS)).putInt(8).putLong(1))))
        .withMessage("an integer of another width");
    var strange = texts(ByteBuffer.allocate(1000).putShort(COLUMNS));
    for (var i = 0; i < 3; i++) {
      strange.putInt(Integer.BYTES).putInt(i);
    }
    array(strange.putInt(-1), Short.BYTES).putShort((short) 1);
    assertThatIllegalStateException()
        .isThrownBy(() -> rows.add(message(strange)))
        .withMessage("an array of neither doubles nor floats");
  }
}
