package ondo.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import ondo.api.ApiProperties;
import ondo.api.StartRefusedException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AdmissionTest {

  @Test
  void call_waits_while_others_work_and_is_refused_when_the_room_is_full() throws Exception {
    var admission = new Admission(properties("2", "1"));
    admission.enter();
    var entered = new CompletableFuture<Void>();
    var waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  admission.enter();
                  entered.complete(null);
                });
    awaitPause(waiting);

    assertThatExceptionOfType(ApiProblem.class).isThrownBy(admission::enter);
    assertThat(entered).isNotDone();

    admission.leave();
    entered.get(10, TimeUnit.SECONDS);
    admission.leave();
    admission.enter();
    admission.leave();
  }

  @Test
  void call_that_waited_in_vain_leaves_the_room_to_others() {
    var admission = new Admission(properties("2", "1"));
    admission.enter();

    assertThatExceptionOfType(ApiProblem.class).isThrownBy(admission::enter);
    admission.leave();

    admission.enter();
    admission.leave();
  }

  @Test
  void one_tenant_leaves_streams_to_the_others() {
    var admission = new Admission(properties("2", "1"));
    for (var i = 0; i < 8; i++) {
      admission.stream("greedy");
    }

    assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> admission.stream("greedy"));
    for (var i = 0; i < 7; i++) {
      admission.stream("other");
    }
    var last = admission.stream("other");
    assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> admission.stream("third"));
    last.close();
    admission.stream("third").close();
  }

  @Test
  void more_calls_at_work_than_in_the_house_are_a_setting_that_cannot_be_kept() {
    assertThatExceptionOfType(BindException.class)
        .isThrownBy(() -> properties("2", "3"))
        .havingRootCause()
        .isInstanceOf(StartRefusedException.class)
        .withMessageContaining("ondo.api.working");
  }

  private static ApiProperties properties(String admission, String working) {
    var source =
        new MapConfigurationPropertySource(
            Map.of("ondo.api.admission", admission, "ondo.api.working", working));
    return new Binder(source).bindOrCreate("ondo.api", ApiProperties.class);
  }

  private static void awaitPause(Thread thread) {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (thread.getState() != Thread.State.TIMED_WAITING && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    assertThat(thread.getState()).isEqualTo(Thread.State.TIMED_WAITING);
  }
}
