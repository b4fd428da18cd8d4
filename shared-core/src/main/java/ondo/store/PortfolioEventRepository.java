package ondo.store;

import java.util.List;
import ondo.climate.Scenario;
import ondo.geo.GridPoint;
import ondo.risk.Hazard;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What single events do to all sites of a tenant together: summed over the sites storm by storm, so
 * that the correlation between sites is kept (risk model §9.4).
 */
public final class PortfolioEventRepository {

  private static final String LIST_VALUES = Sql.of("portfolio/list_values");
  private static final String CLEAR_EVENTS = Sql.of("portfolio/clear_events");
  private static final String SAVE_EVENTS = Sql.of("portfolio/save_events");
  private static final String LIST_EVENTS = Sql.of("portfolio/list_events");

  private final JdbcClient jdbc;

  public PortfolioEventRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What stands at one grid point.
   *
   * @param value asset value of all sites there in units of the currency
   */
  public record ValueAt(String currency, int gridId, double value, int sites) {}

  /**
   * Losses in money, gross, 80 values each from 2021 on.
   *
   * @param sites how many sites are inside
   * @param aal expected loss a year
   * @param deviation standard deviation of the yearly loss
   * @param atReturnPeriods 80 values for each of 10, 20, 50, 100, 250, 500, 1000 years
   */
  @SuppressWarnings("ArrayRecordComponent") // a row on its way, never compared
  public record PortfolioEvents(
      Hazard hazard,
      Scenario scenario,
      String currency,
      int resultSetId,
      int sites,
      List<String> flags,
      double[] aal,
      double[] deviation,
      double[] atReturnPeriods) {

    public PortfolioEvents {
      flags = List.copyOf(flags);
    }
  }

  /** Values of a tenant's sites by currency and grid point; a site without a value is not in. */
  public List<ValueAt> values(String tenant, int resultSetId) {
    return jdbc.sql(LIST_VALUES)
        .param("tenant", tenant)
        .param("result_set_id", resultSetId)
        .param("reach_m", GridPoint.REACH_M)
        .query(
            (row, number) ->
                new ValueAt(
                    row.getString("currency"),
                    row.getInt("grid_id"),
                    row.getDouble("value"),
                    row.getInt("sites")))
        .list();
  }

  /** Replaces the portfolio losses of a tenant; call it in a transaction. */
  public void save(String tenant, List<PortfolioEvents> rows) {
    jdbc.sql(CLEAR_EVENTS).param("tenant", tenant).update();
    for (var row : rows) {
      jdbc.sql(SAVE_EVENTS)
          .param("tenant", tenant)
          .param("hazard", row.hazard().code())
          .param("scenario", row.scenario().name())
          .param("currency", row.currency())
          .param("result_set_id", row.resultSetId())
          .param("sites", row.sites())
          .param("flags", row.flags().toArray(String[]::new))
          .param("aal", row.aal())
          .param("deviation", row.deviation())
          .param("at_return_periods", row.atReturnPeriods())
          .update();
    }
  }

  /** The portfolio losses of a tenant. */
  public List<PortfolioEvents> find(String tenant) {
    return jdbc.sql(LIST_EVENTS)
        .param("tenant", tenant)
        .query(
            (row, number) ->
                new PortfolioEvents(
                    Hazard.of(row.getString("hazard")),
                    Scenario.of(row.getString("scenario")),
                    row.getString("currency"),
                    row.getInt("result_set_id"),
                    row.getInt("sites"),
                    ResponseRepository.texts(row, "flags"),
                    ArrayBytes.doubles(row.getBytes("aal")),
                    ArrayBytes.doubles(row.getBytes("deviation")),
                    ArrayBytes.doubles(row.getBytes("at_return_periods"))))
        .list();
  }
}
