package ondo.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ondo.job.Job;
import ondo.job.JobRequest;
import ondo.job.JobType;
import ondo.job.Submission;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Jobs as clients see them: submit, find, list and cancel. */
public final class JobRepository {

  private static final String COUNT_OPEN = Sql.of("job/count_open");
  private static final String LOCK_SUBMISSION = Sql.of("job/lock_submission");
  private static final String LOCK_PLACES = Sql.of("job/lock_places");
  private static final String FIND_BY_IDEMPOTENCY_KEY = Sql.of("job/find_by_idempotency_key");
  private static final String FIND_LIVING = Sql.of("job/find_living");
  private static final String SUBMIT = Sql.of("job/submit");
  private static final String FIND = Sql.of("job/find");
  private static final String LIST = Sql.of("job/list");
  private static final String LIST_BY_IDS = Sql.of("job/list_by_ids");
  private static final String LATEST_OF_TYPE = Sql.of("job/latest_of_type");
  private static final String CANCEL = Sql.of("job/cancel");
  private static final String CANCEL_CHUNKS = Sql.of("job/cancel_chunks");
  private static final String CANCEL_STEPS = Sql.of("job/cancel_steps");
  private static final String NOTIFY = Sql.of("job/notify");
  private static final String NOTIFY_WORK = Sql.of("job/notify_work");
  private static final String APPEND_REQUESTED = Sql.of("outbox/append_requested");
  private static final String APPEND_ENDED = Sql.of("outbox/append_ended");

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  public JobRepository(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /**
   * Writes the job, or finds the one that it repeats, in one transaction. A repeat of what stands
   * already waits for no lock: a storm of repeats is a storm of look-ups.
   *
   * @param openLimit most unfinished jobs of clients; runs of the operator are not counted
   */
  public Submission submit(JobRequest request, int openLimit) {
    return submit(request, openLimit, openLimit);
  }

  /**
   * The same where one tenant may not take the places of all.
   *
   * @param ofTenant most unfinished jobs of the request's tenant
   * @param ofAll most unfinished jobs of all tenants
   */
  public Submission submit(JobRequest request, int ofTenant, int ofAll) {
    var standing = standing(request);
    return standing == null
        ? transaction.execute(status -> submitLocked(request, ofTenant, ofAll))
        : standing;
  }

  private @Nullable Submission standing(JobRequest request) {
    var repeated = repeated(request);
    return repeated == null ? living(request) : repeated;
  }

  private Submission submitLocked(JobRequest request, int ofTenant, int ofAll) {
    var lockKey =
        request.idempotencyKey() == null ? request.liveKey() : "key " + request.idempotencyKey();
    lock(request.tenant(), lockKey);
    var repeated = repeated(request);
    if (repeated != null) {
      return repeated;
    }
    lock(request.tenant(), request.liveKey());
    var living = living(request);
    if (living != null) {
      return living;
    }
    if (!request.type().isRun()) {
      var open = open(request.tenant());
      if (open.ofTenant() >= ofTenant || open.ofAll() >= ofAll) {
        return new Submission.TooMany(open.ofTenant() >= ofTenant ? open.ofTenant() : open.ofAll());
      }
    }
    var id = UUID.randomUUID();
    jdbc.sql(SUBMIT)
        .param("id", id)
        .param("type", request.type().name())
        .param("tenant", request.tenant())
        .param("params", request.params())
        .param("live_key", request.liveKey())
        .param("idempotency_key", request.idempotencyKey())
        .param("request_hash", request.requestHash())
        .param("priority", request.priority())
        .param("traceparent", request.traceparent())
        .param("run_at", atUtc(request.runAt()))
        .update();
    jdbc.sql(APPEND_REQUESTED).param("id", id).update();
    jdbc.sql(NOTIFY_WORK).param("id", id).query((row, number) -> true).single();
    return new Submission.Accepted(id);
  }

  private @Nullable Submission living(JobRequest request) {
    return jdbc.sql(FIND_LIVING)
        .param("tenant", request.tenant())
        .param("live_key", request.liveKey())
        .query((row, number) -> known(row))
        .optional()
        .orElse(null);
  }

  private static Submission known(ResultSet row) throws SQLException {
    return new Submission.Known(
        row.getObject("id", UUID.class), Job.Status.valueOf(row.getString("status")));
  }

  private record Open(int ofTenant, int ofAll) {}

  /** Counted by one submit at a time: two that count at once would share the last place. */
  private Open open(String tenant) {
    jdbc.sql(LOCK_PLACES).query((row, number) -> true).single();
    return jdbc.sql(COUNT_OPEN)
        .param("tenant", tenant)
        .query((row, number) -> new Open(row.getInt("of_tenant"), row.getInt("of_all")))
        .single();
  }

  private static @Nullable OffsetDateTime atUtc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  private void lock(String tenant, String key) {
    jdbc.sql(LOCK_SUBMISSION)
        .param("tenant", tenant)
        .param("live_key", key)
        .query((row, number) -> true)
        .single();
  }

  private @Nullable Submission repeated(JobRequest request) {
    if (request.idempotencyKey() == null) {
      return null;
    }
    return jdbc.sql(FIND_BY_IDEMPOTENCY_KEY)
        .param("tenant", request.tenant())
        .param("idempotency_key", request.idempotencyKey())
        .query(
            (row, number) -> {
              return row.getString("request_hash").equals(request.requestHash())
                  ? known(row)
                  : new Submission.KeyReused(row.getObject("id", UUID.class));
            })
        .optional()
        .orElse(null);
  }

  /**
   * The job of an id.
   *
   * @param tenant the only tenant whose job is found; null finds any tenant's
   */
  public Optional<Job> find(UUID id, @Nullable String tenant) {
    return jdbc.sql(FIND).param("id", id).param("tenant", tenant).query(JobRow::job).optional();
  }

  /**
   * A page of jobs, newest first. Long parameters are {@code null} in them, and a result is empty:
   * a page of the largest jobs would not fit into the memory of a server.
   *
   * @param tenant the only tenant whose jobs are listed; null lists every tenant's
   * @param status the only status to list; null lists every status
   * @param types the types to list, at least one
   * @param after the last job of the page before, if any
   * @param limit most rows
   */
  public List<Job> list(
      @Nullable String tenant,
      Job.@Nullable Status status,
      Set<JobType> types,
      @Nullable UUID after,
      int limit) {
    return jdbc.sql(LIST)
        .param("tenant", tenant)
        .param("status", status == null ? null : status.name())
        .param("types", types.stream().map(JobType::name).sorted().toList())
        .param("after", after)
        .param("longest", Job.LONGEST_SHOWN)
        .param("limit", limit)
        .query(JobRow::job)
        .list();
  }

  /**
   * The jobs of some ids in the same brief form, whoever they belong to; the caller has checked.
   */
  public List<Job> list(Collection<UUID> ids) {
    return jdbc.sql(LIST_BY_IDS)
        .param("ids", ids.toArray(UUID[]::new))
        .param("longest", Job.LONGEST_SHOWN)
        .query(JobRow::job)
        .list();
  }

  /** The newest job of a type, whatever its status. */
  public Optional<Job> latest(JobType type) {
    return jdbc.sql(LATEST_OF_TYPE)
        .param("type", type.name())
        .query(UUID.class)
        .optional()
        .flatMap(id -> find(id, null));
  }

  /**
   * Ends a living job; work that runs for it can no longer write.
   *
   * @param tenant the only tenant whose job may be cancelled; null means any
   * @return whether there was a living job
   */
  public boolean cancel(UUID id, @Nullable String tenant) {
    return transaction.execute(
        status -> {
          if (jdbc.sql(CANCEL).param("id", id).param("tenant", tenant).update() == 0) {
            return false;
          }
          jdbc.sql(CANCEL_CHUNKS).param("job_id", id).update();
          jdbc.sql(CANCEL_STEPS).param("job_id", id).update();
          jdbc.sql(APPEND_ENDED).param("id", id).update();
          jdbc.sql(NOTIFY).param("id", id).query((row, number) -> true).single();
          jdbc.sql(NOTIFY_WORK).param("id", id).query((row, number) -> true).single();
          return true;
        });
  }
}
