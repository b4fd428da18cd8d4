package ondo.acceptance;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import ondo.acceptance.WireProxy.Fault;
import ondo.acceptance.WireProxy.Message;

/** One connection through the proxy; sends both ways from threads of its own. */
final class WireSession {

  private static final String NO_PORTAL = "34000";
  private static final String SERIALIZATION_FAILURE = "40001";

  private final Socket client;
  private final Socket server;
  private final Function<String, Fault> next;
  private final Map<String, String> statements = new ConcurrentHashMap<>();
  private volatile String bound = "";
  private volatile boolean silent;
  private volatile boolean cutAfterCommit;

  /**
   * @param next what happens to a statement of that text
   */
  WireSession(Socket client, Socket server, Function<String, Fault> next) {
    this.client = client;
    this.server = server;
    this.next = next;
  }

  void start() {
    Thread.ofPlatform().daemon().start(() -> guarded(this::forward));
    Thread.ofPlatform().daemon().start(() -> guarded(this::backward));
  }

  void fallSilent() {
    silent = true;
  }

  boolean isOver() {
    return client.isClosed();
  }

  @FunctionalInterface
  private interface Way {
    void go() throws IOException;
  }

  private void guarded(Way way) {
    try {
      way.go();
    } catch (IOException e) {
      // One side ended; so does the other, unless it is not to notice.
    } finally {
      if (!silent) {
        close();
      }
    }
  }

  private void forward() throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
        var out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()))) {
      var message = Message.first(in);
      while (true) {
        if (!silent) {
          changed(message).to(out);
          if (in.available() == 0) {
            out.flush();
          }
        }
        message = Message.next(in);
      }
    }
  }

  /** The message as it goes to the database. */
  private Message changed(Message message) throws IOException {
    switch (message.type()) {
      case 'P' -> statements.put(word(message.body(), 0), word(message.body(), 1));
      case 'B' -> bound = statements.getOrDefault(word(message.body(), 1), "");
      case 'E' -> {
        return executed(message);
      }
      default -> {
        // Nothing to remember.
      }
    }
    return message;
  }

  private Message executed(Message message) throws IOException {
    return switch (next.apply(bound)) {
      case NONE -> message;
      case REFUSED -> new Message('E', "no such portal\0\0\0\0\0".getBytes(StandardCharsets.UTF_8));
      case CUT -> throw new IOException("cut");
      case UNKNOWN -> {
        cutAfterCommit = true;
        yield message;
      }
    };
  }

  private void backward() throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
        var out = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()))) {
      while (true) {
        var message = Message.next(in);
        if (cutAfterCommit && message.type() == 'C' && word(message.body(), 0).equals("COMMIT")) {
          throw new IOException("cut");
        }
        if (!silent) {
          answered(message).to(out);
          if (in.available() == 0) {
            out.flush();
          }
        }
      }
    }
  }

  /** The error of a refused statement is told as one that a repeat may mend. */
  private static Message answered(Message message) {
    if (message.type() != 'E') {
      return message;
    }
    var text = new String(message.body(), StandardCharsets.ISO_8859_1);
    return new Message(
        'E', text.replace(NO_PORTAL, SERIALIZATION_FAILURE).getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The n-th text of a message, which ends with a zero. */
  private static String word(byte[] body, int n) {
    return new String(body, StandardCharsets.UTF_8).split("\0", n + 2)[n];
  }

  void close() {
    for (var socket : new Socket[] {client, server}) {
      try {
        socket.close();
      } catch (IOException e) {
        // It was closed before.
        continue;
      }
    }
  }
}
