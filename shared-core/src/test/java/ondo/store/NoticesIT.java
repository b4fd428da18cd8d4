package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What listeners on connections of their own hear, and what becomes of them when these are lost.
 */
class NoticesIT {

  private static final int LIMIT_SECONDS = 30;
  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final Duration LIMIT = Duration.ofSeconds(LIMIT_SECONDS);

  private final TestDatabase database = TestDatabase.migrated();
  private final JdbcClient sql = JdbcClient.create(database.dataSource());
  private final JobSignals signals = new JobSignals(database.dataSource());
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() {
    signals.close();
    thread.shutdownNow();
  }

  private void tell(String channel, String text) {
    sql.sql("select pg_notify(:channel, :text)")
        .param("channel", channel)
        .param("text", text)
        .query((row, number) -> true)
        .single();
  }

  private int endOtherSessions() {
    return sql.sql(
            "select count(pg_terminate_backend(pid, 10000)) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()")
        .query(Integer.class)
        .single();
  }

  @Test
  void signals_are_the_jobs_that_changed_since_the_last_look() {
    var first = UUID.randomUUID();
    var second = UUID.randomUUID();
    assertThat(signals.await(AT_ONCE)).contains(Set.of());

    tell("ondo_job", first.toString());
    assertThat(signals.await(LIMIT)).contains(Set.of(first));
    tell("ondo_job", second.toString());
    tell("ondo_job", second.toString());
    tell("ondo_work", first.toString());
    assertThat(signals.await(LIMIT)).contains(Set.of(second));
    assertThat(signals.await(AT_ONCE)).contains(Set.of());
  }

  @Test
  void word_that_names_no_job_is_no_signal() {
    signals.await(AT_ONCE);

    tell("ondo_job", "vacuum");

    assertThat(signals.await(LIMIT)).contains(Set.of());
  }

  @Test
  void lost_connection_is_told_once_and_the_next_look_opens_another() {
    var job = UUID.randomUUID();
    signals.await(AT_ONCE);

    assertThat(endOtherSessions()).isEqualTo(1);

    assertThat(signals.await(LIMIT)).isEmpty();
    assertThat(signals.await(AT_ONCE)).contains(Set.of());
    tell("ondo_job", job.toString());
    assertThat(signals.await(LIMIT)).contains(Set.of(job));
  }

  @Test
  void closed_listener_holds_no_session() {
    signals.await(AT_ONCE);
    signals.close();
    signals.close();

    assertThat(endOtherSessions()).isZero();
  }

  private Future<?> listen(BlockingQueue<String> heard) {
    var location = new DatabaseLocation(database.url(), database.user(), database.password());
    return thread.submit(() -> new WorkNotices(location).listen(() -> heard.add("news")));
  }

  private static String next(BlockingQueue<String> heard) throws InterruptedException {
    return heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  @Test
  void news_of_work_is_heard_until_the_listener_is_interrupted() throws Exception {
    var heard = new LinkedBlockingQueue<String>();
    var listener = listen(heard);

    // Once at first, because there may have been news before anybody listened.
    assertThat(next(heard)).isEqualTo("news");
    tell("ondo_work", UUID.randomUUID().toString());
    assertThat(next(heard)).isEqualTo("news");

    thread.shutdownNow();
    tell("ondo_work", UUID.randomUUID().toString());
    listener.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    assertThat(endOtherSessions()).isZero();
  }

  @Test
  void lost_connection_ends_the_listener_with_the_reason() throws Exception {
    var heard = new LinkedBlockingQueue<String>();
    var listener = listen(heard);
    assertThat(next(heard)).isEqualTo("news");

    endOtherSessions();

    assertThatThrownBy(() -> listener.get(LIMIT_SECONDS, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the listening connection is lost: ")
        .satisfies(
            lost ->
                assertThat(DatabaseFaults.kindOf(lost)).isEqualTo(DatabaseFaults.Kind.CONNECTION));
  }

  @Test
  void server_that_lets_nobody_in_ends_the_listener_too() {
    var location = new DatabaseLocation(database.url(), "nobody", null);

    assertThatThrownBy(() -> new WorkNotices(location).listen(() -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the listening connection is lost: ");
  }
}
