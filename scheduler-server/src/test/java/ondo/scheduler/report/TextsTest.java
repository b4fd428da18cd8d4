package ondo.scheduler.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import ondo.risk.Flag;
import ondo.risk.Hazard;
import org.junit.jupiter.api.Test;

class TextsTest {

  private static final Path MESSAGES = Path.of("src/main/resources/messages");
  private static final Path CLIENT_NAMES = Path.of("../api-server/src/main/resources/messages");

  private static Properties read(Path file) throws IOException {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  @Test
  void both_languages_have_the_same_keys_and_slots() throws IOException {
    var english = read(MESSAGES.resolve("report.properties"));
    var korean = read(MESSAGES.resolve("report_ko.properties"));
    assertThat(korean.keySet()).isEqualTo(english.keySet());
    for (var key : english.stringPropertyNames()) {
      assertThat(slots(korean.getProperty(key))).as(key).isEqualTo(slots(english.getProperty(key)));
    }
  }

  private static TreeSet<String> slots(String text) {
    var slots = new TreeSet<String>();
    Pattern.compile("\\{\\d}").matcher(text).results().forEach(slot -> slots.add(slot.group()));
    return slots;
  }

  @Test
  void every_flag_is_explained_in_both_languages() {
    for (var language : new Locale[] {Locale.ENGLISH, Locale.KOREAN}) {
      var texts = new Texts(language);
      for (var flag : Flag.values()) {
        assertThat(texts.of("flag." + flag, "")).as(language + " " + flag).isNotEmpty();
      }
    }
  }

  @Test
  void hazards_have_the_names_that_clients_know() throws IOException {
    for (var language : new Locale[] {Locale.ENGLISH, Locale.KOREAN}) {
      var suffix = language == Locale.KOREAN ? "_ko" : "";
      var names = read(CLIENT_NAMES.resolve("names" + suffix + ".properties"));
      for (var hazard : Hazard.values()) {
        assertThat(new Texts(language).hazard(hazard))
            .isEqualTo(names.getProperty("hazard." + hazard.code()));
      }
    }
  }

  @Test
  void slots_are_filled_in_the_order_of_their_numbers() {
    var line =
        new Texts(Locale.KOREAN).line("label.rows-left", Cell.Text.of("3"), Cell.Text.of("9"));
    assertThat(line.getFirst()).isEqualTo(Cell.Text.of("9"));
  }
}
