package ondo.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium without any way out of this machine, and all that it complained about. */
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration SCRIPT_LIMIT = Duration.ofSeconds(60);
  // Held here, because java.util.logging forgets the level of a logger nobody refers to.
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");
  private static final String AXE = resource("/axe.min.js");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ChromeDriver driver;
  private final URI origin;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private long bytes;

  private Browser(ChromeDriver driver, URI origin) {
    this.driver = driver;
    this.origin = origin;
  }

  /** Chromium and its driver, if both are on the PATH. */
  static Optional<Path> binary() {
    return onPath("chromium", "chromium-browser", "google-chrome", "chrome");
  }

  static Optional<Path> driverBinary() {
    return onPath("chromedriver");
  }

  private static Optional<Path> onPath(String... names) {
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(names)
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(d -> Path.of(d, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Browser open(URI origin, Path downloads) {
    SELENIUM.setLevel(Level.SEVERE);
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(binary().orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-background-networking",
        "--lang=en-GB",
        // Nothing else can be reached, whatever the page may try.
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1");
    options.setCapability("goog:loggingPrefs", logs);
    options.setExperimentalOption(
        "prefs", Map.of("download.default_directory", downloads.toAbsolutePath().toString()));
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driverBinary().orElseThrow().toFile())
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    var driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(SCRIPT_LIMIT);
    return new Browser(driver, origin);
  }

  void size(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
  }

  /** Pixels that the page is wider than a window of this width. */
  long overflow(int width) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 844, "deviceScaleFactor", 1, "mobile", true));
    try {
      var root = "document.documentElement";
      return (Long) run("return %s.scrollWidth - %s.clientWidth".formatted(root, root));
    } finally {
      driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }
  }

  /** Opens a page by what follows the hash. */
  void visit(String hash) {
    driver.get(origin + "/?visit=" + System.nanoTime() + "#/" + hash);
    awaitQuiet();
  }

  /** Opens an address of this server, as a link outside the page does. */
  void open(String path) {
    driver.get(origin + path);
  }

  /** Until nothing loads any more. */
  void awaitQuiet() {
    until(
        "the page to settle",
        "return document.querySelector('main h1') !== null"
            + " && document.querySelector('.loading, [aria-busy=true]') === null");
  }

  WebElement find(String css) {
    return new WebDriverWait(driver, PATIENCE).until(d -> d.findElement(By.cssSelector(css)));
  }

  List<WebElement> findAll(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** The element of a kind that shows this very text. */
  WebElement withText(String tag, String text) {
    var path = "//" + tag + "[normalize-space(.)=\"" + text + "\"]";
    return new WebDriverWait(driver, PATIENCE).until(d -> d.findElement(By.xpath(path)));
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  Object runAsync(String script, Object... arguments) {
    return driver.executeAsyncScript(script, arguments);
  }

  void until(String what, String script) {
    until(what, script, PATIENCE);
  }

  void until(String what, String script, Duration limit) {
    new WebDriverWait(driver, limit)
        .withMessage(() -> what + "\n" + driver.findElement(By.tagName("body")).getText())
        .until(d -> Boolean.TRUE.equals(driver.executeScript(script)));
  }

  /** Serious and critical faults of accessibility, each with the elements that have it. */
  List<String> accessibilityFaults() {
    driver.executeScript(AXE);
    var found =
        (List<?>)
            driver.executeAsyncScript(
                """
                const done = arguments[arguments.length - 1];
                axe.run(document, {resultTypes: ['violations']}).then(
                  result => done(result.violations
                    .filter(one => ['serious', 'critical'].includes(one.impact))
                    .map(one => `${one.impact} ${one.id}: ${one.nodes.map(n => n.target).join(' | ')}`)),
                  error => done(['axe failed: ' + error]));
                """);
    return found.stream().map(String::valueOf).toList();
  }

  /** Whatever the console holds since the last look. */
  List<String> complaints() {
    driver
        .manage()
        .logs()
        .get(LogType.BROWSER)
        .forEach(entry -> complaints.add(entry.getLevel() + " " + entry.getMessage()));
    var taken = List.copyOf(complaints);
    complaints.clear();
    return taken;
  }

  /** Addresses that were asked for since the last look. */
  List<String> requests() {
    for (var entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      read(JSON.readTree(entry.getMessage()).path("message"));
    }
    var taken = List.copyOf(requests);
    requests.clear();
    return taken;
  }

  /** Bytes over the wire since the last look, as of the last {@link #requests}. */
  long bytes() {
    var taken = bytes;
    bytes = 0;
    return taken;
  }

  private void read(JsonNode message) {
    switch (message.path("method").asString("")) {
      case "Network.requestWillBeSent" -> {
        var address = message.at("/params/request/url").asString("");
        if (!Pattern.matches("(blob|data|about):.*", address)) {
          requests.add(address);
        }
      }
      case "Network.loadingFinished" -> bytes += message.at("/params/encodedDataLength").asLong(0);
      default -> {
        // Everything else is about painting.
      }
    }
  }

  @Override
  public void close() {
    driver.quit();
  }

  private static String resource(String name) {
    try (var in = Browser.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
