package ondo.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;

/** An nginx that serves one JSON text as a file, plain and packed beforehand. */
final class StaticServer implements AutoCloseable {

  private static final long PAUSE_NANOS = 500_000_000L;

  private static final String CONFIGURATION =
      """
      daemon off;
      worker_processes auto;
      pid FOLDER/nginx.pid;
      error_log stderr crit;
      events { worker_connections 1024; }
      http {
        access_log off;
        sendfile on;
        tcp_nopush on;
        keepalive_requests 1000000000;
        client_body_temp_path FOLDER/body;
        proxy_temp_path FOLDER/proxy;
        fastcgi_temp_path FOLDER/fastcgi;
        uwsgi_temp_path FOLDER/uwsgi;
        scgi_temp_path FOLDER/scgi;
        types { application/json json; }
        server {
          listen 127.0.0.1:PORT;
          root FOLDER/files;
          gzip_static on;
        }
      }
      """;

  private final Path folder;
  private final int port;
  private final Process process;

  private StaticServer(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** Starts it on a port of loopback. */
  static StaticServer start(byte[] json, int port) throws IOException {
    var folder = Files.createTempDirectory("ondo-static");
    Files.createDirectory(folder.resolve("files"));
    // The workers of an nginx that root started are somebody else.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.write(folder.resolve("files/scores.json"), json);
    try (var packed =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("files/scores.json.gz")))) {
      packed.write(json);
    }
    var text =
        CONFIGURATION.replace("FOLDER", folder.toString()).replace("PORT", Integer.toString(port));
    var configuration = Files.writeString(folder.resolve("nginx.conf"), text);
    var process =
        new ProcessBuilder("nginx", "-p", folder.toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .start();
    LockSupport.parkNanos(PAUSE_NANOS);
    if (!process.isAlive()) {
      throw new IllegalStateException("nginx ended with " + process.exitValue());
    }
    return new StaticServer(folder, port, process);
  }

  String address() {
    return "http://127.0.0.1:" + port + "/scores.json";
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
