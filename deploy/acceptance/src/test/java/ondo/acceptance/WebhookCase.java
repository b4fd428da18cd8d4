package ondo.acceptance;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import ondo.webhook.WebhookSignature;

/**
 * F51: a receiver that answers 500, hangs, redirects, resets or drips before it takes a delivery,
 * and one that never does. Its name is a public one that the scheduler's machine resolves to
 * loopback, which the operator allows.
 */
final class WebhookCase {

  private static final String HOST = "hooks.ondo-acceptance.org";
  private static final String PASSWORD = "acceptance";
  private static final int JOBS = 6;

  private WebhookCase() {}

  private record Delivery(String path, Map<String, String> headers, byte[] body) {}

  static Outcome run(Site site, RandomGenerator random) throws Exception {
    var home = site.installation().home();
    var store = certificate(home);
    var hosts = home.resolve("hosts");
    var names = List.of(HOST, "localhost", InetAddress.getLocalHost().getHostName());
    Files.write(hosts, names.stream().map(name -> "127.0.0.1 " + name).toList());
    var scheduler =
        site.installation()
            .scheduler(
                "-Djdk.net.hosts.file=" + hosts,
                "-Djavax.net.ssl.trustStore=" + store,
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
                "--ondo.webhook.own-networks=127.0.0.0/8",
                "--ondo.webhook.retry-first=500ms",
                "--ondo.webhook.retry-cap=2s",
                "--ondo.webhook.time-limit=2s",
                "--ondo.webhook.tries=4");
    var api = site.installation().api(scheduler, false);
    try (var receiver = new Receiver(store, random)) {
      var good = hook(api, receiver.port(), "/good");
      var bad = hook(api, receiver.port(), "/bad");
      var jobs = new HashSet<String>();
      var slowest = 0.0;
      for (var i = 0; i < JOBS; i++) {
        var asked = System.nanoTime();
        var job = api.http().post("/api/v1/jobs", RequestCases.years(2021, 2030 + i)).text("id");
        site.installation().ended(UUID.fromString(job));
        slowest = Math.max(slowest, (System.nanoTime() - asked) / 1e9);
        jobs.add(job);
      }
      Await.until(
          "all deliveries",
          Duration.ofSeconds(60),
          () -> open(site, good.text("id")) + open(site, bad.text("id")) == 0);
      var done = count(site, good.text("id"), "DONE");
      var dead = count(site, bad.text("id"), "DEAD");
      var wrong = receiver.taken.stream().filter(d -> !isGenuine(d, good.text("secret"))).count();
      var told = new HashMap<String, Integer>();
      receiver.taken.forEach(
          d -> told.merge(new Answer(200, text(d)).text("jobId"), 1, Integer::sum));
      var twice = told.values().stream().filter(n -> n > 1).count();
      for (var hook : List.of(good, bad)) {
        api.http().send("DELETE", "/api/v1/webhooks/" + hook.text("id"), "", Map.of());
      }
      var lost = JOBS - jobs.stream().filter(told::containsKey).count();
      return new Outcome(
          done == JOBS && dead == JOBS && wrong == 0 && lost == 0 && slowest <= 10,
          -1,
          -1,
          lost,
          0,
          "faults met %s, delivered %d, dead letters %d, wrong signatures %d, repeats %d, slowest job %.1f s"
              .formatted(
                  receiver.met.keySet().stream().sorted().toList(),
                  done,
                  dead,
                  wrong,
                  twice,
                  slowest));
    }
  }

  private static Answer hook(Installation.Server api, int port, String path) {
    var answer =
        api.http()
            .post("/api/v1/webhooks", "{\"url\":\"https://%s:%d%s\"}".formatted(HOST, port, path));
    if (answer.status() != 201) {
      throw new IllegalStateException("no webhook: " + answer);
    }
    return answer;
  }

  private static long open(Site site, String hook) {
    return count(site, hook, "PENDING")
        + site.database()
            .number("select count(*) from outbox where topic = 'job.ended' and status = 'PENDING'");
  }

  private static long count(Site site, String hook, String status) {
    return site.database()
        .number(
            "select count(*) from outbox where topic = 'webhook.delivery' and status = '%s' and payload ->> 'webhookId' = '%s'"
                .formatted(status, hook));
  }

  private static String text(Delivery delivery) {
    return new String(delivery.body(), StandardCharsets.UTF_8);
  }

  private static boolean isGenuine(Delivery delivery, String secret) {
    var time = Long.parseLong(delivery.headers().getOrDefault("ondo-timestamp", "0"));
    return WebhookSignature.holds(
        secret,
        Instant.ofEpochSecond(time),
        delivery.body(),
        delivery.headers().getOrDefault("ondo-signature", ""),
        Instant.now(),
        Duration.ofMinutes(5));
  }

  /** A key and its certificate for the receiver's name, which the scheduler is told to trust. */
  private static Path certificate(Path home) throws IOException, InterruptedException {
    var store = home.resolve("hooks.p12");
    if (!Files.exists(store)) {
      var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
      var status =
          new ProcessBuilder(
                  tool,
                  "-genkeypair",
                  "-alias",
                  "hooks",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=" + HOST,
                  "-ext",
                  "san=dns:" + HOST,
                  "-validity",
                  "30",
                  "-keystore",
                  store.toString(),
                  "-storetype",
                  "PKCS12",
                  "-storepass",
                  PASSWORD)
              .inheritIO()
              .start()
              .waitFor();
      if (status != 0) {
        throw new IllegalStateException("keytool gave " + status);
      }
    }
    return store;
  }

  /** Takes deliveries on /good after a fault each, and none on /bad. */
  private static final class Receiver implements AutoCloseable {

    private static final List<String> FAULTS =
        List.of("500", "hang", "redirect", "reset", "slow", "none");

    private final SSLServerSocket door;
    private final Map<String, Boolean> seen = new ConcurrentHashMap<>();
    private final Map<String, Boolean> met = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Delivery> taken = new ConcurrentLinkedQueue<>();
    private int next;

    private Receiver(Path store, RandomGenerator random)
        throws IOException, GeneralSecurityException {
      var keys = KeyStore.getInstance("PKCS12");
      keys.load(new ByteArrayInputStream(Files.readAllBytes(store)), PASSWORD.toCharArray());
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD.toCharArray());
      var context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      door =
          (SSLServerSocket)
              context
                  .getServerSocketFactory()
                  .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
      next = random.nextInt(FAULTS.size());
      Thread.ofPlatform().daemon().start(this::listen);
    }

    private int port() {
      return door.getLocalPort();
    }

    private void listen() {
      while (!door.isClosed()) {
        try {
          var socket = (SSLSocket) door.accept();
          Thread.ofVirtual().start(() -> serve(socket));
        } catch (IOException e) {
          return;
        }
      }
    }

    private synchronized String fault() {
      return FAULTS.get(next++ % FAULTS.size());
    }

    private void serve(SSLSocket socket) {
      try (socket;
          var in = new DataInputStream(socket.getInputStream())) {
        var delivery = read(in);
        var key = delivery.headers().getOrDefault("ondo-delivery", "");
        var fault =
            delivery.path().equals("/bad") || seen.putIfAbsent(key, true) == null
                ? fault()
                : "none";
        if (delivery.path().equals("/bad") && fault.equals("none")) {
          fault = "500";
        }
        met.put(fault, true);
        answer(socket, fault);
        if (fault.equals("none")) {
          taken.add(delivery);
        }
      } catch (IOException e) {
        // The caller gave up, as it should.
        return;
      }
    }

    private static void answer(SSLSocket socket, String fault) throws IOException {
      var out = socket.getOutputStream();
      switch (fault) {
        case "hang" -> Await.pause(Duration.ofSeconds(20));
        case "reset" -> socket.setSoLinger(true, 0);
        case "slow" -> {
          for (var i = 0; i < 100; i++) {
            out.write('H');
            out.flush();
            Await.pause(Duration.ofMillis(500));
          }
        }
        case "redirect" ->
            out.write(
                "HTTP/1.1 302 Found\r\nLocation: https://127.0.0.1/\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        default ->
            out.write(
                ("HTTP/1.1 " + (fault.equals("none") ? "204 No Content" : "500 Oh") + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
      }
    }

    private static Delivery read(DataInputStream in) throws IOException {
      var first = line(in).split(" ");
      var headers = new HashMap<String, String>();
      for (var line = line(in); !line.isEmpty(); line = line(in)) {
        var colon = line.indexOf(':');
        headers.put(
            line.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
            line.substring(colon + 1).strip());
      }
      var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
      return new Delivery(first[1], headers, body);
    }

    private static String line(DataInputStream in) throws IOException {
      var line = new StringBuilder();
      for (var next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new IOException("cut");
        }
        line.append((char) next);
      }
      return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
      door.close();
    }
  }
}
