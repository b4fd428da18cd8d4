package ondo.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The repositories that the api-server reads and writes through. */
@Configuration(proxyBeanMethods = false)
public class ApiStoreConfiguration {

  @Bean
  ApiKeyRepository apiKeys(JdbcClient jdbc) {
    return new ApiKeyRepository(jdbc);
  }

  @Bean
  SchemaRepository schema(JdbcClient jdbc) {
    return new SchemaRepository(jdbc);
  }

  @Bean
  RegionRepository regions(JdbcClient jdbc) {
    return new RegionRepository(jdbc);
  }

  @Bean
  PointRepository points(JdbcClient jdbc) {
    return new PointRepository(jdbc);
  }

  @Bean
  ResultRepository results(JdbcClient jdbc, JdbcOperations operations) {
    return new ResultRepository(jdbc, operations);
  }

  @Bean
  DataSetReader dataSets(JdbcClient jdbc) {
    return new DataSetReader(jdbc);
  }

  @Bean
  JobRepository jobs(JdbcClient jdbc, TransactionTemplate transaction) {
    return new JobRepository(jdbc, transaction);
  }

  @Bean
  SiteRepository sites(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
    return new SiteRepository(jdbc, batches);
  }

  @Bean
  SiteRiskReader siteRisks(JdbcClient jdbc) {
    return new SiteRiskReader(jdbc);
  }

  @Bean
  ReportReader reports(JdbcClient jdbc) {
    return new ReportReader(jdbc);
  }
}
