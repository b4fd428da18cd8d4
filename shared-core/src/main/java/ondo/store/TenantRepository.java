package ondo.store;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes what is kept of a tenant. Its keys and the log of who did what stay. */
public final class TenantRepository {

  private static final String LIST_LIVING_JOBS = Sql.of("tenant/list_living_jobs");
  private static final String DELETE_REPORTS = Sql.of("tenant/delete_reports");
  private static final String DELETE_JOBS = Sql.of("tenant/delete_jobs");
  private static final String DELETE_SITES = Sql.of("tenant/delete_sites");
  private static final String LIST_EVENTS = Sql.of("tenant/list_events");
  private static final String DELETE_EVENTS = Sql.of("tenant/delete_events");
  private static final String DELETE_WEBHOOKS = Sql.of("tenant/delete_webhooks");

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  public TenantRepository(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /** Rows deleted; results go with their sites. */
  public record Deleted(int sites, int reports, int jobs, int webhooks) {}

  /** Jobs to cancel before anything is deleted. */
  public List<UUID> livingJobs(String tenant) {
    return jdbc.sql(LIST_LIVING_JOBS)
        .param("tenant", tenant)
        .query((row, number) -> row.getObject("id", UUID.class))
        .list();
  }

  /** The losses of its sites together, storm by storm, each a JSON object. */
  public List<String> events(String tenant) {
    return jdbc.sql(LIST_EVENTS)
        .param("tenant", tenant)
        .query((row, number) -> row.getString(1))
        .list();
  }

  /** Deletes all of it in one transaction; a job that lives all the same stays. */
  public Deleted delete(String tenant) {
    return transaction.execute(
        status -> {
          var reports = delete(DELETE_REPORTS, tenant);
          var jobs = delete(DELETE_JOBS, tenant);
          var sites = delete(DELETE_SITES, tenant);
          delete(DELETE_EVENTS, tenant);
          return new Deleted(sites, reports, jobs, delete(DELETE_WEBHOOKS, tenant));
        });
  }

  private int delete(String statement, String tenant) {
    return jdbc.sql(statement).param("tenant", tenant).update();
  }
}
