package ondo.api.snapshot;

import java.util.Optional;
import ondo.store.RegionRepository;
import ondo.store.ResultRepository;
import ondo.store.ResultSetHead;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Holds the current snapshot and replaces it as a whole when another result set is published. */
@Component
public class Snapshots {

  private static final Logger log = LoggerFactory.getLogger(Snapshots.class);

  private final ResultRepository results;
  private final RegionRepository regions;
  private final ApplicationEventPublisher publisher;
  private volatile @Nullable Snapshot current;

  Snapshots(
      ResultRepository results, RegionRepository regions, ApplicationEventPublisher publisher) {
    this.publisher = publisher;
    this.results = results;
    this.regions = regions;
  }

  /** Empty until the first result set has been published and read. */
  public Optional<Snapshot> find() {
    return Optional.ofNullable(current);
  }

  /**
   * The current snapshot.
   *
   * @throws IllegalStateException before the server is ready; no call gets that far
   */
  public Snapshot current() {
    return find().orElseThrow(() -> new IllegalStateException("no result set is loaded yet"));
  }

  /** Reads the current result set if it is another one than in memory. */
  public synchronized void refresh() {
    var head = results.findCurrent();
    if (head.isPresent() && isNew(head.get())) {
      var loaded = load(head.get());
      current = loaded;
      publisher.publishEvent(new SnapshotLoaded(loaded));
    }
  }

  private boolean isNew(ResultSetHead head) {
    var held = current;
    return held == null || held.resultSetId() != head.id();
  }

  private Snapshot load(ResultSetHead head) {
    var start = System.nanoTime();
    var snapshot =
        new Snapshot(
            head,
            regions.list(head.dataSetId()),
            regions.points(head.dataSetId()),
            regions.series(head.id(), head.dataSetId()));
    log.info(
        "snapshot loaded resultSet={} dataVersion={} regions={} gridPoints={} millis={}",
        head.id(),
        head.dataVersion(),
        snapshot.regions().size(),
        snapshot.gridPoints(),
        (System.nanoTime() - start) / 1_000_000);
    return snapshot;
  }
}
