package ondo.store.embedded;

import java.nio.file.Path;

/** A process of its own that starts or adopts a server, prints what it got, and ends. */
final class StartOnce {

  private StartOnce() {}

  public static void main(String[] arguments) {
    var server = EmbeddedPostgres.startThrowaway(Path.of(arguments[0]), Path.of(arguments[1]));
    System.out.println(server.port() + " " + server.adopted());
  }
}
