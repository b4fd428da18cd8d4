package ondo.api.snapshot;

import java.util.Set;
import java.util.TreeSet;
import ondo.store.SchemaRepository;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready once the schema is new enough for this code and a result set is in memory. */
@Component("snapshot")
public class Readiness implements HealthIndicator {

  // The newest change sets that this code reads; Liquibase applies them in order.
  private static final Set<String> NEEDED =
      Set.of(
          "001-data-sets",
          "002-results",
          "003-sites",
          "004-jobs",
          "008-site-bands-and-events",
          "031-webhooks",
          "032-audit",
          "040-region-boundaries",
          "080-chunk-cascades");

  private final SchemaRepository schema;
  private final Snapshots snapshots;
  private volatile boolean hasSchema;
  private volatile boolean isWarm;

  Readiness(SchemaRepository schema, Snapshots snapshots) {
    this.schema = schema;
    this.snapshots = snapshots;
  }

  /** Looks at the database until the schema is there; from then on it stays. */
  boolean checkSchema() {
    if (!hasSchema) {
      var missing = new TreeSet<>(NEEDED);
      missing.removeAll(schema.changes());
      hasSchema = missing.isEmpty();
    }
    return hasSchema;
  }

  public boolean isReady() {
    return hasSchema && isWarm && snapshots.find().isPresent();
  }

  /** The hot paths have been exercised, as far as that was possible. */
  public void warm() {
    isWarm = true;
  }

  public boolean isWarm() {
    return isWarm;
  }

  @Override
  public Health health() {
    if (!hasSchema) {
      return Health.down().withDetail("waitingFor", "schema").build();
    }
    if (!isWarm && snapshots.find().isPresent()) {
      return Health.down().withDetail("waitingFor", "warm-up").build();
    }
    return snapshots
        .find()
        .map(snapshot -> Health.up().withDetail("dataVersion", snapshot.dataVersion()).build())
        .orElseGet(() -> Health.down().withDetail("waitingFor", "results").build());
  }
}
