package ondo.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceTest {

  @ParameterizedTest
  @CsvSource({
    "initdb: could not write: No space left on device, the disk is full",
    "could not open file: Permission denied, choose another ONDO_HOME that it can",
    "unshare failed: Operation not permitted, choose another ONDO_HOME that it can",
    "mkdir: Read-only file system, the directory is read-only",
    "could not look up effective user ID 1001: user does not exist, has no name in /etc/passwd",
    "could not create shared memory segment, too little memory",
    "fork: Cannot allocate memory, too little memory",
    "something nobody has seen, ONDO_DB_URL can name a PostgreSQL of your own",
  })
  void output_of_a_failed_program_leads_to_what_can_be_done(String output, String advice) {
    assertThat(Advice.on(output)).contains(advice);
  }
}
