package ondo.api.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

  private static final List<String> FORMULAS =
      List.of(
          "=1+1",
          "=cmd|'/C calc'!A0",
          "=HYPERLINK(\"http://evil.example\",\"x\")",
          "=IMPORTXML(\"http://evil.example\")",
          "@SUM(1+1)*cmd|' /C calc'!A0",
          "+1+1",
          "+cmd|' /C calc'!A0",
          "-1+1",
          "-cmd|' /C calc'!A0",
          "-2+3+cmd|' /C calc'!D2",
          "\t=1+1",
          "\r=1+1",
          "=\"a\"&\"b\"",
          "=DDE(\"cmd\";\"/C calc\";\"x\")",
          "@A1",
          "--1",
          "-",
          "=",
          "+",
          "@",
          "-1e5x",
          "=1\n+2");

  private static String written(Format format, Object cell) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var table = format.open(bytes, List.of("aB"))) {
      table.write(null, cell);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void text_that_a_spreadsheet_would_compute_is_made_text() throws IOException {
    assertThat(FORMULAS).hasSizeGreaterThan(20);
    for (var formula : FORMULAS) {
      var cell = written(Format.CSV, formula).substring("a_b\n".length());
      assertThat(cell.startsWith("\"'") || cell.startsWith("'")).as(formula).isTrue();
    }
  }

  @Test
  void text_comes_back_as_it_was_from_the_cell_that_was_made_of_it() {
    for (var formula : FORMULAS) {
      for (var text : List.of(formula, "'" + formula, "''" + formula)) {
        assertThat(Csv.original(Csv.neutral(text))).isEqualTo(text);
      }
    }
    for (var text : List.of("", "'", "'tis", "-1.5", "'-1.5", "plain", "O'Hara")) {
      assertThat(Csv.original(Csv.neutral(text))).as(text).isEqualTo(text);
    }
  }

  @Test
  void negative_numbers_stay_numbers() throws IOException {
    assertThat(written(Format.CSV, new BigDecimal("-1.5"))).isEqualTo("a_b\n-1.5\n");
    assertThat(written(Format.CSV, "-1.5")).isEqualTo("a_b\n-1.5\n");
    assertThat(written(Format.NDJSON, new BigDecimal("0.00000001")))
        .isEqualTo("{\"aB\":0.00000001}\n");
    assertThat(written(Format.CSV, List.of(new BigDecimal("0.1"), "x"))).isEqualTo("a_b\n0.1 x\n");
  }
}
