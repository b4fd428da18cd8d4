package ondo.store;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The repositories that a server which computes needs. */
@Configuration(proxyBeanMethods = false)
public class StoreConfiguration {

  @Bean
  static ThreadConnections threadConnections() {
    return new ThreadConnections();
  }

  @Bean
  SilentConnections silentConnections(DatabaseLocation location) {
    return new SilentConnections(location, System::nanoTime);
  }

  /** Every connection of the pool is lent through the watch and the guard. */
  @Bean
  static BeanPostProcessor connectionWatch(
      ObjectProvider<ThreadConnections> connections, ObjectProvider<SilentConnections> silent) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source
            ? silent.getObject().guarded(connections.getObject().watched(source))
            : bean;
      }
    };
  }

  @Bean
  WorkNotices workNotices(DatabaseLocation location) {
    return new WorkNotices(location);
  }

  @Bean
  JobRepository jobRepository(JdbcClient jdbc, TransactionTemplate transaction) {
    return new JobRepository(jdbc, transaction);
  }

  @Bean
  LedgerRepository ledgerRepository(JdbcClient jdbc, TransactionTemplate transaction) {
    return new LedgerRepository(jdbc, transaction);
  }

  @Bean
  ChunkRepository chunkRepository(JdbcClient jdbc, TransactionTemplate transaction) {
    return new ChunkRepository(jdbc, transaction);
  }

  @Bean
  DeadLetterRepository deadLetterRepository(JdbcClient jdbc, TransactionTemplate transaction) {
    return new DeadLetterRepository(jdbc, transaction);
  }

  @Bean
  OutboxRepository outboxRepository(JdbcClient jdbc) {
    return new OutboxRepository(jdbc);
  }

  @Bean
  WebhookRepository webhookRepository(JdbcClient jdbc) {
    return new WebhookRepository(jdbc);
  }

  @Bean
  LeaderRepository leaderRepository(JdbcClient jdbc, TransactionTemplate transaction) {
    return new LeaderRepository(jdbc, transaction);
  }

  @Bean
  ResultRepository resultRepository(JdbcClient jdbc, JdbcOperations operations) {
    return new ResultRepository(jdbc, operations);
  }

  @Bean
  OutlookRepository outlookRepository(JdbcClient jdbc, JdbcOperations operations) {
    return new OutlookRepository(jdbc, operations);
  }

  @Bean
  ResultChecksum resultChecksum(JdbcClient jdbc) {
    return new ResultChecksum(jdbc);
  }

  @Bean
  ExplainReader explainReader(JdbcClient jdbc) {
    return new ExplainReader(jdbc);
  }

  @Bean
  ResultComparison resultComparison(JdbcClient jdbc) {
    return new ResultComparison(jdbc);
  }

  @Bean
  FigureReader figureReader(JdbcClient jdbc) {
    return new FigureReader(jdbc);
  }

  @Bean
  PointRepository pointRepository(JdbcClient jdbc) {
    return new PointRepository(jdbc);
  }

  @Bean
  ResponseRepository responseRepository(JdbcClient jdbc) {
    return new ResponseRepository(jdbc);
  }

  @Bean
  PointClimateRepository pointClimateRepository(JdbcClient jdbc) {
    return new PointClimateRepository(jdbc);
  }

  @Bean
  HazardCurveRepository hazardCurveRepository(JdbcClient jdbc) {
    return new HazardCurveRepository(jdbc);
  }

  @Bean
  AssessmentRepository assessmentRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
    return new AssessmentRepository(jdbc, batches);
  }

  @Bean
  ReportRowReader reportRowReader(JdbcClient jdbc) {
    return new ReportRowReader(jdbc);
  }

  @Bean
  ReportRepository reportRepository(JdbcClient jdbc) {
    return new ReportRepository(jdbc);
  }

  @Bean
  PortfolioEventRepository portfolioEventRepository(JdbcClient jdbc) {
    return new PortfolioEventRepository(jdbc);
  }

  @Bean
  RetentionRepository retentionRepository(JdbcClient jdbc) {
    return new RetentionRepository(jdbc);
  }

  @Bean
  IssuedKeyRepository issuedKeyRepository(JdbcClient jdbc) {
    return new IssuedKeyRepository(jdbc);
  }

  @Bean
  DataSetRepository dataSetRepository(JdbcClient jdbc, JdbcOperations operations) {
    return new DataSetRepository(jdbc, operations);
  }
}
