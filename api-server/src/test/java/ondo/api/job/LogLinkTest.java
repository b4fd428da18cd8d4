package ondo.api.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import ondo.job.Job;
import ondo.job.JobType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLinkTest {

  private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-00000000000a");
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private static Job job(@Nullable String traceparent) {
    return new Job(
        ID,
        JobType.REPORT,
        "acme",
        "{}",
        5,
        Job.Status.PENDING,
        null,
        new Job.Chunks(0, 0, 0, 0, 0),
        0,
        0,
        null,
        traceparent,
        null,
        null,
        Instant.EPOCH,
        null,
        null,
        null);
  }

  @Test
  void link_holds_the_job_and_its_trace() {
    var link = new LogLink("https://logs.example/find?job={job}&trace={trace}");

    assertThat(link.of(job("00-" + TRACE + "-b7ad6b7169203331-01")))
        .isEqualTo("https://logs.example/find?job=" + ID + "&trace=" + TRACE);
    assertThat(link.of(job(null))).isEqualTo("https://logs.example/find?job=" + ID + "&trace=");
    assertThat(new LogLink(null).of(job(null))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://logs.example/", "logs/{job}", "javascript:alert('{job}')", ""})
  void link_that_leads_nowhere_is_refused_at_the_start(String template) {
    assertThatThrownBy(() -> new LogLink(template)).hasMessageContaining("ondo.api.log-url");
  }
}
