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
      Set.of("001-data-sets", "002-results", "003-sites", "004-jobs", "040-region-boundaries");

  private final SchemaRepository schema;
  private final Snapshots snapshots;
  private volatile boolean hasSchema;

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
    return hasSchema && snapshots.find().isPresent();
  }

  @Override
  public Health health() {
    if (!hasSchema) {
      return Health.down().withDetail("waitingFor", "schema").build();
    }
    return snapshots
        .find()
        .map(snapshot -> Health.up().withDetail("dataVersion", snapshot.dataVersion()).build())
        .orElseGet(() -> Health.down().withDetail("waitingFor", "results").build());
  }
}
