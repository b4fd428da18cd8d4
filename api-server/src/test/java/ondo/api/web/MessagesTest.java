package ondo.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessagesTest {

  private static Set<String> keys(String file) throws IOException {
    var stream = MessagesTest.class.getResourceAsStream("/messages/" + file);
    var texts = new Properties();
    try (var reader =
        new InputStreamReader(Objects.requireNonNull(stream, file), StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts.stringPropertyNames();
  }

  @Test
  void every_text_is_there_in_both_languages() throws IOException {
    assertThat(keys("problems_ko.properties")).isEqualTo(keys("problems.properties"));
  }
}
