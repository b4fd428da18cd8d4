package ondo.scheduler.work;

import java.util.LinkedHashMap;
import java.util.Map;
import ondo.store.OutlookRepository;
import ondo.store.ResultRepository;
import ondo.store.ResultRepository.Count;

/** Counts the rows of a result set, table by table. */
final class ResultCounts {

  private final ResultRepository results;
  private final OutlookRepository outlooks;

  ResultCounts(ResultRepository results, OutlookRepository outlooks) {
    this.results = results;
    this.outlooks = outlooks;
  }

  /** By table, in the order of the checksum. */
  Map<String, Count> byTable(int resultSetId) {
    var counts = new LinkedHashMap<String, Count>();
    counts.put("hazard_series", results.countHazards(resultSetId));
    counts.put("loss_series", results.countLosses(resultSetId));
    counts.put("class_probability", results.countClasses(resultSetId));
    counts.put("band_series", outlooks.countBands(resultSetId));
    counts.put("event_series", outlooks.countEvents(resultSetId));
    return counts;
  }

  long total(int resultSetId) {
    return byTable(resultSetId).values().stream().mapToLong(Count::total).sum();
  }
}
