package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ondo.job.JobType;
import ondo.risk.probability.FrequencyEstimator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class PageIT {

  private static final String KEY = "/page/development-key";
  private static final String[] MARK = {"X-Ondo-Page", "1"};
  private static final Path FILES = Path.of("src/main/resources/static/page");

  private final Client client;

  @Autowired
  PageIT(Client client) {
    this.client = client;
  }

  @Test
  void page_opens_without_a_key_under_a_policy_that_allows_this_origin_alone() {
    var page = client.send("GET", "/", "", "");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .doesNotContain("unsafe", "http");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.text()).doesNotContain("<style", " style=", "javascript:", "//cdn");
    assertThat(page.text().replace("type=\"module\" src=", "")).doesNotContain("<script>");
  }

  @Test
  void every_file_that_the_page_names_is_there_and_names_no_other_origin() throws IOException {
    var named = new TreeSet<String>();
    var link = Pattern.compile("(?:href|src)=\"(/page/[^\"]+)\"");
    var imported = Pattern.compile("(?:from|import\\()\\s*\"\\./([^\"]+)\"");
    link.matcher(client.send("GET", "/", "", "").text())
        .results()
        .forEach(match -> named.add(match.group(1)));
    for (var file : files(".js")) {
      var text = Files.readString(file);
      imported.matcher(text).results().forEach(match -> named.add("/page/js/" + match.group(1)));
      assertThat(text.replace("http://www.w3.org/2000/svg", ""))
          .describedAs(file.toString())
          .doesNotContain("http://", "https://", "innerHTML", "eval(");
    }
    assertThat(named).hasSizeGreaterThan(20);
    for (var path : named) {
      assertThat(client.send("GET", path, "", "").status()).describedAs(path).isEqualTo(200);
    }
  }

  @Test
  void validation_is_served_as_it_stands_in_the_method() throws IOException {
    var page = client.send("GET", "/page/docs/validation.md", "", "");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/markdown");
    assertThat(page.text())
        .isEqualTo(Files.readString(Path.of("../ecosystem/docs/method/validation.md")));
  }

  @Test
  void files_are_compressed_and_not_sent_twice() {
    var first = client.send("GET", "/page/js/main.js", "", "", "Accept-Encoding", "gzip");

    assertThat(first.header("Content-Type")).startsWith("text/javascript");
    assertThat(first.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
    var again =
        client.send("GET", "/page/js/main.js", "", "", "If-None-Match", first.header("ETag"));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.raw().body()).isEmpty();
  }

  @Test
  void nothing_but_the_page_is_served_from_the_jar() {
    for (var path :
        new String[] {"/page/../application.yml", "/page/%2e%2e/application.yml", "/page/js/"}) {
      assertThat(
              client.raw(
                  "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
          .describedAs(path)
          .startsWith("HTTP/1.1 4");
    }
  }

  @Test
  void person_who_follows_the_address_of_a_figure_is_sent_to_the_page() {
    var address = "/api/v1/risks.csv?of=sites&scenario=SSP245&year=2050";
    var browser = "text/html,application/xhtml+xml,*/*;q=0.8";

    var visit = client.send("GET", address, "", "", "Accept", browser);

    assertThat(visit.status()).isEqualTo(303);
    assertThat(visit.header("Location"))
        .isEqualTo(
            "/#/result?of=%2Fapi%2Fv1%2Frisks.csv%3Fof%3Dsites%26scenario%3DSSP245%26year%3D2050");
    assertThat(visit.header("Cache-Control")).isEqualTo("no-store");
    assertThat(visit.raw().body()).isEmpty();
    assertThat(client.send("GET", address, "", "").status()).isEqualTo(401);
    assertThat(client.send("POST", "/api/v1/jobs", "", "{}", "Accept", browser).status())
        .isEqualTo(401);
  }

  @Test
  void own_page_on_this_machine_gets_the_development_key() {
    var reply = client.send("GET", KEY, "", "", MARK);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().get("key").asString()).isEqualTo(Rows.OPERATOR);
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void nobody_else_gets_the_development_key() {
    assertThat(client.send("GET", KEY, "", "").status()).isEqualTo(404);
    assertThat(statusWith("Sec-Fetch-Site", "cross-site")).isEqualTo(404);
    assertThat(statusWith("X-Forwarded-For", "203.0.113.9")).isEqualTo(404);
    assertThat(statusWith("X-Forwarded-For", "127.0.0.1, 203.0.113.9")).isEqualTo(404);
    assertThat(statusWith("X-Forwarded-For", "localhost")).isEqualTo(404);
    assertThat(statusWith("Forwarded", "for=203.0.113.9")).isEqualTo(404);
    assertThat(statusWith("X-Forwarded-For", "127.0.0.1")).isEqualTo(200);
    var rebound = "GET " + KEY + " HTTP/1.1\r\nHost: evil.example\r\nX-Ondo-Page: 1\r\n";
    assertThat(client.raw(rebound + "Connection: close\r\n\r\n")).startsWith("HTTP/1.1 404");
  }

  @Test
  void both_languages_have_the_same_messages_with_the_same_places() throws IOException {
    var json = JsonMapper.shared();
    var english = json.readTree(Files.readString(FILES.resolve("messages/en.json")));
    var korean = json.readTree(Files.readString(FILES.resolve("messages/ko.json")));
    var used = new TreeSet<String>();
    var call = Pattern.compile("\\bt\\(\"([a-zA-Z.]+)\"");
    for (var file : files(".js")) {
      call.matcher(Files.readString(file)).results().forEach(match -> used.add(match.group(1)));
    }

    assertThat(korean.propertyNames()).containsExactlyInAnyOrderElementsOf(english.propertyNames());
    assertThat(used).hasSizeGreaterThan(100).isSubsetOf(english.propertyNames());
    assertThat(english.propertyNames())
        .containsAll(Stream.of(JobType.values()).map(type -> "job." + type).toList());
    for (var name : english.propertyNames()) {
      assertThat(places(korean.get(name).asString()))
          .describedAs(name)
          .isEqualTo(places(english.get(name).asString()));
    }
  }

  @Test
  void every_indicator_and_rule_of_an_explanation_has_words() throws IOException {
    var messages =
        JsonMapper.shared().readTree(Files.readString(FILES.resolve("messages/en.json")));
    try (var components =
        getClass().getClassLoader().getResourceAsStream("catalog/h_components.csv")) {
      assertThat(components).isNotNull();
      var names =
          new String(components.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .skip(1)
              .map(line -> "indicator." + line.split(",")[1])
              .toList();
      assertThat(messages.propertyNames()).hasSizeGreaterThan(100).containsAll(names);
    }
    assertThat(messages.propertyNames())
        .containsAll(Stream.of(FrequencyEstimator.Method.values()).map(m -> "rule." + m).toList());
  }

  @Test
  void files_of_the_page_stay_small() throws IOException {
    for (var file : Stream.concat(files(".js").stream(), files(".css").stream()).toList()) {
      assertThat(Files.readAllLines(file)).describedAs(file.toString()).hasSizeLessThan(400);
    }
  }

  private int statusWith(String name, String value) {
    return client.send("GET", KEY, "", "", MARK[0], MARK[1], name, value).status();
  }

  private static TreeSet<String> places(String message) {
    var places = new TreeSet<String>();
    Pattern.compile("\\{\\d}").matcher(message).results().forEach(m -> places.add(m.group()));
    return places;
  }

  private static List<Path> files(String end) throws IOException {
    try (var files = Files.walk(FILES)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }
}
