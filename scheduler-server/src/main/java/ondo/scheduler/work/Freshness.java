package ondo.scheduler.work;

import ondo.catalog.HazardCatalog;
import ondo.job.Job;
import ondo.store.ResponseRepository;
import ondo.store.ResultRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the results that readers see come from the current data and this model. */
public final class Freshness {

  private static final Logger LOG = LoggerFactory.getLogger(Freshness.class);

  private final ResponseRepository responses;
  private final ResultRepository results;
  private final HazardCatalog catalog;
  private final Orders orders;

  Freshness(
      ResponseRepository responses,
      ResultRepository results,
      HazardCatalog catalog,
      Orders orders) {
    this.responses = responses;
    this.results = results;
    this.catalog = catalog;
    this.orders = orders;
  }

  /** True as well when there is no data, because nothing could be computed then. */
  public boolean holds() {
    var data = responses.findCurrent();
    if (data.isEmpty()) {
      return true;
    }
    return results
        .findCurrent()
        .filter(
            set ->
                set.dataVersion().equals(data.get().dataVersion())
                    && set.modelVersion().equals(catalog.modelVersion()))
        .isPresent();
  }

  /**
   * Opens a night after a job that may have left the results behind the data. A run that failed is
   * not repeated, unless newer data overtook it: that is why it was refused.
   */
  public void after(Job job) {
    switch (job.type()) {
      // Data that could not be loaded leave the old ones, which a new model may still want
      // computed.
      case INGEST -> restore();
      case NIGHT, PREDICTIONS -> {
        if (job.status() == Job.Status.COMPLETED || isOvertaken(job)) {
          restore();
        }
      }
      case ASSESS_SITES, REPORT, RELOCATION, VERIFY -> {
        // These write no results that anybody reads.
      }
    }
  }

  private boolean isOvertaken(Job job) {
    var version = job.dataVersion();
    return version != null
        && responses.findCurrent().filter(d -> !d.dataVersion().equals(version)).isPresent();
  }

  /** Opens a night unless the results are fresh. */
  public void restore() {
    if (holds()) {
      return;
    }
    var taken = orders.night();
    LOG.info("results are not of the current data and model; night={}", taken.id());
  }
}
