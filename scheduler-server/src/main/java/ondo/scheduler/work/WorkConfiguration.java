package ondo.scheduler.work;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import ondo.catalog.CatalogReader;
import ondo.catalog.HazardCatalog;
import ondo.job.Backoff;
import ondo.job.Event;
import ondo.job.TimeBudget;
import ondo.relay.OutboxRelay;
import ondo.scheduler.SchedulerProperties;
import ondo.scheduler.ingest.ClimateLoad;
import ondo.scheduler.ingest.StagingFiles;
import ondo.scheduler.report.PortfolioReader;
import ondo.scheduler.report.ReportPress;
import ondo.scheduler.report.ReportProperties;
import ondo.scheduler.watch.Alerts;
import ondo.scheduler.watch.WorkMeters;
import ondo.scheduler.webhook.WebhookCourier;
import ondo.store.AssessmentRepository;
import ondo.store.ChunkRepository;
import ondo.store.DataSetRepository;
import ondo.store.DeadLetterRepository;
import ondo.store.ExplainReader;
import ondo.store.HazardCurveRepository;
import ondo.store.JobRepository;
import ondo.store.LeaderRepository;
import ondo.store.LedgerRepository;
import ondo.store.OutboxRepository;
import ondo.store.OutlookRepository;
import ondo.store.PointClimateRepository;
import ondo.store.PortfolioEventRepository;
import ondo.store.RegionRepository;
import ondo.store.ReportRepository;
import ondo.store.ReportRowReader;
import ondo.store.ResponseRepository;
import ondo.store.ResultChecksum;
import ondo.store.ResultComparison;
import ondo.store.ResultRepository;
import ondo.store.RetentionRepository;
import ondo.store.SilentConnections;
import ondo.store.ThreadConnections;
import ondo.store.WorkNotices;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the loop, its runners and those who order work together. */
@Configuration(proxyBeanMethods = false)
class WorkConfiguration {

  /** Asks a supervisor for a new process at once (sysexits.h: EX_TEMPFAIL). */
  private static final int RESTART_STATUS = 75;

  @Bean
  HazardCatalog hazardCatalog() {
    return CatalogReader.read();
  }

  @Bean
  Wake wake() {
    return new Wake();
  }

  @Bean
  Orders orders(JobRepository jobs, Wake wake) {
    return new Orders(jobs, wake);
  }

  @Bean
  Freshness freshness(
      ResponseRepository responses,
      ResultRepository results,
      HazardCatalog catalog,
      Orders orders) {
    return new Freshness(responses, results, catalog, orders);
  }

  @Bean
  PointWork pointWork(
      ResponseRepository responses, ResultRepository results, SchedulerProperties properties) {
    return new PointWork(responses, results, properties.pointsPerChunk());
  }

  @Bean
  Places places(
      ResponseRepository responses,
      PointClimateRepository climates,
      HazardCurveRepository curves,
      HazardCatalog catalog) {
    return new Places(responses, climates, curves, catalog);
  }

  @Bean
  CheckDataRunner checkDataRunner(
      Places places,
      ResponseRepository responses,
      ResultRepository results,
      LedgerRepository ledger,
      HazardCatalog catalog) {
    return new CheckDataRunner(places, responses, results, ledger, catalog);
  }

  @Bean
  HazardRunner hazardRunner(PointWork work, Places places, ResultRepository results) {
    return new HazardRunner(work, places, results);
  }

  @Bean
  ProbabilityRunner probabilityRunner(
      PointWork work,
      Places places,
      ResultRepository results,
      OutlookRepository outlooks,
      HazardCatalog catalog) {
    return new ProbabilityRunner(work, places, results, outlooks, catalog);
  }

  @Bean
  PublishRunner publishRunner(
      PointWork work,
      ResultRepository results,
      ResultChecksum checksum,
      LedgerRepository ledger,
      HazardCatalog catalog,
      SchedulerProperties properties) {
    return new PublishRunner(work, results, checksum, ledger, catalog, properties.computeThreads());
  }

  @Bean
  CompareRunner compareRunner(
      ResultRepository results,
      ResultChecksum checksum,
      ResultComparison comparison,
      LedgerRepository ledger) {
    return new CompareRunner(results, checksum, comparison, ledger);
  }

  @Bean
  AssessRunner assessRunner(
      AssessmentRepository sites,
      PointWork work,
      Places places,
      ResultRepository results,
      ResponseRepository responses,
      LedgerRepository ledger,
      HazardCatalog catalog,
      SchedulerProperties properties) {
    return new AssessRunner(
        sites,
        work,
        places,
        results,
        ledger,
        catalog,
        new NearestPlaces(responses, sites),
        Clock.system(properties.nightZone()),
        properties.sitesPerChunk());
  }

  @Bean
  RankRunner rankRunner(
      AssessmentRepository sites,
      PointWork work,
      Places places,
      ResultRepository results,
      ResponseRepository responses,
      RegionRepository regions,
      LedgerRepository ledger,
      HazardCatalog catalog,
      SchedulerProperties properties) {
    var clock = Clock.system(properties.nightZone());
    var nearest = new NearestPlaces(responses, sites);
    return new RankRunner(
        sites,
        results,
        ledger,
        catalog,
        new PlaceRisks(work, places, nearest, catalog, clock),
        new CandidatePlaces(regions),
        clock);
  }

  @Bean
  PortfolioRunner portfolioRunner(
      AssessmentRepository sites,
      PortfolioEventRepository portfolios,
      ResultRepository results,
      PointWork work,
      Places places) {
    return new PortfolioRunner(sites, portfolios, results, work, places);
  }

  @Bean
  Explanations explanations(
      ExplainReader reader,
      AssessmentRepository sites,
      ResponseRepository responses,
      ResultRepository results,
      Places places,
      HazardCatalog catalog,
      SchedulerProperties properties) {
    return new Explanations(
        reader, sites, responses, results, places, catalog, properties.nightZone());
  }

  @Bean
  StagingFiles stagingFiles(SchedulerProperties properties) {
    return new StagingFiles(
        properties.homeDirectory().resolve("scratch"),
        properties.scratchTimeToLive(),
        InstantSource.system());
  }

  @Bean
  IngestRunner ingestRunner(
      DataSetRepository dataSets, TransactionTemplate transaction, StagingFiles staging) {
    return new IngestRunner(new ClimateLoad(dataSets, transaction), staging);
  }

  @Bean
  ReportPress reportPress(
      ReportRowReader rows, PlatformTransactionManager transactions, ReportProperties properties) {
    return new ReportPress(new PortfolioReader(rows, transactions), properties);
  }

  @Bean
  ReportRunner reportRunner(
      AssessmentRepository sites,
      ReportPress press,
      ReportRepository reports,
      LedgerRepository ledger,
      ReportProperties properties) {
    return new ReportRunner(sites, press, reports, ledger, properties);
  }

  @Bean
  SweepRunner sweepRunner(
      ResultRepository results,
      RetentionRepository retention,
      TransactionTemplate transaction,
      StagingFiles staging) {
    return new SweepRunner(results, retention, transaction, staging);
  }

  @Bean
  TimeBudget timeBudget(SchedulerProperties properties) {
    return properties.timeBudget();
  }

  @Bean
  WorkMeters workMeters(MeterRegistry registry) {
    return new WorkMeters(registry);
  }

  @Bean
  JobWorker jobWorker(
      ChunkRepository chunks,
      TransactionTemplate transaction,
      List<ChunkRunner> runners,
      SchedulerProperties properties,
      WorkMeters meters,
      Alerts alerts) {
    var rules =
        new JobWorker.Rules(
            properties.lease(),
            properties.backoff(),
            properties.breakerFailures(),
            properties.breakerCoolDown(),
            System::nanoTime);
    return new JobWorker(chunks, transaction, runners, rules, meters, alerts);
  }

  @Bean
  Conductor conductor(
      JobRepository jobs,
      LedgerRepository ledger,
      ChunkRepository chunks,
      TransactionTemplate transaction,
      List<ChunkRunner> runners,
      TimeBudget budget,
      WorkMeters meters,
      Alerts alerts,
      Freshness freshness) {
    var books = new Conductor.Books(jobs, ledger, chunks);
    return new Conductor(books, transaction, runners, budget, meters, alerts, freshness::after);
  }

  @Bean
  HomeIdentity homeIdentity(SchedulerProperties properties) throws IOException {
    return HomeIdentity.of(properties.homeDirectory());
  }

  @Bean
  Leadership leadership(
      HomeIdentity identity,
      LeaderRepository leaders,
      ApplicationEventPublisher events,
      SchedulerProperties properties) {
    return new Leadership(
        identity.id(), leaders, events, properties.leaderLease(), System::nanoTime);
  }

  @Bean
  Watchdog watchdog(
      JobWorker worker, TimeBudget budget, ThreadConnections connections, Alerts alerts) {
    return new Watchdog(worker, budget, connections, alerts, WorkConfiguration::restart);
  }

  /** Apart from the thread that asks: an exit waits for the loop to stop. */
  private static void restart() {
    Thread.ofPlatform().start(() -> System.exit(RESTART_STATUS));
  }

  @Bean
  WorkLoop workLoop(WorkLoop.Crew crew, Wake wake, SchedulerProperties properties) {
    return new WorkLoop(
        crew,
        wake,
        new WorkLoop.Pace(
            properties.computeThreads(),
            properties.shortThreads(),
            properties.poll(),
            properties.beat(),
            properties.drain()),
        WorkConfiguration::restart,
        System::nanoTime);
  }

  @Bean
  WorkLoop.Crew crew(
      JobWorker worker,
      Conductor conductor,
      Leadership leadership,
      Watchdog watchdog,
      WorkNotices notices,
      ThreadConnections connections,
      SilentConnections silent) {
    return new WorkLoop.Crew(worker, conductor, leadership, watchdog, notices, connections, silent);
  }

  @Bean
  LedgerGauges ledgerGauges(
      ChunkRepository chunks,
      DeadLetterRepository letters,
      OutboxRepository outbox,
      MeterRegistry registry,
      Watchdog watchdog,
      Leadership leadership) {
    var gauges = new LedgerGauges(chunks, letters, outbox, System::nanoTime);
    gauges.register(registry, watchdog, leadership);
    return gauges;
  }

  /** A repeat of an event rings nobody: the ledger was looked at then. */
  @Bean
  OutboxRelay.Route wakeUps(OutboxRepository outbox, Wake wake) {
    var pauses = new Backoff(Duration.ofMillis(200), 2, Duration.ofSeconds(60), 0.5);
    return new OutboxRelay.Route(
        Event.JOB_REQUESTED,
        1,
        pauses,
        5,
        true,
        event -> {
          if (outbox.isFirstSeen(event)) {
            wake.ring();
          }
        });
  }

  @Bean
  RelayLoop relayLoop(
      OutboxRepository outbox, List<OutboxRelay.Route> routes, WebhookCourier courier) {
    var relay =
        new OutboxRelay(
            outbox, routes, System::nanoTime, () -> ThreadLocalRandom.current().nextDouble());
    return new RelayLoop(relay, courier, outbox, WorkConfiguration::restart, System::nanoTime);
  }
}
