package ondo.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits, such as {@code 10.1.0.0/16} or {@code fd00::/8}.
 *
 * @param first any address of the block
 * @param bits how many bits they share
 */
public record NetworkBlock(InetAddress first, int bits) {

  // Literals alone: a name would be looked up.
  private static final Pattern FORM =
      Pattern.compile("([0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)/(\\d{1,3})");

  public NetworkBlock {
    if (bits < 0 || bits > first.getAddress().length * 8) {
      throw new IllegalArgumentException(first + " has no " + bits + " bits");
    }
  }

  /**
   * Reads a block.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static NetworkBlock of(String text) {
    var match = FORM.matcher(text.strip());
    if (!match.matches()) {
      throw new IllegalArgumentException(text + " is no network such as 10.1.0.0/16");
    }
    try {
      return new NetworkBlock(
          InetAddress.getByName(match.group(1)), Integer.parseInt(match.group(2)));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text + " is no network such as 10.1.0.0/16", e);
    }
  }

  /** Whether an address lies in this block; never one of the other IP version. */
  public boolean contains(InetAddress address) {
    var ours = first.getAddress();
    var theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (var bit = 0; bit < bits; bit++) {
      var mask = 0x80 >> bit % 8;
      if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
