package ondo.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.store.TestDatabase;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Hand-made rows: three regions on three grid points. Heat has values, cold has values with flags,
 * everything else is a gap. H of heat = 0, 10, 20 or 30 by scenario + grid id + 0.255 · (year −
 * 2021).
 */
public final class Rows {

  public static final String READER = "reader-key";
  public static final String EDITOR = "editor-key";
  public static final String OPERATOR = "operator-key";
  public static final String STRANGER = "key-of-another-tenant";

  public static final String OUTLINE = "[[[[126.9,37.5],[127.1,37.5],[127,37.7],[126.9,37.5]]]]";

  private Rows() {}

  /** Makes the database of the tests and points the context at it. */
  static final class Initializer
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      var database = TestDatabase.migrated();
      fill(database);
      writeKey();
      register(context, database);
    }

    /** The key of the page in development mode, where {@link ApiTest} looks for it. */
    private static void writeKey() {
      try {
        Files.writeString(Path.of("target/test-dev-key"), OPERATOR + "\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static void register(ConfigurableApplicationContext context, TestDatabase database) {
    context.getBeanFactory().registerSingleton("testDatabase", database);
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test database",
                Map.of(
                    "ONDO_DB_URL", database.url(),
                    "ONDO_DB_USER", database.user(),
                    "ONDO_DB_PASSWORD", database.password())));
  }

  static void fill(TestDatabase database) {
    try (var connection = database.connect()) {
      insertKeys(connection);
      insertDataSet(connection);
      insertResults(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static double heat(Scenario scenario, int gridId, int year) {
    return base(scenario) + gridId + 0.255 * (year - 2021);
  }

  private static double base(Scenario scenario) {
    return switch (scenario) {
      case SSP126 -> 0;
      case SSP245 -> 10;
      case SSP370 -> 20;
      case SSP585 -> 30;
    };
  }

  private static void insertKeys(Connection connection) throws SQLException {
    insertKey(connection, READER, "default", "READER");
    insertKey(connection, EDITOR, "default", "EDITOR");
    insertKey(connection, OPERATOR, "default", "OPERATOR");
    insertKey(connection, STRANGER, "other", "EDITOR");
  }

  static void insertKey(Connection connection, String key, String tenant, String role)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into api_key (id, key_hash, tenant, role) values (?, ?, ?, ?)")) {
      insert.setObject(1, UUID.randomUUID());
      insert.setBytes(2, sha256(key));
      insert.setString(3, tenant);
      insert.setString(4, role);
      insert.executeUpdate();
    }
  }

  private static void insertDataSet(Connection connection) throws SQLException {
    execute(
        connection,
        """
        insert into data_set (data_version, name, origin, state, warming_levels_k, base_years, grid_points, activated_at)
        values ('data-1', 'hand-made', 'test', 'CURRENT', '{1.526543,2}', '{1991,1992}', 3, now())""");
    execute(
        connection,
        """
        insert into data_source values
        (1, 1, 'Stations', 'KOGL-1', 'Agency', 'observed', '1991-2020', '{a.csv}')""");
    execute(
        connection,
        """
        insert into grid_point (data_set_id, id, latitude, longitude, nearest_station_m, stations, flags) values
        (1, 1, 37.6, 127.0, 100, 1, '{}'),
        (1, 2, 35.1, 129.0, 100, 1, '{}'),
        (1, 3, 33.5, 126.5, 100, 1, '{}')""");
    execute(
        connection,
        """
        insert into region values
        (1, '11010', '종로구', 'Jongno-gu', '11', '서울특별시', 'Seoul', 37.5993, 126.96559, 1, 3030),
        (1, '21010', '중구', 'Jung-gu', '21', '부산광역시', 'Busan', 35.10, 129.03, 2, 2728),
        (1, '39010', '제주시', 'Jeju-si', '39', '제주특별자치도', 'Jeju', 33.49, 126.53, 3, 2990)""");
    execute(connection, "insert into region_boundary values (1, '11010', '" + OUTLINE + "')");
  }

  private static void insertResults(Connection connection) throws SQLException {
    execute(
        connection,
        """
        insert into result_set (data_set_id, data_version, model_version, switches, job_id, state, published_at)
        values (1, 'data-1', 'ondo-risk-1.0.0', '{}', gen_random_uuid(), 'CURRENT', '2026-11-22T02:00:00Z')""");
    for (var table : new String[] {"hazard_series", "loss_series", "class_probability"}) {
      execute(connection, "select open_partition('" + table + "', 1)");
    }
    for (var hazard : Hazard.values()) {
      for (var scenario : Scenario.values()) {
        for (var grid = 1; grid <= 3; grid++) {
          insertPoint(connection, hazard, scenario, grid);
        }
      }
    }
  }

  private static void insertPoint(Connection connection, Hazard hazard, Scenario scenario, int grid)
      throws SQLException {
    var key = "1, '" + hazard.code() + "', '" + scenario + "', " + grid;
    if (hazard != Hazard.EXTREME_HEAT && hazard != Hazard.EXTREME_COLD) {
      var gap = ", 'INSUFFICIENT_DATA', '{MISSING_VALUES}', null, 2021, null";
      execute(connection, "insert into hazard_series values (" + key + gap + ")");
      execute(connection, "insert into loss_series values (" + key + gap + ", null)");
      return;
    }
    var quality =
        hazard == Hazard.EXTREME_HEAT
            ? ", 'OK', '{}', null, 2021, "
            : ", 'OK_WITH_ASSUMPTION', '{THRESHOLD_FLOORED}', '{\"EDGE_WINDOW\":[2021,2025]}', 2021, ";
    var score = series(year -> heat(scenario, grid, year));
    var aal = series(year -> 0.001 + 0.000012345678 * (year - 2021));
    var severe = series(year -> 0.06);
    execute(connection, "insert into hazard_series values (" + key + quality + score + ")");
    execute(
        connection, "insert into loss_series values (" + key + quality + aal + ", " + severe + ")");
    for (var one = 1; one <= 5; one++) {
      var share = one == 1 ? 0.8 : 0.05;
      execute(
          connection,
          "insert into class_probability values ("
              + key
              + ", "
              + one
              + ", "
              + series(year -> share)
              + ")");
    }
  }

  /** A value for every year. */
  interface ByYear extends java.util.function.IntToDoubleFunction {}

  static String series(ByYear value) {
    var text = new StringBuilder("'{");
    for (var year = 2021; year <= 2100; year++) {
      text.append(year == 2021 ? "" : ",")
          .append(String.format(Locale.ROOT, "%.12f", value.applyAsDouble(year)));
    }
    return text.append("}'").toString();
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
