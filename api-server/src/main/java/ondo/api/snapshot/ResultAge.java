package ondo.api.snapshot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How old the results are that this instance answers with; an alert watches it. */
@Component
class ResultAge implements MeterBinder {

  private static final double MILLIS_PER_SECOND = 1000;

  private final Snapshots snapshots;
  private final Clock clock;

  ResultAge(Snapshots snapshots, Clock clock) {
    this.snapshots = snapshots;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("ondo.results.age.seconds", this, ResultAge::seconds)
        .description("time since the night was published whose results are answered")
        .register(registry);
  }

  /** NaN, which no alert counts, before the first night. */
  private double seconds() {
    return snapshots
        .find()
        .map(snapshot -> Duration.between(snapshot.computedAt(), clock.instant()))
        .map(age -> age.toMillis() / MILLIS_PER_SECOND)
        .orElse(Double.NaN);
  }
}
