package ondo.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeBudgetTest {

  private static TimeBudget minutes(int task, int chunk, int batch, int job) {
    return new TimeBudget(
        Duration.ofMinutes(task),
        Duration.ofMinutes(chunk),
        Duration.ofMinutes(batch),
        Duration.ofMinutes(job));
  }

  @Test
  void limits_grow_from_task_to_job() {
    assertThat(minutes(5, 10, 120, 180).chunk()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void another_order_cannot_be_built() {
    assertThatThrownBy(() -> minutes(10, 10, 120, 180)).hasMessageContaining("must grow");
    assertThatThrownBy(() -> minutes(5, 130, 120, 180)).hasMessageContaining("must grow");
    assertThatThrownBy(() -> minutes(5, 10, 180, 180)).hasMessageContaining("must grow");
    assertThatThrownBy(() -> minutes(0, 10, 120, 180)).hasMessageContaining("must grow");
  }

  @Test
  void pauses_grow_to_their_cap_and_chance_only_shortens_them() {
    var backoff = new Backoff(Duration.ofSeconds(1), 4, Duration.ofSeconds(10), 0.5);
    assertThat(backoff.after(1, 0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(backoff.after(2, 0)).isEqualTo(Duration.ofSeconds(4));
    assertThat(backoff.after(3, 0)).isEqualTo(Duration.ofSeconds(10));
    assertThat(backoff.after(1000, 0)).isEqualTo(Duration.ofSeconds(10));
    assertThat(backoff.after(2, 1)).isEqualTo(Duration.ofSeconds(2));
    assertThatThrownBy(() -> new Backoff(Duration.ZERO, 0.5, Duration.ZERO, 0))
        .hasMessageContaining("must grow");
  }
}
