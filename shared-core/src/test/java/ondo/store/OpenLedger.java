package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import ondo.job.JobRequest;
import ondo.job.JobType;
import ondo.job.Submission;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An empty ledger on a database of a test's own, and the jobs that tests put into it. */
final class OpenLedger {

  static final Duration LEASE = Duration.ofSeconds(15);
  static final Duration NO_LEASE = Duration.ZERO;
  static final int OPEN_LIMIT = 5;
  private static final int NO_LIMIT = 9999;

  final JdbcClient sql;
  final TransactionTemplate transaction;
  final JobRepository jobs;
  final LedgerRepository ledger;
  final ChunkRepository chunks;
  final DeadLetterRepository letters;

  OpenLedger() {
    var database = TestDatabase.migrated().dataSource();
    sql = JdbcClient.create(database);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    jobs = new JobRepository(sql, transaction);
    ledger = new LedgerRepository(sql, transaction);
    chunks = new ChunkRepository(sql, transaction);
    letters = new DeadLetterRepository(sql, transaction);
  }

  /** A job of two steps, the first of which waits with so many chunks. */
  UUID started(int chunks) {
    var id = idOf(jobs.submit(assess("sites"), OPEN_LIMIT));
    assertThat(ledger.findUnplanned(9)).extracting(LedgerRepository.Unplanned::id).contains(id);
    ledger.openSteps(id, List.of("ONE", "TWO"));
    var inputs = new ArrayList<String>();
    for (var i = 0; i < chunks; i++) {
      inputs.add("{\"from\": " + i + "}");
    }
    ledger.startStep(id, 0, inputs);
    return id;
  }

  UUID started(String tenant, String work, int priority, int chunks) {
    var request =
        new JobRequest(JobType.ASSESS_SITES, tenant, "{}", work, null, "hash", priority, null);
    var id = idOf(jobs.submit(request, NO_LIMIT));
    ledger.openSteps(id, List.of("ONE"));
    ledger.startStep(id, 0, Collections.nCopies(chunks, "{}"));
    return id;
  }

  /** A job of one chunk, which is the same work as every other chunk with this key. */
  UUID opened(String work, String liveKey) {
    var id = idOf(jobs.submit(assess(work), OPEN_LIMIT));
    ledger.openSteps(id, List.of("ONE"));
    ledger.startStep(id, 0, List.of("{}"), new String[] {liveKey});
    return id;
  }

  /** Open chunks are found by these rules alone: what breaks one is never claimed again. */
  static void assertThatOpenChunksAreFound(JdbcClient sql) {
    assertThat(
            sql.sql(
                    """
                    select c.id
                    from chunk c
                    join step s on s.job_id = c.job_id and s.ordinal = c.step
                    where (c.finished_at is null) <> (c.status in ('PENDING', 'RUNNING'))
                       or c.finished_at is null and c.ordinal < s.first_open
                    """)
                .query(Long.class)
                .list())
        .isEmpty();
  }

  static UUID idOf(Submission submission) {
    return switch (submission) {
      case Submission.Accepted accepted -> accepted.id();
      case Submission.Known known -> known.id();
      case Submission.KeyReused reused -> reused.id();
      case Submission.TooMany tooMany -> throw new AssertionError(tooMany);
    };
  }

  static JobRequest assess(String liveKey) {
    return request(liveKey, null, "hash");
  }

  static JobRequest assessOf(String tenant, String liveKey) {
    return new JobRequest(JobType.ASSESS_SITES, tenant, "{}", liveKey, null, "hash", 5, null);
  }

  static JobRequest withKey(String key, String body) {
    return request("sites " + body, key, "hash of " + body);
  }

  private static JobRequest request(String liveKey, @Nullable String key, String hash) {
    return new JobRequest(JobType.ASSESS_SITES, "acme", "{}", liveKey, key, hash, 5, null);
  }
}
