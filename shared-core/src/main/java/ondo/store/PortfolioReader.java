package ondo.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Consumer;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.risk.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The sites of a tenant with their stored risks of one scenario and year. */
public final class PortfolioReader {

  private static final String STREAM_RISKS = Sql.of("portfolio/stream_risks");
  private static final String FIND_VERSION = Sql.of("portfolio/find_version");

  private static final int FETCH_ROWS = 1000;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  public PortfolioReader(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /**
   * One hazard at one site; a site nobody assessed has one row without a hazard.
   *
   * @param use kind of building, if the tenant told it
   * @param integrated score 0…100
   * @param aalGross ratio a year before insurance, aalNet after it
   * @param expectedLoss money a year
   */
  public record Row(
      UUID siteId,
      String externalId,
      String name,
      @Nullable String regionCode,
      @Nullable String currency,
      @Nullable BigDecimal assetValue,
      @Nullable BigDecimal annualValueAdded,
      @Nullable String use,
      @Nullable Boolean isInFloodZone,
      @Nullable Hazard hazard,
      @Nullable Status status,
      @Nullable Double integrated,
      @Nullable Double aalGross,
      @Nullable Double aalNet,
      @Nullable Double expectedLoss) {}

  /** Something that changes whenever a site or a result of the tenant does. */
  public record Version(
      long sites,
      long results,
      @Nullable Instant changedAt,
      @Nullable Instant computedAt,
      @Nullable String dataVersion,
      @Nullable String modelVersion) {}

  /** Hands over the rows in order of the sites. */
  public void stream(String tenant, Scenario scenario, int year, Consumer<Row> sink) {
    // The driver fetches piece by piece only inside a transaction.
    transaction.executeWithoutResult(
        status ->
            jdbc.sql(STREAM_RISKS)
                .withFetchSize(FETCH_ROWS)
                .param("tenant", tenant)
                .param("scenario", scenario.name())
                .param("year", year)
                .query(
                    row -> {
                      sink.accept(row(row));
                    }));
  }

  public Version version(String tenant) {
    return jdbc.sql(FIND_VERSION)
        .param("tenant", tenant)
        .query(
            (row, number) ->
                new Version(
                    row.getLong("sites"),
                    row.getLong("results"),
                    instant(row, "changed_at"),
                    instant(row, "computed_at"),
                    row.getString("data_version"),
                    row.getString("model_version")))
        .single();
  }

  private static Row row(ResultSet row) throws SQLException {
    var hazard = row.getString("hazard");
    var status = row.getString("status");
    return new Row(
        row.getObject("id", UUID.class),
        row.getString("external_id"),
        row.getString("name"),
        row.getString("region_code"),
        row.getString("currency"),
        row.getBigDecimal("asset_value"),
        row.getBigDecimal("annual_value_added"),
        row.getString("use"),
        row.getObject("in_flood_zone", Boolean.class),
        hazard == null ? null : Hazard.of(hazard),
        status == null ? null : Status.valueOf(status),
        row.getObject("integrated", Double.class),
        row.getObject("aal_gross", Double.class),
        row.getObject("aal_net", Double.class),
        row.getObject("expected_loss", Double.class));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
