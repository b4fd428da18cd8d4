package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * Figures rather than rules; run by {@code -Dondo.measure=true}, with {@code
 * -Dtest.jvm.flags=-Xmx256m} for those of memory. The client, the server and nothing else share the
 * heap.
 */
@ApiTest
class MeasureIT {

  private static final Logger log = LoggerFactory.getLogger(MeasureIT.class);
  private static final int MEGABYTE = 1 << 20;

  private final Environment environment;
  private final TestDatabase database;
  private final HikariDataSource pool;
  private final Client client;

  @Autowired
  MeasureIT(Environment environment, TestDatabase database, HikariDataSource pool, Client client) {
    this.environment = environment;
    this.database = database;
    this.pool = pool;
    this.client = client;
  }

  @BeforeEach
  void ask() {
    assumeThat(Boolean.getBoolean("ondo.measure")).as("not run: -Dondo.measure=true").isTrue();
    System.gc();
    heapPools().forEach(java.lang.management.MemoryPoolMXBean::resetPeakUsage);
  }

  private static java.util.List<java.lang.management.MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(one -> one.getType() == MemoryType.HEAP)
        .toList();
  }

  /** The sum of the peaks of the pools: no less than the peak of the heap. */
  private static long peakMegabytes() {
    return heapPools().stream().mapToLong(one -> one.getPeakUsage().getUsed()).sum() / MEGABYTE;
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + Rows.EDITOR);
  }

  private static String send(HttpRequest request) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  @Test
  void import_of_100_000_rows() throws IOException, InterruptedException {
    var file = Files.createTempFile("ondo-measure", ".csv");
    try {
      try (var out = Files.newBufferedWriter(file)) {
        out.write("external_id,name,lat,lng,asset_value,currency,use,floors_below\n");
        for (var i = 0; i < 100_000; i++) {
          out.write(
              "m-%d,\"Plant %d, 서울\",%.4f,%.4f,%d,KRW,FACTORY,1\n"
                  .formatted(i, i, 34 + i % 4000 / 1000.0, 127 + i % 1000 / 1000.0, i * 1000L));
        }
      }
      for (var round = 1; round <= 2; round++) {
        var begun = System.nanoTime();
        var answer =
            send(
                request("/api/v1/sites/import")
                    .header("Content-Type", "text/csv")
                    .POST(HttpRequest.BodyPublishers.ofFile(file))
                    .build());
        var seconds = (System.nanoTime() - begun) / 1e9;
        assertThat(answer).contains("\"accepted\":100000");
        log.info(
            "MEASURED import round={} rows=100000 seconds={} rowsPerSecond={} peakHeapMB={} maxHeapMB={}",
            round,
            seconds,
            Math.round(100_000 / seconds),
            peakMegabytes(),
            Runtime.getRuntime().maxMemory() / MEGABYTE);
      }
    } finally {
      Files.delete(file);
    }
    var begun = System.nanoTime();
    var found = client.get("/api/v1/sites?q=Plant%2099999&limit=10");
    assertThat(found.json().get("items")).hasSize(1);
    log.info("MEASURED search sites=100000 millis={}", (System.nanoTime() - begun) / 1_000_000);
  }

  /** A result set of 250 points with values for everything; readers see it when it is current. */
  private void fillRegions() throws SQLException, InterruptedException {
    try (var connection = database.connect()) {
      for (var sql :
          new String[] {
            "update data_set set state = 'RETIRED'",
            "insert into data_set (data_version, name, origin, state, warming_levels_k, base_years, grid_points) values ('measure', 'm', 'm', 'CURRENT', '{}', '{}', 250)",
            "insert into grid_point (data_set_id, id, latitude, longitude, nearest_station_m, stations, flags) select d.id, g, 33 + g % 50 / 10.0, 126 + g / 50, 1, 1, '{}' from data_set d, generate_series(1, 250) g where d.name = 'm'",
            "insert into region select d.id, (20000 + g)::text, 'ko', 'en', '11', 'ko', 'en', 33 + g % 50 / 10.0, 126 + g / 50, g, 10 from data_set d, generate_series(1, 250) g where d.name = 'm'",
            "update result_set set state = 'RETIRED' where state = 'CURRENT'",
            "insert into result_set (data_set_id, data_version, model_version, switches, job_id, state, published_at) select id, 'measure', 'm', '{}', gen_random_uuid(), 'CURRENT', now() from data_set where name = 'm'",
            "select open_partition(t, (select id from result_set where data_version = 'measure')) from unnest(array['hazard_series', 'loss_series', 'class_probability']) t",
            "create temporary table k as select r.id, h, s, g from result_set r, unnest(array['extreme_heat','extreme_cold','wildfire','drought','water_stress','sea_level_rise','river_flood','urban_flood','typhoon']) h, unnest(array['SSP126','SSP245','SSP370','SSP585']) s, generate_series(1, 250) g where r.data_version = 'measure'",
            "insert into hazard_series select id, h, s, g, 'OK', '{NO_STATION_NEAR}', '{\"EDGE_WINDOW\":[2021,2022]}', 2021, (select array_agg(random() * 100) from generate_series(1, 80) where g > 0) from k",
            "insert into loss_series select id, h, s, g, 'OK', '{}', null, 2021, (select array_agg(random() / 100) from generate_series(1, 80) where g > 0), (select array_agg(random()) from generate_series(1, 80) where g > 0) from k",
            "insert into class_probability select id, h, s, g, c, (select array_agg(random()) from generate_series(1, 80) where g > 0) from k, generate_series(1, 5) c"
          }) {
        Rows.execute(connection, sql);
      }
    }
    var until = System.nanoTime() + 60_000_000_000L;
    while (client.get("/api/v1/regions?limit=1000").json().get("items").size() < 250) {
      assertThat(System.nanoTime()).isLessThan(until);
      java.util.concurrent.locks.LockSupport.parkNanos(200_000_000L);
    }
  }

  @Test
  void slow_readers_hold_no_connection() throws Exception {
    fillRegions();
    var sockets = new ArrayList<Socket>();
    try {
      for (var i = 0; i < 100; i++) {
        var socket = new Socket();
        socket.setReceiveBufferSize(1024);
        socket.connect(
            new java.net.InetSocketAddress(
                "127.0.0.1",
                Integer.parseInt(environment.getRequiredProperty("local.server.port"))));
        socket
            .getOutputStream()
            .write(
                ("GET /api/v1/risks.csv?from=2021&to=2100&step=1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                        + Rows.READER
                        + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        sockets.add(socket);
      }
      var worst = 0L;
      var busiest = 0;
      for (var i = 0; i < 100; i++) {
        var begun = System.nanoTime();
        assertThat(client.get("/api/v1/sites?limit=1").status()).isEqualTo(200);
        worst = Math.max(worst, (System.nanoTime() - begun) / 1_000_000);
        busiest = Math.max(busiest, pool.getHikariPoolMXBean().getActiveConnections());
      }
      log.info(
          "MEASURED slowReaders=100 otherCallsWorstMillis={} connectionsHeldAtEnd={} busiest={}",
          worst,
          pool.getHikariPoolMXBean().getActiveConnections(),
          busiest);
      assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    } finally {
      for (var socket : sockets) {
        socket.close();
      }
    }
  }
}
