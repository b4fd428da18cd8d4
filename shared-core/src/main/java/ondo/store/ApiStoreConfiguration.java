package ondo.store;

import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The repositories that the api-server reads and writes through. */
@Configuration(proxyBeanMethods = false)
@Import({
  ApiKeyRepository.class,
  AuditRepository.class,
  DataSetReader.class,
  DeadLetterReader.class,
  ExchangeRateRepository.class,
  JobRepository.class,
  PointRepository.class,
  PortfolioReader.class,
  RegionRepository.class,
  ReportReader.class,
  ResultRepository.class,
  RunReader.class,
  SchemaRepository.class,
  SiteRepository.class,
  SiteRiskReader.class,
  TenantRepository.class,
  WebhookRepository.class
})
public class ApiStoreConfiguration {

  @Bean
  JobSignals jobSignals(JdbcConnectionDetails details) {
    var source = new PGSimpleDataSource();
    source.setUrl(details.getJdbcUrl());
    source.setUser(details.getUsername());
    source.setPassword(details.getPassword());
    return new JobSignals(source);
  }
}
