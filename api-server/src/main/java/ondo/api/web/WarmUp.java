package ondo.api.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import ondo.api.ApiProperties;
import ondo.api.snapshot.Readiness;
import ondo.api.snapshot.Snapshot;
import ondo.api.snapshot.SnapshotLoaded;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Calls the server's own hot paths before it says that it is ready, so that no client pays for
 * loading and compiling them. Whatever goes wrong here only costs the first clients some time.
 */
@Component
class WarmUp {

  private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
  private static final int MOST_ROUNDS = 40;
  private static final Duration LONGEST_CALL = Duration.ofSeconds(5);
  private static final String TENANT = "warm-up";

  private final ApiProperties properties;
  private final ServerProperties server;
  private final Readiness readiness;
  private final KeyRing keys;
  private volatile int port;

  WarmUp(ApiProperties properties, ServerProperties server, Readiness readiness, KeyRing keys) {
    this.properties = properties;
    this.server = server;
    this.readiness = readiness;
    this.keys = keys;
  }

  @EventListener
  void listening(WebServerInitializedEvent event) {
    // The management server has a name space of its own.
    if (event.getApplicationContext().getServerNamespace() == null) {
      port = event.getWebServer().getPort();
    }
  }

  @EventListener
  void loaded(SnapshotLoaded event) {
    if (readiness.isWarm()) {
      return;
    }
    if (!properties.warmUp().isZero() && port > 0) {
      run(event.snapshot());
    }
    readiness.warm();
  }

  private void run(Snapshot snapshot) {
    var begun = System.nanoTime();
    var calls = 0;
    var key = UUID.randomUUID().toString();
    keys.lend(key, new Caller(UUID.randomUUID(), TENANT, Role.READER, null));
    try (var http = HttpClient.newHttpClient()) {
      var paths = paths(snapshot);
      for (var round = 0; round < MOST_ROUNDS && !isOver(begun); round++) {
        for (var path : paths) {
          http.send(request(path, key), HttpResponse.BodyHandlers.discarding());
          calls++;
        }
      }
    } catch (IOException e) {
      log.info("warm-up ended early: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      keys.takeBack();
    }
    log.info("warmed up calls={} millis={}", calls, (System.nanoTime() - begun) / 1_000_000);
  }

  private boolean isOver(long begun) {
    return System.nanoTime() - begun >= properties.warmUp().toNanos();
  }

  private HttpRequest request(String path, String key) {
    return HttpRequest.newBuilder(URI.create("http://" + host() + ":" + port + path))
        .header("Authorization", "Bearer " + key)
        .header("Accept-Encoding", "gzip")
        .timeout(LONGEST_CALL)
        .build();
  }

  private String host() {
    @Nullable InetAddress address = server.getAddress();
    if (address == null || address.isAnyLocalAddress()) {
      return "127.0.0.1";
    }
    var text = address.getHostAddress();
    return text.contains(":") ? "[" + text + "]" : text;
  }

  private static List<String> paths(Snapshot snapshot) {
    var region = snapshot.places().iterator().next().region();
    var at = region.point();
    return List.of(
        "/api/v1/hazards",
        "/api/v1/regions?limit=100",
        "/api/v1/regions/scores?hazard=extreme_heat&scenario=SSP245",
        "/api/v1/regions/scores?hazard=river_flood&scenario=SSP585&metric=aal&step=1",
        "/api/v1/regions/" + region.code() + "/risks",
        "/api/v1/points/hazards?latitude=" + at.latitude() + "&longitude=" + at.longitude(),
        "/api/v1/sites?limit=10",
        "/api/v1/portfolio/summary?scenario=SSP245&year=2050",
        "/api/v1/sites/" + UUID.nameUUIDFromBytes(new byte[0]) + "/risks");
  }
}
