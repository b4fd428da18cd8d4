package ondo.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rates between currencies that the operator loaded, by day; all tenants share them. */
public final class ExchangeRateRepository {

  private static final String SAVE = Sql.of("exchange_rate/save");
  private static final String LIST = Sql.of("exchange_rate/list");
  private static final String LIST_LATEST = Sql.of("exchange_rate/list_latest");

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations batches;

  public ExchangeRateRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** Which rate: ISO 4217 codes and a day. */
  public record Key(String from, String to, LocalDate date) {}

  /**
   * A rate.
   *
   * @param rate units of {@code to} for one unit of {@code from}, above 0
   * @param source who published it
   */
  public record Rate(Key key, BigDecimal rate, String source) {}

  /**
   * The newest rate of a currency.
   *
   * @param rate as loaded
   * @param isInverse whether {@code rate} is units of {@code currency} for one unit of the other
   */
  public record Latest(
      String currency, LocalDate date, BigDecimal rate, String source, boolean isInverse) {}

  /** Stores rates over older ones of the same days, in one batch. */
  public void save(List<Rate> rates) {
    batches.batchUpdate(
        SAVE,
        rates.stream()
            .map(
                rate ->
                    key(rate.key()).addValue("rate", rate.rate()).addValue("source", rate.source()))
            .toArray(SqlParameterSource[]::new));
  }

  /** A page of rates in order of currencies and days. */
  public List<Rate> list(@Nullable Key after, int limit) {
    var page =
        after == null
            ? new MapSqlParameterSource()
                .addValue("currency_from", null)
                .addValue("currency_to", null)
                .addValue("rate_date", null)
            : key(after);
    return jdbc.sql(LIST)
        .paramSource(page.addValue("limit", limit))
        .query(
            (row, number) ->
                new Rate(
                    new Key(
                        row.getString("currency_from"), row.getString("currency_to"), date(row)),
                    row.getBigDecimal("rate"),
                    row.getString("source")))
        .list();
  }

  /** The newest rate of each currency that has one to or from another by some day. */
  public List<Latest> latest(String to, LocalDate on) {
    return jdbc.sql(LIST_LATEST)
        .param("currency_to", to)
        .param("on", on)
        .query(
            (row, number) ->
                new Latest(
                    row.getString("currency"),
                    date(row),
                    row.getBigDecimal("rate"),
                    row.getString("source"),
                    row.getBoolean("is_inverse")))
        .list();
  }

  private static LocalDate date(ResultSet row) throws SQLException {
    return row.getObject("rate_date", LocalDate.class);
  }

  private static MapSqlParameterSource key(Key key) {
    return new MapSqlParameterSource()
        .addValue("currency_from", key.from())
        .addValue("currency_to", key.to())
        .addValue("rate_date", key.date());
  }
}
