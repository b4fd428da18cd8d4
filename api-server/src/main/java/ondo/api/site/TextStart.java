package ondo.api.site;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The character set of a text, by its first bytes: a mark or valid UTF-8 means UTF-8, what is no
 * UTF-8 but valid CP949 means that.
 *
 * @param stream the whole text without its mark
 */
record TextStart(Charset charset, InputStream stream) {

  /** Korean Windows; a superset of EUC-KR. */
  static final Charset CP949 = Charset.forName("x-windows-949");

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  // Enough to meet a Korean name in any list of sites.
  private static final int LOOK = 1 << 16;

  static TextStart of(InputStream body, @Nullable Charset told) throws IOException {
    var start = body.readNBytes(LOOK);
    var isMarked =
        start.length >= MARK.length && Arrays.equals(start, 0, MARK.length, MARK, 0, MARK.length);
    var skipped = isMarked ? MARK.length : 0;
    var rest =
        new SequenceInputStream(
            new ByteArrayInputStream(start, skipped, start.length - skipped), body);
    if (isMarked) {
      return new TextStart(StandardCharsets.UTF_8, rest);
    }
    return new TextStart(told == null ? guess(start) : told, rest);
  }

  private static Charset guess(byte[] start) {
    return !decodes(start, StandardCharsets.UTF_8) && decodes(start, CP949)
        ? CP949
        : StandardCharsets.UTF_8;
  }

  /** The last character may be cut, which is no fault. */
  private static boolean decodes(byte[] bytes, Charset charset) {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var target = CharBuffer.allocate(bytes.length + 1);
    return !decoder.decode(ByteBuffer.wrap(bytes), target, bytes.length < LOOK).isError();
  }

  static String name(Charset charset) {
    return charset.equals(CP949) ? "CP949" : charset.name();
  }
}
