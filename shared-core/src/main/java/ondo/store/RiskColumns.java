package ondo.store;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import ondo.store.AssessmentRepository.SiteRisk;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * Risks column by column, so that one statement writes many rows: the server sets a statement up
 * once in place of once a row. Series stand end to end in one array.
 */
final class RiskColumns {

  private final List<SiteRisk> rows;
  private final MapSqlParameterSource parameters = new MapSqlParameterSource();

  private RiskColumns(List<SiteRisk> rows) {
    this.rows = rows;
  }

  /** The parameters of {@code assessment/save_risks}. */
  static SqlParameterSource of(ResultSetHead results, List<SiteRisk> rows) {
    var columns = new RiskColumns(rows);
    columns
        .parameters
        .addValue("result_set_id", results.id())
        .addValue("data_version", results.dataVersion())
        .addValue("model_version", results.modelVersion())
        .addValue("first_year", HazardSeries.FIRST_YEAR)
        .addValue("site_ids", rows.stream().map(SiteRisk::siteId).toArray(UUID[]::new));
    columns.addTexts();
    columns.addNumbers();
    columns.addSeries();
    return columns.parameters;
  }

  private void addTexts() {
    texts("hazards", SiteRisk::hazard);
    texts("scenarios", SiteRisk::scenario);
    texts("statuses", SiteRisk::status);
    texts("flags", row -> String.join(",", row.flags()));
    texts("year_flags", SiteRisk::yearFlags);
    texts("components", SiteRisk::components);
    texts("methods", row -> row.detail().isEventBased() ? "EVENT" : "INDEX");
    texts("band_contents", row -> row.detail().bandContents());
  }

  private void addNumbers() {
    integers("site_versions", SiteRisk::siteVersion);
    integers("classes", row -> row.probabilities().length / HazardSeries.YEARS);
    numbers("e", row -> known(row.e()));
    numbers("v", row -> known(row.v()));
  }

  private void addSeries() {
    series("h", SiteRisk::h);
    series("integrated", SiteRisk::integrated);
    series("aal_gross", SiteRisk::aalGross);
    series("aal_net", SiteRisk::aalNet);
    series("expected_loss", SiteRisk::expectedLoss);
    series("probabilities", SiteRisk::probabilities);
    series("screening", row -> row.detail().screening());
    series("aal_low", row -> row.detail().low());
    series("aal_high", row -> row.detail().high());
    series("response_low", row -> row.detail().responseLow());
    series("response_high", row -> row.detail().responseHigh());
    series("deviation", row -> row.detail().deviation());
    series("at_return_periods", row -> row.detail().atReturnPeriods());
  }

  private static double known(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }

  private void texts(String name, Function<SiteRisk, @Nullable String> text) {
    var values = new String[rows.size()];
    for (var i = 0; i < values.length; i++) {
      var value = text.apply(rows.get(i));
      values[i] = value == null ? "" : value;
    }
    parameters.addValue(name, values);
  }

  private void integers(String name, ToIntFunction<SiteRisk> number) {
    parameters.addValue(name, rows.stream().mapToInt(number).toArray());
  }

  private void numbers(String name, ToDoubleFunction<SiteRisk> number) {
    parameters.addValue(name, rows.stream().mapToDouble(number).toArray());
  }

  /** All values end to end, and for each row where its own begin, counted from 1; 0 for a gap. */
  private void series(String name, Function<SiteRisk, double[]> series) {
    var length = 0;
    for (var row : rows) {
      length += series.apply(row).length;
    }
    var values = new double[length];
    var from = new int[rows.size()];
    var next = 0;
    for (var i = 0; i < from.length; i++) {
      var own = series.apply(rows.get(i));
      System.arraycopy(own, 0, values, next, own.length);
      from[i] = own.length == 0 ? 0 : next + 1;
      next += own.length;
    }
    parameters.addValue(name, values).addValue(name + "_from", from);
  }
}
