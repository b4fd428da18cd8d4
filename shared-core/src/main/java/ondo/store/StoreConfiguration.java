package ondo.store;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The repositories that a server which computes needs. */
@Configuration(proxyBeanMethods = false)
@Import({
  AssessmentRepository.class,
  AuditRepository.class,
  ChunkRepository.class,
  DataSetRepository.class,
  DeadLetterRepository.class,
  ExplainReader.class,
  FigureReader.class,
  HazardCurveRepository.class,
  IssuedKeyRepository.class,
  JobRepository.class,
  LeaderRepository.class,
  LedgerRepository.class,
  OutboxRepository.class,
  OutlookRepository.class,
  PointClimateRepository.class,
  PointRepository.class,
  PortfolioEventRepository.class,
  RegionRepository.class,
  ReportRepository.class,
  ReportRowReader.class,
  ResponseRepository.class,
  ResultChecksum.class,
  ResultComparison.class,
  ResultRepository.class,
  RetentionRepository.class,
  WebhookRepository.class,
  WorkNotices.class
})
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
}
