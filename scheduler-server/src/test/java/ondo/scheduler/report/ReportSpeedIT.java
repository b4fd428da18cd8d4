package ondo.scheduler.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How long a report takes: asked for with {@code -Dondo.measure=true}, and with {@code -Xmx1g}. The
 * sites are those of the other tests drawn again and again: places, values and results of one are
 * copied under a new name, so the figures say how long and nothing about risk.
 */
class ReportSpeedIT {

  private static final int DRAWN_FROM = 107;
  private static final int MANY = 10_000;
  private static final int SOME = 250;
  private static final double SOME_LIMIT_S = 2;
  private static final double PDF_LIMIT_S = 10;
  private static final double MANY_LIMIT_S = 60;
  private static final long GIGABYTE = 1L << 30;

  /** Ends what an earlier sample left behind. */
  private static final int ROUNDS = 3;

  @BeforeAll
  static void isAskedFor() {
    assumeThat(Boolean.getBoolean("ondo.measure")).as("not run: -Dondo.measure=true").isTrue();
  }

  /** Copies of the first sites and of all their results until there are so many. */
  private static StoredRows resampled(int sites) throws SQLException {
    var rows = new StoredRows(DRAWN_FROM);
    rows.sql
        .sql(
            """
            insert into site (id, tenant, external_id, name, latitude, longitude, asset_value,
                              currency, annual_value_added, insured_share, attributes, data_set_id,
                              region_code)
            select md5('copy ' || n)::uuid, tenant, 'R-' || n, name, latitude, longitude,
                   asset_value, currency, annual_value_added, insured_share, attributes,
                   data_set_id, region_code
            from generate_series(:from, :to) n
            join (select *, row_number() over (order by external_id) - 1 as at from site) s
              on s.at = n % :from
            """)
        .param("from", DRAWN_FROM)
        .param("to", sites - 1)
        .update();
    rows.sql
        .sql(
            """
            insert into site_risk (site_id, hazard, scenario, result_set_id, data_version,
                                   model_version, computed_at, site_version, status, flags,
                                   year_flags, components, first_year, e, v, h, integrated,
                                   aal_gross, aal_net, expected_loss, method, screening,
                                   band_contents, aal_low, aal_high, deviation,
                                   at_return_periods)
            select md5('copy ' || n)::uuid, hazard, scenario, result_set_id, data_version,
                   model_version, computed_at, site_version, status, flags, year_flags, components,
                   first_year, e, v, h, integrated, aal_gross, aal_net, expected_loss, method,
                   screening, band_contents, aal_low, aal_high, deviation, at_return_periods
            from generate_series(:from, :to) n
            join (select id, row_number() over (order by external_id) - 1 as at
                  from site where external_id like 'S-%') s on s.at = n % :from
            join site_risk r on r.site_id = s.id
            """)
        .param("from", DRAWN_FROM)
        .param("to", sites - 1)
        .update();
    return rows;
  }

  private static double seconds(String what, Callable<Integer> work) throws Exception {
    var start = System.nanoTime();
    var bytes = work.call();
    var seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%s: %.2f s, %,d bytes%n", what, seconds, bytes);
    return seconds;
  }

  @Test
  void some_sites_take_two_seconds_and_ten_as_pdf() throws Exception {
    var rows = new StoredRows(SOME);
    var pdf = new PdfWriter("http://localhost:8000");
    var twoForms = Double.MAX_VALUE;
    var print = Double.MAX_VALUE;
    for (var round = 0; round < ROUNDS; round++) {
      var document = new Document[1];
      twoForms =
          Math.min(
              twoForms,
              seconds(
                  SOME + " sites, rows, HTML and workbook",
                  () -> {
                    document[0] =
                        ReportComposer.compose(rows.reader.read(StoredRows.order(Locale.KOREAN)));
                    return HtmlWriter.html(document[0]).length
                        + XlsxWriter.write(document[0]).length;
                  }));
      print = Math.min(print, seconds(SOME + " sites, PDF", () -> pdf.write(document[0]).length));
    }
    assertThat(twoForms).isLessThan(SOME_LIMIT_S);
    assertThat(print).isLessThan(PDF_LIMIT_S);
  }

  @Test
  void ten_thousand_sites_take_a_minute_in_a_gigabyte() throws Exception {
    assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(GIGABYTE);
    var rows = resampled(MANY);
    assertThat(rows.sql.sql("select count(*) from site").query(Integer.class).single())
        .isEqualTo(MANY);
    var all =
        seconds(
            MANY + " sites, all four forms",
            () ->
                rows.press.print(StoredRows.order(Locale.KOREAN)).files().stream()
                    .mapToInt(file -> (int) file.sizeBytes())
                    .sum());
    assertThat(all).isLessThan(MANY_LIMIT_S);
  }
}
