package ondo.store;

import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
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

  @Bean
  WebhookRepository webhooks(JdbcClient jdbc) {
    return new WebhookRepository(jdbc);
  }

  @Bean
  AuditRepository audit(JdbcClient jdbc) {
    return new AuditRepository(jdbc);
  }

  @Bean
  DeadLetterReader deadLetters(JdbcClient jdbc) {
    return new DeadLetterReader(jdbc);
  }

  @Bean
  RunReader runs(JdbcClient jdbc) {
    return new RunReader(jdbc);
  }

  @Bean
  PortfolioReader portfolio(JdbcClient jdbc, TransactionTemplate transaction) {
    return new PortfolioReader(jdbc, transaction);
  }

  @Bean
  ExchangeRateRepository exchangeRates(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
    return new ExchangeRateRepository(jdbc, batches);
  }

  @Bean
  JobSignals jobSignals(JdbcConnectionDetails details) {
    var source = new PGSimpleDataSource();
    source.setUrl(details.getJdbcUrl());
    source.setUser(details.getUsername());
    source.setPassword(details.getPassword());
    return new JobSignals(source);
  }

  @Bean
  TenantRepository tenants(JdbcClient jdbc, TransactionTemplate transaction) {
    return new TenantRepository(jdbc, transaction);
  }
}
