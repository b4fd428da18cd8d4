package ondo.scheduler.work;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import ondo.catalog.CatalogReader;
import ondo.catalog.HazardCatalog;
import ondo.climate.Scenario;
import ondo.climate.TemperatureIndex;
import ondo.job.Backoff;
import ondo.job.Job;
import ondo.job.JobType;
import ondo.job.TimeBudget;
import ondo.scheduler.ingest.StagingFiles;
import ondo.scheduler.report.PortfolioReader;
import ondo.scheduler.report.ReportPress;
import ondo.scheduler.report.ReportProperties;
import ondo.scheduler.watch.Alerts;
import ondo.scheduler.watch.WorkMeters;
import ondo.store.AssessmentRepository;
import ondo.store.ChunkRepository;
import ondo.store.DatabaseLocation;
import ondo.store.DeadLetterRepository;
import ondo.store.HazardCurveRepository;
import ondo.store.JobRepository;
import ondo.store.LedgerRepository;
import ondo.store.OutlookRepository;
import ondo.store.PointClimateRepository;
import ondo.store.PointRepository;
import ondo.store.PortfolioEventRepository;
import ondo.store.RegionRepository;
import ondo.store.ReportRepository;
import ondo.store.ReportRowReader;
import ondo.store.ResponseRepository;
import ondo.store.ResultChecksum;
import ondo.store.ResultComparison;
import ondo.store.ResultRepository;
import ondo.store.RetentionRepository;
import ondo.store.TestDatabase;
import ondo.store.ThreadConnections;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A ledger with a small data set on a real database, turned by hand. */
final class Ledger {

  static final int BASE_YEARS = 30;
  static final double[] LEVELS = {0.87, 2, 4, 7};
  static final int FIRST_POINT = 1;
  static final HazardCatalog CATALOG = CatalogReader.read();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);
  static final TimeBudget BUDGET =
      new TimeBudget(
          Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofHours(2), Duration.ofHours(3));
  private static final WorkMeters METERS = new WorkMeters(new SimpleMeterRegistry());

  final TestDatabase database = TestDatabase.migrated();
  final ThreadConnections connections = new ThreadConnections();
  final JdbcClient sql;
  final JdbcTransactionManager manager;
  final TransactionTemplate transaction;
  final JobRepository jobs;
  final LedgerRepository ledger;
  final ChunkRepository chunks;
  final DeadLetterRepository letters;
  final List<String> raised = new CopyOnWriteArrayList<>();
  private final Alerts.Channel alerts = (kind, facts) -> raised.add(kind);
  final ResultRepository results;
  final ResultChecksum checksum;
  final ResponseRepository responses;
  final PointRepository points;
  final AssessmentRepository sites;
  final Places places;
  final Wake wake = new Wake();
  final Orders orders;
  final List<JobType> completed = new ArrayList<>();
  Consumer<Job> heard = job -> {};
  final int pointsPerChunk;
  final List<ChunkRunner> runners = new ArrayList<>();
  JobWorker worker;
  Conductor conductor;

  Ledger(int pointsPerChunk) {
    this(pointsPerChunk, 1);
  }

  /**
   * @param threads that the test will compute on, for the manifest
   */
  Ledger(int pointsPerChunk, int threads) {
    this.pointsPerChunk = pointsPerChunk;
    var source = connections.watched(pool(database));
    sql = JdbcClient.create(source);
    manager = new JdbcTransactionManager(source);
    transaction = new TransactionTemplate(manager);
    var client = JdbcClient.create(source);
    jobs = new JobRepository(client, transaction);
    ledger = new LedgerRepository(client, transaction);
    chunks = new ChunkRepository(client, transaction);
    letters = new DeadLetterRepository(client, transaction);
    results = new ResultRepository(client, new JdbcTemplate(source));
    responses = new ResponseRepository(client);
    points = new PointRepository(client);
    sites = new AssessmentRepository(client, new NamedParameterJdbcTemplate(source));
    orders = new Orders(jobs, wake);
    var work = new PointWork(responses, results, pointsPerChunk);
    places =
        new Places(
            responses,
            new PointClimateRepository(client),
            new HazardCurveRepository(client),
            CATALOG);
    var outlooks = new OutlookRepository(client, new JdbcTemplate(source));
    checksum = new ResultChecksum(client, new JdbcTemplate(source));
    runners.add(new CheckDataRunner(places, responses, results, ledger, CATALOG));
    runners.add(new HazardRunner(work, places, results));
    runners.add(new ProbabilityRunner(work, places, results, outlooks, CATALOG));
    runners.add(new PublishRunner(work, results, checksum, ledger, CATALOG, threads));
    runners.add(new CompareRunner(results, checksum, new ResultComparison(client), ledger));
    runners.add(
        new AssessRunner(
            sites,
            work,
            places,
            results,
            ledger,
            CATALOG,
            new NearestPlaces(responses, sites),
            CLOCK,
            2));
    runners.add(
        new RankRunner(
            sites,
            results,
            ledger,
            CATALOG,
            new PlaceRisks(work, places, new NearestPlaces(responses, sites), CATALOG, CLOCK),
            new CandidatePlaces(new RegionRepository(client)),
            CLOCK));
    var report = new ReportProperties(2030, 2050, 2090, 0.005, "http://localhost:8000");
    runners.add(
        new PortfolioRunner(sites, new PortfolioEventRepository(client), results, work, places));
    runners.add(
        new ReportRunner(
            sites,
            new ReportPress(
                new PortfolioReader(
                    new ReportRowReader(client), new JdbcTransactionManager(source)),
                report),
            new ReportRepository(client),
            ledger,
            report));
    runners.add(
        new SweepRunner(
            results,
            new RetentionRepository(client),
            transaction,
            new StagingFiles(
                Path.of("target", "scratch"), Duration.ofDays(1), InstantSource.system())));
    replace(List.of());
  }

  /** Other runners for some steps. */
  void replace(List<? extends ChunkRunner> others) {
    for (var other : others) {
      runners.removeIf(runner -> runner.step() == other.step());
      runners.add(other);
    }
    worker = worker(Duration.ofSeconds(15));
    conductor = conductor(BUDGET);
  }

  /** A connection a statement would be most of the time that these tests take. */
  private static DataSource pool(TestDatabase database) {
    var configuration = new HikariConfig();
    var location = new DatabaseLocation(database.url(), database.user(), database.password());
    configuration.setJdbcUrl(location.urlFor("test"));
    configuration.setUsername(database.user());
    configuration.setPassword(database.password());
    configuration.setMaximumPoolSize(8);
    configuration.setMinimumIdle(0);
    return new HikariDataSource(configuration);
  }

  JobWorker worker(Duration lease) {
    return worker(lease, 5, System::nanoTime);
  }

  JobWorker worker(Duration lease, int breakerFailures, LongSupplier nanoTime) {
    var rules =
        new JobWorker.Rules(lease, Backoff.NONE, breakerFailures, Duration.ofSeconds(60), nanoTime);
    return new JobWorker(chunks, transaction, runners, rules, METERS, new Alerts(List.of(alerts)));
  }

  Conductor conductor(TimeBudget budget) {
    return conductor(budget, transaction);
  }

  Conductor conductor(TimeBudget budget, TransactionTemplate ofMoves) {
    return new Conductor(
        new Conductor.Books(jobs, ledger, chunks),
        ofMoves,
        runners,
        budget,
        METERS,
        new Alerts(List.of(alerts)),
        this::ended);
  }

  private void ended(Job job) {
    heard.accept(job);
    if (job.status() == Job.Status.COMPLETED) {
      completed.add(job.type());
    }
  }

  /** Turns until nothing moves any more. */
  void drive() {
    var moved = true;
    while (moved) {
      var opened = conductor.turn();
      moved = worker.turn() || opened;
    }
  }

  Job job(UUID id) {
    return jobs.find(id, null).orElseThrow();
  }

  long count(String statement) {
    return sql.sql(statement).query(Long.class).single();
  }

  /** A current data set with some points at 0.1 degrees from each other, from 37 N 127 E on. */
  void loadData(String version, int count, long seed) throws SQLException {
    sql.sql("update data_set set state = 'RETIRED' where state = 'CURRENT'").update();
    var id =
        sql.sql(
                """
                insert into data_set (data_version, name, origin, state, warming_levels_k,
                                      base_years, grid_points, activated_at)
                values (:version, 'test', 'test', 'CURRENT', :levels::float8[],
                        (select array_agg(y) from generate_series(1991, 2020) y), :count, now())
                returning id
                """)
            .param("version", version)
            .param("levels", LEVELS)
            .param("count", count)
            .query(Integer.class)
            .single();
    for (var table : List.of("indicator_response", "point_series", "point_storm")) {
      sql.sql("select open_partition(:table, :id)")
          .param("table", table)
          .param("id", id)
          .query((row, number) -> true)
          .single();
    }
    var grown = 0;
    for (var scenario : Scenario.values()) {
      warming(id, scenario, 1.5 + grown++);
    }
    var random = new Random(seed);
    for (var point = FIRST_POINT; point < FIRST_POINT + count; point++) {
      point(id, point, random);
    }
    sql.sql(
            """
            insert into region values (:id, '11010', '종로구', 'Jongno-gu', '11', '서울', 'Seoul',
                                       37.0, 127.0, 1, 0)
            """)
        .param("id", id)
        .update();
    sql.sql(
            """
            insert into data_source values (:id, 1, 'stations', 'open', 'the observers', 'observed',
                                            '1991-2020', '{}')
            """)
        .param("id", id)
        .update();
  }

  private void warming(int id, Scenario scenario, double growthK) {
    var values = new double[80];
    for (var year = 0; year < 80; year++) {
      values[year] = 1.2 + growthK * year / 79;
    }
    for (var curve : List.of("LOW", "CENTRAL", "HIGH")) {
      var shift = curve.equals("LOW") ? -0.2 : curve.equals("HIGH") ? 0.3 : 0;
      sql.sql("insert into warming values (:id, :scenario, :curve, 2021, :values::float8[])")
          .param("id", id)
          .param("scenario", scenario.name())
          .param("curve", curve)
          .param("values", Arrays.stream(values).map(w -> w + shift).toArray())
          .update();
    }
  }

  private void point(int id, int point, Random random) {
    sql.sql(
            """
            insert into grid_point values (:id, :point, 37.0, :longitude, null, null, 1000, 5000,
                                           3, '{}')
            """)
        .param("id", id)
        .param("point", point)
        .param("longitude", 127.0 + (point - 1) * 0.1)
        .update();
    for (var index : TemperatureIndex.values()) {
      var indicator = index.code();
      sql.sql(
              """
              insert into indicator_response
              values (:id, :point, :indicator, 1, array['ELEVATION_UNKNOWN'], :values::float8[])
              """)
          .param("id", id)
          .param("point", point)
          .param("indicator", indicator)
          .param("values", response(indicator, random))
          .update();
    }
  }

  /** Heat grows with warming, cold shrinks. */
  private static double[] response(String indicator, Random random) {
    var isCold = List.of("cold_days_m12", "csdi", "ice_days").contains(indicator);
    var values = new double[LEVELS.length * BASE_YEARS];
    for (var year = 0; year < BASE_YEARS; year++) {
      var base = 4 + 12 * random.nextDouble();
      for (var level = 0; level < LEVELS.length; level++) {
        var grown = isCold ? base / (1 + level) : base * (1 + level);
        values[level * BASE_YEARS + year] = indicator.equals("tnn") ? -20 + 3 * level : grown;
      }
    }
    return values;
  }

  UUID site(String tenant, double longitude) {
    var id = UUID.randomUUID();
    sql.sql(
            """
            insert into site (id, tenant, external_id, name, latitude, longitude, asset_value,
                              currency, insured_share, attributes)
            values (:id, :tenant, :external, 'a site', 37.01, :longitude, 1000000, 'KRW', 0.5,
                    '{"ageYears": 40, "use": "OFFICE"}')
            """)
        .param("id", id)
        .param("tenant", tenant)
        .param("external", id.toString())
        .param("longitude", longitude)
        .update();
    return id;
  }
}
