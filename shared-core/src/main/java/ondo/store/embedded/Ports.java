package ondo.store.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Free loopback ports below the range that systems give to outgoing connections. */
final class Ports {

  private static final int FIRST = 15_432;
  private static final int COUNT = 2_000;

  private Ports() {}

  /** A free port; the search starts at a place of its own for every directory. */
  static int free(String directory) {
    var start = Math.floorMod(directory.hashCode(), COUNT);
    for (int i = 0; i < COUNT; i++) {
      var port = FIRST + (start + i) % COUNT;
      if (isFree(port)) {
        return port;
      }
    }
    throw new EmbeddedPostgresException(
        "no free port between %d and %d on 127.0.0.1; stop servers that are not needed"
            .formatted(FIRST, FIRST + COUNT - 1));
  }

  static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
