package ondo.scheduler.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import ondo.job.Chunk;
import ondo.job.JobType;
import ondo.scheduler.ingest.ClimateLoad;
import ondo.scheduler.ingest.StagingFiles;
import ondo.scheduler.ingest.SyntheticDirectory;
import ondo.store.DataSetRepository;
import ondo.store.ResponseRepository;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class IngestRunnerIT {

  private static final int INDICES = 8;

  @TempDir Path temporary;
  private Path directory;
  private Path scratch;
  private SyntheticDirectory files;
  private JdbcClient jdbc;
  private TransactionTemplate transaction;
  private IngestRunner runner;

  @BeforeEach
  void write_a_directory() throws IOException {
    directory = temporary.resolve("data");
    scratch = temporary.resolve("scratch");
    files = SyntheticDirectory.in(directory);
    var source = TestDatabase.migrated().dataSource();
    var template = new JdbcTemplate(source);
    jdbc = JdbcClient.create(template);
    transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    runner =
        new IngestRunner(
            new ClimateLoad(new DataSetRepository(jdbc, template), transaction),
            new StagingFiles(scratch, Duration.ofDays(1), InstantSource.system()));
  }

  @Test
  void grid_is_derived_before_the_transaction_and_its_scratch_file_goes_with_it() {
    var write = runner.run(chunk());
    assertThat(count("data_set")).isZero();
    assertThat(unfinished()).isEqualTo(1);

    var rows = transaction.execute(status -> write.rows());

    assertThat(rows).isEqualTo(INDICES * count("grid_point")).isPositive();
    assertThat(count("indicator_response")).isEqualTo(rows);
    assertThat(unfinished()).isZero();
  }

  @Test
  void load_that_rolls_back_leaves_the_set_before_and_no_scratch_file() throws IOException {
    ingest();
    var before = new ResponseRepository(jdbc).findCurrent();
    files.change("stations/stations.csv", text -> text.replace("127.15,100", "127.15,101"));
    var write = runner.run(chunk());

    transaction.executeWithoutResult(
        status -> {
          write.rows();
          status.setRollbackOnly();
        });

    assertThat(new ResponseRepository(jdbc).findCurrent())
        .usingRecursiveComparison()
        .isEqualTo(before);
    assertThat(count("data_set")).isEqualTo(1);
    assertThat(unfinished()).isZero();
  }

  @Test
  void the_same_directory_again_derives_and_writes_nothing() {
    ingest();
    var write = runner.run(chunk());
    assertThat(unfinished()).isZero();
    var rows = transaction.execute(status -> write.rows());
    assertThat(rows).isZero();
    assertThat(count("data_set")).isEqualTo(1);
  }

  @Test
  void broken_file_fails_for_good_and_is_named() throws IOException {
    files.change("stations/stations.csv", text -> text.replace("36.25", "north"));
    var failure = catchThrowableOfType(WorkFailedException.class, () -> runner.run(chunk()));
    assertThat(failure.isForGood()).isTrue();
    assertThat(failure)
        .hasMessageContaining("stations/stations.csv:3: lat: is not a number: north");
    assertThat(count("data_set")).isZero();
  }

  private void ingest() {
    var write = runner.run(chunk());
    transaction.executeWithoutResult(status -> write.rows());
  }

  private Chunk chunk() {
    return new Chunk(
        1,
        UUID.randomUUID(),
        JobType.INGEST,
        "default",
        "{\"directory\": \"" + directory + "\"}",
        null,
        null,
        0,
        "INGEST",
        0,
        "{}",
        1,
        1,
        false);
  }

  private long unfinished() {
    try (var entries = Files.list(scratch)) {
      return entries.filter(p -> p.getFileName().toString().startsWith("unfinished-")).count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }
}
