package ondo.scheduler.work;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import ondo.store.ChunkRepository;
import ondo.store.ChunkRepository.Depth;
import ondo.store.DeadLetterRepository;
import ondo.store.OutboxRepository;
import org.jspecify.annotations.Nullable;

/** What stands in the ledger, asked for at most once a pause, however often it is looked at. */
final class LedgerGauges {

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final ChunkRepository chunks;
  private final DeadLetterRepository letters;
  private final OutboxRepository outbox;
  private final LongSupplier nanoTime;
  private @Nullable Depth depth;
  private long deadLetters;
  private OutboxRepository.Count events = new OutboxRepository.Count(0, 0);
  private long askedAt;

  LedgerGauges(
      ChunkRepository chunks,
      DeadLetterRepository letters,
      OutboxRepository outbox,
      LongSupplier nanoTime) {
    this.outbox = outbox;
    this.chunks = chunks;
    this.letters = letters;
    this.nanoTime = nanoTime;
  }

  void register(MeterRegistry registry, Watchdog watchdog, Leadership leadership) {
    gauge(registry, "ondo.chunks.waiting", "chunks that nobody has claimed", Depth::waiting);
    gauge(registry, "ondo.chunks.running", "chunks under a lease", Depth::running);
    gauge(registry, "ondo.jobs.open", "unfinished jobs", Depth::jobs);
    gauge(
        registry,
        "ondo.queue.lag.seconds",
        "how long the oldest due chunk has waited",
        Depth::lagSeconds);
    Gauge.builder("ondo.dead.letters", this, LedgerGauges::deadLetters)
        .description("dead letters that wait for somebody")
        .register(registry);
    Gauge.builder("ondo.outbox.waiting", this, gauges -> gauges.events().pending())
        .description("events on their way out")
        .register(registry);
    Gauge.builder("ondo.outbox.dead", this, gauges -> gauges.events().dead())
        .description("events that used up their tries")
        .register(registry);
    Gauge.builder("ondo.threads.abandoned", watchdog, Watchdog::abandoned)
        .description("threads that go on though their work no longer counts")
        .register(registry);
    Gauge.builder("ondo.leader", leadership, l -> l.leads() ? 1 : 0)
        .description("1 if this scheduler works, 0 if it stands by")
        .register(registry);
    Gauge.builder("ondo.heap.peak.bytes", LedgerGauges::peakHeapBytes)
        .description("sum of the peaks of the heap's pools since the start")
        .register(registry);
  }

  private void gauge(
      MeterRegistry registry, String name, String description, ToDoubleFunction<Depth> value) {
    Gauge.builder(name, this, gauges -> value.applyAsDouble(gauges.depth()))
        .description(description)
        .register(registry);
  }

  private synchronized Depth depth() {
    refresh();
    return depth == null ? new Depth(0, 0, 0, 0) : depth;
  }

  private synchronized double deadLetters() {
    refresh();
    return deadLetters;
  }

  private synchronized OutboxRepository.Count events() {
    refresh();
    return events;
  }

  private void refresh() {
    var now = nanoTime.getAsLong();
    if (depth == null || now - askedAt > PAUSE.toNanos()) {
      depth = chunks.depth();
      deadLetters = letters.countOpen();
      events = outbox.count();
      askedAt = now;
    }
  }

  private static double peakHeapBytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }
}
