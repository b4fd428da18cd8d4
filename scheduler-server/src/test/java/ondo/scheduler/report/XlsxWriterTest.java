package ondo.scheduler.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;

class XlsxWriterTest {

  private static Document document(String id, int rows) {
    var table =
        new Block.Table(
            id,
            "a table",
            List.of(new Block.Column("", "Value", "1/yr", 1), new Block.Column("", "Word", "", 1)),
            () ->
                IntStream.range(0, rows)
                    .<List<Cell>>mapToObj(
                        i ->
                            List.of(
                                new Cell.Figure("f" + i, i / 3.0, Form.SHARE, null, null),
                                Cell.Text.of("<" + i + "> & \"한글\" \u0001")))
                    .iterator(),
            0);
    return new Document(
        Locale.KOREAN,
        "제목",
        "",
        null,
        List.of(),
        List.of(new Document.Section("s", "s", List.of(table, table))),
        new Document.Labels("", "", "", "", "", ""));
  }

  @Test
  void table_longer_than_a_sheet_goes_on_in_the_next() throws IOException {
    var bytes = XlsxWriter.write(document("losses", 7), 5);
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      assertThat(book.getSheets().map(Sheet::getName))
          .containsExactly(
              "contents", "losses", "losses 2", "losses 3", "losses 4", "losses 5", "losses 6");
      var third = book.getSheet(3).orElseThrow().read();
      assertThat(third).hasSize(3);
      assertThat(Double.parseDouble(third.get(2).getCell(0).getRawValue())).isEqualTo(2.0);
    }
  }

  @Test
  void words_come_back_as_they_were_but_for_what_xml_forbids() throws IOException {
    var bytes = XlsxWriter.write(document("a/b:c[d]" + "x".repeat(40), 1));
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      var sheet = book.getSheet(1).orElseThrow();
      var rows = sheet.read();
      assertThat(rows.get(2).getCellText(1)).isEqualTo("<0> & \"한글\" \ufffd");
      assertThat(sheet.getName()).hasSize(31).startsWith("a_b_c_d_x");
    }
  }

  @Test
  void first_sheet_names_every_other_with_its_title() throws IOException {
    var bytes = XlsxWriter.write(document("Contents", 1));
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      var rows = book.getFirstSheet().read();
      assertThat(rows.getFirst().getCellText(0)).isEqualTo("제목");
      assertThat(rows.subList(rows.size() - 2, rows.size()))
          .extracting(row -> row.getCellText(0), row -> row.getCellText(1))
          .containsExactly(tuple("Contents 2", "a table"), tuple("Contents 3", "a table"));
    }
  }

  @Test
  void columns_are_named_as_spreadsheets_name_them() {
    assertThat(XlsxWriter.reference(0, 1)).isEqualTo("A1");
    assertThat(XlsxWriter.reference(25, 2)).isEqualTo("Z2");
    assertThat(XlsxWriter.reference(26, 3)).isEqualTo("AA3");
    assertThat(XlsxWriter.reference(701, 4)).isEqualTo("ZZ4");
    assertThat(XlsxWriter.reference(702, 5)).isEqualTo("AAA5");
  }
}
