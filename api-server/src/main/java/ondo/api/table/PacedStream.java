package ondo.api.table;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Gives up on a reader that takes less than a kilobyte a second for longer than a minute. */
public final class PacedStream extends FilterOutputStream {

  private static final long SLOWEST_BYTES_PER_SECOND = 1000;
  private static final long GRACE_NANOS = 60_000_000_000L;

  private long blockedNanos;
  private long written;

  public PacedStream(OutputStream stream) {
    super(stream);
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    var begun = System.nanoTime();
    out.write(bytes, offset, length);
    // The time in here is the reader's alone: the rows were computed before.
    blockedNanos += System.nanoTime() - begun;
    written += length;
    var late = blockedNanos - GRACE_NANOS;
    if (late > 0 && written < late / 1_000_000_000.0 * SLOWEST_BYTES_PER_SECOND) {
      throw new IOException("the reader is slower than a kilobyte a second");
    }
  }
}
