package ondo.scheduler.work;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import ondo.catalog.CatalogReader;
import ondo.catalog.HazardCatalog;
import ondo.scheduler.SchedulerProperties;
import ondo.scheduler.ingest.ClimateLoad;
import ondo.scheduler.ingest.StagingFiles;
import ondo.store.AssessmentRepository;
import ondo.store.DataSetRepository;
import ondo.store.ExplainReader;
import ondo.store.JobRepository;
import ondo.store.LedgerRepository;
import ondo.store.OutlookRepository;
import ondo.store.PointClimateRepository;
import ondo.store.PortfolioRepository;
import ondo.store.ResponseRepository;
import ondo.store.ResultChecksum;
import ondo.store.ResultComparison;
import ondo.store.ResultRepository;
import ondo.store.RetentionRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
      ResponseRepository responses, PointClimateRepository climates, HazardCatalog catalog) {
    return new Places(responses, climates, catalog);
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
  ResultCounts resultCounts(ResultRepository results, OutlookRepository outlooks) {
    return new ResultCounts(results, outlooks);
  }

  @Bean
  PublishRunner publishRunner(
      PointWork work,
      ResultRepository results,
      ResultChecksum checksum,
      LedgerRepository ledger,
      HazardCatalog catalog,
      ResultCounts counts,
      SchedulerProperties properties) {
    return new PublishRunner(
        work, results, checksum, ledger, catalog, counts, properties.computeThreads());
  }

  @Bean
  CompareRunner compareRunner(
      ResultRepository results,
      ResultChecksum checksum,
      ResultComparison comparison,
      ResultCounts counts,
      LedgerRepository ledger) {
    return new CompareRunner(results, checksum, comparison, counts, ledger);
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
  ReportRunner reportRunner(AssessmentRepository sites, PortfolioRepository portfolios) {
    return new ReportRunner(sites, portfolios);
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
  JobWorker jobWorker(
      LedgerRepository ledger,
      TransactionTemplate transaction,
      List<ChunkRunner> runners,
      SchedulerProperties properties,
      MeterRegistry meters) {
    return new JobWorker(ledger, transaction, runners, properties.lease(), meters);
  }

  @Bean
  Conductor conductor(
      JobRepository jobs,
      LedgerRepository ledger,
      TransactionTemplate transaction,
      List<ChunkRunner> runners,
      MeterRegistry meters,
      Freshness freshness) {
    return new Conductor(jobs, ledger, transaction, runners, meters, freshness::after);
  }

  @Bean
  WorkLoop workLoop(
      JobWorker worker, Conductor conductor, Wake wake, SchedulerProperties properties) {
    return new WorkLoop(
        worker,
        conductor,
        wake,
        new WorkLoop.Pace(
            properties.computeThreads(),
            properties.shortThreads(),
            properties.poll(),
            properties.beat(),
            properties.drain()),
        // Apart from the thread that asks: an exit waits for the loop to stop.
        () -> Thread.ofPlatform().start(() -> System.exit(RESTART_STATUS)));
  }

  @Bean
  Gauge queueDepth(LedgerRepository ledger, MeterRegistry meters) {
    return Gauge.builder("ondo.chunks.waiting", ledger, l -> l.depth().waiting())
        .description("chunks that nobody has claimed")
        .register(meters);
  }

  @Bean
  Gauge openJobs(LedgerRepository ledger, MeterRegistry meters) {
    return Gauge.builder("ondo.jobs.open", ledger, l -> l.depth().jobs())
        .description("unfinished jobs")
        .register(meters);
  }
}
