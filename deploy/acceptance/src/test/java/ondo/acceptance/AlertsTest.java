package ondo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Alerts and the dashboard ask for what the servers really tell, and every alert is explained. */
class AlertsTest {

  private static final Path ROOT = Path.of("../..");
  private static final Path RULES = ROOT.resolve("ecosystem/prometheus/alerts.yml");
  private static final Path DASHBOARD = ROOT.resolve("ecosystem/grafana/ondo.json");
  private static final Pattern METER = Pattern.compile("\"(ondo\\.[a-z.]+)\"");
  private static final Pattern ASKED = Pattern.compile("\\bondo_[a-z_]+");
  private static final Pattern ANY_METRIC =
      Pattern.compile("\\b(?:ondo|http|jvm|hikaricp)_[a-z_]+");
  // What the registry adds to the name of a meter by its kind.
  private static final Pattern ENDING =
      Pattern.compile("(_seconds)?(_count|_sum|_max|_bucket|_total)?$");

  @Test
  void every_meter_asked_for_is_one_of_the_servers() throws IOException {
    var told = new TreeSet<String>();
    for (var module : new String[] {"shared-core", "api-server", "scheduler-server"}) {
      try (var files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .forEach(file -> collect(file, told));
      }
    }
    var asked = new TreeSet<String>();
    for (var file : new Path[] {RULES, DASHBOARD}) {
      ASKED.matcher(Files.readString(file)).results().forEach(match -> asked.add(match.group()));
    }

    assertThat(asked).hasSizeGreaterThan(5);
    for (var name : asked) {
      var plain = ENDING.matcher(name).replaceFirst("");
      assertThat(told).describedAs(name).containsAnyOf(name, plain, plain + "_seconds");
    }
  }

  @Test
  void every_alert_has_a_page_that_names_it() throws IOException {
    var rules = Files.readString(RULES);
    var alerts =
        Pattern.compile("- alert: (\\w+)").matcher(rules).results().map(m -> m.group(1)).toList();

    assertThat(alerts).hasSizeGreaterThan(5).doesNotHaveDuplicates();
    for (var alert : alerts) {
      var page = "ecosystem/docs/ops/alerts/" + alert + ".md";
      assertThat(rules).contains("runbook: " + page);
      assertThat(Files.readString(ROOT.resolve(page))).startsWith("# " + alert);
    }
  }

  @Test
  void every_panel_of_the_dashboard_asks_something() throws IOException {
    var panels = JsonMapper.shared().readTree(Files.readString(DASHBOARD)).path("panels");

    assertThat(panels).isNotEmpty();
    for (var panel : panels) {
      assertThat(panel.at("/targets/0/expr").asString(""))
          .describedAs(panel.toString())
          .isNotEmpty();
    }
  }

  /** Every metric that a rule or a panel asks for. */
  static Set<String> asked() throws IOException {
    var asked = new TreeSet<String>();
    for (var file : new Path[] {RULES, DASHBOARD}) {
      ANY_METRIC
          .matcher(Files.readString(file))
          .results()
          .forEach(match -> asked.add(match.group()));
    }
    return asked;
  }

  private static void collect(Path file, TreeSet<String> names) {
    try {
      METER
          .matcher(Files.readString(file))
          .results()
          .forEach(match -> names.add(match.group(1).replace('.', '_')));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
