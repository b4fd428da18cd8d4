package ondo.acceptance;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a server and its PostgreSQL: lets everything pass, swallows it in silence, or
 * makes every n-th statement go wrong, as a network or a database would.
 */
final class WireProxy implements AutoCloseable {

  /** What happens to every n-th statement. */
  enum Fault {
    /** Nothing. */
    NONE,
    /** It fails with a serialization failure, and its transaction with it. */
    REFUSED,
    /** The connection breaks before it reaches the database. */
    CUT,
    /** It is a commit: the database makes it and the connection breaks before the answer. */
    UNKNOWN
  }

  private final ServerSocket door;
  private final int target;
  private final List<WireSession> sessions = new CopyOnWriteArrayList<>();
  private final AtomicInteger passed = new AtomicInteger();
  private final AtomicInteger faults = new AtomicInteger();
  private volatile Fault fault = Fault.NONE;
  private volatile int every = Integer.MAX_VALUE;

  /**
   * @param target port of PostgreSQL on 127.0.0.1
   */
  WireProxy(int target) {
    this.target = target;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().start(this::listen);
  }

  int port() {
    return door.getLocalPort();
  }

  /** From now on every n-th statement, or commit, goes wrong. */
  void fail(Fault kind, int n) {
    passed.set(0);
    faults.set(0);
    every = n;
    fault = kind;
  }

  /** Faults since the last call of {@link #fail}. */
  int faults() {
    return faults.get();
  }

  /** The connections of this moment swallow whatever comes from now on; new ones work. */
  int fallSilent() {
    sessions.removeIf(WireSession::isOver);
    sessions.forEach(WireSession::fallSilent);
    return sessions.size();
  }

  private void listen() {
    while (!door.isClosed()) {
      try {
        var client = door.accept();
        var session = new WireSession(client, new Socket("127.0.0.1", target), this::next);
        sessions.add(session);
        session.start();
      } catch (IOException e) {
        // The database is away, or this proxy is closed.
        continue;
      }
    }
  }

  /** What happens to a statement. */
  private Fault next(String statement) {
    var now = fault;
    var counts = now == Fault.UNKNOWN ? statement.equals("COMMIT") : now != Fault.NONE;
    if (!counts || passed.incrementAndGet() % every != 0) {
      return Fault.NONE;
    }
    faults.incrementAndGet();
    return now;
  }

  @Override
  public void close() {
    sessions.forEach(WireSession::close);
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A message of the protocol: its type, 0 for the first of a connection, and what follows. */
  record Message(int type, byte[] body) {

    static Message first(DataInputStream in) throws IOException {
      return new Message(0, body(in));
    }

    static Message next(DataInputStream in) throws IOException {
      var type = in.readUnsignedByte();
      return new Message(type, body(in));
    }

    private static byte[] body(DataInputStream in) throws IOException {
      return in.readNBytes(in.readInt() - 4);
    }

    void to(DataOutputStream out) throws IOException {
      if (type != 0) {
        out.writeByte(type);
      }
      out.writeInt(body.length + 4);
      out.write(body);
    }
  }
}
