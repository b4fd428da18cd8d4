package ondo.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a run wrote, what it was computed from, and how two runs differ. */
public final class RunReader {

  private static final String FIND_MANIFEST = Sql.of("run/find_manifest");
  private static final String COMPARE_HAZARDS = Sql.of("run/compare_hazards");
  private static final String COMPARE_LOSSES = Sql.of("run/compare_losses");
  private static final String SECONDS_OF_STEP = Sql.of("job/seconds_of_step");

  private final JdbcClient jdbc;

  public RunReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The result set of a run.
   *
   * @param switches the model's named alternatives as JSON (risk model §1.5)
   * @param state BUILDING, CURRENT, RETIRED or FAILED
   * @param checksum of all rows; null until the run has ended
   */
  public record Manifest(
      int resultSetId,
      int dataSetId,
      String dataSet,
      String dataVersion,
      String modelVersion,
      String switches,
      String state,
      @Nullable Long rows,
      @Nullable String checksum,
      List<Double> warmingLevelsK,
      List<Integer> baseYears,
      Instant createdAt,
      @Nullable Instant publishedAt) {}

  /** How long a step of a run took. */
  public record StepTime(String step, double seconds) {}

  /**
   * One hazard and scenario in two runs, in one year, over the grid points that both have.
   *
   * @param valued points with a value in both
   * @param gainedOrLost points with a value in one of them
   * @param changed points whose value differs
   * @param mean of the second less the first; null where no point has both
   * @param largest difference, without its sign
   */
  public record Difference(
      Hazard hazard,
      Scenario scenario,
      long points,
      long valued,
      long gainedOrLost,
      long changed,
      @Nullable Double mean,
      @Nullable Double largest) {}

  /** What a run wrote; nothing for a run that writes no results. */
  public Optional<Manifest> manifest(UUID jobId) {
    return jdbc.sql(FIND_MANIFEST).param("job_id", jobId).query(RunReader::manifest).optional();
  }

  public List<StepTime> steps(UUID jobId) {
    return jdbc.sql(SECONDS_OF_STEP)
        .param("job_id", jobId)
        .query((row, number) -> new StepTime(row.getString("name"), row.getDouble("seconds")))
        .list();
  }

  /** Hazard scores of the second result set less those of the first. */
  public List<Difference> hazards(
      int a, int b, Collection<Hazard> hazards, Collection<Scenario> scenarios, int year) {
    return compare(COMPARE_HAZARDS, a, b, hazards, scenarios, year);
  }

  /** Base average annual losses of the second result set less those of the first. */
  public List<Difference> losses(
      int a, int b, Collection<Hazard> hazards, Collection<Scenario> scenarios, int year) {
    return compare(COMPARE_LOSSES, a, b, hazards, scenarios, year);
  }

  private List<Difference> compare(
      String statement,
      int a,
      int b,
      Collection<Hazard> hazards,
      Collection<Scenario> scenarios,
      int year) {
    return jdbc.sql(statement)
        .param("a", a)
        .param("b", b)
        .param("hazards", hazards.stream().map(Hazard::code).toArray(String[]::new))
        .param("scenarios", scenarios.stream().map(Scenario::name).toArray(String[]::new))
        .param("at", year - HazardSeries.FIRST_YEAR + 1)
        .query(RunReader::difference)
        .list();
  }

  private static Difference difference(ResultSet row, int number) throws SQLException {
    return new Difference(
        Hazard.of(row.getString("hazard")),
        Scenario.of(row.getString("scenario")),
        row.getLong("points"),
        row.getLong("valued"),
        row.getLong("gained_or_lost"),
        row.getLong("changed"),
        row.getObject("mean", Double.class),
        row.getObject("largest", Double.class));
  }

  private static Manifest manifest(ResultSet row, int number) throws SQLException {
    var published = row.getObject("published_at", OffsetDateTime.class);
    return new Manifest(
        row.getInt("id"),
        row.getInt("data_set_id"),
        row.getString("data_set"),
        row.getString("data_version"),
        row.getString("model_version"),
        row.getString("switches"),
        row.getString("state"),
        row.getObject("result_rows", Long.class),
        row.getString("checksum"),
        Arrays.asList((Double[]) row.getArray("warming_levels_k").getArray()),
        Arrays.stream((Short[]) row.getArray("base_years").getArray())
            .map(Short::intValue)
            .toList(),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        published == null ? null : published.toInstant());
  }
}
