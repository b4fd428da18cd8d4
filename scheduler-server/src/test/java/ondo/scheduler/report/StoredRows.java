package ondo.scheduler.report;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.store.ReportRowReader;
import ondo.store.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Hand-made rows of one tenant on a real database: losses of every size, gaps, two currencies,
 * sites without a value, flags and a name that looks like markup.
 */
final class StoredRows {

  static final String TENANT = "acme";
  static final String SCRIPT = "<script>alert('x')</script> & \"Co\"";
  static final double THRESHOLD = 0.005;
  static final List<Horizon> HORIZONS =
      List.of(
          new Horizon(Horizon.Term.SHORT, 2030),
          new Horizon(Horizon.Term.MEDIUM, 2050),
          new Horizon(Horizon.Term.LONG, 2090));

  private static final int YEARS = 80;

  final JdbcClient sql;
  final PortfolioReader reader;
  final ReportPress press;
  private final TestDatabase database = TestDatabase.migrated();
  private final Random random = new Random(7);

  StoredRows(int sites) throws SQLException {
    var source = pool();
    sql = JdbcClient.create(source);
    reader = new PortfolioReader(new ReportRowReader(sql), new JdbcTransactionManager(source));
    press =
        new ReportPress(
            reader, new ReportProperties(2030, 2050, 2090, THRESHOLD, "http://localhost:8000"));
    dataSet();
    try (var connection = database.connect()) {
      for (var i = 0; i < sites; i++) {
        site(connection, i);
      }
    }
    together();
  }

  /** Losses of all sites together under every scenario in both currencies. */
  private void together() {
    for (var scenario : Scenario.values()) {
      for (var currency : List.of("KRW", "USD")) {
        sql.sql(
                """
                insert into portfolio_event (tenant, hazard, scenario, currency, result_set_id,
                                             sites, flags, aal, deviation, at_return_periods)
                values (:tenant, 'typhoon', :scenario, :currency, 1, 7, '{EXTRAPOLATED}',
                        :aal::float8[], :deviation::float8[], :losses::float8[])
                """)
            .param("tenant", TENANT)
            .param("scenario", scenario.name())
            .param("currency", currency)
            .param("aal", series(1e5 * random.nextDouble(), 1.5))
            .param("deviation", series(1e6 * random.nextDouble(), 1.5))
            .param("losses", periods(1e6))
            .update();
      }
    }
  }

  /** Seven return periods one after the other, each larger than the one before. */
  private double[] periods(double scale) {
    var losses = new double[7 * YEARS];
    var loss = 0.0;
    for (var period = 0; period < 7; period++) {
      loss += scale * random.nextDouble();
      System.arraycopy(series(loss, 1.4), 0, losses, period * YEARS, YEARS);
    }
    return losses;
  }

  /** A connection a statement would be most of the time that these tests take. */
  private DataSource pool() {
    var configuration = new HikariConfig();
    configuration.setDataSource(database.dataSource());
    configuration.setMaximumPoolSize(2);
    configuration.setMinimumIdle(0);
    return new HikariDataSource(configuration);
  }

  static ReportOrder order(Locale language) {
    return new ReportOrder(TENANT, null, List.of(Scenario.values()), HORIZONS, language, THRESHOLD);
  }

  private void dataSet() {
    var id =
        sql.sql(
                """
                insert into data_set (data_version, name, origin, state, warming_levels_k,
                                      base_years, grid_points)
                values ('v1', 'test', 'test', 'CURRENT', '{1,2}', '{1991}', 2)
                returning id
                """)
            .query(Integer.class)
            .single();
    sql.sql(
            """
            insert into grid_point
            select :id, n, 36 + n * 0.1, 127, null, null, 1000, 5000, 3, '{}'
            from generate_series(1, 2) n
            """)
        .param("id", id)
        .update();
    sql.sql(
            """
            insert into region values
              (:id, '11010', '종로구', 'Jongno-gu', '11', '서울특별시', 'Seoul', 37, 127, 1, 0),
              (:id, '21010', '중구', 'Jung-gu', '21', '부산광역시', 'Busan', 35, 129, 2, 0)
            """)
        .param("id", id)
        .update();
    sql.sql(
            """
            insert into data_source values
              (:id, 1, 'Observed stations', 'CC BY 4.0', 'the observers', 'moved by warming',
               '1991-2020', '{}')
            """)
        .param("id", id)
        .update();
    for (var scenario : Scenario.values()) {
      for (var curve : List.of("LOW", "CENTRAL", "HIGH")) {
        sql.sql("insert into warming values (:id, :scenario, :curve, 2021, :values::float8[])")
            .param("id", id)
            .param("scenario", scenario.name())
            .param("curve", curve)
            .param("values", series(1 + random.nextDouble(), 2))
            .update();
      }
    }
  }

  private void site(Connection connection, int number) throws SQLException {
    var id = UUID.nameUUIDFromBytes(("site " + number).getBytes(StandardCharsets.UTF_8));
    var hasValue = number % 4 != 3;
    var currency = number % 5 == 0 ? "USD" : "KRW";
    try (var insert =
        connection.prepareStatement(
            """
            insert into site (id, tenant, external_id, name, latitude, longitude, asset_value,
                              currency, annual_value_added, insured_share, attributes, data_set_id,
                              region_code)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, (select max(id) from data_set), ?)
            """)) {
      insert.setObject(1, id);
      insert.setString(2, TENANT);
      insert.setString(3, "S-" + (1000 + number));
      insert.setString(4, number == 0 ? SCRIPT : "공장 " + letters(number));
      insert.setDouble(5, 36 + random.nextDouble());
      insert.setDouble(6, 127 + random.nextDouble());
      insert.setBigDecimal(7, hasValue ? new BigDecimal(random.nextInt(1_000_000_000)) : null);
      insert.setString(8, hasValue ? currency : null);
      insert.setBigDecimal(
          9, hasValue && number % 2 == 0 ? new BigDecimal(random.nextInt(100_000_000)) : null);
      insert.setObject(10, number % 3 == 0 ? 0.25 : null);
      insert.setString(11, number % 3 == 2 ? "{}" : "{\"inFloodZone\":" + (number % 3 == 0) + "}");
      insert.setString(12, number % 2 == 0 ? "11010" : "21010");
      insert.executeUpdate();
    }
    if (number % 11 == 10) {
      return;
    }
    for (var hazard : Hazard.values()) {
      for (var scenario : Scenario.values()) {
        risk(connection, id, number, hazard, scenario, hasValue);
      }
    }
  }

  /** Digits in a name would look like a figure. */
  private static String letters(int number) {
    return String.valueOf((char) ('가' + number * 28));
  }

  private void risk(
      Connection connection,
      UUID site,
      int number,
      Hazard hazard,
      Scenario scenario,
      boolean hasValue)
      throws SQLException {
    var isKnown = hazard != Hazard.EXTREME_COLD && (number + hazard.ordinal()) % 3 != 0;
    var hasScore = isKnown && (number + hazard.ordinal()) % 2 == 0;
    var gross = series(Math.pow(10, -5 + 4 * random.nextDouble()), 1.5);
    var net = number % 3 == 0 ? times(gross, 0.75) : gross;
    var borrowed = hazard.impact() == Hazard.Impact.DISRUPTION && number % 2 != 0;
    var flags = new ArrayList<>(List.of("THRESHOLD_FLOORED", "UNKNOWN_ATTR:use"));
    if (hasValue && borrowed && isKnown) {
      flags.add(0, "DISRUPTION_ON_ASSET_VALUE");
    }
    try (var insert =
        connection.prepareStatement(
            """
            insert into site_risk (site_id, hazard, scenario, result_set_id, data_version,
                                   model_version, computed_at, site_version, status, flags,
                                   year_flags, components, first_year, e, v, h, integrated,
                                   aal_gross, aal_net, expected_loss, method, screening,
                                   band_contents, aal_low, aal_high, deviation,
                                   at_return_periods)
            select id, ?, ?, 1, 'v1', 'm1', timestamptz '2026-11-22 03:04:05Z', ?, ?, ?, ?::jsonb,
                   ?::jsonb, 2021, null, null, ?, ?, ?, ?,
                   case when ? then array(select x * (case when ? then annual_value_added
                                                           else asset_value end)
                                          from unnest(?::float8[]) with ordinality as u (x, n)
                                          order by n)
                        end,
                   ?, ?, ?, ?, ?, ?, ?
            from site where id = ?
            """)) {
      insert.setString(1, hazard.code());
      insert.setString(2, scenario.name());
      insert.setInt(3, number == 2 ? 0 : 1);
      insert.setString(4, isKnown ? "OK_WITH_ASSUMPTION" : "INSUFFICIENT_DATA");
      insert.setArray(5, connection.createArrayOf("text", flags.toArray()));
      insert.setString(6, number == 1 ? "{\"EDGE_WINDOW\":[2099,2100]}" : null);
      insert.setString(
          7,
          isKnown
              ? "{\"aal\":{\"status\":\"OK\"},\"integrated\":{\"status\":\"OK\"}}"
              : "{\"aal\":{\"status\":\"INSUFFICIENT_DATA\"}}");
      insert.setArray(
          8, isKnown ? array(connection, series(5 + 40 * random.nextDouble(), 1.6)) : null);
      insert.setArray(
          9, hasScore ? array(connection, series(10 + 40 * random.nextDouble(), 1.6)) : null);
      insert.setArray(10, isKnown ? array(connection, gross) : null);
      insert.setArray(11, isKnown ? array(connection, net) : null);
      insert.setBoolean(12, isKnown && hasValue);
      insert.setBoolean(13, hazard.impact() == Hazard.Impact.DISRUPTION && number % 2 == 0);
      insert.setArray(14, array(connection, net));
      details(connection, insert, number, hazard, scenario, isKnown ? net : null);
      insert.setObject(22, site);
      insert.executeUpdate();
    }
  }

  /** Storms at most sites, and bands of two kinds. */
  private void details(
      Connection connection,
      PreparedStatement insert,
      int number,
      Hazard hazard,
      Scenario scenario,
      double @Nullable [] net)
      throws SQLException {
    var isEvent =
        net != null
            && hazard == Hazard.TYPHOON
            && !(scenario == Scenario.SSP585 && number % 5 == 1);
    var hasBand = net != null && (isEvent || hazard == Hazard.DROUGHT && number % 2 == 0);
    insert.setString(15, isEvent ? "EVENT" : "INDEX");
    insert.setArray(16, isEvent && number % 4 != 2 ? array(connection, series(1e-3, 2)) : null);
    insert.setString(17, hasBand ? (isEvent ? "DAMAGE" : "WARMING") : null);
    insert.setArray(18, hasBand ? array(connection, times(net, 0.7)) : null);
    insert.setArray(19, hasBand ? array(connection, times(net, 1.9)) : null);
    insert.setArray(
        20, isEvent ? array(connection, series(1e-2 * random.nextDouble(), 1.3)) : null);
    insert.setArray(21, isEvent ? array(connection, periods(0.01)) : null);
  }

  private static Array array(Connection connection, double[] values) throws SQLException {
    return connection.createArrayOf("float8", Arrays.stream(values).boxed().toArray());
  }

  /** Grows evenly from a value to a multiple of it. */
  private static double[] series(double from, double factor) {
    var values = new double[YEARS];
    for (var year = 0; year < YEARS; year++) {
      values[year] = from * (1 + (factor - 1) * year / (YEARS - 1));
    }
    return values;
  }

  private static double[] times(double[] values, double factor) {
    var products = values.clone();
    for (var i = 0; i < products.length; i++) {
      products[i] *= factor;
    }
    return products;
  }
}
