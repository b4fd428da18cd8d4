package ondo.store;

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
  JobRepository jobRepository(JdbcClient jdbc, TransactionTemplate transaction) {
    return new JobRepository(jdbc, transaction);
  }

  @Bean
  LedgerRepository ledgerRepository(JdbcClient jdbc, TransactionTemplate transaction) {
    return new LedgerRepository(jdbc, transaction);
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
  AssessmentRepository assessmentRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
    return new AssessmentRepository(jdbc, batches);
  }

  @Bean
  PortfolioRepository portfolioRepository(JdbcClient jdbc) {
    return new PortfolioRepository(jdbc);
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
