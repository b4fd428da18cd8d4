package ondo.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is loaded and where it comes from, for people who want to check it. */
public final class DataSetReader {

  private static final String LIST = Sql.of("data_set/list");
  private static final String LIST_SOURCES = Sql.of("data_set/list_sources");
  private static final String LIST_INDICATORS = Sql.of("data_set/list_indicators");

  private final JdbcClient jdbc;

  public DataSetReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One ingested directory.
   *
   * @param state CURRENT or RETIRED
   * @param warmingLevelsK levels in kelvin above 1850–1900 at which indices are known
   * @param baseYears observed years
   */
  public record DataSet(
      int id,
      String dataVersion,
      String name,
      String origin,
      String state,
      List<Double> warmingLevelsK,
      List<Integer> baseYears,
      int gridPoints,
      int regions,
      int stations,
      Instant createdAt,
      @Nullable Instant activatedAt) {}

  /** Where numbers of a data set come from and under which licence. */
  public record Source(
      int id,
      String name,
      String licence,
      String attribution,
      String method,
      String period,
      List<String> files) {}

  /** An index that is known at some grid points. */
  public record LoadedIndicator(String code, int sourceId, int gridPoints) {}

  /** Data sets that are or were current, the current one first. */
  public List<DataSet> list() {
    return jdbc.sql(LIST).query(DataSetReader::dataSet).list();
  }

  public List<Source> sources(int dataSetId) {
    return jdbc.sql(LIST_SOURCES)
        .param("data_set_id", dataSetId)
        .query(
            (row, number) ->
                new Source(
                    row.getInt("id"),
                    row.getString("name"),
                    row.getString("licence"),
                    row.getString("attribution"),
                    row.getString("method"),
                    row.getString("period"),
                    ResponseRepository.texts(row, "files")))
        .list();
  }

  public List<LoadedIndicator> indicators(int dataSetId) {
    return jdbc.sql(LIST_INDICATORS)
        .param("data_set_id", dataSetId)
        .query(
            (row, number) ->
                new LoadedIndicator(
                    row.getString("indicator"), row.getInt("source_id"), row.getInt("grid_points")))
        .list();
  }

  private static DataSet dataSet(ResultSet row, int number) throws SQLException {
    var activated = row.getObject("activated_at", OffsetDateTime.class);
    return new DataSet(
        row.getInt("id"),
        row.getString("data_version"),
        row.getString("name"),
        row.getString("origin"),
        row.getString("state"),
        Arrays.asList((Double[]) row.getArray("warming_levels_k").getArray()),
        Arrays.stream((Short[]) row.getArray("base_years").getArray())
            .map(Short::intValue)
            .toList(),
        row.getInt("grid_points"),
        row.getInt("regions"),
        row.getInt("stations"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        activated == null ? null : activated.toInstant());
  }
}
