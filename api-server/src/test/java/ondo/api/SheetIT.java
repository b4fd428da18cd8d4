package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class SheetIT {

  private static final String IMPORT = "/api/v1/sites/import";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>%s<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
  private static final String END = "</sheetData></worksheet>";

  private final Client client;

  @Autowired
  SheetIT(Client client) {
    this.client = client;
  }

  private Client.Reply send(byte[] book, String query) {
    return client.sendBytes(IMPORT + query, Rows.EDITOR, book, XLSX);
  }

  private static byte[] zip(Map<String, byte[]> parts) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] book(String sheet) throws IOException {
    return zip(Map.of("xl/worksheets/sheet1.xml", utf8(sheet)));
  }

  private static String row(int number, String... cells) {
    var row = new StringBuilder("<row r=\"" + number + "\">");
    for (var i = 0; i < cells.length; i++) {
      row.append("<c r=\"" + (char) ('A' + i) + number + "\" t=\"inlineStr\"><is><t>")
          .append(cells[i])
          .append("</t></is></c>");
    }
    return row.append("</row>").toString();
  }

  @Test
  void workbook_with_shared_texts_numbers_and_gaps_is_read() throws IOException {
    var parts = new LinkedHashMap<String, byte[]>();
    parts.put(
        "xl/workbook.xml",
        utf8(
            "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"s\" r:id=\"r7\"/></sheets></workbook>"));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        utf8(
            "<Relationships><Relationship Id=\"r1\" Target=\"theme.xml\"/><Relationship Id=\"r7\" Target=\"worksheets/list.xml\"/></Relationships>"));
    parts.put(
        "xl/sharedStrings.xml",
        utf8("<sst><si><t>서울 </t><r><t>공장</t></r><rPh><t>x</t></rPh></si></sst>"));
    parts.put(
        "xl/worksheets/list.xml",
        utf8(
            HEAD.formatted("")
                + row(1, "site_id", "name", "lat", "lng", "in_flood_zone")
                + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>sheet-1</t></is></c><c r=\"B2\" t=\"s\"><v>0</v></c>"
                + "<c r=\"C2\"><v>37.5</v></c><c r=\"D2\"><v>127</v></c><c r=\"E2\" t=\"b\"><v>1</v></c></row>"
                + "<row r=\"5\"><c r=\"A5\" t=\"inlineStr\"><is><t>sheet-2</t></is></c><c r=\"C5\"><v>127</v></c><c r=\"D5\"><v>37.5</v></c></row>"
                + END));
    var reply = send(zip(parts), "");

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.json().get("accepted").asInt()).isEqualTo(1);
    assertThat(reply.json().at("/errors/0/line").asInt()).isEqualTo(5);
    assertThat(reply.json().at("/errors/0/column").asString()).isEqualTo("name");
    assertThat(reply.json().at("/errors/1/code").asString()).isEqualTo("coordinates-swapped");
    var site = client.get("/api/v1/sites?q=sheet-1").json().at("/items/0");
    assertThat(site.get("name").asString()).isEqualTo("서울 공장");
    assertThat(site.at("/attributes/inFloodZone").asBoolean()).isTrue();
  }

  @Test
  void document_type_and_entities_are_refused_at_once() throws IOException {
    var laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
    for (var i = 1; i < 20; i++) {
      laughs.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
    }
    for (var type :
        new String[] {
          "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
          "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/evil.dtd\">",
          laughs + "]>"
        }) {
      var text =
          HEAD.formatted(type)
              + row(1, "external_id", "name", "latitude", "longitude")
              + row(
                  2,
                  "xxe",
                  type.contains("a19") ? "&a19;" : type.contains("ENTITY e") ? "&e;" : "n",
                  "37.5",
                  "127")
              + END;
      var begun = System.nanoTime();
      var reply = send(book(text), "");
      var millis = (System.nanoTime() - begun) / 1_000_000;
      assertThat(reply.status()).as(type).isEqualTo(422);
      assertThat(reply.text()).doesNotContain("root:");
      assertThat(millis).isLessThan(2000);
    }
    assertThat(client.get("/api/v1/sites?q=xxe").json().get("items")).isEmpty();
  }

  @Test
  void bomb_is_refused_before_it_is_unpacked() throws IOException {
    var parts = new LinkedHashMap<String, byte[]>();
    parts.put("xl/worksheets/sheet1.xml", new byte[100 << 20]);
    var bomb = zip(parts);
    var many = new LinkedHashMap<String, byte[]>();
    for (var i = 0; i < 1500; i++) {
      many.put("xl/" + i, new byte[0]);
    }
    for (var book : new byte[][] {bomb, zip(many), utf8("PK no zip at all"), new byte[0]}) {
      var reply = send(book, "?mode=partial");
      assertThat(reply.status()).as(reply.text()).isEqualTo(422);
      assertThat(reply.json().at("/errors/0/code").asString())
          .isIn("unsafe-workbook", "malformed-workbook");
    }
    assertThat(bomb.length).isLessThan(200_000);
  }

  @Test
  void list_of_korean_windows_is_recognised_and_told() {
    var text = "external_id,name,latitude,longitude\ncp949-1,서울 똠방 공장,37.5,127\n";
    var bytes = text.getBytes(Charset.forName("x-windows-949"));
    var guessed = client.sendBytes(IMPORT, Rows.EDITOR, bytes, "text/csv");
    assertThat(guessed.status()).as(guessed.text()).isEqualTo(200);
    assertThat(guessed.json().get("charset").asString()).isEqualTo("CP949");
    assertThat(client.get("/api/v1/sites?q=cp949-1").json().at("/items/0/name").asString())
        .isEqualTo("서울 똠방 공장");
    var told = client.sendBytes(IMPORT, Rows.EDITOR, bytes, "text/csv;charset=EUC-KR");
    assertThat(told.json().get("accepted").asInt()).isEqualTo(1);
    var wrong = client.sendBytes(IMPORT, Rows.EDITOR, bytes, "text/csv;charset=utf-8");
    assertThat(wrong.json().at("/errors/0/code").asString()).isEqualTo("malformed-row");
    assertThat(client.sendBytes(IMPORT, Rows.EDITOR, bytes, "text/csv;charset=utf-7").status())
        .isEqualTo(415);
  }

  @Test
  void malformed_lists_are_told_row_by_row() {
    var head = "external_id,name,latitude,longitude\n";
    var wide = head.strip() + ",x".repeat(100_000) + "\n";
    for (var text :
        new String[] {
          head + "a,\"open,37.5,127\n",
          head + "a,n\u0000,37.5,127\n",
          head + "a,n,37.5\r\nb,n,37.5,127,9\r",
          wide + "a,n,37.5,127\n",
          head + "a," + "n".repeat(3_000_000) + ",37.5,127\n",
          head + "a,n,NaN,127\nb,n,Infinity,127\nc,n,１２,127\n"
        }) {
      var reply = client.sendBytes(IMPORT, Rows.EDITOR, utf8(text), "text/csv");
      assertThat(reply.status()).as(text.substring(0, 40)).isEqualTo(200);
      assertThat(reply.json().get("accepted").asInt()).as(text.substring(0, 40)).isZero();
      assertThat(reply.json().get("rejected").asInt()).isPositive();
    }
  }
}
