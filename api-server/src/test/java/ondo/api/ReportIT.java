package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ReportIT {

  private static final String HTML =
      "<html><head><style>p { color: red }</style></head><body><p>보고서</p></body></html>";
  private static final byte[] PDF = {'%', 'P', 'D', 'F', 0, (byte) 0xff};

  @Autowired private Client client;
  @Autowired private TestDatabase database;
  private UUID report;
  private String key = "";

  @BeforeEach
  void store() throws SQLException, IOException {
    report = UUID.randomUUID();
    // A tenant and a key of its own: other tests count the reports of theirs.
    key = UUID.randomUUID().toString();
    var tenant = "tenant-" + key;
    try (var connection = database.connect()) {
      Rows.insertKey(connection, key, tenant, "READER");
      try (var insert =
          connection.prepareStatement(
              """
              with j as (
                insert into job (id, type, tenant, params, live_key, request_hash, priority, status)
                values (?, 'REPORT', ?, '{}', ?, '', 5, 'COMPLETED') returning id)
              insert into report (id, job_id, tenant, language, body)
              select ?, id, ?, 'ko', '{}' from j
              """)) {
        insert.setObject(1, UUID.randomUUID());
        insert.setString(2, tenant);
        insert.setString(3, report.toString());
        insert.setObject(4, report);
        insert.setString(5, tenant);
        insert.executeUpdate();
      }
      file(connection, "html", true, gzip(HTML.getBytes(StandardCharsets.UTF_8)));
      file(connection, "json", true, gzip("{\"a\":1}".getBytes(StandardCharsets.UTF_8)));
      file(connection, "pdf", false, PDF);
      file(connection, "xlsx", false, PDF);
    }
  }

  private void file(Connection connection, String format, boolean isGzip, byte[] content)
      throws SQLException {
    try (var insert =
        connection.prepareStatement("insert into report_file values (?, ?, ?, 1, ?, ?)")) {
      insert.setObject(1, report);
      insert.setString(2, format);
      insert.setBoolean(3, isGzip);
      insert.setString(4, "sum-of-" + format);
      insert.setBytes(5, content);
      insert.executeUpdate();
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private Client.Reply get(String path, String... headers) {
    return client.send("GET", path, key, "", headers);
  }

  private String path(String ending) {
    return "/api/v1/reports/" + report + ending;
  }

  @Test
  void each_form_comes_with_its_type_and_content() {
    var html = get(path(".html"));
    assertThat(html.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(html.text()).isEqualTo(HTML);
    var packed = get(path(".html"), "Accept-Encoding", "gzip");
    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.unpacked()).isEqualTo(HTML);
    assertThat(get(path(".json")).json().get("a").asInt()).isEqualTo(1);
    assertThat(get(path("")).json().get("a").asInt()).isEqualTo(1);
    var pdf = get(path(".pdf"), "Accept-Encoding", "gzip");
    assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(pdf.header("Content-Encoding")).isEmpty();
    assertThat(pdf.raw().body()).isEqualTo(PDF);
    assertThat(get(path(".xlsx")).header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"ondo-report-" + report + ".xlsx\"");
    assertThat(get(path(".docx")).status()).isEqualTo(404);
  }

  @Test
  void html_may_use_its_own_style_sheet_and_nothing_else() throws NoSuchAlgorithmException {
    var hash =
        MessageDigest.getInstance("SHA-256")
            .digest("p { color: red }".getBytes(StandardCharsets.UTF_8));
    var html = get(path(".html"));
    assertThat(html.header("Content-Security-Policy"))
        .isEqualTo(
            "default-src 'none'; style-src 'sha256-"
                + Base64.getEncoder().encodeToString(hash)
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'");
    assertThat(html.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(get(path(".pdf")).header("Content-Security-Policy")).isEqualTo("default-src 'none'");
  }

  @Test
  void known_form_is_not_sent_again() {
    for (var ending : new String[] {".html", ".pdf"}) {
      var tag = get(path(ending)).header("ETag");
      assertThat(tag).startsWith("\"sum-of-");
      var again = get(path(ending), "If-None-Match", tag);
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.raw().body()).isEmpty();
    }
  }

  @Test
  void another_tenant_sees_no_report() {
    for (var ending : new String[] {"", ".html", ".pdf", ".xlsx", ".json"}) {
      assertThat(client.send("GET", path(ending), Rows.STRANGER, "").status()).isEqualTo(404);
      assertThat(client.send("GET", path(ending), "", "").status()).isEqualTo(401);
    }
  }

  @Test
  void list_names_every_form() {
    var items = get("/api/v1/reports?limit=1000").json().get("items");
    assertThat(items)
        .anySatisfy(
            item -> {
              assertThat(item.get("id").asString()).isEqualTo(report.toString());
              for (var form : new String[] {"html", "pdf", "xlsx", "json"}) {
                assertThat(item.get("links").get(form).asString()).isEqualTo(path("." + form));
              }
            });
  }
}
