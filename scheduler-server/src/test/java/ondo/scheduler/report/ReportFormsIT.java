package ondo.scheduler.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import ondo.climate.Scenario;
import ondo.house.JsonShape;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the forms promise besides their numbers. */
class ReportFormsIT {

  private static StoredRows rows;
  private static Printed korean;
  private static Printed english;

  @BeforeAll
  static void print() throws SQLException, IOException {
    rows = new StoredRows(12);
    korean = Printed.of(rows, Locale.KOREAN);
    english = Printed.of(rows, Locale.ENGLISH);
  }

  @Test
  void same_rows_give_the_same_bytes_in_every_form() throws IOException {
    var again = Printed.of(rows, Locale.KOREAN);
    assertThat(again.html()).isEqualTo(korean.html());
    assertThat(again.pdf()).isEqualTo(korean.pdf());
    assertThat(again.xlsx()).isEqualTo(korean.xlsx());
    assertThat(again.json()).isEqualTo(korean.json());
    assertThat(JsonShape.committed().faults("Report", korean.jsonTree().toString())).isEmpty();
  }

  @Test
  void changed_row_gives_other_bytes() throws SQLException, IOException {
    var other = new StoredRows(12);
    other
        .sql
        .sql(
            "update site_risk set aal_gross[30] = aal_gross[30] * 2"
                + " where aal_gross is not null")
        .update();
    assertThat(Printed.of(other, Locale.KOREAN).html()).isNotEqualTo(korean.html());
  }

  @Test
  void name_that_looks_like_markup_stays_text() throws IOException {
    for (var report : List.of(korean, english)) {
      assertThat(report.htmlText()).doesNotContain("<script").contains("&lt;script&gt;");
      assertThat(report.dom().getTextContent()).contains(StoredRows.SCRIPT);
      assertThat(report.dom().getElementsByTagName("script").getLength()).isZero();
      assertThat(report.pdfText().replaceAll("\\s", ""))
          .contains(StoredRows.SCRIPT.replaceAll("\\s", ""));
    }
  }

  @Test
  void html_allows_its_own_style_sheet_and_nothing_else() throws NoSuchAlgorithmException {
    var html = korean.htmlText();
    var style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
    var hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
    assertThat(html)
        .contains(
            "default-src &#39;none&#39;; style-src &#39;sha256-"
                + Base64.getEncoder().encodeToString(hash)
                + "&#39;")
        .doesNotContainPattern("(?i)<[^>]+\\sstyle\\s*=")
        .doesNotContainPattern("(?i)<[^>]+\\son[a-z]+\\s*=")
        .doesNotContainPattern("(?i)<(?:script|iframe|object|embed|link|img)\\b")
        .doesNotContainPattern("(?i)(?:src|href)=\"(?:https?:)?//")
        .doesNotContain("url(");
  }

  @Test
  void every_figure_leads_to_a_result() throws IOException {
    var anchors = Pattern.compile("<(\\w+) data-figure=\"([^\"]+)\"( href=\"([^\"]+)\")?>");
    var found = anchors.matcher(korean.htmlText()).results().toList();
    assertThat(found).hasSizeGreaterThan(500);
    assertThat(found)
        .filteredOn(match -> !match.group(2).equals("threshold"))
        .allMatch(match -> match.group(4) != null && match.group(4).startsWith("/api/v1/"));
  }

  @Test
  void pdf_has_embedded_fonts_bookmarks_page_numbers_and_tags() throws IOException {
    try (var pdf = Loader.loadPDF(korean.pdf())) {
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("ko");
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("물리적 기후위험 보고서");
      for (var page : pdf.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
        }
      }
      assertThat(bookmarks(pdf)).startsWith("1. 요약", "2. 지배구조", "3. 전략").hasSize(13);
      var pages = pdf.getNumberOfPages();
      for (var page = 2; page <= pages; page++) {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(stripper.getText(pdf)).contains(page + " / " + pages);
      }
    }
  }

  private static List<String> bookmarks(PDDocument pdf) {
    var titles = new ArrayList<String>();
    PDOutlineNode root = pdf.getDocumentCatalog().getDocumentOutline();
    root.children().forEach(item -> titles.add(item.getTitle()));
    return titles;
  }

  @Test
  void links_of_the_pdf_lead_to_the_public_address() throws IOException {
    var addresses = new ArrayList<String>();
    try (var pdf = Loader.loadPDF(english.pdf())) {
      for (var page : pdf.getPages()) {
        for (var annotation : page.getAnnotations()) {
          if (annotation instanceof PDAnnotationLink link
              && link.getAction() instanceof PDActionURI action) {
            addresses.add(action.getURI());
          }
        }
      }
    }
    assertThat(addresses)
        .hasSizeGreaterThan(300)
        .allMatch(address -> address.startsWith("http://localhost:8000/api/v1/"));
  }

  @Test
  void cancelled_report_ends_at_once() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> rows.press.print(StoredRows.order(Locale.KOREAN)))
          .isInstanceOf(CancellationException.class);
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void tenant_without_sites_gets_a_report_of_gaps() {
    var order = StoredRows.order(Locale.ENGLISH);
    var nobody =
        new ReportOrder(
            "nobody",
            null,
            order.scenarios(),
            order.horizons(),
            order.language(),
            order.threshold());
    var files = rows.press.print(nobody).files();
    assertThat(files).hasSize(4).allMatch(file -> file.sizeBytes() > 1000);
  }

  @Test
  void chosen_sites_scenarios_and_horizons_are_all_there_is() {
    var order = StoredRows.order(Locale.ENGLISH);
    var one =
        rows.sql.sql("select id from site where external_id = 'S-1004'").query(UUID.class).single();
    var portfolio =
        rows.reader.read(
            new ReportOrder(
                StoredRows.TENANT,
                List.of(one),
                List.of(Scenario.SSP585),
                order.horizons().subList(2, 3),
                order.language(),
                order.threshold()));
    assertThat(portfolio.sites()).hasSize(1);
    assertThat(portfolio.risks().getFirst()).hasSize(9);
    assertThat(portfolio.risks().getFirst().values())
        .allMatch(risk -> risk.values().length == Risk.NUMBERS);
  }
}
