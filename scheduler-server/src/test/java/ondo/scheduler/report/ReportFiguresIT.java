package ondo.scheduler.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import org.assertj.core.data.Offset;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/** Every number of a report in every form and language against the rows it comes from. */
class ReportFiguresIT {

  private static final int SITES = 24;
  private static final int YEARS = 80;
  private static final Map<String, Printed> REPORTS = new HashMap<>();
  private static StoredRows rows;
  private static Expected expected;

  @BeforeAll
  static void print() throws SQLException, IOException {
    rows = new StoredRows(SITES);
    expected = new Expected(rows.sql);
    for (var language : List.of("en", "ko")) {
      REPORTS.put(language, Printed.of(rows, Locale.of(language)));
    }
  }

  private static Printed report(String language) {
    var report = REPORTS.get(language);
    assertThat(report).isNotNull();
    return report;
  }

  private static Offset<Double> near(double value) {
    return within(1e-12 + 1e-9 * Math.abs(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void every_figure_of_the_html_is_its_stored_row_after_rounding(String language)
      throws IOException {
    var figures = report(language).figures();
    assertThat(figures).hasSizeGreaterThan(1000);
    for (var figure : figures) {
      assertThat(figure.text()).as(figure.id()).isEqualTo(expected.of(figure.id()).shown());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void every_other_number_of_the_html_is_a_word_of_the_program(String language) throws IOException {
    var allowed = new HashSet<String>();
    var words = ResourceBundle.getBundle("messages/report", Locale.of(language));
    for (var key : words.keySet()) {
      allowed.addAll(Printed.numbers(words.getString(key)));
    }
    for (var scenario : Scenario.values()) {
      allowed.addAll(Printed.numbers(scenario.label()));
    }
    allowed.addAll(List.of("2030", "2050", "2090", "10", "20", "50", "100", "250", "500", "1000"));
    // Versions, the time of the newest result, the period and licence of the source.
    allowed.addAll(Printed.numbers("v1 m1 2026-11-22T03:04:05Z 1991-2020 CC BY 4.0 Q99 S2 E1-9"));
    for (var site = 0; site < SITES; site++) {
      allowed.add(String.valueOf(1000 + site));
    }
    for (var number = 1; number <= 40; number++) {
      // Sections, tables and drawings are counted.
      allowed.add(String.valueOf(number));
    }
    assertThat(allowed).containsAll(report(language).looseNumbers());
  }

  /** What the PDF has besides are page numbers and the heads of tables that go on. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void pdf_shows_the_numbers_of_the_html_in_the_same_order(String language) throws IOException {
    var report = report(language);
    var inPdf = report.pdfNumbers();
    var inHtml = report.readNumbers();
    assertThat(inHtml).hasSizeGreaterThan(1000);
    var at = 0;
    for (var i = 0; i < inHtml.size(); i++) {
      var number = inHtml.get(i);
      while (at < inPdf.size() && !inPdf.get(at).equals(number)) {
        at++;
      }
      assertThat(at)
          .as("place in the PDF of %s, behind %s", number, inHtml.subList(Math.max(0, i - 5), i))
          .isLessThan(inPdf.size());
      at++;
    }
    var known = Set.copyOf(inHtml);
    var pages = inPdf.stream().filter(n -> !known.contains(n)).toList();
    assertThat(pages).allMatch(n -> Integer.parseInt(n) < 100);
  }

  /** Numbers are links of their own, which a PDF could set behind the words of their line. */
  @Test
  void sentence_of_the_pdf_is_selected_with_its_numbers_in_their_place() throws IOException {
    assertThat(report("ko").pdfText().replaceAll("\\s", ""))
        .contains("이보고서는사업장24곳을다루며,그중22곳이평가되었습니다.");
    assertThat(report("en").pdfText().replaceAll("\\s", ""))
        .contains("Thereportcovers24sites,22ofwhichhavebeenassessed.");
  }

  @Test
  void every_point_of_a_curve_is_the_mean_of_its_stored_rows() throws IOException {
    var points = 0;
    for (var language : List.of("en", "ko")) {
      var words = ResourceBundle.getBundle("messages/report", Locale.of(language));
      for (var hazard : Hazard.values()) {
        if (hazard != Hazard.EXTREME_COLD) {
          var name = words.getString("hazard." + hazard.code());
          var label = words.getString("curves.label").replace("{0}", name);
          points += compareCurves(report(language).drawing(label), hazard);
        }
      }
    }
    assertThat(points).isEqualTo(2 * 8 * Scenario.values().length * YEARS);
  }

  /**
   * Rules of the axis have two points, curves one a year; both lie within a hundredth of a pixel.
   */
  private static int compareCurves(Element drawing, Hazard hazard) {
    var lines = Printed.lines(drawing);
    var rules = lines.stream().filter(line -> line.length == 4).toList();
    var curves = lines.stream().filter(line -> line.length == 2 * YEARS).toList();
    var ratios = Printed.ratios(drawing);
    assertThat(rules).hasSameSizeAs(ratios);
    assertThat(ratios.getFirst()).isZero();
    var bottom = rules.getFirst()[1];
    var pixels = (rules.getLast()[1] - bottom) / ratios.getLast();
    assertThat(curves).hasSize(Scenario.values().length);
    for (var s = 0; s < curves.size(); s++) {
      var means = yearlyMeans(hazard, Scenario.values()[s]);
      for (var year = 0; year < YEARS; year++) {
        assertThat(curves.get(s)[2 * year + 1])
            .as("%s %s %d", hazard, Scenario.values()[s], 2021 + year)
            .isCloseTo(bottom + means[year] * pixels, within(0.011));
      }
    }
    return curves.size() * YEARS;
  }

  private static Double[] yearlyMeans(Hazard hazard, Scenario scenario) {
    return rows.sql
        .sql(
            """
            select array_agg(mean order by year)
            from (select year, avg(loss) as mean
                  from site_risk, unnest(aal_gross) with ordinality as u (loss, year)
                  where hazard = :hazard and scenario = :scenario
                  group by year) means
            """)
        .param("hazard", hazard.code())
        .param("scenario", scenario.name())
        .query((result, n) -> (Double[]) result.getArray(1).getArray())
        .single();
  }

  @Test
  void both_languages_show_identical_numbers() throws IOException {
    assertThat(byId(report("ko"))).isEqualTo(byId(report("en"))).isNotEmpty();
    assertThat(jsonFigures(report("ko"))).isEqualTo(jsonFigures(report("en"))).isNotEmpty();
  }

  private static Map<String, String> byId(Printed report) throws IOException {
    return report.figures().stream()
        .collect(Collectors.toMap(Printed.Shown::id, Printed.Shown::text, (a, b) -> a));
  }

  @Test
  void json_holds_every_figure_in_full() {
    var figures = jsonFigures(report("en"));
    assertThat(figures).hasSizeGreaterThan(500);
    figures.forEach(
        (id, value) -> assertThat(value).as(id).isCloseTo(expected.of(id).value(), near(value)));
  }

  private static Map<String, Double> jsonFigures(Printed report) {
    var figures = new HashMap<String, Double>();
    figures(report.jsonTree(), figures);
    return figures;
  }

  private static void figures(JsonNode node, Map<String, Double> figures) {
    if (node.isObject() && node.has("figure")) {
      figures.put(node.get("figure").asString(), node.get("value").asDouble());
    }
    node.forEach(child -> figures(child, figures));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void workbook_holds_the_full_value_of_every_cell_of_every_table(String language)
      throws IOException {
    var report = report(language);
    var sheets = sheets(report);
    var checked = 0;
    for (var section : report.jsonTree().get("sections")) {
      for (var block : section.get("blocks")) {
        if (block.has("table") && !block.get("table").asString().equals("results")) {
          checked += compare(block, sheets);
        }
      }
    }
    assertThat(checked).isGreaterThan(1000);
  }

  /** Cells that were numbers. */
  private static int compare(JsonNode table, Map<String, List<Row>> sheets) {
    var name = table.get("table").asString();
    var sheet = sheets.get(name);
    assertThat(sheet).as(name).isNotNull().hasSize(2 + table.get("rows").size());
    var numbers = 0;
    for (var r = 0; r < table.get("rows").size(); r++) {
      var cells = table.get("rows").get(r);
      for (var c = 0; c < cells.size(); c++) {
        if (cells.get(c).has("figure")) {
          var id = cells.get(c).get("figure").asString();
          var cell = sheet.get(r + 2).getCell(c);
          assertThat(cell.getType()).as(id).isEqualTo(CellType.NUMBER);
          var value = Double.parseDouble(cell.getRawValue());
          assertThat(value).as(id).isCloseTo(expected.of(id).value(), near(value));
          numbers++;
        } else if (cells.get(c).has("gap")) {
          assertThat(sheet.get(r + 2).getCellText(c)).isEqualTo(cells.get(c).get("gap").asString());
        }
      }
    }
    return numbers;
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void sheet_of_results_is_the_stored_rows_to_the_last_digit(String language) throws IOException {
    var sheet = sheets(report(language)).get("results");
    var ofSite = Hazard.values().length * Scenario.values().length;
    assertThat(sheet).hasSize(2 + SITES * ofSite);
    var numbers = 0;
    var neverAssessed = 0;
    for (var row : sheet.subList(2, sheet.size())) {
      var stored = stored(row);
      if (stored.isEmpty()) {
        assertThat(row.getCellText(6)).isEqualTo("NOT_ASSESSED");
        neverAssessed++;
      }
      for (var i = 0; i < stored.size(); i++) {
        var value = stored.get(i);
        var cell = row.getCell(6 + i);
        if (value == null) {
          assertThat(cell.getType()).isEqualTo(CellType.STRING);
        } else {
          assertThat(Double.parseDouble(cell.getRawValue())).isEqualTo(value);
          numbers++;
        }
      }
    }
    assertThat(numbers).isGreaterThan(1000);
    assertThat(neverAssessed)
        .isEqualTo(ofSite * (int) expected.of("notAssessed/typhoon/SSP245").value())
        .isPositive();
  }

  /** h, integrated, gross, net and money at three horizons; empty for a site never assessed. */
  private static List<Double> stored(Row row) {
    var values =
        rows.sql
            .sql(
                """
                select array_cat(array_cat(array[h[10], h[30], h[70], integrated[10],
                                                 integrated[30], integrated[70]],
                                           array[aal_gross[10], aal_gross[30], aal_gross[70],
                                                 aal_net[10], aal_net[30], aal_net[70]]),
                                 case when 'DISRUPTION_ON_ASSET_VALUE' = any (flags)
                                      then array[null, null, null]::float8[]
                                      else array[expected_loss[10], expected_loss[30],
                                                 expected_loss[70]] end)
                from site_risk r join site s on s.id = r.site_id
                where s.external_id = :id and hazard = :hazard and scenario = :scenario
                """)
            .param("id", row.getCellText(0))
            .param("hazard", row.getCellText(2))
            .param("scenario", row.getCellText(3))
            .query((result, n) -> (Double[]) result.getArray(1).getArray())
            .optional();
    return values.map(v -> new ArrayList<>(java.util.Arrays.asList(v))).orElseGet(ArrayList::new);
  }

  private static Map<String, List<Row>> sheets(Printed report) throws IOException {
    var sheets = new HashMap<String, List<Row>>();
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(report.xlsx()))) {
      for (var sheet : book.getSheets().toList()) {
        sheets.put(sheet.getName(), sheet.read());
      }
    }
    return sheets;
  }

  @Test
  void screening_values_have_at_most_two_significant_digits() throws IOException {
    var screening =
        Set.of(
            "aalGross",
            "meanGross",
            "lowestGross",
            "highestGross",
            "meanH",
            "gross",
            "net",
            "damageGross",
            "damageNet",
            "disruptionGross",
            "disruptionNet",
            "expectedLoss",
            "vulnerableShare",
            "vulnerableAssetShare");
    var checked = 0;
    for (var figure : report("en").figures()) {
      if (screening.contains(figure.id().split("/")[0]) && !figure.id().contains("/typhoon/")) {
        var digits = figure.text().replaceAll("[^0-9]", "").replaceFirst("^0+", "");
        assertThat(digits.replaceFirst("0+$", "")).as(figure.id()).hasSizeLessThanOrEqualTo(2);
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(300);
  }

  @Test
  void losses_from_events_have_at_most_three_significant_digits() throws IOException {
    var checked = 0;
    for (var figure : report("en").figures()) {
      var what = figure.id().split("/")[0];
      if (what.startsWith("event") || what.startsWith("together")) {
        var digits = figure.text().replaceAll("[^0-9]", "").replaceFirst("^0+", "");
        assertThat(digits.replaceFirst("0+$", "")).as(figure.id()).hasSizeLessThanOrEqualTo(3);
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(200);
  }

  @Test
  void disruption_has_money_only_where_the_value_added_is_known() throws IOException {
    var sheet = sheets(report("en")).get("results");
    var withMoney = 0;
    var withheld = 0;
    for (var row : sheet.subList(2, sheet.size())) {
      var hazard = Hazard.of(row.getCellText(2));
      if (hazard.impact() == Hazard.Impact.DISRUPTION) {
        var knowsBase =
            rows.sql
                .sql("select annual_value_added is not null from site where external_id = :id")
                .param("id", row.getCellText(0))
                .query(Boolean.class)
                .single();
        var hasMoney = row.getCell(18).getType() == CellType.NUMBER;
        assertThat(hasMoney && !knowsBase).isFalse();
        withMoney += hasMoney ? 1 : 0;
        withheld += row.getCellText(22).contains("DISRUPTION_ON_ASSET_VALUE") ? 1 : 0;
      }
    }
    assertThat(withMoney).isPositive();
    assertThat(withheld).isPositive();
  }

  @Test
  void hazard_without_any_loss_is_a_gap_and_never_a_zero() throws IOException {
    assertThat(report("en").figures())
        .noneMatch(figure -> figure.id().startsWith("meanGross/extreme_cold"))
        .noneMatch(figure -> figure.id().startsWith("aalGross/extreme_cold"));
    assertThat(report("en").htmlText()).contains("No loss is known at any site for: Extreme cold.");
    assertThat(report("ko").htmlText()).contains("손실을 알 수 없습니다: 한파.");
  }
}
